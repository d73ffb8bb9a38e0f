"""`opsroom export` through the real `main()`: parts of lists, their formats, what is refused."""

import csv
from pathlib import Path

import pytest

from opsroom.domain.imports import ImportKind, Outcome
from opsroom.runtime.clock import SystemClock
from opsroom.services.import_table import ImportRequest, preview
from opsroom.services.workspace import Workspace
from tests.cli.conftest import Run


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_part_of_a_list_keeps_the_heads_scripts_rely_on(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    out = tmp_path / "a.csv"
    printed = opsroom(
        "export", "personel", ops, "-o", out, "--columns", "Nama,nrp", "--where", "unit=lubuk", "--where", "nrp=>88",
        "--sort", "-name", "--json",
    )  # fmt: skip
    assert printed.status == 2  # argparse takes a leading minus for an option: it is written --sort=-name
    printed = opsroom(
        "export", "personel", ops, "-o", out, "--columns", "Nama,nrp", "--where", "unit=lubuk", "--sort=-name", "--json"
    )
    assert printed.json == {"what": "personel", "rows": 4, "file": str(out)}
    heads, *rows = _rows(out)
    assert heads == ["nama", "nrp"]
    assert [row[0] for row in rows] == ["IMAM SETIAWAN", "HADI NUGROHO", "GALIH RAMADHAN", "FAJAR UTAMA"]


@pytest.mark.parametrize(
    ("where", "numbers"),
    [("voters_m=>=121", ["002", "003"]), ("note=kosong", ["001", "002", "003", "901"]), ("desa=!kurup", []),
     ("DPT L=40~121", ["001", "002", "901"]), ("number==001; 901", ["001", "901"])],
)  # fmt: skip
def test_conditions_speak_the_language_of_the_filter_row(
    tmp_path: Path, ops: Path, opsroom: Run, where: str, numbers: list[str]
) -> None:
    out = tmp_path / "a.csv"
    argv = ("export", "tps", ops, "-o", out, "--columns", "number", "--where", "kecamatan=lubuk", "--where", where)
    assert opsroom(*argv).status == 0
    assert [row[0] for row in _rows(out)[1:]] == numbers


@pytest.mark.parametrize("what", ["tps", "personel"])
def test_ods_comes_back_the_same(tmp_path: Path, ops: Path, opsroom: Run, what: str) -> None:
    out = tmp_path / "a.ods"
    rows = opsroom("export", what, ops, "-o", out, "--sort", "note", "--json").json["rows"]
    workspace = Workspace.open(ops, SystemClock(), backup=False)
    account = preview(workspace, ImportRequest(ImportKind(what), out))
    workspace.close()
    assert (account.count(Outcome.SAME), account.read) == (rows, rows)


@pytest.mark.parametrize(
    ("options", "told"),
    [(("--columns", "warna"), "Kolom 'warna' tidak ada"), (("--where", "warna=a"), "Kolom 'warna' tidak ada"),
     (("--where", "desa"), "Saringan 'desa' tidak terbaca"), (("--where", "voters_m=>x"), ""),
     (("--where", "desa=/[/"), ""), (("--sort", "warna"), "Kolom 'warna' tidak ada")],
)  # fmt: skip
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    tmp_path: Path, ops: Path, opsroom: Run, options: tuple[str, ...], told: str
) -> None:
    printed = opsroom("export", "tps", ops, "-o", tmp_path / "a.csv", *options)
    assert (printed.status, printed.err.count("\n")) == (1, 1)
    assert told in printed.err
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("options", [("--sort", "nrp"), ("--columns", "nrp"), ("--where", "nrp=8")])
def test_plan_is_exported_whole(tmp_path: Path, ops: Path, opsroom: Run, options: tuple[str, ...]) -> None:
    opsroom("plot", ops)
    printed = opsroom("export", "plot", ops, "-o", tmp_path / "a.csv", *options)
    assert (printed.status, "diekspor utuh" in printed.err) == (1, True)
    assert not (tmp_path / "a.csv").exists()

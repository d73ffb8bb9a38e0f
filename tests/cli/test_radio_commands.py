"""`opsroom report` and `log`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def objects(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def plotted(ops: Path, opsroom: Run) -> Path:
    assert opsroom("plot", ops).status == 0
    return ops


def test_line_is_understood_and_kept(plotted: Path, opsroom: Run) -> None:
    (found,) = objects(opsroom("report", plotted, "tps 3 kurup tiba via ht1", "--at", "2024-02-13 16:00", "--json").out)
    assert (found["understood"], found["inbox"], found["stage"]) == (True, False, "TIBA_DESA")
    assert found["tps"] == [{"kecamatan": "LUBUK BATANG", "desa": "KURUP", "tps": "003"}]
    assert (found["time"], found["channel"]) == ("2024-02-13T16:00:00+07:00", "HT1")
    (kept,) = objects(opsroom("log", plotted, "--tps", "3 kurup", "--json").out)
    assert (kept["text"], kept["state"], kept["source"]) == ("tps 3 kurup tiba via ht1", "TAKEN", "CLI")


def test_dry_run_keeps_nothing(plotted: Path, opsroom: Run) -> None:
    assert "tidak disimpan" in opsroom("report", plotted, "tps 3 kurup tiba", "--dry-run").out
    assert opsroom("log", plotted).out == ""


def test_lines_of_a_file_are_all_kept_the_hopeless_in_the_inbox(plotted: Path, opsroom: Run, tmp_path: Path) -> None:
    lines = tmp_path / "baris.txt"
    lines.write_text("\ufefftps 1 kurup buka\n\nxyzzy\nlengkiti semua tiba\n", "utf-8")
    found = objects(opsroom("report", plotted, "--lines", lines, "--json").out)
    assert [line["inbox"] for line in found] == [False, True, False]
    assert [len(line["tps"]) for line in found] == [1, 0, 4]
    assert found[1]["reason"].endswith(".")
    assert len(objects(opsroom("log", plotted, "--json").out)) == 3


def test_words_for_people(plotted: Path, opsroom: Run) -> None:
    printed = opsroom("report", plotted, "lengkiti semua tiba 07.10; kurup buka").out
    assert "07.10  Tiba di desa: TPS 001 TANJUNG LENGKAYAP" in printed
    assert "dan 1 TPS lain" in printed
    assert "?  kurup buka" in printed
    assert "2 baris disimpan: 1 dimengerti, 1 menunggu di kotak masuk." in printed
    assert "[Tiba di desa, diterima" in opsroom("log", plotted, "--kecamatan", "lengkiti").out
    assert opsroom("log", plotted, "--since", "2020-01-01 00:00").out.count("\n") == 2


def test_safe_team_is_told(plotted: Path, opsroom: Run) -> None:
    assert "Aman: TPS" in opsroom("report", plotted, "tim 1 aman").out
    opsroom("report", plotted, "tim 1 tiba")
    assert "tim 1 tiba" in opsroom("log", plotted, "--team", 1).out


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--lines", "tidak-ada.txt"), "tidak dapat dibaca"),
        (("tps 1 kurup buka", "--at", "besok"), "tidak ada"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(plotted: Path, opsroom: Run, options: tuple[str, ...], word: str) -> None:
    printed = opsroom("report", plotted, *options)
    assert (printed.status, printed.out) == (1, "")
    assert word in printed.err
    assert opsroom("log", plotted).out == ""


def test_log_of_an_unknown_team_is_one_sentence(plotted: Path, opsroom: Run) -> None:
    printed = opsroom("log", plotted, "--team", 99)
    assert (printed.status, printed.err.strip()) == (
        1,
        "Tim 99 tidak ada dalam ploting yang berlaku. Periksa nomornya.",
    )


def test_file_too_large_for_lines_is_refused(plotted: Path, opsroom: Run, tmp_path: Path) -> None:
    large = tmp_path / "besar.txt"
    large.write_bytes(b"x" * 20_000_001)
    assert "terlalu besar" in opsroom("report", plotted, "--lines", large).err

"""The terminal commands through the real `main()`."""

import csv
from pathlib import Path

import pytest

from opsroom.app import main
from opsroom.cli.output import Screens
from opsroom.cli.run import COMMAND_NAMES, run
from opsroom.runtime.clock import SystemClock
from tests.cli.conftest import Run


def test_import_tells_a_reconciling_account(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    printed = opsroom("import", "personel", tmp_path / "personel.csv", "--into", ops, "--json").json
    assert printed["read"] == printed["new"] + printed["changed"] + printed["same"] + printed["rejected"] == 10
    assert printed["committed"] is True


def test_dry_run_changes_nothing(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    path = tmp_path / "baru.csv"
    path.write_text("NAMA,PANGKAT,NRP,KESATUAN\nKEVIN UTOMO,BRIPDA,99010101,SAT LANTAS\n", "utf-8")
    assert opsroom("import", "personel", path, "--into", ops, "--dry-run", "--json").json["new"] == 1
    assert opsroom("import", "personel", path, "--into", ops, "--dry-run", "--json").json["new"] == 1


def test_import_in_words(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    printed = opsroom("import", "personel", tmp_path / "personel.csv", "--into", ops)
    assert "10 baris dibaca = 0 baru, 0 berubah, 10 sama, 0 ditolak" in printed.out


def test_rejected_rows_are_written(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    path, rejects = tmp_path / "cacat.csv", tmp_path / "ditolak.xlsx"
    path.write_text("NAMA,PANGKAT,NRP,KESATUAN\nKEVIN UTOMO,BRIPDA,,SAT LANTAS\n", "utf-8")
    printed = opsroom("import", "personel", path, "--into", ops, "--rejects", rejects)
    assert "ditolak 1x" in printed.out
    assert rejects.exists()


def test_patterns_are_listed_in_words(ops: Path, opsroom: Run) -> None:
    assert "SANGAT_RAWAN: 2:1:2 (2 polisi - 1 TPS - 2 Linmas)" in opsroom("pattern", ops).out


def test_several_patterns_can_be_set(ops: Path, opsroom: Run) -> None:
    opsroom("pattern", ops, "--set", "KURANG_RAWAN=2:8:16,2:10:20", "--set", "RAWAN=2:2", "--set", "rawan=2:4:8")
    patterns = opsroom("pattern", ops, "--json").json
    assert patterns["KURANG_RAWAN"] == ["2:8:16", "2:10:20"]
    assert patterns["RAWAN"] == ["2:2:4", "2:4:8"]


@pytest.mark.parametrize("text", ["RAWAN", "RAWAN=", "=2:2:4", "RAWAN=dua", "RAWAN=0:1:2"])
def test_bad_pattern_is_one_sentence(ops: Path, opsroom: Run, text: str) -> None:
    printed = opsroom("pattern", ops, "--set", text)
    assert (printed.status, printed.out) == (1, "")
    assert printed.err.count("\n") == 1


def test_duty_tells_whom_it_skipped(ops: Path, opsroom: Run) -> None:
    printed = opsroom("duty", ops, "--unit", "POLSEK%", "--set", "CADANGAN", "--json").json
    assert printed["skipped"] == {"CUTI": 1}
    assert printed["status"]["CADANGAN"] == 8


def test_duty_takes_numbers_and_limit(ops: Path, opsroom: Run) -> None:
    printed = opsroom("duty", ops, "--nrp", "81020002,85030003", "--set", "CADANGAN", "--limit", "1")
    assert "1 orang diubah" in printed.out


def test_duty_without_set_only_shows(ops: Path, opsroom: Run) -> None:
    assert "PAM TPS: 9" in opsroom("duty", ops).out


def test_duty_for_nobody_is_refused(ops: Path, opsroom: Run) -> None:
    assert opsroom("duty", ops, "--set", "PAM_TPS").status == 1


def test_duty_in_words_names_the_skipped(ops: Path, opsroom: Run) -> None:
    assert "dilewati 1 orang: Cuti" in opsroom("duty", ops, "--unit", "POLSEK%", "--set", "PAM_TPS").out


def test_plot_json_reconciles(ops: Path, opsroom: Run) -> None:
    plot = opsroom("plot", ops, "--json").json
    assert plot["tps_covered"] + plot["tps_short"] == 8
    assert len(plot["short"]) == plot["tps_short"]
    assert plot["people"] == 2 * plot["teams"]
    assert plot["seconds"] < 3


def test_plot_is_the_same_twice(ops: Path, opsroom: Run) -> None:
    first, second = opsroom("plot", ops, "--json").json, opsroom("plot", ops, "--json").json
    assert first["input_hash"] == second["input_hash"]
    assert {k: first[k] for k in ("teams", "people", "short")} == {k: second[k] for k in ("teams", "people", "short")}


def test_plot_in_words_tells_the_share_and_the_short(ops: Path, opsroom: Run) -> None:
    opsroom("duty", ops, "--unit", "POLSEK LUBUK BATANG", "--set", "CADANGAN")
    printed = opsroom("plot", ops).out
    assert "perintah 2/3" in printed
    assert "belum terisi" in printed


def test_export_plot_is_a_row_per_person_and_tps(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    opsroom("plot", ops)
    out = tmp_path / "plot.csv"
    assert opsroom("export", "plot", ops, "-o", out).status == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        heads = next(csv.reader(file))
    assert heads == ["tim", "nrp", "nama", "pangkat", "peran", "kode_desa", "kecamatan", "desa", "tps", "kategori"]


def test_order_writes_a_pdf(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    opsroom("plot", ops)
    out = tmp_path / "sprin.pdf"
    printed = opsroom("order", "sprin", ops, "-o", out, "--paper", "F4", "--number", "7")
    assert printed.status == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_order_before_the_plot_is_one_sentence(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    printed = opsroom("order", "sprin", ops, "-o", tmp_path / "sprin.pdf")
    assert (printed.status, printed.err.count("\n")) == (1, 1)


def test_board_screenshot_has_the_size(tmp_path: Path, ops: Path, opsroom: Run) -> None:
    out = tmp_path / "papan.png"
    assert opsroom("board", ops, "--screenshot", out, "--size", "1366x768").status == 0
    data = out.read_bytes()
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1366, 768)


@pytest.mark.parametrize("size", ["besar", "0x10", "10", "99999x10"])
def test_bad_board_size_is_one_sentence(tmp_path: Path, ops: Path, opsroom: Run, size: str) -> None:
    assert opsroom("board", ops, "--screenshot", tmp_path / "p.png", "--size", size).status == 1


def test_doctor_json(ops: Path, opsroom: Run) -> None:
    health = opsroom("doctor", ops, "--json").json
    assert health["sound"] is True
    assert health["counts"]["tps"] == 8
    assert health["backups"] >= 1


def test_doctor_in_words(ops: Path, opsroom: Run) -> None:
    assert opsroom("doctor", ops).out.startswith("Berkas sehat.")


@pytest.mark.parametrize("command", [("plot",), ("doctor",), ("pattern",), ("duty",)])
def test_missing_file_is_one_sentence(tmp_path: Path, opsroom: Run, command: tuple[str, ...]) -> None:
    printed = opsroom(*command, tmp_path / "tidak-ada.ops")
    assert (printed.status, printed.out, printed.err.count("\n")) == (1, "", 1)


def test_foreign_file_is_one_sentence_and_untouched(tmp_path: Path, opsroom: Run) -> None:
    foreign = tmp_path / "asing.ops"
    foreign.write_bytes(b"bukan basis data" * 100)
    printed = opsroom("doctor", foreign)
    assert (printed.status, printed.err.count("\n")) == (1, 1)
    assert foreign.read_bytes() == b"bukan basis data" * 100


def test_new_never_overwrites(ops: Path, opsroom: Run) -> None:
    assert opsroom("new", ops, "--name", "X").status == 1


def test_wrong_command_line_is_status_two(opsroom: Run) -> None:
    printed = opsroom("plot")
    assert printed.status == 2
    assert "usage" in printed.err


def test_version_is_told(opsroom: Run) -> None:
    printed = opsroom("--version")
    assert printed.status == 0
    assert printed.out.startswith("opsroom ")


def test_every_command_has_help(opsroom: Run) -> None:
    for name in sorted(COMMAND_NAMES):
        assert opsroom(name, "--help").status == 0


def test_demo_without_window_tells_where_things_are(tmp_path: Path) -> None:
    painted: list[tuple[Path, Path, tuple[int, int]]] = []

    def paint(file: Path, out: Path, size: tuple[int, int]) -> None:
        painted.append((file, out, size))
        out.write_bytes(b"png")

    def never(_path: Path | None) -> int:
        raise AssertionError

    assert run(["demo", str(tmp_path / "demo"), "--no-window"], SystemClock(), Screens(paint, never)) == 0
    assert painted[0][2] == (1920, 1080)


def test_demo_with_window_opens_it_on_the_file(tmp_path: Path) -> None:
    opened: list[Path | None] = []

    def open_window(path: Path | None) -> int:
        opened.append(path)
        return 0

    screens = Screens(lambda _file, out, _size: out.write_bytes(b"png") and None, open_window)
    assert run(["demo", str(tmp_path / "demo")], SystemClock(), screens) == 0
    assert opened == [next((tmp_path / "demo").glob("*.ops"))]


def test_unknown_word_is_taken_for_a_file_and_never_crashes(tmp_path: Path) -> None:
    assert main(["tidak-dikenal", str(tmp_path)]) == 2


def test_remarks_of_the_plot_are_told(ops: Path, opsroom: Run) -> None:
    assert "Padal" in opsroom("plot", ops).out or "padal" in opsroom("plot", ops).out


def test_order_warnings_go_to_stderr(tmp_path: Path, ops: Path, opsroom: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opsroom("plot", ops)
    monkeypatch.setattr("reports.sprin.order_warnings", lambda _snapshot, _fonts: ("Huruf pengganti dipakai.",))
    printed = opsroom("order", "sprin", ops, "-o", tmp_path / "sprin.pdf")
    assert (printed.status, printed.err) == (0, "Huruf pengganti dipakai.\n")


def test_doctor_tells_what_is_wrong(ops: Path, opsroom: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opsroom.services.workspace.Workspace.integrity", lambda _self: ("Halaman 7 rusak.",))
    printed = opsroom("doctor", ops)
    assert printed.status == 1
    assert "Halaman 7 rusak." in printed.out

"""Opening files: what each kind gives, and the sentence for everything that is no workbook."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from opsroom.domain.errors import ImportProblem
from opsroom.exchange.grids import Merge
from opsroom.exchange.workbooks import open_sheets

ROWS = [["NO", "NAMA"], [1, "BUDI"]]


def test_cells_are_placed_from_column_a_and_row_one(tmp_path: Path, save: Any) -> None:
    (sheet,) = open_sheets(save(tmp_path / "a.xlsx", [[], ["", "", "x"]]))
    assert list(sheet.load().walk())[1] == (2, ["", "", "x"])


def test_types_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("S")
        page.write_row(0, 0, ["0085", 85.0, True])
        page.write_datetime(0, 3, datetime(2024, 2, 14), book.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001
    (sheet,) = open_sheets(path)
    assert [str(cell) for cell in sheet.load().first(1)[0][1]] == ["0085", "85.0", "True", "2024-02-14"]


def test_merged_cells_are_told_in_spreadsheet_rows(tmp_path: Path, save: Any) -> None:
    (sheet,) = open_sheets(save(tmp_path / "a.xlsx", ROWS, merges=[(1, 1, 3, 1)]))
    assert sheet.load().merges == (Merge(2, 1, 4, 1),)


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.csv"])
def test_every_format_gives_the_same_rows(tmp_path: Path, save: Any, name: str) -> None:
    (sheet,) = open_sheets(save(tmp_path / name, ROWS))
    assert list(sheet.load().walk()) == [(1, ["NO", "NAMA"]), (2, [1, "BUDI"])]


@pytest.mark.parametrize("suffix", [".xls", ".csv", ".xlsm", ".ods"])
def test_workbook_under_another_suffix_is_known_by_its_contents(tmp_path: Path, save: Any, suffix: str) -> None:
    path = save(tmp_path / "a.xlsx", ROWS).rename(tmp_path / f"b{suffix}")
    assert [sheet.name for sheet in open_sheets(path)] == ["Sheet1"]


def test_text_under_an_xls_suffix_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xls"
    path.write_text("NO\tNAMA\n1\tBUDI\n")
    (sheet,) = open_sheets(path)
    assert (sheet.name, sheet.load().first(1)) == ("laporan", [(1, ["NO", "NAMA"])])


def test_hidden_sheets_are_marked(tmp_path: Path, save_sheets: Callable[..., Path]) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"A": ROWS, "B": ROWS}, hidden=["B"])
    assert [(sheet.name, sheet.is_hidden) for sheet in open_sheets(path)] == [("A", False), ("B", True)]


def test_chart_sheets_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("A")
        page.write_column(0, 0, [1, 2])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=A!$A$1:$A$2"})
        book.add_chartsheet("GRAFIK").set_chart(chart)
    assert [(sheet.name, sheet.is_table) for sheet in open_sheets(path)] == [("A", True), ("GRAFIK", False)]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"", "kosong"),
        ("a.csv", b"  \n", "kosong"),
        ("a.xlsx", b"%PDF-1.4 isi", "adalah PDF"),
        ("a.xlsx", b"\x89PNG\r\n", "bukan tabel"),
        ("a.xls", b"<html><table>", "halaman web"),
        ("a.xls", b"\n  <TABLE>", "halaman web"),
        ("a.xlsx", b"NO,NAMA\n1,BUDI\n", "kata sandi"),
        ("a.xlsx", b"PK\x03\x04 bukan zip", "kata sandi"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "kata sandi"),
        ("a.docx", b"PK\x03\x04", "jenis '.docx' tidak dikenal"),
        ("tanpa", b"x", "tidak dikenal"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ImportProblem, match=sentence):
        open_sheets(path)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="tidak ditemukan"):
        open_sheets(tmp_path / "hilang.xlsx")
    with pytest.raises(ImportProblem, match="adalah folder"):
        open_sheets(tmp_path)


def test_file_that_may_not_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04")

    def denied(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ImportProblem, match="tidak dapat dibuka"):
        open_sheets(path)


def test_damage_inside_a_sheet_is_told_when_it_is_loaded(tmp_path: Path, save: Any) -> None:
    path = save(tmp_path / "a.xlsx", ROWS)
    broken = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as part:
        for name in whole.namelist():
            data = whole.read(name)
            part.writestr(name, data[: len(data) // 2] if name.endswith("sheet1.xml") else data)
    (sheet,) = open_sheets(broken)
    with pytest.raises(ImportProblem, match="rusak"):
        sheet.load()


def test_unknown_encoding_inside_a_package_is_refused(tmp_path: Path, save: Any) -> None:
    path = save(tmp_path / "a.ods", ROWS)
    broken = tmp_path / "b.ods"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as part:
        for name in whole.namelist():
            part.writestr(name, whole.read(name).replace(b'encoding="UTF-8"', b'encoding="UTF-9"'))
    with pytest.raises(ImportProblem, match="rusak"):
        open_sheets(broken)

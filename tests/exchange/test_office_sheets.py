"""Workbooks in office shape, read back cell by cell and by our own reader."""

from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineSheet, load_workbook

from opsroom.domain.errors import OpsError
from opsroom.exchange.reading import read_workbook
from opsroom.exchange.writing import Band, SheetTable, Subtotal, write_sheets

STATIONS = SheetTable(
    "TPS",
    [
        ["NO", "KECAMATAN", "DESA", "TPS", "PEMILIH", "", "", "KET"],
        ["", "", "", "", "L", "P", "JML", ""],
    ],
    [
        [1, "LENGKITI", "SUNDAN", "001", 10, 20, 30, ""],
        [2, "LENGKITI", "SUNDAN", "002", 11, 21, 32, "jalan tanah"],
        [3, "LENGKITI", "UMPAM", "001", 12, 22, 34, ""],
        Subtotal("JUMLAH LENGKITI", ((4, 33), (5, 63), (6, 96))),
        [4, "ULU OGAN", "UMPAM", "001", 13, 23, 36, ""],
    ],
    titles=["DAFTAR TPS", "KABUPATEN OKU"],
    widths=[5, 20, 20],
    is_numbered=True,
    groups=[1, 2],
    signature=["Baturaja,     Februari 2024", "KETUA KPU", "", "(..........)"],
    signature_column=7,
)
PEOPLE = SheetTable(
    "POLSEK",
    [["NO", "NAMA", "PANGKAT / NRP"]],
    [Band("POLSEK LENGKITI"), [1, "BUDI", "AKP / 85010203"], Band("POLSEK ULU OGAN"), [2, "ANI", "AIPDA / 85010204"]],
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "kantor.xlsx"
    write_sheets(path, [STATIONS, PEOPLE])
    return path


def sheet(path: Path, name: str) -> CalamineSheet:
    return load_workbook(path).get_sheet_by_name(name)


def test_head_is_merged_down_and_across(book: Path) -> None:
    merges = set(sheet(book, "TPS").merged_cell_ranges or [])
    assert {((3, 0), (4, 0)), ((3, 1), (4, 1)), ((3, 4), (3, 6)), ((3, 7), (4, 7))} <= merges
    assert not any(start[0] == 4 for start, _ in merges)


def test_titles_and_bands_go_over_the_whole_width(book: Path) -> None:
    assert ((0, 0), (0, 7)) in (sheet(book, "TPS").merged_cell_ranges or [])
    assert ((1, 0), (1, 2)) in (sheet(book, "POLSEK").merged_cell_ranges or [])


def test_groups_are_merged_within_the_group_to_their_left(book: Path) -> None:
    merges = {(start, end) for start, end in sheet(book, "TPS").merged_cell_ranges or [] if start[0] > 5}
    assert merges == {((6, 1), (8, 1)), ((6, 2), (7, 2))}


def test_column_numbers_subtotals_and_signature_stand_where_offices_put_them(book: Path) -> None:
    rows = sheet(book, "TPS").to_python(skip_empty_area=False)
    assert rows[5] == [float(number) for number in range(1, 9)]
    assert rows[9] == ["JUMLAH LENGKITI", "", "", "", 33.0, 63.0, 96.0, ""]
    assert [row[7] for row in rows[12:]] == ["Baturaja,     Februari 2024", "KETUA KPU", "", "(..........)"]


def test_our_own_reader_understands_the_workbook(book: Path) -> None:
    stations, people = read_workbook(book, None)
    assert [tuple(row.values[key] for key in ("kecamatan", "desa", "number")) for row in stations.rows] == [
        ("LENGKITI", "SUNDAN", "001"),
        ("LENGKITI", "SUNDAN", "002"),
        ("LENGKITI", "UMPAM", "001"),
        ("ULU OGAN", "UMPAM", "001"),
    ]
    assert [(row.values["nrp"], row.values["unit"]) for row in people.rows] == [
        ("85010203", "POLSEK LENGKITI"),
        ("85010204", "POLSEK ULU OGAN"),
    ]


def test_sheet_names_are_made_fit(tmp_path: Path) -> None:
    names = ["POLSEK [A]: B*?/\\", "x" * 40, "x" * 40, "", "polsek", "POLSEK"]
    path = tmp_path / "a.xlsx"
    write_sheets(path, [SheetTable(name, [["A"]], [[1]]) for name in names])
    assert load_workbook(path).sheet_names == [
        "POLSEK  A   B", "x" * 31, "x" * 27 + " (2)", "Data", "polsek", "POLSEK (2)",
    ]  # fmt: skip


def test_only_xlsx_is_written(tmp_path: Path) -> None:
    with pytest.raises(OpsError, match=r"akhiran \.xlsx"):
        write_sheets(tmp_path / "a.csv", [PEOPLE])


def test_full_disk_while_closing_a_workbook_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_book: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(xlsxwriter.Workbook, "_store_workbook", full)
    with pytest.raises(OpsError, match="isi cakram"):
        write_sheets(tmp_path / "a.xlsx", [PEOPLE])
    assert list(tmp_path.iterdir()) == []

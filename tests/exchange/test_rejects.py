"""Rejected rows go back to their owner, and come in again once they are repaired."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import load_workbook

from opsroom.domain.errors import OpsError
from opsroom.domain.imports import ImportAccount, ImportKind, Outcome, RowOutcome, SheetReading, SheetRow
from opsroom.exchange.reading import read_workbook
from opsroom.exchange.writing import write_rejects

SaveSheets = Callable[..., Path]


def account_of(readings: tuple[SheetReading, ...]) -> ImportAccount:
    """The account of an import that takes every row without a problem."""
    outcomes = tuple(
        RowOutcome(row, Outcome.REJECTED if row.problems else Outcome.NEW, row.problems)
        for reading in readings
        for row in reading.rows
    )
    return ImportAccount(ImportKind.PERSON, "a.xlsx", outcomes, readings)


def cells_of(path: Path, sheet: str) -> list[list[object]]:
    return [list(row) for row in load_workbook(path).get_sheet_by_name(sheet).to_python()]


def repair(path: Path, changes: dict[tuple[str, int, int], object]) -> Path:
    """The workbook typed over in some cells (sheet, row, column from 0), as its owner would."""
    book = load_workbook(path)
    repaired = path.with_name("diperbaiki.xlsx")
    with xlsxwriter.Workbook(repaired) as out:
        for name in book.sheet_names:
            page = out.add_worksheet(name)
            for number, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False)):
                for column, cell in enumerate(row):
                    page.write(number, column, changes.get((name, number, column), cell))
    return repaired


@pytest.fixture
def roster(tmp_path: Path, save_sheets: SaveSheets) -> Path:
    head = ["NO", "NAMA", "PANGKAT", "NRP", "KET"]
    return save_sheets(
        tmp_path / "a.xlsx",
        {
            "POLSEK A": [["DAFTAR"], head, [1, "BUDI", "AKP", "85010203", ""], [2, "ANI", "AIPDA", "8501020", "cuti"]],
            "LAIN": [head, ["SPKT"], [1, "", "BRIPDA", 3010204, ""], ["POLSEK B"], [2, "C D", "AKP", "", ""]],
        },
    )


def test_rejects_have_their_own_heads_cells_and_the_reason(tmp_path: Path, roster: Path) -> None:
    out = tmp_path / "ditolak.xlsx"
    assert write_rejects(out, account_of(read_workbook(roster, None))) == 3
    assert cells_of(out, "POLSEK A") == [
        ["NO", "NAMA", "PANGKAT", "NRP", "KET", "ALASAN DITOLAK", "KESATUAN"],
        ["2", "ANI", "AIPDA", "8501020", "cuti", "NRP kurang dari 8 digit", "POLSEK A"],
    ]


def test_what_bands_told_and_lost_zeros_are_written_out(tmp_path: Path, roster: Path) -> None:
    out = tmp_path / "ditolak.xlsx"
    write_rejects(out, account_of(read_workbook(roster, None)))
    assert cells_of(out, "LAIN")[1:] == [
        ["1", "", "BRIPDA", "03010204", "", "Nama kosong", "SPKT"],
        ["2", "C D", "AKP", "", "", "NRP/NIP kosong", "POLSEK B"],
    ]


def test_repaired_rejects_are_imported_again(tmp_path: Path, roster: Path) -> None:
    out = tmp_path / "ditolak.xlsx"
    write_rejects(out, account_of(read_workbook(roster, None)))
    changes: dict[tuple[str, int, int], object] = {
        ("POLSEK A", 1, 3): "85010205",
        ("LAIN", 1, 1): "DEDI",
        ("LAIN", 2, 3): "85010206",
    }
    readings = read_workbook(repair(out, changes), None)
    rows = [row for reading in readings for row in reading.rows]
    assert not any(row.problems for row in rows)
    assert [(row.values["nrp"], row.values["name"], row.values["unit"]) for row in rows] == [
        ("85010205", "ANI", "POLSEK A"),
        ("03010204", "DEDI", "SPKT"),
        ("85010206", "C D", "POLSEK B"),
    ]


def test_reason_column_does_not_change_the_layout(tmp_path: Path, roster: Path) -> None:
    out = tmp_path / "ditolak.xlsx"
    first = read_workbook(roster, None)
    write_rejects(out, account_of(first))
    assert [reading.layout for reading in read_workbook(out, None)] == [reading.layout for reading in first]


def test_tps_rejects_keep_the_places_filled_from_above(tmp_path: Path, save_sheets: SaveSheets) -> None:
    head = [["NO", "KECAMATAN", "DESA", "TPS", "PEMILIH", ""], ["", "", "", "", "L", "P"]]
    rows = [[1, "LENGKITI", "SUNDAN", 1, 10, 20], [2, "", "", "x", 11, 21]]
    path = save_sheets(tmp_path / "a.xlsx", {"S": [*head, *rows]})
    out = tmp_path / "ditolak.xlsx"
    write_rejects(out, account_of(read_workbook(path, None)))
    assert cells_of(out, "S") == [
        ["NO", "KECAMATAN", "DESA", "TPS", "PEMILIH L", "PEMILIH P", "ALASAN DITOLAK"],
        ["2", "LENGKITI", "SUNDAN", "x", "11", "21", "Nomor TPS tidak terbaca, harus 001 sampai 999"],
    ]
    (reading,) = read_workbook(repair(out, {("S", 1, 3): "002"}), None)
    assert reading.rows[0].values == {
        "kecamatan": "LENGKITI",
        "desa": "SUNDAN",
        "number": "002",
        "voters_m": 11,
        "voters_f": 21,
    }


def test_rejects_of_a_sheet_without_head_get_heads_that_are_known(tmp_path: Path, save_sheets: SaveSheets) -> None:
    rows = [["BUDI", "AKP", f"850102{n:02d}"] for n in range(8)]
    path = save_sheets(tmp_path / "a.xlsx", {"S": [*rows, ["ANI", "AKP", "8501020"]]})
    out = tmp_path / "ditolak.xlsx"
    write_rejects(out, account_of(read_workbook(path, None)))
    assert cells_of(out, "S")[0] == ["NAMA", "PANGKAT", "NRP", "ALASAN DITOLAK"]
    (reading,) = read_workbook(repair(out, {("S", 1, 2): "85010209"}), None)
    assert reading.rows[0].values["nrp"] == "85010209"


def test_rejects_without_a_reading_have_the_heads_of_their_rows(tmp_path: Path) -> None:
    row = SheetRow("S", 2, {}, {"NAMA": "BUDI", "NRP": ""}, ("NRP/NIP kosong",))
    account = ImportAccount(ImportKind.PERSON, "a", (RowOutcome(row, Outcome.REJECTED, ("NRP/NIP kosong", "dua")),))
    write_rejects(tmp_path / "b.xlsx", account)
    assert cells_of(tmp_path / "b.xlsx", "S") == [
        ["NAMA", "NRP", "ALASAN DITOLAK"],
        ["BUDI", "", "NRP/NIP kosong; dua"],
    ]


def test_nothing_rejected_makes_no_file(tmp_path: Path) -> None:
    assert write_rejects(tmp_path / "b.xlsx", ImportAccount(ImportKind.TPS, "a", ())) == 0
    assert list(tmp_path.iterdir()) == []


def test_only_xlsx_is_written(tmp_path: Path) -> None:
    with pytest.raises(OpsError, match=r"akhiran \.xlsx"):
        write_rejects(tmp_path / "b.csv", ImportAccount(ImportKind.TPS, "a", ()))

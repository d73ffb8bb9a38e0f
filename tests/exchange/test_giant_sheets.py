"""Sheets whose rectangle is far larger than their contents: a stray cell must not cost gigabytes."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from opsroom.domain.errors import ImportProblem
from opsroom.exchange.grids import MAX_COLUMNS, Merge
from opsroom.exchange.reading import read_workbook
from opsroom.exchange.sparse_xlsx import shared_strings, sparse_rows
from opsroom.exchange.workbooks import open_sheets
from opsroom.exchange.xlsx_parts import column_index, column_letters, measure, sheet_parts

HEAD = ["NO", "KECAMATAN", "DESA", "TPS"]
STATION = [1, "LENGKITI", "SUNDAN", "001"]
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383

#: Prints the peak memory of a process that reads one workbook. Units: MB.
PEAK = """
import sys
from pathlib import Path
from opsroom.domain.errors import ImportProblem
from opsroom.exchange.reading import read_workbook
try:
    read_workbook(Path(sys.argv[1]), None)
except ImportProblem:
    pass
# ru_maxrss would remember the parent, which was larger; the high-water mark of /proc begins with the program.
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.fixture
def giant(tmp_path: Path) -> Path:
    """A TPS list with stray cells in the last row and the last column."""
    path = tmp_path / "raksasa.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("S")
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, STATION)
        page.write_row(2, 0, [2, "", "UMPAM", 1.0, True])
        page.merge_range(1, 1, 2, 1, "LENGKITI")
        page.write_rich_string(3, 0, "a", book.add_format({"bold": True}), "b")
        page.write_formula(3, 1, "=1/0", None, "#DIV/0!")
        page.write_formula(3, 2, '="x"', None, "x")
        page.write_blank(4, 0, None, book.add_format({"border": 1}))
        page.write(LAST_ROW, LAST_COLUMN, "jauh")
    return path


def test_columns_have_letters() -> None:
    for index, letters in ((0, "A"), (25, "Z"), (26, "AA"), (LAST_COLUMN, "XFD")):
        assert column_letters(index) == letters
        assert column_index(letters) == index


def test_extent_is_measured_without_loading(giant: Path) -> None:
    with zipfile.ZipFile(giant) as package:
        extent, merges = measure(package, sheet_parts(package)["S"])
    assert (extent.rows, extent.columns) == (LAST_ROW + 1, LAST_COLUMN + 1)
    assert extent.cells < 30
    assert merges == (Merge(2, 1, 3, 1),)


def test_rows_are_read_one_by_one_with_their_types(giant: Path) -> None:
    with zipfile.ZipFile(giant) as package:
        part, texts = sheet_parts(package)["S"], shared_strings(package)
    rows = list(sparse_rows(giant, part, texts))
    assert rows == [
        (1, HEAD),
        (2, [1.0, "LENGKITI", "SUNDAN", "001"]),
        (3, [2.0, "", "UMPAM", 1.0, True]),
        (4, ["ab", "", "x"]),
    ]


def test_giant_sheet_is_read_like_any_other(giant: Path) -> None:
    (reading,) = read_workbook(giant, None)
    assert [row.values["desa"] for row in reading.rows[:2]] == ["SUNDAN", "UMPAM"]
    assert reading.rows[1].values["kecamatan"] == "LENGKITI"


def test_heads_repeated_to_the_last_column_cost_little(tmp_path: Path) -> None:
    path = tmp_path / "lebar.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("S")
        page.write_row(0, 0, HEAD * ((LAST_COLUMN + 1) // len(HEAD)))
        for row in range(1, 400):
            page.write_row(row, 0, [row, "LENGKITI", "SUNDAN", row])
    assert peak_of(path) < 300
    (reading,) = read_workbook(path, None)
    assert len(reading.rows) == 399
    assert len(reading.columns) < MAX_COLUMNS


def test_giant_sheet_costs_little(giant: Path) -> None:
    assert peak_of(giant) < 300


def peak_of(path: Path) -> int:
    done = subprocess.run([sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def raw_package(path: Path, sheet: str, strings: str = "", prefix: str = "", before: str = "") -> Path:
    """A minimal package around the given sheet part."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                         '<sheet name="S" r:id="rId1"/></sheets></workbook>')  # fmt: skip
        package.writestr(
            "xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="rId1" Target="/xl/s.xml"/></Relationships>'
        )
        space = f'xmlns:{prefix}="{main}"' if prefix else f'xmlns="{main}"'
        mark = f"{prefix}:" if prefix else ""
        package.writestr(
            "xl/s.xml", f"<{mark}worksheet {space}>{before}<{mark}sheetData>{sheet}</{mark}sheetData></{mark}worksheet>"
        )
        if strings:
            package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
    return path


def rows_of(path: Path) -> list[tuple[int, list[Any]]]:
    with zipfile.ZipFile(path) as package:
        part, texts = sheet_parts(package)["S"], shared_strings(package)
    return list(sparse_rows(path, part, texts))


def test_cells_without_references_follow_each_other(tmp_path: Path) -> None:
    path = raw_package(tmp_path / "a.xlsx", "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")
    assert [row for _, row in rows_of(path)] == [[1.0, 2.0], [3.0]]


def test_every_type_of_cell_is_read(tmp_path: Path) -> None:
    strings = "<si><t>satu</t><rPh><t>aid</t></rPh></si>"
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>9</v></c><c r="C1" t="inlineStr"><is><t>isi</t></is></c>'
        '<c r="D1" t="b"><v>0</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="n"><v>2</v></c><c r="G1"/>'
    )
    path = raw_package(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>', strings)
    assert rows_of(path) == [(1, ["satu", "", "isi", False, "", 2.0])]


def test_prefixed_tags_are_known(tmp_path: Path) -> None:
    path = raw_package(tmp_path / "a.xlsx", '<x:row r="7"><x:c r="B7"><x:v>5</x:v></x:c></x:row>', prefix="x")
    assert rows_of(path) == [(7, ["", 5.0])]
    with zipfile.ZipFile(path) as package:
        assert measure(package, "xl/s.xml")[0].rows == 7


def test_rows_longer_than_a_piece_are_put_together(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{column_letters(n % 500)}2"><v>{n}</v></c>' for n in range(30_000))
    path = raw_package(tmp_path / "a.xlsx", f'<row r="1"><c r="A1" s="1"/></row><row r="2">{cells}</row>')
    ((number, row),) = rows_of(path)
    assert (number, len(row)) == (2, 500)


def test_a_text_that_looks_like_a_row_does_not_hide_the_last_row(tmp_path: Path) -> None:
    path = raw_package(tmp_path / "a.xlsx", '<row r="9"><c r="A9" t="inlineStr"><is><t>arrow x</t></is></c></row>')
    with zipfile.ZipFile(path) as package:
        assert measure(package, "xl/s.xml")[0].rows == 9


def test_rows_may_begin_far_into_the_part(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    path = raw_package(tmp_path / "a.xlsx", row, before="<cols/>" * 60_000)
    assert rows_of(path) == [(1, [1.0])]


def test_part_without_rows_has_none(tmp_path: Path) -> None:
    path = raw_package(tmp_path / "a.xlsx", "<sheetPr/>" * 40_000)
    assert rows_of(path) == []


def test_part_under_an_unknown_name_is_left_to_calamine(tmp_path: Path, giant: Path) -> None:
    moved = tmp_path / "b.xlsx"
    with zipfile.ZipFile(giant) as whole, zipfile.ZipFile(moved, "w") as part:
        for name in whole.namelist():
            data = whole.read(name)
            if name.endswith("workbook.xml.rels"):
                data = data.replace(b"worksheets/sheet1.xml", b"worksheets/tiada.xml")
            part.writestr(name, data)
    with pytest.raises(ImportProblem, match="rusak"):
        open_sheets(moved)[0].load()


def test_damage_in_a_giant_sheet_is_told_while_walking(tmp_path: Path, giant: Path) -> None:
    broken = tmp_path / "b.xlsx"
    with zipfile.ZipFile(giant) as whole, zipfile.ZipFile(broken, "w") as part:
        for name in whole.namelist():
            data = whole.read(name)
            part.writestr(name, data.replace(b"<v>1</v>", b"<v>satu</v>") if "sheet1" in name else data)
    (sheet,) = open_sheets(broken)
    with pytest.raises(ImportProblem, match="rusak"):
        list(sheet.load().walk())


def test_giant_ods_is_refused_before_it_is_laid_out(
    tmp_path: Path, save_ods_rows: Callable[[Path, dict[str, str]], Path]
) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    gap = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    far = f'<table:table-cell table:number-columns-repeated="1000"/>{cell}'
    path = save_ods_rows(
        tmp_path / "a.ods",
        {"S": f"<table:table-row>{cell}</table:table-row>{gap}<table:table-row>{far}</table:table-row>"},
    )
    with pytest.raises(ImportProblem, match="terlalu besar"):
        open_sheets(path)


def test_ods_that_ends_in_empty_stretches_is_read(
    tmp_path: Path, save_ods_rows: Callable[[Path, dict[str, str]], Path]
) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    tail = '<table:table-cell table:number-columns-repeated="16383"/>'
    gap = f'<table:table-row table:number-rows-repeated="1048000">{tail}</table:table-row>'
    path = save_ods_rows(tmp_path / "a.ods", {"S": f"<table:table-row>{cell}{tail}</table:table-row>{gap}", "T": ""})
    first, second = open_sheets(path)
    assert list(first.load().walk()) == [(1, ["x"])]
    assert list(second.load().walk()) == []

"""Large lists read by the column: what comes out is what row by row gives."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from opsroom.domain.errors import Cancelled
from opsroom.domain.import_rows import Joined, RowBlock
from opsroom.domain.imports import ImportKind, SheetRow
from opsroom.domain.progress import SILENT, Progress
from opsroom.exchange.layouts import find_layout
from opsroom.exchange.tps_blocks import tps_list
from opsroom.exchange.workbooks import open_sheets

HEADS = ("NO", "KODE DESA", "KECAMATAN", "DESA", "NO TPS", "DPT L", "KERAWANAN", "LAT", "LON", "KETUA KPPS", "KET")
PLAIN = ("1601072001", "SOSOH", "KURUP", "7", "120", "RAWAN", "-4.1", "104.1", "", "")
CELLS = (
    st.sampled_from(["1601072001", "16.01.07.2001", "123", ""]),
    st.sampled_from(["SOSOH", "KEC. SOSOH", "", "sda"]),
    st.sampled_from(["KURUP", "DESA KURUP", "TANAH ABANG", "JUMLAH", ""]),
    st.sampled_from(["1", "002", "TPS 3", "901", "3 KURUP", "KHUSUS 1", "x", ""]),
    st.sampled_from(["120", "1.200", "banyak", "-", ""]),
    st.sampled_from(["RAWAN", "SANGAT RAWAN (banjir)", "KHUSUS", "", "LAIN"]),
    st.sampled_from(["-4.1", "-4,12", "?", "", "0"]),
    st.sampled_from(["104.1", "200", ""]),
    st.sampled_from(["BUDI", "2", "-", ""]),
    st.sampled_from(["jalan tanah", "blank spot, 3 km", "LOKSUS", "dekat pasar", "-", ""]),
)
STRANGE = st.tuples(*CELLS)


def _lists(path: Path, rows: list[tuple[str, ...]]) -> tuple[Any, Any]:
    lines = [";".join(HEADS), *(f"{number};{';'.join(cells)}" for number, cells in enumerate(rows, start=1))]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    grid = open_sheets(path)[0].load()
    layout = find_layout(grid, ImportKind.TPS, {})
    return (
        tps_list(grid, layout, SILENT, bare_name=False, least=0),
        tps_list(grid, layout, SILENT, bare_name=False, least=10**9),
    )


def _seen(rows: Any) -> list[tuple[object, ...]]:
    return [(row.row, dict(row.values), dict(row.cells), row.problems, row.warnings) for row in rows]


def _even(count: int) -> list[tuple[str, ...]]:
    return [(PLAIN[0], PLAIN[1], f"DESA {number // 9}", str(number % 9 + 1), *PLAIN[4:]) for number in range(count)]


def _blocks(rows: Any) -> int:
    return sum(isinstance(part, RowBlock) for part in rows.parts)


def test_even_list_is_read_by_blocks(tmp_path: Path) -> None:
    quick, slow = _lists(tmp_path / "a.csv", _even(2500))
    assert isinstance(quick, Joined)
    assert _blocks(quick) == 2
    assert _seen(quick) == _seen(slow)


@given(strange=st.lists(st.tuples(st.integers(1000, 2400), STRANGE), max_size=6))
@settings(max_examples=15)
def test_strange_rows_among_even_ones_are_read_as_row_by_row(
    tmp_path_factory: pytest.TempPathFactory, strange: list[tuple[int, tuple[str, ...]]]
) -> None:
    rows = _even(2500)
    for place, cells in strange:
        rows[place] = cells
    quick, slow = _lists(tmp_path_factory.mktemp("blocks") / "a.csv", rows)
    assert _seen(quick) == _seen(slow)


def test_special_locations_and_remarks_do_not_hold_a_block_up(tmp_path: Path) -> None:
    rows = _even(2500)
    rows[1500] = (*PLAIN[:3], "901", *PLAIN[4:9], "LOKSUS")
    rows[1600] = (*PLAIN[:3], "5", "banyak", *PLAIN[5:9], "jalan tanah, blank spot")
    quick, slow = _lists(tmp_path / "a.csv", rows)
    assert _blocks(quick) == 2
    assert _seen(quick) == _seen(slow)


def test_head_that_turns_up_again_by_its_desa_is_looked_at_row_by_row(tmp_path: Path) -> None:
    rows = _even(2500)
    rows[1500] = (*PLAIN[:2], "DESA", *PLAIN[3:])
    quick, slow = _lists(tmp_path / "a.csv", rows)
    assert _blocks(quick) == 1
    assert _seen(quick) == _seen(slow)


def test_merged_cells_are_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    page.write_row(0, 0, ["KECAMATAN", "DESA", "NO TPS"])
    for row in range(1, 2400):
        page.write_row(row, 0, ["SOSOH", "KURUP", row % 900 + 1])
    page.merge_range(1500, 1, 1510, 1, "GABUNG")
    book.close()
    grid = open_sheets(path)[0].load()
    layout = find_layout(grid, ImportKind.TPS, {})
    quick, slow = (tps_list(grid, layout, SILENT, bare_name=False, least=least) for least in (0, 10**9))
    assert _blocks(quick) == 1
    assert _seen(quick) == _seen(slow)


def test_notes_beside_a_column_of_their_own_are_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = [f"KURUP;SOSOH;{row % 900 + 1};{'jalan' if row % 500 == 0 else ''};{'banjir' if row % 700 == 0 else ''}"
             for row in range(2400)]  # fmt: skip
    path.write_text("DESA;KECAMATAN;NO TPS;AKSES;KET\n" + "\n".join(lines) + "\n", "utf-8")
    grid = open_sheets(path)[0].load()
    layout = find_layout(grid, ImportKind.TPS, {})
    quick, slow = (tps_list(grid, layout, SILENT, bare_name=False, least=least) for least in (0, 10**9))
    assert _seen(quick) == _seen(slow)


def test_sum_among_the_rows_is_left_out(tmp_path: Path) -> None:
    rows = _even(2500)
    rows[1500] = ("", "JUMLAH", "", "12", "", "", "", "", "", "")
    quick, slow = _lists(tmp_path / "a.csv", rows)
    assert _seen(quick) == _seen(slow)


def test_column_that_needs_its_row_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("KECAMATAN / DESA;NO TPS\n" + "SOSOH / KURUP;1\n" * 1200, "utf-8")
    grid = open_sheets(path)[0].load()
    rows = tps_list(grid, find_layout(grid, ImportKind.TPS, {}), SILENT, bare_name=False, least=0)
    assert isinstance(rows, tuple)
    assert isinstance(rows[0], SheetRow)


def test_kecamatan_of_the_title_holds_for_blocks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("KECAMATAN LENGKITI;;\nDESA;NO TPS;DPT L\n" + "KURUP;1;9\n" * 2500, "utf-8")
    grid = open_sheets(path)[0].load()
    rows = tps_list(grid, find_layout(grid, ImportKind.TPS, {}), SILENT, bare_name=False, least=0)
    assert {row.values["kecamatan"] for row in rows} == {"LENGKITI"}


def test_reading_by_blocks_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("DESA;KECAMATAN;NO TPS\n" + "KURUP;SOSOH;1\n" * 2500, "utf-8")
    grid = open_sheets(path)[0].load()
    layout = find_layout(grid, ImportKind.TPS, {})
    with pytest.raises(Cancelled):
        tps_list(grid, layout, Progress(is_cancelled=lambda: True), bare_name=False, least=0)

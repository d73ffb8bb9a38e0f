"""Printed tables read back by poppler."""

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from opsroom.domain.documents import PageSetup, Paper
from opsroom.domain.table_paper import PaperColumn, TablePaper
from reports.table_print import render

MADE = datetime(2024, 2, 11, 1, 0, tzinfo=UTC)
COLUMNS = (
    PaperColumn("NRP / NIP", 19, is_whole=True),
    PaperColumn("Nama", 32),
    PaperColumn("DPT L", 6, is_number=True, is_whole=True),
)


def _rows(count: int) -> list[tuple[str, ...]]:
    return [(f"{number:08d}", f"BUDI {number}", str(number * 3)) for number in range(1, count + 1)]


def _paper(count: int = 3, **fields: object) -> TablePaper:
    values = {"title": "Daftar personel", "filter_text": "", "made_at": "11 Februari 2024 pukul 08.00 WIB"}
    return TablePaper(**{**values, "columns": COLUMNS, "rows": _rows(count), **fields})  # type: ignore[arg-type]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[TablePaper], list[str]]:
    """The text of every page as laid out."""

    def pages(paper: TablePaper) -> list[str]:
        path = tmp_path / "a.pdf"
        path.write_bytes(render(paper, MADE))
        done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
        return done.stdout.split("\f")[:-1]

    return pages


def _sizes(tmp_path: Path, paper: TablePaper) -> str:
    path = tmp_path / "b.pdf"
    path.write_bytes(render(paper, MADE))
    done = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    return str(re.findall(r"Page size: +([\d.]+ x [\d.]+)", done.stdout)[0])


def test_title_filter_time_and_count_stand_above(read: Callable[[TablePaper], list[str]]) -> None:
    (page,) = read(_paper(filter_text="Kesatuan: POLSEK"))
    assert "Daftar personel" in page
    assert "3 baris · saringan: Kesatuan: POLSEK · 11 Februari 2024 pukul 08.00 WIB" in page


def test_rows_are_numbered_and_codes_keep_their_zeros(read: Callable[[TablePaper], list[str]]) -> None:
    (page,) = read(_paper())
    assert re.search(r"^ *2 +00000002 +BUDI 2 +6$", page, re.MULTILINE)


def test_head_stands_on_every_page_and_pages_are_counted(read: Callable[[TablePaper], list[str]]) -> None:
    pages = read(_paper(100))
    assert len(pages) == 3
    assert all("Nama" in page for page in pages)
    assert [re.findall(r"Halaman \d+ dari \d+", page) for page in pages] == [
        ["Halaman 1 dari 3"], ["Halaman 2 dari 3"], ["Halaman 3 dari 3"]
    ]  # fmt: skip


def test_every_row_is_printed_once(read: Callable[[TablePaper], list[str]]) -> None:
    text = "".join(read(_paper(500)))
    assert sorted(re.findall(r"\b0000\d{4}\b", text)) == [f"{number:08d}" for number in range(1, 501)]


def test_columns_too_many_for_a_page_stand_on_pages_side_by_side(read: Callable[[TablePaper], list[str]]) -> None:
    columns = tuple(PaperColumn(f"Kolom{number}", 30) for number in range(14))
    pages = read(_paper(columns=columns, rows=[tuple(f"isi{place} {'x' * 22}" for place in range(14))]))
    assert len(pages) > 1
    assert [sum(f"Kolom{number}" in page for page in pages) for number in range(2, 10)] == [1] * 8
    assert all(re.search(r"^ *1 ", page, re.MULTILINE) for page in pages)


def test_long_text_ends_in_an_ellipsis_and_a_code_never(read: Callable[[TablePaper], list[str]]) -> None:
    code = "1601072001" * 3
    (page,) = read(_paper(rows=[(code, "NAMA YANG SANGAT PANJANG SEKALI " * 4, "1")]))
    assert code in page
    assert "…" in page


def test_empty_cells_stay_empty(read: Callable[[TablePaper], list[str]]) -> None:
    (page,) = read(_paper(rows=[("80010001", "", "")]))
    assert re.search(r"^ *1 +80010001$", page, re.MULTILINE)


def test_table_without_rows_has_its_head(read: Callable[[TablePaper], list[str]]) -> None:
    (page,) = read(_paper(0))
    assert "0 baris" in page
    assert "Nama" in page


def test_one_column_wider_than_the_page_is_cut(read: Callable[[TablePaper], list[str]]) -> None:
    (page,) = read(_paper(columns=(PaperColumn("Kode", 9, is_whole=True),), rows=[("9" * 900,)]))
    assert "999…" in page


@pytest.mark.parametrize(
    ("paper", "is_landscape", "size"),
    [
        (Paper.A4, True, "841.89 x 595.276"),
        (Paper.A4, False, "595.276 x 841.89"),
        (Paper.F4, True, "935.433 x 609.449"),
    ],
)
def test_paper_and_direction_are_as_asked(tmp_path: Path, paper: Paper, is_landscape: bool, size: str) -> None:
    assert _sizes(tmp_path, _paper(page=PageSetup(paper), is_landscape=is_landscape)) == size


def test_equal_tables_give_equal_files() -> None:
    assert render(_paper(50), MADE) == render(_paper(50), MADE)

"""Plain tables: text stays text, nothing runs, the old file stays until the new one is whole."""

import csv
import math
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from opsroom.domain.errors import Cancelled, OpsError
from opsroom.domain.progress import Progress
from opsroom.exchange import flat_tables, sheet_books
from opsroom.exchange.csv_reading import csv_sheet
from opsroom.exchange.writing import write_table

HEADS = ["nrp", "nama", "dpt"]


class Colour(StrEnum):
    RED = "merah"


def sheet_of(path: Path) -> list[list[object]]:
    return [list(row) for row in load_workbook(path).get_sheet_by_index(0).to_python()]


def test_xlsx_keeps_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_table(path, HEADS, [("00010203", "BUDI", 12), ("85010203", None, 1.5)]) == 2
    assert sheet_of(path) == [HEADS, ["00010203", "BUDI", 12.0], ["85010203", "", 1.5]]


def test_csv_is_plain_utf8_with_heads_first(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert write_table(path, HEADS, [("00010203", "JOSÉ, S.H.", 12)], title="DAFTAR") == 1
    assert path.read_bytes() == 'nrp,nama,dpt\r\n00010203,"JOSÉ, S.H.",12\r\n'.encode()


@pytest.mark.parametrize("text", ["=1+1", "+62 8", "@SUM(A1)", "-cmd|' /C calc'!A0", "\tx", "=HYPERLINK(1)"])
def test_nothing_runs_as_a_formula(tmp_path: Path, text: str) -> None:
    write_table(tmp_path / "a.csv", ["x"], [(text,)])
    with (tmp_path / "a.csv").open(newline="") as stream:
        assert list(csv.reader(stream))[1] == [f"'{text}"]
    write_table(tmp_path / "a.xlsx", ["x"], [(text,)])
    assert sheet_of(tmp_path / "a.xlsx")[1] == [text]


@pytest.mark.parametrize("value", ["-4.071353", "+1", "-", "A-1", -4.5, "http://x.id"])
def test_numbers_and_plain_text_stay_as_they_are(tmp_path: Path, value: object) -> None:
    write_table(tmp_path / "a.csv", ["x"], [(value,)])
    assert (tmp_path / "a.csv").read_text() == f"x\n{value}\n"


def test_links_stay_text(tmp_path: Path) -> None:
    write_table(tmp_path / "a.xlsx", ["x"], [("http://polri.go.id",), ("mailto:a@b.c",)])
    assert sheet_of(tmp_path / "a.xlsx")[1:] == [["http://polri.go.id"], ["mailto:a@b.c"]]


@pytest.mark.parametrize(
    ("value", "cell"),
    [(True, "Ya"), (False, "Tidak"), (None, ""), (Colour.RED, "merah"), (date(2024, 2, 14), "2024-02-14"),
     (math.nan, ""), (math.inf, ""), ("a\x00b\x0bc", "abc"), ("x" * 40_000, "x" * 32_767), ("a\nb", "a\nb")],
)  # fmt: skip
def test_values_become_cells(value: object, cell: str) -> None:
    assert sheet_books.cell_value(value) == cell


def test_title_stands_above_the_head_of_a_sheet(tmp_path: Path) -> None:
    write_table(tmp_path / "a.xlsx", ["x"], [(1,)], title="DAFTAR TPS", sheet="TPS")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheet_names == ["TPS"]
    assert book.get_sheet_by_index(0).to_python(skip_empty_area=False) == [["DAFTAR TPS"], [""], ["x"], [1.0]]


def test_widths_may_be_given(tmp_path: Path) -> None:
    assert write_table(tmp_path / "a.xlsx", ["x"], [], widths=[40]) == 0


@pytest.mark.parametrize("name", ["a.xls", "a.pdf", "a"])
def test_other_suffix_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OpsError, match=r"Beri akhiran \.csv atau \.xlsx"):
        write_table(tmp_path / name, ["x"], [])


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_target_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(OpsError, match="tidak dapat ditulis"):
        write_table(tmp_path / "tiada" / name, ["x"], [(1,)])


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_cancelled_writing_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("lama")
    with pytest.raises(Cancelled):
        write_table(path, ["x"], [(1,)], progress=Progress(is_cancelled=lambda: True))
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert path.read_text() == "lama"


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_rows_of_unknown_number_are_written_with_progress(tmp_path: Path, name: str) -> None:
    told: list[float] = []
    rows: Iterator[tuple[int]] = ((number,) for number in range(600))
    assert (
        write_table(tmp_path / name, ["x"], rows, progress=Progress(report=lambda share, _: told.append(share))) == 600
    )
    assert len(told) >= 3
    assert told[-1] == 1.0


def test_too_many_rows_for_a_sheet_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flat_tables, "MAX_ROWS", 3)
    with pytest.raises(OpsError, match=r"Simpan sebagai \.csv"):
        write_table(tmp_path / "a.xlsx", ["x"], [(1,), (2,), (3,)])
    assert list(tmp_path.iterdir()) == []


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=2, max_size=2), max_size=6
    )
)
def test_csv_comes_back_as_it_went(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    write_table(path, ["satu", "dua"], rows)
    with path.open(newline="", encoding="utf-8") as stream:
        found = list(csv.reader(stream))
    expected = [[str(sheet_books.cell_value(cell)) for cell in row] for row in rows]
    assert [
        [cell.removeprefix("'") if cell[1:2] in tuple("=+-@\t\r") else cell for cell in row] for row in found[1:]
    ] == [[cell.removeprefix("'") if cell[1:2] in tuple("=+-@\t\r") else cell for cell in row] for row in expected]


def test_our_own_csv_is_read_without_its_apostrophes(tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv", ["nama", "ket"], [("BUDI", "=rahasia")])
    assert list(csv_sheet(tmp_path / "a.csv").load().walk())[1][1] == ["BUDI", "=rahasia"]

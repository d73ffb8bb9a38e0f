import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.ui.tables.tsv import read_block, write_block

CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r"), max_size=12)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_block_written_is_read_back(rows):
    assert read_block(write_block(rows)) == rows


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("satu", [["satu"]]),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ('"jalan\ntanah"\tx\n', [["jalan\ntanah", "x"]]),
        ('"kata ""Siap"""\n', [['kata "Siap"']]),
        ('5" pipa\tx', [['5" pipa', "x"]]),
        ('"tidak tertutup\tx', [['"tidak tertutup', "x"]]),
        ('"setengah" tertutup\tx', [['"setengah" tertutup', "x"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("", [[""]]),
        ("a\rb", [["a"], ["b"]]),
    ],
    ids=[
        "excel", "libreoffice", "one cell", "ragged", "line break", "doubled quotes", "inch", "open quote",
        "half quoted", "empty row", "nothing", "old mac",
    ],
)  # fmt: skip
def test_clipboard_text_is_read_as_spreadsheets_write_it(text, grid):
    assert read_block(text) == grid


def test_cells_with_tabs_lines_and_quotes_are_quoted():
    assert write_block([["a\tb", "c\nd", 'e"f', "g"]]) == '"a\tb"\t"c\nd"\t"e""f"\tg\r\n'


def test_row_without_cells_is_an_empty_row():
    assert read_block(write_block([[]])) == [[""]]

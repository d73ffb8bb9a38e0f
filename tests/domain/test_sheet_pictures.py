from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.sheet_pictures import column_letters, draw_picture

TEXTS = st.lists(st.text(alphabet="ab ", max_size=4), max_size=6)


@given(st.lists(TEXTS, max_size=12))
def test_a_picture_gives_back_every_cell(rows):
    picture = draw_picture("A", enumerate(rows, start=1), 100)
    assert picture.height == len(rows)
    for number, row in enumerate(rows, start=1):
        cells = list(picture.cells(number))
        assert cells + [""] * (len(row) - len(cells)) == row or (not any(row) and not any(cells))
        assert len(cells) <= max(picture.width, 1)


def test_rows_left_out_are_blank_and_a_long_sheet_is_cut():
    picture = draw_picture("A", [(1, ["x"]), (4, ["y"]), (9, ["z"])], 5)
    assert [list(picture.cells(row)) for row in range(6)] == [[], ["x"], [], [], ["y"], []]
    assert picture.is_cut


def test_columns_are_called_as_in_a_spreadsheet():
    assert [column_letters(column) for column in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]

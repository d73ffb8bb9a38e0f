import pytest

from reports.layout.grid import Column, Grid
from reports.layout.text import Align

COLUMNS = (Column("NO", 1, Align.CENTRE), Column("NAMA", 3), Column("TPS", 2))
WIDTH = 300.0
TOP = 500.0


@pytest.fixture
def grid(style, strong):
    return Grid(COLUMNS, WIDTH, style, strong)


def cells(grid, *texts):
    return tuple(grid.cell(text, index) for index, text in enumerate(texts))


def test_columns_share_the_width(grid, canvas):
    grid.draw_head(canvas, 0, TOP)
    uprights = sorted({x for x, _, right, _ in canvas.segments if x == right})
    assert uprights == pytest.approx([0, 50, 200, 300])


def test_head_carries_captions_and_numbers(grid, canvas):
    grid.draw_head(canvas, 0, TOP)
    assert canvas.texts == ["NO", "NAMA", "TPS", "1", "2", "3"]


def test_head_is_as_high_as_it_says(grid, canvas):
    grid.draw_head(canvas, 0, TOP)
    assert min(y for _, y, _, _ in canvas.segments) == pytest.approx(TOP - grid.head_height)


def test_row_is_as_high_as_its_longest_cell(grid, style):
    short = grid.rows_block([cells(grid, "1", "BIMO", "001")], frozenset(), "baris")
    long = grid.rows_block([cells(grid, "1", "BIMO " * 30, "001")], frozenset(), "baris")
    assert long.height - short.height == pytest.approx((len(grid.cell("BIMO " * 30, 1)) - 1) * style.leading)


def test_text_stays_inside_its_row(grid, canvas, style):
    block = grid.rows_block([cells(grid, "1", "BIMO " * 30, "")], frozenset(), "baris")
    block.draw(canvas, 0, TOP)
    baselines = [y for _, y, _ in canvas.strings]
    assert max(baselines) + 0.716 * style.size < TOP
    assert min(baselines) - 0.22 * style.size > TOP - block.height


def test_cell_stands_in_the_middle_of_a_higher_row(grid, canvas, style):
    block = grid.rows_block([cells(grid, "1", "BIMO " * 30, "")], frozenset(), "baris")
    block.draw(canvas, 0, TOP)
    (number,) = [y for _, y, text in canvas.strings if text == "1"]
    assert number + 0.358 * style.size == pytest.approx(TOP - block.height / 2)


def test_merged_cell_is_drawn_once_with_no_line_through_it(grid, canvas):
    rows = [cells(grid, str(number), "BIMO", "001 s.d. 004") for number in (1, 2)]
    block = grid.rows_block(rows, frozenset({2}), "baris")
    block.draw(canvas, 0, TOP)
    assert canvas.texts.count("001 s.d. 004") == 1
    inner = TOP - block.height / 2
    across = [(left, right) for left, y, right, same in canvas.segments if y == same == pytest.approx(inner)]
    assert across == [pytest.approx((0, 50)), pytest.approx((50, 200))]


def test_rows_make_room_for_a_long_merged_cell(grid):
    rows = [cells(grid, str(number), "BIMO", "001, " * 40) for number in (1, 2)]
    lone = grid.rows_block(rows[:1], frozenset(), "baris")
    pair = grid.rows_block(rows, frozenset({2}), "baris")
    assert pair.height == pytest.approx(lone.height)


def test_band_wraps_and_is_glued(grid, canvas, strong):
    band = grid.band_block("KECAMATAN BATURAJA TIMUR " * 6, bookmark="I")
    band.draw(canvas, 0, TOP)
    assert band.is_glued
    assert len(canvas.texts) == round((band.height - 4) / strong.leading) > 1

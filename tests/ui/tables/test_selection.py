import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.ui.tables.selection import Area, areas_of, bounds, next_cell, opposite, runs

ORDER = [2, 0, 1, 4]


def test_areas_follow_the_order_that_is_seen_and_leave_hidden_columns_out():
    assert areas_of([(0, 0, 5, 3)], ORDER) == [Area(0, 5, (2, 0, 1))]


def test_pieces_of_one_block_of_moved_columns_are_one_area():
    assert areas_of([(0, 2, 1, 2), (0, 0, 1, 0)], ORDER) == [Area(0, 1, (2, 0))]


def test_area_without_any_column_in_sight_is_none():
    assert areas_of([(0, 3, 1, 3)], ORDER) == []


def test_bounds_hold_all_areas():
    areas = [Area(3, 4, (0,)), Area(0, 1, (4,))]
    assert bounds(areas, ORDER) == Area(0, 4, (0, 1, 4))


def test_runs_join_neighbours():
    assert runs((4, 0, 1)) == [(0, 1), (4, 4)]


@pytest.mark.parametrize(
    ("cell", "corner"), [((0, 2), (9, 1)), ((9, 1), (0, 2)), ((0, 1), (9, 2)), ((9, 2), (0, 1))], ids=str
)
def test_shift_began_at_the_opposite_corner(cell, corner):
    assert opposite(Area(0, 9, (2, 0, 1)), *cell) == corner


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        ((0, 2), (1, 0), (1, 2)),
        ((1, 2), (1, 0), (0, 0)),
        ((1, 0), (1, 0), (5, 4)),
        ((0, 2), (-1, 0), (5, 4)),
        ((0, 0), (0, 1), (1, 2)),
        ((0, 2), (0, -1), (5, 4)),
        ((5, 4), (0, 1), (0, 2)),
    ],
    ids=str,
)
def test_walk_goes_around_in_the_selection(start, step, end):
    areas = [Area(0, 1, (2, 0)), Area(5, 5, (4,))]
    assert next_cell(areas, *start, step) == end


def test_walk_from_outside_is_none():
    assert next_cell([Area(0, 1, (2,))], 5, 2, (1, 0)) is None


@given(st.integers(1, 6), st.integers(1, 4), st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
def test_walk_visits_every_cell_once_and_comes_back(rows, columns, step):
    area = Area(3, 2 + rows, tuple(ORDER[:columns]))
    cell, seen = (3, ORDER[0]), set()
    for _ in range(area.cells):
        seen.add(cell)
        cell = next_cell([area], *cell, step)
    assert (len(seen), cell) == (area.cells, (3, ORDER[0]))

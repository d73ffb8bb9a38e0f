from opsroom.domain.queries import SortKey
from opsroom.ui.tables.sort_levels import moved, with_level

UNIT, NAME, DOWN = SortKey("unit"), SortKey("name"), SortKey("unit", descending=True)


def test_level_takes_the_place_of_its_column():
    assert with_level((UNIT, NAME), DOWN) == (DOWN, NAME)


def test_new_level_is_the_last():
    assert with_level((NAME,), DOWN) == (NAME, DOWN)


def test_level_moves_up_and_down():
    assert moved((UNIT, NAME), "name", -1) == (NAME, UNIT)
    assert moved((UNIT, NAME), "unit", 1) == (NAME, UNIT)


def test_first_level_stays_first():
    assert moved((UNIT, NAME), "unit", -1) == (UNIT, NAME)


def test_column_without_a_level_moves_nothing():
    assert moved((UNIT,), "rank", 1) == (UNIT,)

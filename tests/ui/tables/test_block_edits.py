import pytest

from opsroom.domain.columns import by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.ui.tables.block_edits import copied_text, leading_samples, same_text, series_down, series_right

UNIT, NOTE = by_key(PERSON_COLUMNS, "unit"), by_key(PERSON_COLUMNS, "note")
POSITION = by_key(PERSON_COLUMNS, "position")


def texts(wishes):
    return [(wish.row_id, wish.key, wish.text) for wish in wishes]


def test_one_text_goes_into_every_cell():
    assert texts(same_text([1, 2], ["unit", "note"], "x")) == [
        (1, "unit", "x"), (1, "note", "x"), (2, "unit", "x"), (2, "note", "x")
    ]  # fmt: skip


def test_source_rows_repeat_and_rows_that_are_gone_give_nothing(roster):
    roster.change(1, note="a")
    roster.change(2, note="b")
    del roster.people[2]
    assert texts(copied_text([1, 2], [5, 6, 7], [(NOTE, UNIT)], roster.records)) == [(5, "unit", "a"), (7, "unit", "a")]


def test_series_goes_on_column_by_column(roster):
    roster.change(1, note="1", position="Regu 1")
    roster.change(2, note="3", position="Regu 2")
    wishes = series_down([1, 2], [3, 4], [NOTE, POSITION], roster.records)
    assert [wish.text for wish in wishes] == ["5", "7", "Regu 3", "Regu 4"]


def test_series_of_rows_that_are_gone_is_empty(roster):
    assert series_down([998, 999], [3], [NOTE], roster.records) == []


def test_series_goes_on_to_the_right(roster):
    roster.change(1, unit="Regu 1")
    wishes = series_right([1, 999], [UNIT], [POSITION, NOTE], roster.records)
    assert texts(wishes) == [(1, "position", "Regu 2"), (1, "note", "Regu 3")]


@pytest.mark.parametrize(
    ("notes", "count"),
    [
        (["1", "2", "", ""], 2),
        (["1", "", "", ""], 1),
        (["", "1", "", ""], 1),
        (["1", "3", "9", "9"], 2),
        (["1", "lain", "9", "9"], 1),
        (["1", "1"], 1),
    ],
    ids=str,
)
def test_series_begins_with_the_filled_cells_at_the_top(roster, notes, count):
    for number, note in enumerate(notes, 1):
        roster.change(number, note=note)
    ids = list(range(1, len(notes) + 1))
    assert leading_samples(ids, [NOTE], roster.records, 20) == count

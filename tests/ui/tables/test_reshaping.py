from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.ui.tables.reshaping import MOST_CHANGED_ROWS, Insertion, Removal, plan_steps, take_step


def ids(*values):
    return array("q", values)


def walk(old, steps):
    for step in steps:
        old = take_step(old, step)
    return old


@given(
    st.lists(st.integers(0, 40), unique=True),
    st.sets(st.integers(0, 40)),
    st.lists(st.tuples(st.integers(0, 40), st.integers(100, 140)), unique_by=lambda pair: pair[1]),
)
def test_steps_lead_from_the_old_rows_to_the_new_ones(old, gone, added):
    new = [row for row in old if row not in gone]
    for place, row in added:
        new.insert(min(place, len(new)), row)
    steps = plan_steps(ids(*old), ids(*new))
    assert steps is not None
    assert walk(ids(*old), steps) == ids(*new)


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_steps_are_right_whenever_there_are_any(old, new):
    steps = plan_steps(ids(*old), ids(*new))
    assert steps is None or walk(ids(*old), steps) == ids(*new)


def test_same_rows_need_no_step():
    assert plan_steps(ids(1, 2, 3), ids(1, 2, 3)) == []


def test_rows_that_stay_in_order_are_not_touched():
    assert plan_steps(ids(1, 2, 3, 4), ids(1, 4, 5)) == [Removal(1, 2), Insertion(2, ids(5))]


def test_another_order_needs_all_rows_anew():
    assert plan_steps(ids(1, 2, 3), ids(2, 1, 3)) is None


def test_scattered_changes_need_all_rows_anew():
    assert plan_steps(ids(*range(1000)), ids(*range(0, 1000, 2))) is None


def test_too_many_changed_rows_need_all_rows_anew():
    assert plan_steps(ids(*range(MOST_CHANGED_ROWS + 2)), ids(0)) is None


@pytest.mark.parametrize(("old", "new"), [((), (1, 2)), ((1, 2), ())], ids=["from nothing", "to nothing"])
def test_empty_tables_are_reached_by_one_step(old, new):
    steps = plan_steps(ids(*old), ids(*new))
    assert len(steps) == 1
    assert walk(ids(*old), steps) == ids(*new)

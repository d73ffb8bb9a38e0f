import pytest

from opsroom.planning import program as module
from opsroom.planning.program import NO_LIMIT, Program, TooLarge


def knapsack() -> Program:
    """Take things of 3, 4 and 5 into 10; level 0 counts what is left out by worth, level 1 how many are taken."""
    found = Program()
    room = found.row("room", -NO_LIMIT, 10)
    for weight, worth in ((3, 4), (4, 5), (5, 6)):
        one = found.row(("thing", weight), 1, 1)
        found.column(("out", weight), 1, [(one, 1)], {0: worth})
        found.column(("in", weight), 1, [(one, 1), (room, weight)], {1: 1})
    return found


def test_levels_are_solved_one_after_another():
    found = knapsack()
    answer, bound = found.minimise(0, 1000)
    assert answer is not None
    assert found.value(0, answer) == bound == 4
    found.hold(0, bound)
    answer, bound = found.minimise(1, 1000)
    assert answer is not None
    assert (found.value(0, answer), found.value(1, answer), bound) == (4, 2, 2)
    assert [key for key, count in zip(found.columns, answer, strict=True) if count] == [
        ("out", 3), ("in", 4), ("in", 5),
    ]  # fmt: skip


def test_what_cannot_be_has_no_answer():
    found = knapsack()
    found.hold(0, 3)
    assert found.minimise(1, 1000) == (None, 0)


def test_rows_are_found_by_their_keys():
    assert knapsack()["thing", 4] == 2


def test_a_program_larger_than_it_is_worth_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MAX_COLUMNS", 5)
    with pytest.raises(TooLarge):
        knapsack()

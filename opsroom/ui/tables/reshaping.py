"""How a table gets from its old rows to its new ones with few steps, so that selection and open editors survive."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

#: Beyond these a reset is cheaper than steps.
MOST_CHANGED_ROWS = 20_000
MOST_STEPS = 64
#: Rows compared at once: arrays compare at the speed of memory, and between pieces the other threads get their turn.
_PIECE = 8192


@dataclass(frozen=True, slots=True)
class Removal:
    """Remove `count` rows from `row` on."""

    row: int
    count: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """Insert `ids` before `row`."""

    row: int
    ids: "array[int]"


Step = Removal | Insertion


def plan_steps(old: "array[int]", new: "array[int]") -> list[Step] | None:
    """Steps that turn `old` into `new` when rows only came and went; None when their order changed or too much did."""
    head = _common_head(old, new)
    tail = _common_tail(old, new, min(len(old), len(new)) - head)
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old_middle) + len(new_middle) > MOST_CHANGED_ROWS:
        return None
    staying = set(old_middle) & set(new_middle)
    if [row for row in old_middle if row in staying] != [row for row in new_middle if row in staying]:
        return None
    removals = [Removal(head + start, count) for start, count in _runs(old_middle, staying)]
    insertions = [
        Insertion(head + start, new_middle[start : start + count]) for start, count in _runs(new_middle, staying)
    ]
    if len(removals) + len(insertions) > MOST_STEPS:
        return None
    # From below up, so that earlier rows keep their place; insertions then from above down, to their final place.
    return [*reversed(removals), *insertions]


def take_step(ids: "array[int]", step: Step) -> "array[int]":
    """`ids` after the step, as a new array."""
    if isinstance(step, Removal):
        return ids[: step.row] + ids[step.row + step.count :]
    return ids[: step.row] + step.ids + ids[step.row :]


def _runs(ids: "array[int]", staying: set[int]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of ids that do not stay."""
    start: int | None = None
    for place, row in enumerate(ids):
        if row in staying:
            if start is not None:
                yield start, place - start
            start = None
        elif start is None:
            start = place
    if start is not None:
        yield start, len(ids) - start


def _common_head(old: "array[int]", new: "array[int]") -> int:
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start : start + _PIECE] == new[start : start + _PIECE]:
        start += _PIECE
    end = min(start + _PIECE, most)
    return next((row for row in range(start, end) if old[row] != new[row]), end)


def _common_tail(old: "array[int]", new: "array[int]", most: int) -> int:
    count = 0
    while count < most:
        size = min(_PIECE, most - count)
        old_end, new_end = len(old) - count, len(new) - count
        if old[old_end - size : old_end] != new[new_end - size : new_end]:
            break
        count += size
    while count < most and old[-1 - count] == new[-1 - count]:
        count += 1
    return count

"""How a table gets from its old rows to its new ones with few steps, so that selection and open editors survive."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

#: Beyond these a reset is cheaper than steps.
MOST_CHANGED_ROWS = 20_000
MOST_STEPS = 64


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
    low, high = 0, min(len(old), len(new))
    old_view, new_view = memoryview(old), memoryview(new)
    while low < high:
        middle = (low + high + 1) // 2
        if old_view[low:middle] == new_view[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_tail(old: "array[int]", new: "array[int]", most: int) -> int:
    low, high = 0, most
    old_view, new_view = memoryview(old), memoryview(new)
    while low < high:
        middle = (low + high + 1) // 2
        old_part = old_view[len(old) - middle : len(old) - low]
        new_part = new_view[len(new) - middle : len(new) - low]
        if old_part == new_part:
            low = middle
        else:
            high = middle - 1
    return low

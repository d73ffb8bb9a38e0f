"""Lists that give every person two rows, name and rank above the number: made one row before anything is understood."""

import re
from collections.abc import Iterator
from dataclasses import replace

from opsroom.exchange.cells import Cell, Row, as_it_stood, at, filled, is_blank, text_of
from opsroom.exchange.grids import Grid

_SAMPLE_ROWS = 200
_NUMBERED_COLUMNS = 2
_MIN_PAIRS = 2
#: Share of the numbered rows that must be followed by the second half of a person.
_CLEAR = 0.7
_MOST_BELOW = 4
_RUNNING = re.compile(r"\d{1,4}\.?")
_NRP = re.compile(r"(?<!\d)(?:\d{8}|\d{18})(?!\d)")

Numbered = tuple[int, Row]


def one_row_each(grid: Grid) -> Grid:
    """The sheet with the two rows of each person as one; the same object where people have one row each."""
    rows = grid.first(_SAMPLE_ROWS)
    column = next((column for column in range(_NUMBERED_COLUMNS) if _is_paired(rows, column)), None)
    return grid if column is None else replace(grid, walk=lambda: _walk(grid, column), blocks=None)


def _is_paired(rows: list[Numbered], column: int) -> bool:
    """Whether nearly every row with a running number in `column` is continued by the row below it."""
    numbered = [place for place, (_, row) in enumerate(rows) if _is_upper(row, column)]
    pairs = sum(place + 1 < len(rows) and _continues(rows[place], rows[place + 1], column) for place in numbered)
    return pairs >= _MIN_PAIRS and pairs >= _CLEAR * len(numbered)


def _is_upper(row: Row, column: int) -> bool:
    return bool(_RUNNING.fullmatch(text_of(at(row, column)))) and len(filled(row)) > 1


def _continues(upper: Numbered, lower: Numbered, column: int) -> bool:
    """Whether a row holds the number that the row above it, which has a running number, lacks."""
    (above, first), (below, second) = upper, lower
    if below != above + 1 or not is_blank(at(second, column)) or _has_number(first):
        return False
    under = [place for place, _ in filled(second)]
    is_below = all(place > column for place in under) and len(under) <= _MOST_BELOW
    return is_below and _has_number(second)


def _has_number(row: Row) -> bool:
    return any(_NRP.search(text_of(cell)) for cell in row)


def _walk(grid: Grid, column: int) -> Iterator[Numbered]:
    held: Numbered | None = None
    for entry in grid.walk():
        if held is not None:
            if _is_upper(held[1], column) and _continues(held, entry, column):
                yield held[0], _one(held[1], entry[1])
                held = None
                continue
            yield held
        held = entry
    if held is not None:
        yield held


def _one(first: Row, second: Row) -> Row:
    """Both rows as one; where both hold something, one above the other."""
    width = max(len(first), len(second))
    return [_both(at(first, place), at(second, place)) for place in range(width)]


def _both(first: Cell, second: Cell) -> Cell:
    if is_blank(second):
        return first
    return second if is_blank(first) else f"{as_it_stood(first)}\n{as_it_stood(second)}"

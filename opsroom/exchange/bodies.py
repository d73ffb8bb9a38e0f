"""Walking the rows below a head: what is no data is dropped here, merged cells are filled down."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from opsroom.domain.progress import Progress
from opsroom.exchange.bands import is_column_numbers, is_signature, is_subtotal, repeats_head
from opsroom.exchange.cells import Cell, Row, at, filled
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import Layout

STEP_ROWS = 250


class Likeness(IntEnum):
    """How much a row looks like an entry of the list."""

    NONE = 0
    PART = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is an entry, or may be a band.

    Attributes:
        number: 1-based row number.
        row: Its cells, merged ones filled down.
        cells: What stands in the row itself.
        is_data: Whether it is an entry of the list.
    """

    number: int
    row: Row
    cells: list[tuple[int, Cell]]
    is_data: bool


def entries(
    grid: Grid,
    layout: Layout,
    likeness: Callable[[Row], Likeness],
    shared: frozenset[int],
    progress: Progress,
) -> Iterator[Entry]:
    """The rows of the list and the bands between them, in order.

    Args:
        grid: The sheet.
        layout: Its head.
        likeness: Judges a row by its own cells.
        shared: Columns whose merged cells hold for every row they span.
        progress: Told every 250 rows.

    Raises:
        Cancelled: The user asked to stop.
    """
    merged = _MergedCells(grid, shared)
    is_closed, is_after_head = False, True
    for number, row in grid.walk():
        if number % STEP_ROWS == 0:
            progress.step(number, max(number, grid.height), f"Membaca lembar {grid.name}")
        if number <= layout.last:
            continue
        cells = filled(row)
        if not cells:
            continue
        whole = merged.fill(number, row)
        if (is_after_head and is_column_numbers(row)) or repeats_head(row, layout.lines):
            is_after_head, is_closed = True, False
            continue
        is_after_head = False
        like = likeness(row)
        if is_subtotal(cells):
            continue
        if like is not Likeness.FULL and (is_closed or is_signature(cells)):
            is_closed = True
            continue
        is_closed = False
        yield Entry(number, whole, cells, like is not Likeness.NONE)


class _MergedCells:
    """The vertical merges of some columns, filled down while the rows go by in order."""

    def __init__(self, grid: Grid, shared: frozenset[int]) -> None:
        self._starting: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for merge in grid.merges:
            if merge.bottom > merge.top and merge.left in shared:
                self._starting[merge.top].append((merge.left, merge.bottom))
        self._open: dict[int, tuple[int, Cell]] = {}

    def fill(self, number: int, row: Row) -> Row:
        """The row with the values of merges that reach into it."""
        if not self._starting:
            return row
        whole = row
        for column, (bottom, value) in list(self._open.items()):
            if number > bottom:
                del self._open[column]
            elif at(row, column) == "":
                whole = [*whole, *[""] * (column + 1 - len(whole))]
                whole[column] = value
        for column, bottom in self._starting.get(number, ()):
            self._open[column] = (bottom, at(row, column))
        return whole

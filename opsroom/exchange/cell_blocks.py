"""Cells of a sheet by column, a thousand rows at a time: what a large sheet is read by where nothing stands out.

Most cells of a large list repeat, so texts are worked out once (`Memo`) and looked up by the column.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from opsroom.exchange.cells import Row, as_it_stood, text_of

V = TypeVar("V")
BLOCK_ROWS = 1000
_MEMO_SIZE = 50_000


class Memo(dict[str, V], Generic[V]):
    """What a function makes of a text; a look-up costs no call of Python."""

    def __init__(self, make: Callable[[str], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> V:
        if len(self) >= _MEMO_SIZE:
            self.clear()
        made = self[text] = self._make(text)
        return made


@dataclass(frozen=True, slots=True)
class CellBlock:
    """Rows that follow one another without a gap.

    Attributes:
        first: 1-based number of the first row.
        columns: The cells as they stood, by column; empty where the rows are not equally long.
        rows: Makes the cells row by row.
    """

    first: int
    size: int
    columns: Sequence[Sequence[str]]
    rows: Callable[[], list[Row]]


def text_blocks(
    rows: Iterator[list[str]], first: int, stood: Memo[str], typed: Callable[[list[str]], Row]
) -> Iterator[CellBlock]:
    """Blocks of fields of a text table.

    Args:
        rows: The fields of each line.
        first: 1-based number of the first of them.
        stood: What a field is as a cell.
        typed: Makes cells of the fields of a line that stands out.
    """
    while fields := list(islice(rows, BLOCK_ROWS)):
        columns = _even_columns(fields)
        yield CellBlock(
            first,
            len(fields),
            [list(map(stood.__getitem__, column)) for column in columns],
            lambda fields=fields: [typed(line) for line in fields],  # type: ignore[misc]
        )
        first += len(fields)


def cell_blocks(rows: Iterator[Row], first: int) -> Iterator[CellBlock]:
    """Blocks of the cells of a workbook."""
    stood = Memo(as_it_stood)
    while cells := list(islice(rows, BLOCK_ROWS)):
        yield CellBlock(
            first,
            len(cells),
            [_stood(column, stood) for column in _even_columns(cells)],
            lambda cells=cells: cells,  # type: ignore[misc]
        )
        first += len(cells)


def texts_of(column: Sequence[str], single: Memo[str]) -> list[str]:
    """The column with each cell on one line; `single` is a memo of `text_of`."""
    return list(map(single.__getitem__, column))


def single_lines() -> Memo[str]:
    """A memo for `texts_of`."""
    return Memo(text_of)


def _even_columns(rows: list[list[V]]) -> list[tuple[V, ...]]:
    """The rows by column, nothing where they are not equally long."""
    return list(zip(*rows, strict=True)) if len(set(map(len, rows))) == 1 else []


def _stood(column: Sequence[object], stood: Memo[str]) -> list[str]:
    """The cells of a column as they stood; only texts may be looked up: 1, 1.0 and True are one key."""
    if set(map(type, column)) == {str}:
        return list(map(stood.__getitem__, column))  # type: ignore[arg-type]
    return [as_it_stood(cell) for cell in column]  # type: ignore[arg-type]

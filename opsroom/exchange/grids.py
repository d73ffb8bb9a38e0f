"""A sheet of a foreign workbook, whatever its format: rows that can be walked more than once, and merged cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from opsroom.exchange.cell_blocks import CellBlock
from opsroom.exchange.cells import Row

#: No list of people or TPS is wider; what lies beyond is dropped while reading.
MAX_COLUMNS = 512
#: Cells of a full rectangle that calamine may lay out whatever is in them; about 130 MB.
MAX_AREA = 4_000_000
#: A larger rectangle is laid out when at least one cell in so many holds a value.
_DENSE = 4


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block. Units: 1-based rows, 0-based columns, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Extent:
    """Size of the rectangle a sheet spans, and the values really in it, which only a large one is asked for."""

    rows: int
    columns: int
    cells: int

    @property
    def is_hollow(self) -> bool:
        """Whether laying out the full rectangle would cost far more than its contents are worth."""
        return self.is_large and self.cells * _DENSE < self.rows * self.columns

    @property
    def is_large(self) -> bool:
        """Whether the full rectangle should be laid out only for good reason."""
        return self.rows * self.columns > MAX_AREA


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Attributes:
        name: Sheet name; the file name without suffix for a csv.
        height: Rows to expect, for progress only.
        walk: Starts a new pass over the rows; yields the 1-based row number and its cells from column A on. Rows
            without any cell may be skipped.
        merges: Merged blocks; empty where the format has none.
        blocks: The same rows as `walk` gives, by column; None where they cannot be had so.
    """

    name: str
    height: int
    walk: Callable[[], Iterator[tuple[int, Row]]]
    merges: tuple[Merge, ...] = ()
    blocks: Callable[[], Iterator[CellBlock]] | None = None

    def first(self, count: int) -> list[tuple[int, Row]]:
        """The first rows, for finding out what the sheet is."""
        return list(islice(self.walk(), count))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that has not been loaded yet: one at a time keeps memory low.

    Attributes:
        is_hidden: Hidden by its owner; read only when asked for by name.
        is_table: False for charts and macro sheets.
        load: Reads it; raises `ImportProblem` when that is impossible.
        refusal: Indonesian sentence why a file of a folder cannot be read; empty when it can.
    """

    name: str
    load: Callable[[], Grid]
    is_hidden: bool = False
    is_table: bool = True
    refusal: str = ""

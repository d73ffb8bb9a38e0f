"""What the user corrected on the picture of a sheet, laid over the sheet before anything is understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from opsroom.exchange.cells import Row
from opsroom.exchange.grids import Grid


@dataclass(frozen=True, slots=True)
class ByHand:
    """Corrections by hand.

    Attributes:
        head_rows: Sheet to the 1-based row its head begins in; 0 for a sheet without a head.
        data_rows: Sheet to the 1-based row its data begin in.
        edits: Sheet, 1-based row and 0-based column of a cell to the text it is mended to.
    """

    head_rows: Mapping[str, int] = field(default_factory=dict)
    data_rows: Mapping[str, int] = field(default_factory=dict)
    edits: Mapping[tuple[str, int, int], str] = field(default_factory=dict)


def mended(grid: Grid, by_hand: ByHand) -> Grid:
    """The sheet with the mended cells in their places; the same object when it has none."""
    cells: dict[int, dict[int, str]] = {}
    for (sheet, row, column), text in by_hand.edits.items():
        if sheet == grid.name:
            cells.setdefault(row, {})[column] = text
    if not cells:
        return grid

    def walk() -> Iterator[tuple[int, Row]]:
        for number, row in grid.walk():
            yield number, _laid_over(row, cells[number]) if number in cells else row

    # Rows by column would pass the mended cells by.
    return replace(grid, walk=walk, blocks=None)


def _laid_over(row: Row, texts: Mapping[int, str]) -> Row:
    """A copy of the row, made as wide as its mended cells need."""
    copy = list(row) + [""] * (max(texts) + 1 - len(row))
    for column, text in texts.items():
        copy[column] = text
    return copy

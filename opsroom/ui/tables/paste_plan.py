"""What a paste would do, worked out away from the window: which texts land where, what is refused, what is lost."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column
from opsroom.services.cells import RefusedCell
from opsroom.services.paste_block import PasteBlock
from opsroom.ui.tables.block_edits import PASTE, Wish, edits_of
from opsroom.ui.tables.clipboard_block import Clip, read_clip
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tsv import Grid

Cell = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a block is to land.

    Attributes:
        top: Row of the first line; the number of rows there are when only new rows are meant.
        ids: Ids of the rows from `top` on, as many as there are. Shape: (rows,) int64.
        columns: Columns from the first one on, as they are seen.
        height, width: Size of the selection, which a smaller block is repeated into.
    """

    top: int
    ids: "array[int]"
    columns: tuple[Column, ...]
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class PastePlan:
    """A block laid out over the table.

    Attributes:
        texts: Text per row id and column key of every cell covered; new row n has the row id -(n + 1).
        reasons: Why a cell refuses its text.
        overwritten: Filled cells that would hold something else.
        outside: Columns of the block that lie beyond the right edge and hold text.
    """

    aim: Aim
    rows: int
    columns: tuple[Column, ...]
    block: PasteBlock
    texts: Mapping[Cell, str]
    reasons: Mapping[Cell, str] = field(default_factory=dict)
    overwritten: int = 0
    outside: int = 0

    @property
    def cells(self) -> int:
        """Cells that would hold something else."""
        return len(self.block.edits) + sum(len(row) for row in self.block.new_rows)

    @property
    def new_rows(self) -> int:
        """Rows that would be added."""
        return len(self.block.new_rows)

    @property
    def refused(self) -> tuple[RefusedCell, ...]:
        """The refused cells."""
        return tuple(RefusedCell(row_id, key, reason) for (row_id, key), reason in self.reasons.items())

    @property
    def is_harmless(self) -> bool:
        """Whether it may land without being looked at: nothing refused, nothing lost, no row added."""
        return not (self.reasons or self.overwritten or self.new_rows or self.outside)


def plan_paste(
    clip: Clip,
    aim: Aim,
    kind: Kind,
    read: Callable[[Sequence[int]], Mapping[int, Any]],
    judge: Callable[[PasteBlock], tuple[RefusedCell, ...]],
) -> PastePlan:
    """Lay the clip out at `aim` and judge it; on a worker."""
    grid = fitted(read_clip(clip), aim.height, aim.width)
    columns = aim.columns[: len(grid[0])]
    width = len(columns)
    outside = sum(1 for place in range(width, len(grid[0])) if any(row[place].strip() for row in grid))
    known, beyond = grid[: len(aim.ids)], [row[:width] for row in grid[len(aim.ids) :]]
    ids = aim.ids[: len(known)]
    wishes = [
        Wish(row_id, column.key, text)
        for row_id, row in zip(ids, known, strict=True)
        for column, text in zip(columns, row, strict=False)
    ]
    records = read(ids)
    edits = edits_of(wishes, {column.key: column for column in columns}, records)
    # What cannot be typed into is skipped in new rows: a copied block carries it along.
    new_rows = tuple(
        {column.key: text for column, text in zip(columns, row, strict=True) if text and column.editable}
        for row in beyond
        if any(text.strip() for text in row)
    )
    name = f"{PASTE.name} {thousands(len(edits) + sum(map(len, new_rows)))} sel"
    block = PasteBlock(kind, edits, new_rows, name=name)
    texts = {(wish.row_id, wish.key): wish.text for wish in wishes}
    texts |= {(-(n + 1), key): text for n, row in enumerate(new_rows) for key, text in row.items()}
    reasons = {(cell.row_id, cell.key): cell.reason for cell in judge(block)} if edits or new_rows else {}
    by_key = {column.key: column for column in columns}
    overwritten = sum(1 for edit in edits if edit.seen is not None and by_key[edit.key].show(edit.seen))
    return PastePlan(aim, len(grid), columns, block, texts, reasons, overwritten, outside)


def fitted(grid: Grid, height: int, width: int) -> Grid:
    """The block, repeated where the selection is a whole multiple of it, as spreadsheets do."""
    across = width // len(grid[0]) if width % len(grid[0]) == 0 else 1
    down = height // len(grid) if height % len(grid) == 0 else 1
    return [row * max(across, 1) for row in grid] * max(down, 1)

"""What editing a table is made of: the cells asked for, those that were refused, and what a block comes to."""

from dataclasses import dataclass, field

from opsroom.domain.changes import Kind
from opsroom.domain.errors import RuleViolation

#: Why a cell is left as it is.
STALE = "Isi sel ini sudah diganti orang lain; isi terbaru dibiarkan. Periksa lalu ulangi bila perlu."
GONE = "Baris ini sudah dihapus orang lain."


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell: what the editor saw as stored value, and the text typed over it."""

    row_id: int
    key: str
    seen: object
    text: str


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that may not take the value, and why (Indonesian)."""

    row_id: int
    key: str
    reason: str


class CellsRefused(RuleViolation):
    """A block was refused as a whole; nothing was changed.

    Attributes:
        cells: Every refused cell.
    """

    def __init__(self, cells: tuple[RefusedCell, ...]) -> None:
        first = cells[0]
        more = f" (dan {len(cells) - 1} sel lain)" if len(cells) > 1 else ""
        super().__init__(f"{first.reason}{more} Tidak ada sel yang diubah.", first.key)
        self.cells = cells


@dataclass(slots=True)
class Judged:
    """A block judged but not written.

    Attributes:
        updates: Row id to the values that would change.
        inserts: Values of new rows by their row id in refusals, -(n + 1).
        renamed: Unique values that are passed on inside the block, in the order they must be written.
        refused: Cells that break a rule.
        stale: Cells that no longer hold what was seen.
        gone: Cells of rows that are no more.
        new_categories: Category codes to add first.
    """

    kind: Kind
    updates: dict[int, dict[str, object]] = field(default_factory=dict)
    inserts: dict[int, dict[str, object]] = field(default_factory=dict)
    renamed: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    refused: list[RefusedCell] = field(default_factory=list)
    stale: list[RefusedCell] = field(default_factory=list)
    gone: list[RefusedCell] = field(default_factory=list)
    new_categories: tuple[str, ...] = ()

    @property
    def all_refused(self) -> tuple[RefusedCell, ...]:
        """Every cell that would be left as it is."""
        return (*self.refused, *self.stale, *self.gone)

    @property
    def changed(self) -> int:
        """Cells of existing rows that would hold something else."""
        return sum(map(len, self.updates.values())) + len(self.renamed)

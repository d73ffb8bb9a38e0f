"""What editing a table is made of: the cells asked for, and those that were refused."""

from dataclasses import dataclass

from opsroom.domain.errors import RuleViolation


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

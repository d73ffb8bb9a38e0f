"""What a cell shows: its text, the state it is in, what views lay over it; and the words read aloud for it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from opsroom.domain.columns import Column, ColumnKind
from opsroom.ui.tables.cell_marks import Refusal
from opsroom.ui.tables.decor import CellDecor

PLACEHOLDER = "…"
RIGHT_KINDS = frozenset({ColumnKind.NUMBER, ColumnKind.COORDINATE})
TEXT_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    }
)


@dataclass(frozen=True, slots=True)
class CellFace:
    """Everything a cell shows.

    Attributes:
        text: What stands in the cell; a mask where one lies over it.
        value: Stored or pending value; None with `is_loaded` False while the record is on its way.
        is_fresh: Somebody else changed it a moment ago.
    """

    text: str
    value: object = None
    is_loaded: bool = True
    is_pending: bool = False
    refusal: Refusal | None = None
    decor: CellDecor | None = None
    is_fresh: bool = False


def refusal_text(refusal: Refusal) -> str:
    """What was refused and why."""
    return f"Ditolak: '{refusal.text}'. {refusal.reason}"


def role_text(face: CellFace, column: Column, row: int, role: int) -> str | None:
    """The face as a text role of Qt asks for it."""
    if role == Qt.ItemDataRole.EditRole:
        return face.refusal.text if face.refusal else face.text
    if role == Qt.ItemDataRole.ToolTipRole:
        if face.refusal:
            return refusal_text(face.refusal)
        # A note of several lines is shown in one; the tip shows it as it is.
        return face.text if "\n" in face.text else None
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{column.title}, baris {row + 1}: {face.text or 'kosong'}"
    if role == Qt.ItemDataRole.AccessibleDescriptionRole:
        return refusal_text(face.refusal) if face.refusal else ""
    return face.text

"""The rows of an import as a table of our columns; a changed cell has its old and its new value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from opsroom.domain.imports import ImportKind, Outcome, RowOutcome
from opsroom.services.import_preview import ImportView
from opsroom.ui.importing.fields import COLUMNS, show_value, title_of
from opsroom.ui.importing.outcome_lines import OUTCOME_LABELS, OUTCOME_TONES, remark_of
from opsroom.ui.theme.tokens import SYMBOLS

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
OUTCOME, SHEET, ROW, REMARK = "(hasil)", "(lembar)", "(baris)", "(catatan)"
_TITLES = {OUTCOME: "Hasil", SHEET: "Lembar", ROW: "Baris", REMARK: "Alasan dan catatan"}
#: Our columns that tell who or what a row is; shown even where nothing of them changes.
_IDENTITY: dict[ImportKind, tuple[str, ...]] = {
    ImportKind.TPS: ("kecamatan", "desa", "desa_code", "number"),
    ImportKind.PERSON: ("nrp", "name", "rank"),
}

LEADING = frozenset(key for keys in _IDENTITY.values() for key in keys)


@dataclass(frozen=True, slots=True)
class Face:
    """What a cell shows.

    Attributes:
        text: The value, or the new one.
        before: The value it takes the place of; None where nothing changes.
    """

    text: str
    before: str | None = None


class DiffModel(QAbstractTableModel):
    """Rows of one outcome, or of all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: ImportView | None = None
        self._places: Sequence[int] = ()
        self.keys: tuple[str, ...] = ()

    def show_view(self, view: ImportView | None, only: Outcome | None = None) -> None:
        """Show the rows of an import that came out as `only`; None shows all."""
        self.beginResetModel()
        self._view = view
        if view is None:
            self._places, self.keys = (), ()
        else:
            self._places = range(view.account.read) if only is None else view.places[only]
            self.keys = _keys(view, only)
        self.endResetModel()

    def line(self, row: int) -> RowOutcome | None:
        """The row shown there."""
        if self._view is None or not 0 <= row < len(self._places):
            return None
        return self._view.account.outcomes[self._places[row]]

    def face(self, line: RowOutcome, key: str) -> Face:
        """What the cell of a column shows."""
        if self._view is None:
            return Face("")
        kind = self._view.account.kind
        if key == OUTCOME:
            return Face(f"{SYMBOLS[OUTCOME_TONES[line.outcome]]} {OUTCOME_LABELS[line.outcome]}")
        if key == SHEET:
            return Face(line.row.sheet)
        if key == ROW:
            return Face(str(line.row.row))
        if key == REMARK:
            return Face(remark_of(line))
        if line.outcome is Outcome.CHANGED:
            for diff in line.diffs:
                if diff.key == key:
                    return Face(show_value(kind, key, diff.after), show_value(kind, key, diff.before))
        return Face(show_value(kind, key, line.row.values[key]) if key in line.row.values else "")

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows shown."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns shown."""
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell; changed ones say both values."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or index.column() >= len(self.keys):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            face = self.face(line, self.keys[index.column()])
            return face.text if face.before is None else f"{face.before} → {face.text}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns."""
        is_title = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        if not is_title or self._view is None or not 0 <= section < len(self.keys):
            return None
        key = self.keys[section]
        return _TITLES.get(key) or title_of(self._view.account.kind, key)


def _keys(view: ImportView, only: Outcome | None) -> tuple[str, ...]:
    """The columns worth showing: for changed rows those that change, else all that are filled."""
    kind = view.account.kind
    order = [column.key for column in COLUMNS[kind]]
    filled = set(view.keys)
    identity = [key for key in _IDENTITY[kind] if key in filled]
    wanted = view.changed_keys if only is Outcome.CHANGED else filled
    others = [key for key in order if key in wanted and key not in identity]
    sheet = (SHEET,) if len(view.marks) > 1 else ()
    if only is Outcome.REJECTED:
        return (OUTCOME, *sheet, ROW, REMARK, *identity, *others)
    return (OUTCOME, *sheet, ROW, *identity, *others, REMARK)

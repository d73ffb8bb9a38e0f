"""The rejected rows of one sheet as a table that can be typed into; nothing is read again before the user asks."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from opsroom.services.error_bench import Bench, BenchRow

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FIXED = ("Baris", "Alasan ditolak")


class BenchModel(QAbstractTableModel):
    """Row number and reasons, then the columns of the sheet.

    Attributes:
        edits: 1-based row and 0-based column of the sheet to the mended text, of the sheet shown.

    Signals:
        mended: A cell was typed into.
    """

    #: GUI thread.
    mended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bench: Bench | None = None
        self.edits: dict[tuple[int, int], str] = {}

    def show_bench(self, bench: Bench | None, edits: dict[tuple[int, int], str]) -> None:
        """Show the rejected rows of a sheet with what was mended in them so far."""
        self.beginResetModel()
        self.bench, self.edits = bench, dict(edits)
        self.endResetModel()

    def row_at(self, row: int) -> BenchRow | None:
        """The rejected row shown there."""
        rows = () if self.bench is None else self.bench.rows
        return rows[row] if 0 <= row < len(rows) else None

    def fault(self, row: int, section: int) -> str:
        """The reason that is about a cell, empty for cells without fault or mended since."""
        found, column = self.row_at(row), self.column_of(section)
        if found is None or column is None or (found.row, column) in self.edits:
            return ""
        return found.faults.get(column, "")

    def is_mended(self, row: int, section: int) -> bool:
        """Whether the cell was typed into."""
        found, column = self.row_at(row), self.column_of(section)
        return found is not None and column is not None and (found.row, column) in self.edits

    def column_of(self, section: int) -> int | None:
        """The column of the sheet shown in a section, None for those that are not of the sheet."""
        if self.bench is None or not len(_FIXED) <= section < self.columnCount():
            return None
        return self.bench.columns[section - len(_FIXED)].index

    def first_fault(self) -> tuple[int, int] | None:
        """Row and section of the first cell with a fault."""
        for row in range(self.rowCount()):
            for section in range(len(_FIXED), self.columnCount()):
                if self.fault(row, section):
                    return row, section
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rejected rows."""
        return 0 if parent.isValid() or self.bench is None else len(self.bench.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Row number, reason, columns of the sheet."""
        return 0 if parent.isValid() or self.bench is None else len(_FIXED) + len(self.bench.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text; the reason as tool tip and for those who hear it."""
        found = self.row_at(index.row()) if index.isValid() else None
        if found is None or index.column() >= self.columnCount():
            return None
        text = self._text(found, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        fault = self.fault(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return fault or text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{text or 'kosong'}, {fault}" if fault else text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep a mended text until the rows are read again; what stood there before is no mending."""
        found, column = self.row_at(index.row()), self.column_of(index.column())
        if role != Qt.ItemDataRole.EditRole or found is None or column is None:
            return False
        text = str(value).strip()
        if text == self._text(found, index.column()):
            return False
        if text == found.texts.get(column, ""):
            self.edits.pop((found.row, column), None)
        else:
            self.edits[found.row, column] = text
        self.dataChanged.emit(index, index)
        self.mended.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of the sheet can be typed into."""
        flags = super().flags(index)
        return flags if self.column_of(index.column()) is None else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the sheet."""
        is_title = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        if not is_title or self.bench is None or not 0 <= section < self.columnCount():
            return None
        if section < len(_FIXED):
            return _FIXED[section]
        return self.bench.columns[section - len(_FIXED)].head

    def _text(self, found: BenchRow, section: int) -> str:
        column = self.column_of(section)
        if column is None:
            return str(found.row) if section == 0 else "; ".join(found.reasons)
        return self.edits.get((found.row, column), found.texts.get(column, ""))

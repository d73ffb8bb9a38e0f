"""The picture of a sheet as a table model: its real cells, and what every row and column was taken for."""

from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from opsroom.domain.imports import ImportKind, Outcome, SheetReading
from opsroom.domain.sheet_pictures import SheetPicture, column_letters
from opsroom.services.import_preview import RowMarks
from opsroom.ui.importing.fields import IGNORED, option_title

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
NO_MARKS = RowMarks()
#: Blank columns shown beside the last filled one.
_SPARE_COLUMNS = 1


class Part(Enum):
    """What a row of a sheet was taken for; the value is what people read."""

    ABOVE = "di atas tabel"
    HEAD = "kepala tabel"
    DATA = "data"
    REJECTED = "data, ditolak"
    IGNORED = "tidak dibaca"


class PictureModel(QAbstractTableModel):
    """The cells of one sheet. Row and column numbers are 0-based here and 1-based for people."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture: SheetPicture | None = None
        self.reading: SheetReading | None = None
        self.kind: ImportKind | None = None
        self._marks = NO_MARKS
        self._keys: dict[int, str] = {}
        self._edits: dict[tuple[int, int], str] = {}
        self._cached: tuple[int, tuple[str, ...]] = (-1, ())

    def show_picture(self, picture: SheetPicture | None) -> None:
        """Show another sheet, nothing understood yet."""
        self.beginResetModel()
        self.picture, self.reading, self._marks = picture, None, NO_MARKS
        self._keys, self._edits, self._cached = {}, {}, (-1, ())
        self.endResetModel()

    def show_reading(self, reading: SheetReading | None, kind: ImportKind | None, marks: RowMarks) -> None:
        """Colour the sheet by how it was understood."""
        self.reading, self.kind, self._marks = reading, kind, marks
        self._keys = {column.index: column.key for column in reading.columns} if reading else {}
        if self.picture is not None and self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def show_edits(self, edits: dict[tuple[int, int], str]) -> None:
        """Show mended cells, by 1-based row and 0-based column."""
        self._edits, self._cached = edits, (-1, ())

    def part(self, row: int) -> Part:
        """What a 0-based row was taken for."""
        number = row + 1
        outcome = self._marks.outcome(number)
        if outcome is not None:
            return Part.REJECTED if outcome is Outcome.REJECTED else Part.DATA
        reading = self.reading
        if reading is not None and reading.head_row <= number <= reading.head_last and reading.head_row:
            return Part.HEAD
        first = reading.head_row if reading is not None and reading.head_row else self._marks.first
        return Part.ABOVE if number < first else Part.IGNORED

    def key(self, column: int) -> str:
        """What a column was taken for, empty when it is ignored."""
        return self._keys.get(column, "")

    def meaning(self, column: int) -> str:
        """The same in words."""
        key = self.key(column)
        return option_title(self.kind, key) if key and self.kind is not None else IGNORED

    def text(self, row: int, column: int) -> str:
        """The cell as it stands, or as it was mended."""
        if self.picture is None:
            return ""
        if self._cached[0] != row:
            self._cached = (row, tuple(self.picture.cells(row + 1)))
        if (row + 1, column) in self._edits:
            return self._edits[row + 1, column]
        cells = self._cached[1]
        return cells[column] if column < len(cells) else ""

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows of the sheet."""
        return 0 if parent.isValid() or self.picture is None else self.picture.height

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns of the sheet that hold anything, and one more."""
        return 0 if parent.isValid() or self.picture is None else self.picture.width + _SPARE_COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of the cell, and a sentence for those who hear it."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.text(index.row(), index.column()) or "kosong"
            return f"{text}, {self.part(index.row()).value}, {self.meaning(index.column())}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Column letters above what the column means; row numbers."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            is_plain = role == Qt.ItemDataRole.DisplayRole
            return str(section + 1) if is_plain else f"Baris {section + 1}: {self.part(section).value}"
        letters = column_letters(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{letters}\n{self.meaning(section) if self.key(section) else ''}"
        return f"Kolom {letters}: {self.meaning(section)}. Klik untuk memilih artinya (Enter)."

"""A table of finished lines for reading: results and registers of a few thousand rows, computed, not stored.

What is stored and edited belongs into `RecordTable`; this one takes frozen records and shows what columns say of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW_PADDING_PX = 8
_CELL_PAD_PX = 6
_SELECTED = QStyle.StateFlag.State_Selected.value


@dataclass(frozen=True, slots=True)
class LineColumn:
    """One column.

    Attributes:
        text: What a line shows here.
        key: What it is sorted by; the text when not given.
        tone: State of the cell: colours it and puts the symbol before the text.
        width: Units: px at 100 %; 0 takes what is left over.
    """

    title: str
    text: Callable[[Any], str]
    width: int = 0
    key: Callable[[Any], Any] | None = None
    is_number: bool = False
    tone: Callable[[Any], Tone | None] | None = None
    hint: str = ""


class LineModel(QAbstractTableModel):
    """Lines that pass the filter, in the order of the column asked for."""

    def __init__(self, columns: Sequence[LineColumn], look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._look = look
        self._all: tuple[Any, ...] = ()
        self._shown: list[Any] = []
        self._passes: Callable[[Any], bool] = lambda _line: True
        self._order: tuple[int, bool] | None = None

    def set_lines(self, lines: Sequence[Any]) -> None:
        """Show other lines, filtered and sorted as before."""
        self._all = tuple(lines)
        self._arrange()

    def show_only(self, passes: Callable[[Any], bool]) -> None:
        """Show the lines that pass."""
        self._passes = passes
        self._arrange()

    def line(self, row: int) -> Any:
        """The line shown in that row, None beyond the end."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def face(self, row: int, column: LineColumn) -> tuple[str, Tone | None]:
        """What a cell shows: its text, with the symbol of its tone before it, and the tone."""
        line = self._shown[row]
        tone = column.tone(line) if column.tone else None
        text = column.text(line)
        return (f"{SYMBOLS[tone]} {text}" if tone is not None else text), tone

    def row_of(self, matches: Callable[[Any], bool]) -> int:
        """The row of the first shown line that matches, -1 when there is none."""
        return next((row for row, line in enumerate(self._shown) if matches(line)), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Lines shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tone and alignment of a cell."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.face(index.row(), column)[0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole and (tone := self.face(index.row(), column)[1]) is not None:
            return self._look.theme.qcolor(tone.value)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles and hints of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint or column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 goes back to the order the lines came in."""
        self._order = None if column < 0 else (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._all if self._passes(line)]
        if self._order is not None:
            number, is_descending = self._order
            column = self.columns[number]
            self._shown.sort(key=column.key or column.text, reverse=is_descending)
        self.endResetModel()


class LineDelegate(QStyledItemDelegate):
    """Paints a cell of a line with room at its sides: ground, text in its tone, focus on the current row."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._colours: dict[str, QColor] = {}
        look.changed.connect(self._colours.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and text; a text that does not fit ends in dots and is whole in the tool tip."""
        model = index.model()
        if not isinstance(model, LineModel):
            super().paint(painter, option, index)
            return
        row, column = index.row(), model.columns[index.column()]
        text, tone = model.face(row, column)
        is_selected = bool(option.state.value & _SELECTED)
        ground = "selection" if is_selected else ("alternate" if row % 2 else "surface")
        rect = option.rect
        painter.fillRect(rect, self._colour(ground))
        if not text:
            return
        ink = "selection_text" if is_selected else (tone.value if tone is not None else "text")
        painter.setPen(self._colour(ink))
        room = rect.adjusted(_CELL_PAD_PX, 0, -_CELL_PAD_PX, 0)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, (_RIGHT if column.is_number else _LEFT).value, shown)

    def _colour(self, token: str) -> QColor:
        if token not in self._colours:
            self._colours[token] = self._look.theme.qcolor(token)
        return self._colours[token]


class LineView(QTableView):
    """Shows a `LineModel`: whole rows are picked, sorted by a click on a head, empty tables say why.

    Attributes:
        empty_text: What stands in the middle while there is no line.

    Signals:
        picked: The line the user picked, None when there is none.
    """

    #: A line of the model or None, GUI thread.
    picked = Signal(object)

    def __init__(self, model: LineModel, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self.empty_text = ""
        self._look = look
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(LineDelegate(look, self))
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING_PX)
        self._set_up_heads()
        # Not the current row: the table makes its first row current when it gets the focus.
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelReset.connect(self._on_model_reset)

    def pick(self, matches: Callable[[Any], bool]) -> None:
        """Make the first line that matches the current one."""
        row = self.lines.row_of(matches)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, 0))

    def let_go(self) -> None:
        """Pick no line."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def picked_line(self) -> Any:
        """The picked line, None when there is none."""
        rows = self.selectionModel().selectedRows()
        return self.lines.line(rows[0].row()) if rows else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the table, or the reason why it is empty."""
        super().paintEvent(event)
        if self.lines.rowCount() or not self.empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self._look.theme.qcolor("muted"))
        space: QRect = self.viewport().rect().adjusted(16, 8, -16, -8)
        painter.drawText(space, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty_text)
        painter.end()

    def _set_up_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(40)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for number, column in enumerate(self.lines.columns):
            if column.width:
                heads.resizeSection(number, column.width)
            else:
                heads.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _on_selection_changed(self) -> None:
        self.picked.emit(self.picked_line())

    def _on_model_reset(self) -> None:
        self.picked.emit(None)

"""The view of every table: fixed row heights, keys of a spreadsheet, a head that filters, a calm empty state."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from opsroom.domain.columns import WORD_KINDS, ColumnKind
from opsroom.ui.tables.cell_bubble import CellBubble
from opsroom.ui.tables.delegate import CELL_EDITORS, PAD_PX, CellDelegate
from opsroom.ui.tables.editors import Move
from opsroom.ui.tables.filter_header import FilterHeader
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.selecting import SelectingView
from opsroom.ui.tables.source import ToneOf
from opsroom.ui.tables.zoom import Zoom
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import Tone

_SORT_MARK = " ▲9"
#: Selected rows that are found again after the rows were shown anew.
_MOST_KEPT_ROWS = 5000

#: Property of actions that are offered in a menu of their own instead of the context menu itself.
IN_MENU = "in_menu"

_SELECT = QItemSelectionModel.SelectionFlag
_ENDING: dict[int, Move] = {
    Qt.Key.Key_Return: Move.DOWN,
    Qt.Key.Key_Enter: Move.DOWN,
    Qt.Key.Key_Tab: Move.RIGHT,
    Qt.Key.Key_Backtab: Move.LEFT,
}
_BACK = {Move.DOWN: Move.UP, Move.RIGHT: Move.LEFT}


class RecordView(SelectingView):
    """Shows a `RecordTableModel`.

    Signals:
        flag_toggled: Space on a yes/no column.
        current_changed: Another cell is the current one.
        edited: An editor was opened or closed.
    """

    flag_toggled = Signal()
    current_changed = Signal()
    edited = Signal()

    def __init__(
        self, model: RecordTableModel, look: Look, tones: Mapping[str, ToneOf], parent: QWidget | None = None
    ) -> None:
        super().__init__(model, parent)
        self._look = look
        self._kept_ids: list[int] = []
        self._kept_current: tuple[int, int] | None = None
        self._widths: list[int] = []
        self._is_spreading = False
        self._is_arranged_by_user = False
        self._digit = 0
        self._reserved_rows = 0
        self.empty_text: Callable[[], str] = str
        self.setModel(model)
        self.cells = CellDelegate(look, tones, self)
        self.setItemDelegate(self.cells)
        self.bubble = CellBubble(self.viewport())
        self.zoom = Zoom(self)
        self.head = FilterHeader(model.columns, self)
        self.setHorizontalHeader(self.head)
        self._set_up_rows()
        self._set_up_editing()
        self._set_widths()
        self._digit = self.fontMetrics().horizontalAdvance("0")
        # Headers ask for each row whether it is selected, which takes seconds at a million rows: theirs stays empty.
        self._unused = QItemSelectionModel(model, self)
        self.head.setSelectionModel(self._unused)
        self.verticalHeader().setSelectionModel(self._unused)
        self._connect()

    def _connect(self) -> None:
        self.cells.edit_done.connect(self._on_cells_edit_done)
        self.cells.closeEditor.connect(self._on_cells_close_editor)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.head.sort_clicked.connect(lambda section, added: self._model.toggle_sort(section, is_added=added))
        self.head.sectionResized.connect(self._on_head_section_resized)
        self.head.column_clicked.connect(self.selectColumn)
        self.head.left.connect(self.take_focus)
        self._model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        self._model.modelReset.connect(self._on_model_reset)
        self._model.dataChanged.connect(self._say_refusal)
        self._model.changed_elsewhere.connect(self._on_model_changed_elsewhere)
        self._look.changed.connect(lambda _theme: self.viewport().update())

    def _set_up_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.zoom.fit_rows()
        # Wide enough for five digits from the start, so that columns do not jump when rows come and go.
        rows.setMinimumWidth(self.fontMetrics().horizontalAdvance("00000") + 2 * PAD_PX)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _set_up_editing(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(True)

    def _set_widths(self) -> None:
        """Every column as wide as its text needs; what the window has left goes to the columns of words."""
        head_metrics = self.head.fontMetrics()
        digit = self.fontMetrics().horizontalAdvance("0")
        for column in self._model.columns:
            text = digit * column.width
            title = head_metrics.horizontalAdvance(column.title + _SORT_MARK)
            self._widths.append(max(text, title) + 2 * PAD_PX + 4)
        self._spread()

    def _spread(self) -> None:
        words = [c.width if c.kind in WORD_KINDS else 0 for c in self._model.columns]
        spare = max(0, self.viewport().width() - sum(self._widths)) if sum(words) else 0
        self._is_spreading = True
        for section, (width, share) in enumerate(zip(self._widths, words, strict=True)):
            self.setColumnWidth(section, width + spare * share // max(sum(words), 1))
        self._is_spreading = False

    # --- Qt's questions ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab walk, arrows and their kin go and select, Space turns a yes/no cell over, Escape forgets."""
        if self.walks(event):
            event.accept()
            return
        key, current = event.key(), self.currentIndex()
        if (move := _ENDING.get(key)) is not None:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(_BACK.get(move, move) if is_back else move)
        elif key == Qt.Key.Key_Escape:
            self._model.forget_refusals()
        elif key == Qt.Key.Key_Space and self._is_flag(current) and not event.modifiers():
            self.flag_toggled.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: typing edits, and looking through every row would stop the window."""

    def edit(self, index: QModelIndex | QPersistentModelIndex, *args: object) -> bool:
        """Open an editor; F2 and a double click leave the cursor at the end, typing replaces."""
        is_open = bool(super().edit(index, *args))
        editor = self.indexWidget(index) if is_open and args else None
        trigger = QAbstractItemView.EditTrigger
        if isinstance(editor, CELL_EDITORS) and args and args[0] in (trigger.EditKeyPressed, trigger.DoubleClicked):
            editor.begin_at_end()
        self._model.hold(is_held=self.is_editing)
        if is_open:
            self.edited.emit()
        return is_open

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() == QAbstractItemView.State.EditingState

    def reserve_rows(self, count: int) -> None:
        """Let the table scroll beyond its last row by so many rows: room for those about to be added."""
        if count != self._reserved_rows:
            self._reserved_rows = count
            self.updateGeometries()

    def updateGeometries(self) -> None:
        """Scroll as far as there are rows, and reserved ones."""
        bar = self.verticalScrollBar()
        value = bar.value()
        super().updateGeometries()
        if self._reserved_rows:
            # One more than asked for: at its very end Qt aligns the last row to the bottom edge again.
            bar.setMaximum(min(bar.maximum() + self._reserved_rows + 1, max(self._model.rowCount() - 1, 0)))
            bar.setValue(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns of words their share, as long as the user has not set widths."""
        super().resizeEvent(event)
        if not self._is_arranged_by_user:
            self._spread()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here, with the keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([each for each in self.actions() if not each.property(IN_MENU)])
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, or a sentence where there are none."""
        super().paintEvent(event)
        if self._model.rowCount() or not (text := self.empty_text()):
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._look.theme.muted))
        area = self.viewport().rect().adjusted(24, 24, -24, -24)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    # --- news ----------------------------------------------------------------------------------------------------

    def _fit_font(self) -> None:
        digit = self.fontMetrics().horizontalAdvance("0")
        before, self._digit = self._digit, digit
        self.zoom.fit_rows()
        self.cells.change_look()
        if before and before != digit:
            self._is_spreading = True
            self._widths = [round(width * digit / before) for width in self._widths]
            for section in self.sections():
                self.setColumnWidth(section, round(self.columnWidth(section) * digit / before))
            self._is_spreading = False

    def _on_cells_edit_done(self, move: Move) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.step(move)

    def _on_head_section_resized(self, *_sizes: int) -> None:
        self._is_arranged_by_user = self._is_arranged_by_user or not self._is_spreading

    def _on_current_changed(self, *_indexes: object) -> None:
        self.forget_line()
        self._say_refusal()
        self.current_changed.emit()

    def _say_refusal(self, *_news: object) -> None:
        """Why the current cell was refused stands beside it; editors speak for themselves."""
        current, reason = self.currentIndex(), ""
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if current.isValid() and not is_editing and self._model.has_refusals:
            refusal = self._model.face(current.row(), current.column()).refusal
            reason = refusal.reason if refusal is not None else ""
        if reason:
            self.bubble.say(reason, Tone.ALARM, self.visualRect(current), self._look.theme)
        elif self.bubble.text:
            self.bubble.be_quiet()

    def _on_model_changed_elsewhere(self, row_id: int, key: str, shown: str) -> None:
        """Tell whoever types into that very cell; the text being typed stays."""
        editor = self.indexWidget(self.currentIndex()) if self.is_editing else None
        if isinstance(editor, CELL_EDITORS) and (editor.row_id, editor.column.key) == (row_id, key):
            editor.say_changed(shown)

    def _on_cells_close_editor(self, *_args: object) -> None:
        self._model.hold(is_held=False)
        # Once the editor is gone; the view leaves its editing state after this signal.
        QTimer.singleShot(0, self, self._say_refusal)
        QTimer.singleShot(0, self, self.edited.emit)

    def _on_model_about_to_be_reset(self) -> None:
        current = self.currentIndex()
        self._kept_current = (self._model.row_id(current.row()), current.column()) if current.isValid() else None
        ranges = self.selected_ranges()
        count = sum(bottom - top + 1 for top, _left, bottom, _right in ranges)
        whole_rows = all(left == 0 and right == len(self._model.columns) - 1 for _top, left, _bottom, right in ranges)
        self._kept_ids = list(self.selected_ids()) if whole_rows and count <= _MOST_KEPT_ROWS else []

    def _on_model_reset(self) -> None:
        current, self._kept_current = self._kept_current, None
        if current is None or not self.show_row(*current):
            self.scrollToTop()
            return
        wanted = set(self._kept_ids)
        if not wanted:
            return
        selection = QItemSelection()
        last = len(self._model.columns) - 1
        for row, row_id in enumerate(self._model.row_ids(0, self._model.rowCount() - 1)):
            if row_id in wanted:
                selection.select(self._model.index(row, 0), self._model.index(row, last))
        self.selectionModel().select(selection, _SELECT.ClearAndSelect)

    def _is_flag(self, index: QModelIndex) -> bool:
        return index.isValid() and self._model.columns[index.column()].kind is ColumnKind.FLAG


def action(view: QWidget, text: str, keys: QKeySequence.StandardKey | str, run: Callable[[], None]) -> QAction:
    """An action of the view's context menu, reached by its keys while the view has the keyboard."""
    made = QAction(text, view)
    made.setShortcut(QKeySequence(keys))
    made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    made.setShortcutVisibleInContextMenu(True)
    made.triggered.connect(lambda _checked: run())
    view.addAction(made)
    return made

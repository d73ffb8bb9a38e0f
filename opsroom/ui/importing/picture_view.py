"""Shows the picture of a sheet: coloured by what was understood, corrected by click, menu or key."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from opsroom.domain.sheet_pictures import column_letters
from opsroom.ui.importing.fields import field_options
from opsroom.ui.importing.picture_model import Index, Part, PictureModel
from opsroom.ui.theme.look import Look

_PAD_PX = 6
_ROW_PADDING_PX = 8
_SELECTED = QStyle.StateFlag.State_Selected.value
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: Part of the sheet to ground and ink.
_INKS: dict[Part, tuple[str, str]] = {
    Part.ABOVE: ("window", "muted"),
    Part.HEAD: ("info_ground", "info"),
    Part.DATA: ("surface", "text"),
    Part.REJECTED: ("alarm_ground", "alarm"),
    Part.IGNORED: ("window", "muted"),
}
_LEAST_CHARS, _MOST_CHARS, _SAMPLE_ROWS = 8, 28, 60


@dataclass(frozen=True, slots=True)
class Wish:
    """A correction asked for on the picture.

    Attributes:
        what: ``head``, ``data``, ``none`` (no head), ``found`` (back to what was found), ``column``.
        row: 1-based row, for head and data.
        column: 0-based column and `key` its meaning, for a column.
    """

    what: str
    row: int = 0
    column: int = -1
    key: str = ""


class PictureDelegate(QStyledItemDelegate):
    """Paints a cell by the part of the sheet it lies in; ignored columns are faint."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._colours: dict[str, QColor] = {}
        look.changed.connect(self._colours.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, and a line below the head."""
        model = index.model()
        if not isinstance(model, PictureModel):
            super().paint(painter, option, index)
            return
        part, column = model.part(index.row()), index.column()
        ground, ink = _INKS[part]
        is_used = bool(model.key(column)) or model.reading is None
        if part in (Part.DATA, Part.REJECTED) and not is_used:
            ground, ink = "window", "muted"
        if option.state.value & _SELECTED:
            ground, ink = "selection", "selection_text"
        rect: QRect = option.rect
        painter.fillRect(rect, self._colour(ground))
        painter.setPen(self._colour("grid"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        text = model.text(index.row(), column)
        if not text:
            return
        font = QFont(option.font)
        font.setBold(part is Part.HEAD)
        font.setItalic(part is Part.IGNORED)
        painter.setFont(font)
        painter.setPen(self._colour(ink))
        room = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        shown = painter.fontMetrics().elidedText(text[:200], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT.value, shown)

    def _colour(self, token: str) -> QColor:
        if token not in self._colours:
            self._colours[token] = self._look.theme.qcolor(token)
        return self._colours[token]


class PictureView(QTableView):
    """The sheet with row numbers and column letters.

    Signals:
        wished: A `Wish`.
    """

    #: Wish, GUI thread.
    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = PictureModel(self)
        self.setModel(self.model_)
        self.setAccessibleName("Gambar lembar")
        self.setItemDelegate(PictureDelegate(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_context_menu_asked)
        self._set_up_heads()
        self.actions_ = {
            "head": self._action("Ini kepala tabel", "K", self._wish_head),
            "data": self._action("Mulai data di sini", "D", self._wish_data),
            "ignore": self._action("Abaikan kolom ini", "Delete", self._wish_ignore),
            "column": self._action("Arti kolom ini...", "Return", self._open_column_menu),
            "none": self._action("Lembar ini tanpa kepala tabel", "T", partial(self._wish, Wish("none"))),
            "found": self._action("Kembali ke dugaan program", "R", partial(self._wish, Wish("found"))),
        }
        self.column_menu: QMenu | None = None
        look.changed.connect(lambda _theme: self.viewport().update())

    def _set_up_heads(self) -> None:
        metrics = self.fontMetrics()
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(metrics.averageCharWidth() * 4)
        across.setDefaultSectionSize(metrics.averageCharWidth() * 16)
        across.setFixedHeight(metrics.height() * 2 + _ROW_PADDING_PX * 2)
        across.setSectionsClickable(True)
        across.sectionClicked.connect(self._on_head_clicked)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(metrics.height() + _ROW_PADDING_PX)
        down.setHighlightSections(False)

    def _action(self, text: str, keys: str, run: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(run)
        self.addAction(action)
        return action

    def fit_columns(self) -> None:
        """Widths by the first rows, within reason."""
        if self.model_.picture is None:
            return
        widths: dict[int, int] = {}
        reading = self.model_.reading
        first = max(1, reading.head_row if reading is not None else 1)
        for row in range(first, min(first + _SAMPLE_ROWS, self.model_.picture.height + 1)):
            for column, text in enumerate(self.model_.picture.cells(row)):
                widths[column] = max(widths.get(column, 0), min(len(text), _MOST_CHARS))
        char = self.fontMetrics().averageCharWidth()
        for column, chars in widths.items():
            meant = len(self.model_.meaning(column)) if self.model_.key(column) else 0
            self.setColumnWidth(column, max(chars, meant, _LEAST_CHARS) * char + _PAD_PX * 4)

    def go_to_head(self) -> None:
        """Show the head of the table, with a line or two above it."""
        reading = self.model_.reading
        row = max(0, (reading.head_row if reading is not None else 1) - 1)
        if self.model_.rowCount() and self.model_.columnCount():
            self.setCurrentIndex(self.model_.index(min(row, self.model_.rowCount() - 1), 0))
            self.scrollTo(self.model_.index(max(0, row - 2), 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def open_column_menu(self, column: int, at: QPoint) -> None:
        """The list of what a column can mean."""
        kind = self.model_.kind
        if kind is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(f"Kolom {column_letters(column)}")
        for key, title in field_options(kind):
            action = menu.addAction(title, partial(self._wish, Wish("column", column=column, key=key)))
            action.setCheckable(True)
            action.setChecked(self.model_.key(column) == key)
        self.column_menu = menu
        menu.popup(at)

    def _open_column_menu(self) -> None:
        column = self.currentIndex().column()
        if column >= 0:
            place = QPoint(self.columnViewportPosition(column), 0)
            self.open_column_menu(column, self.viewport().mapToGlobal(place))

    def _on_head_clicked(self, column: int) -> None:
        header = self.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(column), header.height())
        self.open_column_menu(column, header.mapToGlobal(place))

    def _on_context_menu_asked(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.actions_.values()))
        menu.popup(self.viewport().mapToGlobal(place))

    def _wish(self, wish: Wish, *_checked: object) -> None:
        self.wished.emit(wish)

    def _wish_head(self) -> None:
        if self.currentIndex().isValid():
            self.wished.emit(Wish("head", row=self.currentIndex().row() + 1))

    def _wish_data(self) -> None:
        if self.currentIndex().isValid():
            self.wished.emit(Wish("data", row=self.currentIndex().row() + 1))

    def _wish_ignore(self) -> None:
        if self.currentIndex().isValid():
            self.wished.emit(Wish("column", column=self.currentIndex().column()))

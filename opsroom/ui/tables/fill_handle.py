"""The little square at the corner of the selection: drag it to continue what the selection begins."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.overlay import CellOverlay, GhostView
from opsroom.ui.tables.selection import Area
from opsroom.ui.tables.view import RecordView
from opsroom.ui.theme.look import Look

_SIZE_PX = 9
#: While the mouse is beyond the edge, the table scrolls by one row or a bit of a column this often.
_SCROLL_MS = 50
_SCROLL_PX = 24


class FillHandle(QWidget):
    """Sits on the last cell of the selection.

    Signals:
        dragged: Source area, target area beside it, and whether Ctrl asks for copies instead of a series.
    """

    #: (Area source, Area target, bool is_copy), GUI thread.
    dragged = Signal(object, object, bool)

    def __init__(self, view: RecordView, model: RecordTableModel, overlay: CellOverlay, look: Look) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._model = model
        self._overlay = overlay
        self._look = look
        self._source: Area | None = None
        self._target: Area | None = None
        self._at = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self.place)
        self.setFixedSize(_SIZE_PX, _SIZE_PX)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Gagang isi")
        self.setToolTip("Seret: lanjutkan deret. Dengan Ctrl: salin.")
        self.hide()
        self._connect()

    def _connect(self) -> None:
        view = self._view
        self._scrolling.timeout.connect(self._scroll)
        # Whatever moves cells paints them: columns set back, columns that stay, other sizes, scrolling.
        view.viewport().installEventFilter(self)
        self._overlay.changed.connect(self.place)
        view.edited.connect(self.place)
        view.selectionModel().selectionChanged.connect(self.place)
        view.selectionModel().currentChanged.connect(self.place)
        view.horizontalHeader().sectionResized.connect(self.place)
        view.horizontalHeader().sectionMoved.connect(self.place)
        view.horizontalHeader().geometriesChanged.connect(self.place)
        view.verticalHeader().sectionResized.connect(self.place)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)
        for told in (self._model.modelReset, self._model.rowsInserted, self._model.rowsRemoved):
            told.connect(self.place)

    @property
    def target(self) -> Area | None:
        """What would be filled if the mouse were let go now."""
        return self._target

    def place(self, *_news: object) -> None:
        """Sit on the corner of the one selected area; nowhere when there are several or none in sight."""
        areas = self._view.areas()
        is_in_use = self._view.is_editing or (self._source is None and self._overlay.ghost is not None)
        if len(areas) != 1 or not self._model.rowCount() or is_in_use:
            self.hide()
            return
        area = areas[0]
        if area.bottom >= self._model.rowCount():
            self.hide()
            return
        rect = self._view.visualRect(self._model.index(area.bottom, area.sections[-1]))
        corner = QRect(QPoint(0, 0), self.size())
        corner.moveCenter(rect.bottomRight() - QPoint(1, 1))
        # Moving paints what lies below again, which would bring us back here for ever.
        if self.pos() != corner.topLeft():
            self.move(corner.topLeft())
        is_seen = rect.isValid() and self._view.viewport().rect().intersects(rect)
        if is_seen == self.isHidden():
            self.setVisible(is_seen)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the cell once it was painted elsewhere; nothing is moved while the cells are being painted."""
        if event.type() == QEvent.Type.Paint and not self._settling.isActive():
            self._settling.start()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A square in the colour of the current cell, set off by a line of the ground."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.qcolor("surface"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self._look.theme.qcolor("accent"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a fill."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._source = self._view.areas()[0]
            self._target = None
            self.grabKeyboard()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what would be filled; beyond the edge the table scrolls along."""
        if self._source is None:
            return
        self._at = self._view.viewport().mapFromGlobal(event.globalPosition().toPoint())
        is_outside = not self._view.viewport().rect().contains(self._at)
        if is_outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not is_outside:
            self._scrolling.stop()
        self._aim()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fill; the filled cells are selected, as spreadsheets do."""
        source, target = self._source, self._target
        self._stop()
        if source is None or target is None:
            return
        self._view.select_area(_around(source, target, self._view.sections()))
        self.dragged.emit(source, target, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape while dragging: not after all."""
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        event.accept()

    def _stop(self) -> None:
        self.releaseKeyboard()
        self._scrolling.stop()
        self._source = self._target = None
        self._overlay.show_ghost(None)

    def _aim(self) -> None:
        source = self._source
        if source is None:
            return
        self._target = target_of(source, *self._cell_at(), self._view.sections())
        if self._target is None:
            self._overlay.show_ghost(None)
        else:
            around = _around(source, self._target, self._view.sections())
            self._overlay.show_ghost(GhostView(around.top, around.bottom, around.sections, lambda _row, _section: None))

    def _cell_at(self) -> tuple[int, int]:
        """The row and section nearest to the mouse."""
        room = self._view.viewport().rect()
        x = min(max(self._at.x(), 0), room.right())
        y = min(max(self._at.y(), 0), room.bottom())
        row, order = self._view.rowAt(y), self._view.sections()
        section = self._view.indexAt(QPoint(x, self._view.rowViewportPosition(max(row, 0)) + 1)).column()
        row = self._model.rowCount() - 1 if row < 0 else row
        return row, section if section in order else order[-1]

    def _scroll(self) -> None:
        room, at = self._view.viewport().rect(), self._at
        down, across = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        down.setValue(down.value() + (at.y() > room.bottom()) - (at.y() < room.top()))
        across.setValue(across.value() + _SCROLL_PX * ((at.x() > room.right()) - (at.x() < room.left())))
        self._aim()


def target_of(source: Area, row: int, section: int, order: list[int]) -> Area | None:
    """The cells between `source` and a cell, downwards, upwards or sideways, whichever is farther; None inside."""
    place, first, last = order.index(section), order.index(source.sections[0]), order.index(source.sections[-1])
    down, across = max(row - source.bottom, source.top - row), max(place - last, first - place)
    if max(down, across) <= 0:
        return None
    if down >= across:
        if row > source.bottom:
            return Area(source.bottom + 1, row, source.sections)
        return Area(row, source.top - 1, source.sections)
    sections = order[last + 1 : place + 1] if place > last else order[place:first]
    return Area(source.top, source.bottom, tuple(sections))


def _around(source: Area, target: Area, order: list[int]) -> Area:
    sections = tuple(section for section in order if section in source.sections or section in target.sections)
    return Area(min(source.top, target.top), max(source.bottom, target.bottom), sections)

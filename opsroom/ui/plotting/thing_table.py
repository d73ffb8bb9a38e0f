"""A table whose rows or cells hold things: marking, picking up, dragging and putting down, by mouse and by keyboard."""

from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from opsroom.ui.plotting.hand import Hand, State
from opsroom.ui.plotting.things import Place, Thing, ThingKind

MIME = "application/x-opsroom-ploting"
_CTRL, _SHIFT, _NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


class Act(StrEnum):
    """What can be done with the things meant."""

    MARK = "mark"
    MARK_ALL = "mark_all"
    TAKE = "take"
    PUT = "put"
    LET_GO = "let_go"
    LOCK = "lock"
    OUT = "out"
    SWAP = "swap"
    NEW_TEAM = "new_team"
    CANDIDATES = "candidates"


KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Act] = {
    (Qt.Key.Key_Space, _NONE): Act.MARK,
    (Qt.Key.Key_Space, _CTRL): Act.MARK,
    (Qt.Key.Key_A, _CTRL): Act.MARK_ALL,
    (Qt.Key.Key_X, _CTRL): Act.TAKE,
    (Qt.Key.Key_Return, _NONE): Act.PUT,
    (Qt.Key.Key_Enter, _NONE): Act.PUT,
    (Qt.Key.Key_Escape, _NONE): Act.LET_GO,
    (Qt.Key.Key_L, _CTRL): Act.LOCK,
    (Qt.Key.Key_Delete, _NONE): Act.OUT,
    (Qt.Key.Key_T, _CTRL): Act.NEW_TEAM,
}


class ThingTable(QTableView):
    """Base of the lists on the plotting screen.

    Signals:
        acted: An `Act` for what the hand means here.
        drag_wanted: Nothing; the things meant are to be dragged.
        dropped: The `Place` something was let fall on.
        menu_wanted: Where the menu should open, in coordinates of the screen.
        pointed: The cursor moved to another thing.
        lock_clicked: The `Thing` whose padlock was clicked.
    """

    #: Act, GUI thread.
    acted = Signal(object)
    #: Nothing, GUI thread.
    drag_wanted = Signal()
    #: Place, GUI thread.
    dropped = Signal(object)
    #: QPoint, GUI thread.
    menu_wanted = Signal(object)
    #: Nothing, GUI thread.
    pointed = Signal()
    #: Thing, GUI thread.
    lock_clicked = Signal(object)

    def __init__(self, hand: Hand, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = hand
        self._pressed: QPoint | None = None
        self._anchor: Thing | None = None
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.verticalHeader().hide()
        hand.changed.connect(self.viewport().update)

    # what a list says of itself

    def thing_at(self, _at: QPoint) -> Thing | None:
        """The thing under a point of the viewport."""
        return None

    def lock_at(self, _at: QPoint) -> Thing | None:
        """The thing whose padlock is under a point."""
        return None

    def place_at(self, _at: QPoint) -> Place | None:
        """Where a load dropped at a point would go."""
        return None

    def current_thing(self) -> Thing | None:
        """The thing under the cursor."""
        return None

    def current_place(self) -> Place | None:
        """Where a load put down at the cursor would go."""
        return None

    def things(self, _kind: ThingKind) -> list[Thing]:
        """All things of a kind shown, in order."""
        return []

    def cursor_point(self) -> QPoint:
        """The middle of the current cell, for a menu opened by key."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the hand; everything else walks."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = KEYS.get((Qt.Key(event.key()), modifiers))
        if act is not None and not (act is Act.LET_GO and not self._has_to_let_go()):
            self.acted.emit(act)
        elif event.key() == Qt.Key.Key_F10 and modifiers == _SHIFT:
            self.menu_wanted.emit(self.cursor_point())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that takes the keyboard tells where its cursor stands."""
        super().focusInEvent(event)
        self.pointed.emit()
        self.viewport().update()

    def _has_to_let_go(self) -> bool:
        return bool(self.hand.load or self.hand.marks)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark with Ctrl and Shift, lock on a padlock, and be ready to drag."""
        at = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        locked = self.lock_at(at)
        thing = self.thing_at(at)
        self._pressed = at if thing is not None and locked is None else None
        super().mousePressEvent(event)
        if locked is not None:
            self.lock_clicked.emit(locked)
        elif thing is not None:
            self._mark(thing, event.modifiers())

    def _mark(self, thing: Thing, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _CTRL:
            self.hand.toggle(thing)
        elif modifiers & _SHIFT and self._anchor is not None and self._anchor.kind is thing.kind:
            self.hand.mark(self._between(self._anchor, thing))
            return
        elif not self.hand.is_marked(thing):
            self.hand.clear()
        self._anchor = thing

    def _between(self, first: Thing, last: Thing) -> list[Thing]:
        shown = self.things(last.kind)
        if first not in shown or last not in shown:
            return [last]
        start, end = sorted((shown.index(first), shown.index(last)))
        return shown[start : end + 1]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the mouse went far enough."""
        if self._pressed is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press is over."""
        self._pressed = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for candidates or places."""
        if self.lock_at(event.position().toPoint()) is None:
            self.acted.emit(Act.CANDIDATES)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the mouse, or at the cursor when a key asked."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(event.globalPos() if is_mouse else self.cursor_point())

    # dragging over it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a load of this window in."""
        event.setAccepted(event.mimeData().hasFormat(MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Judge the place under the mouse: it is painted before anything falls."""
        super().dragMoveEvent(event)
        verdict = self.hand.hover(self.place_at(event.position().toPoint()))
        event.setAccepted(verdict is not None and verdict.state in (State.ALLOWED, State.REASON))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The load hovers nothing here any more."""
        super().dragLeaveEvent(event)
        self.hand.hover(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the load where it fell."""
        place = self.place_at(event.position().toPoint())
        super().dropEvent(event)
        if place is not None:
            event.acceptProposedAction()
            self.dropped.emit(place)

"""Holds the screens: loads one when it is first visited, shows it, forgets all when the operation is closed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from opsroom.ui.shell.rooms import BOARD, ROOMS, Room, load_screen, room
from opsroom.ui.shell.session import Session
from opsroom.ui.shell.start_page import StartPage


class RoomStack(QStackedWidget):
    """The start page, and the screens of the open operation.

    Signals:
        shown: Key of the room that came to sight.
        built: Key of the room and its new screen, before it is shown.
    """

    #: str, GUI thread.
    shown = Signal(str)
    #: (str, QWidget), GUI thread.
    built = Signal(str, object)

    def __init__(self, start: StartPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._screens: dict[str, QWidget] = {}
        self._loading: set[str] = set()
        self._wishes: dict[str, list[Callable[[QWidget], None]]] = {}
        self._wanted = ""
        self.start = start
        self._waiting = QLabel("Memuat ...")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(start)
        self.addWidget(self._waiting)

    @property
    def current_room(self) -> str:
        """Key of the room in sight or on its way, empty for the start page."""
        return self._wanted

    @property
    def is_settled(self) -> bool:
        """Whether the room wanted is in sight."""
        return not self._wanted or self.currentWidget() is self._screens.get(self._wanted)

    def screen(self, key: str) -> QWidget | None:
        """The screen of a room, None before its first visit."""
        return self._screens.get(key)

    def when_built(self, key: str, wish: Callable[[QWidget], None]) -> None:
        """Do something with the screen of a room, now or as soon as it is there."""
        widget = self._screens.get(key)
        if widget is not None:
            wish(widget)
        else:
            self._wishes.setdefault(key, []).append(wish)

    def enter(self, session: Session) -> None:
        """Take the screens from this operation from now on."""
        self.leave()
        self._session = session

    def leave(self) -> None:
        """Forget all screens and show the start page."""
        self._session = None
        self._wanted = ""
        self._loading.clear()
        self._wishes.clear()
        self.setCurrentWidget(self.start)
        for widget in self._screens.values():
            self.removeWidget(widget)
            widget.deleteLater()
        self._screens.clear()

    def visit(self, key: str) -> None:
        """Show a room; its screen is loaded off the GUI thread the first time."""
        if self._session is None:
            return
        self._wanted = key
        widget = self._screens.get(key)
        if widget is None:
            self.setCurrentWidget(self._waiting)
            self._load(room(key), self._session)
            return
        self.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(key)

    def warm_up(self) -> None:
        """Load what the other screens need, so that the first visit does not wait for it."""
        if self._session is not None:
            self._session.jobs.read(lambda: [load_screen(each) for each in ROOMS], lambda _classes: None)

    def _load(self, which: Room, session: Session) -> None:
        if which.key not in self._loading:
            self._loading.add(which.key)
            session.jobs.read(lambda: load_screen(which), lambda screen: self._on_screen_loaded(which, session, screen))

    def _on_screen_loaded(self, which: Room, session: Session, screen: Callable[..., QWidget]) -> None:
        if session is not self._session:
            return
        self._loading.discard(which.key)
        widget = (
            screen(session.reader, session.tools, session.workspace.clock)
            if which.key == BOARD
            else screen(session.workspace, session.tools)
        )
        self._screens[which.key] = widget
        self.addWidget(widget)
        self.built.emit(which.key, widget)
        for wish in self._wishes.pop(which.key, ()):
            wish(widget)
        if self._wanted == which.key:
            self.visit(which.key)

"""The window on the wall: full screen on the second screen, follows every committed change, says when it cannot."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opsroom.domain.board import BoardSnapshot
from opsroom.domain.errors import OpsError
from opsroom.runtime.clock import Clock
from opsroom.ui.board.view import BoardView
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.theme.look import Look

#: Also without changes the file is looked into, so that a wall that lost it says so. Units: ms.
LOOK_EVERY_MS = 5000
_WINDOWED = (1280, 720)


class BoardWindow(QWidget):
    """Shows `read`'s figures and reads again after every change; never blocks the desk.

    Thread: GUI; `read` runs on the quick lane.

    Signals:
        closed: The user closed the window.
    """

    #: Nothing, GUI thread.
    closed = Signal()

    def __init__(
        self,
        read: Callable[[], BoardSnapshot],
        relay: ChangeRelay,
        jobs: JobRunner,
        look: Look,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._read = read
        self._relay = relay
        self._jobs = jobs
        self._clock = clock
        self._is_reading = False
        self._is_behind = False
        self.view = BoardView(look, clock, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setWindowTitle("Papan - Opsroom")
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._connect()
        self._timer.start()
        self.refresh()

    def show_on_wall(self, desk: QScreen | None = None) -> None:
        """Fill the screen that is not `desk` (the primary one by default); with a single screen stay a window."""
        wall = wall_screen(desk or QGuiApplication.primaryScreen())
        if wall is None:
            self.resize(*_WINDOWED)
            self.show()
            return
        self.setGeometry(wall.geometry())
        self.fill_screen()

    def fill_screen(self) -> None:
        """Go full screen where the window is; the mouse pointer is hidden there."""
        self.showFullScreen()
        self.setCursor(Qt.CursorShape.BlankCursor)

    def leave_full_screen(self) -> None:
        """Become a window again."""
        if self.isFullScreen():
            self.unsetCursor()
            self.showNormal()
            self.resize(*_WINDOWED)

    def refresh(self) -> None:
        """Read the figures; changes that come meanwhile are read once more afterwards."""
        if self._is_reading:
            self._is_behind = True
            return
        self._is_reading = True
        self._is_behind = False
        self._jobs.read(self._read, self._on_read_done, self._on_read_failed)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking into the file."""
        self._timer.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _connect(self) -> None:
        self._relay.changed.connect(self.refresh)
        self._timer.timeout.connect(self.refresh)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._on_toggle_activated)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.leave_full_screen)

    def _on_toggle_activated(self) -> None:
        if self.isFullScreen():
            self.leave_full_screen()
        else:
            self.fill_screen()

    def _on_read_done(self, snapshot: BoardSnapshot) -> None:
        self._is_reading = False
        self.view.show_snapshot(snapshot, self._clock.now())
        if self._is_behind:
            self.refresh()

    def _on_read_failed(self, _problem: OpsError) -> None:
        # The last figures stay; the view says by itself that they were not read again.
        self._is_reading = False


def wall_screen(desk: QScreen) -> QScreen | None:
    """The first screen that is not the desk's, None with a single screen."""
    return next((screen for screen in QGuiApplication.screens() if screen is not desk), None)

"""The window on the wall: full screen on the second screen, follows every committed change, says when it cannot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from opsroom.runtime.clock import Clock
from opsroom.ui.board.reader import BoardReader
from opsroom.ui.board.view import BoardView
from opsroom.ui.theme.look import Look

_WINDOWED = (1280, 720)


class BoardWindow(QWidget):
    """Shows what `reader` reads; never blocks the desk.

    Signals:
        closed: The user closed the window.
        quit_requested: The user wants to leave the program (Ctrl+Q, as in the main window).
    """

    #: Nothing, GUI thread.
    closed = Signal()
    #: Nothing, GUI thread.
    quit_requested = Signal()

    def __init__(self, reader: BoardReader, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.view = BoardView(look, clock, self)
        self.view.follow(reader)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setWindowTitle("Papan - Opsroom")
        QShortcut(QKeySequence("F11"), self).activated.connect(self._on_toggle_activated)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.leave_full_screen)
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.quit_requested)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the wall is dark."""
        self.closed.emit()
        super().closeEvent(event)

    def _on_toggle_activated(self) -> None:
        if self.isFullScreen():
            self.leave_full_screen()
        else:
            self.fill_screen()


def wall_screen(desk: QScreen) -> QScreen | None:
    """The first screen that is not the desk's, None with a single screen."""
    return next((screen for screen in QGuiApplication.screens() if screen is not desk), None)

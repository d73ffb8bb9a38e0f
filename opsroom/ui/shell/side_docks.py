"""The docks beside the sheet: what happened to the data, and the backups of the file.

They never take the keyboard from a cell that is being typed into: only asking for them moves the focus.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from opsroom.domain.changes import Kind
from opsroom.ui.history.backups_panel import BackupsPanel
from opsroom.ui.history.history_panel import HistoryPanel
from opsroom.ui.history.story_panel import StoryPanel
from opsroom.ui.shell.desk import Desk
from opsroom.ui.shell.session import Session

#: Width the docks need, and what they take where the screen has room. Units: characters.
_LEAST_CHARS, _WIDE_CHARS = 48, 84


class HistoryDock(QDockWidget):
    """Commands of the operation and the life of a row, on two tabs.

    Attributes:
        commands: The list of commands, None while no operation is open.
        story: The life of a row, None while no operation is open.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Riwayat", parent)
        self.setObjectName("history")
        self._session: Session | None = None
        self._zone = "WIB"
        self.commands: HistoryPanel | None = None
        self.story: StoryPanel | None = None
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Riwayat perubahan")
        self.tabs.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_CHARS)
        self.setWidget(self.tabs)

    def enter(self, session: Session, zone: str) -> None:
        """Tell the history of this operation from now on; nothing is read before the dock is wanted."""
        self.leave()
        self._session, self._zone = session, zone
        if not self.isHidden():
            self._fill()

    def leave(self) -> None:
        """Forget the operation."""
        self._session = None
        for panel in (self.commands, self.story):
            if panel is not None:
                panel.deleteLater()
        self.commands = self.story = None
        self.tabs.clear()

    def show_commands(self) -> None:
        """Show the list of commands and go there."""
        self._come(0)

    def show_row(self, kind: Kind, row_id: int) -> None:
        """Show the life of a row and go there."""
        self._come(1)
        if self.story is not None:
            self.story.show_row(kind, row_id)

    def _come(self, tab: int) -> None:
        self._fill()
        _come_forward(self)
        self.tabs.setCurrentIndex(tab)
        panel = self.tabs.currentWidget()
        if panel is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        session = self._session
        if session is None or self.commands is not None:
            return
        self.commands = HistoryPanel(session.workspace, session.tools, self._zone)
        self.story = StoryPanel(session.workspace, session.tools, self._zone)
        self.tabs.addTab(self.commands, "Perintah (F7)")
        self.tabs.addTab(self.story, "Baris ini (Shift+F7)")


class BackupsDock(QDockWidget):
    """The backups of a file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Cadangan", parent)
        self.setObjectName("backups")
        self.panel = BackupsPanel(
            desk.clock, desk.jobs, desk.notices, desk.look, desk.picker, lambda: desk.settings.text("zone")
        )
        self.panel.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_CHARS)
        self.setWidget(self.panel)

    def show_file(self, path: Path) -> None:
        """List the backups of that file and go there."""
        self.panel.show_file(path)
        _come_forward(self)
        self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _come_forward(dock: QDockWidget) -> None:
    """Show a dock in front of the others; where the screen has room it takes as much as it can use."""
    was_hidden, window = dock.isHidden(), dock.parent()
    dock.show()
    dock.raise_()
    wide = dock.fontMetrics().averageCharWidth() * _WIDE_CHARS
    if was_hidden and isinstance(window, QMainWindow) and dock.width() < wide:
        window.resizeDocks([dock], [wide], Qt.Orientation.Horizontal)

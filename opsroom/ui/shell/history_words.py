"""Names undo and redo after the command they would take back or run again."""

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

#: Steps from here on take long enough to be announced in the status line, where they can be stopped.
ANNOUNCED_ROWS = 2000


class HistoryNames(Protocol):
    """The names of the next undo and redo; empty when there is none."""

    @property
    def undo_label(self) -> str:
        """Name of the command undo takes back."""
        ...

    @property
    def redo_label(self) -> str:
        """Name of the command redo runs again."""
        ...

    @property
    def undo_rows(self) -> int:
        """Rows undo changes."""
        ...

    @property
    def redo_rows(self) -> int:
        """Rows redo changes."""
        ...


class HistoryWords(QObject):
    """Writes ``Urungkan: Ubah pangkat`` into the two actions.

    Attributes:
        undo_title, redo_title: Phrase to announce the step with; empty for one too short to be announced.
    """

    def __init__(self, undo: QAction, redo: QAction) -> None:
        super().__init__(undo)
        self.undo_title = self.redo_title = ""
        self._pairs = ((undo, undo.text()), (redo, redo.text()))

    def show_history(self, names: HistoryNames) -> None:
        """Show what undo and redo would do."""
        for (action, word), label in zip(self._pairs, (names.undo_label, names.redo_label), strict=True):
            action.setText(f"{word}: {label}" if label else word)
            action.setEnabled(bool(label))
        self.undo_title = f"Mengurungkan {names.undo_label}" if names.undo_rows >= ANNOUNCED_ROWS else ""
        self.redo_title = f"Mengulangi {names.redo_label}" if names.redo_rows >= ANNOUNCED_ROWS else ""

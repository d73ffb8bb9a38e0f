"""Names undo and redo after the command they would take back or run again."""

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction


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


class HistoryWords(QObject):
    """Writes ``Urungkan: Ubah pangkat`` into the two actions."""

    def __init__(self, undo: QAction, redo: QAction) -> None:
        super().__init__(undo)
        self._pairs = ((undo, undo.text()), (redo, redo.text()))

    def show_history(self, names: HistoryNames) -> None:
        """Show what undo and redo would do."""
        for (action, word), label in zip(self._pairs, (names.undo_label, names.redo_label), strict=True):
            action.setText(f"{word}: {label}" if label else word)
            action.setEnabled(bool(label))

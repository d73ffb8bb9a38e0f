"""A small field over the corner of the table: type a row number and go there."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.view import RecordView

_PAD_PX = 28


class GoToLine(QLineEdit):
    """Hidden until it is asked for; Enter goes, Escape or leaving it does not."""

    def __init__(self, view: RecordView, model: RecordTableModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.setAccessibleName("Ke baris nomor")
        self.setToolTip("Nomor baris, lalu Enter. +10 atau -10: dari baris ini. Esc: batal.")
        self.hide()

    def ask(self) -> None:
        """Show the field, ready to type."""
        count = self._model.rowCount()
        if not count:
            return
        hint = f"Ke baris 1 sampai {thousands(count)}"
        self.setPlaceholderText(hint)
        size = self.sizeHint()
        self.resize(self.fontMetrics().horizontalAdvance(hint) + _PAD_PX, size.height())
        at = self._view.viewport().geometry().topLeft()
        self.move(at.x() + 4, at.y() + 4)
        self.clear()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes, Escape does not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._go()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go away when the user turns to something else."""
        super().focusOutEvent(event)
        self.hide()

    def _go(self) -> None:
        row = row_of(self.text(), max(self._view.currentIndex().row(), 0), self._model.rowCount())
        if row is None:
            self.selectAll()
            return
        order = self._view.sections()
        section = self._view.currentIndex().column()
        self._leave()
        if order:
            self._view.go_to(row, section if section in order else order[0])

    def _leave(self) -> None:
        with QSignalBlocker(self):
            self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)


def row_of(text: str, current: int, count: int) -> int | None:
    """The row meant by a number from 1, by +n or -n; the nearest one there is. None for anything else."""
    plain = text.replace(".", "").replace(" ", "")
    digits = plain[1:] if plain[:1] in ("+", "-") else plain
    if not digits.isdecimal() or not digits.isascii() or not count:
        return None
    number = int(digits)
    row = number - 1 if digits == plain else current + (number if plain[0] == "+" else -number)
    return min(max(row, 0), count - 1)

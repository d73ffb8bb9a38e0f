"""The entry line: what is typed is understood at every key, Enter hands it in, and nothing ever interrupts."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from opsroom.domain.radio import Understanding
from opsroom.services.radio_desk import Ear
from opsroom.ui.desk.words import told
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_HINT = "tps 3 sukaraya tiba  ·  lengkiti semua buka  ·  tim 14 hitung 0.15 via HT1"
_GUESSES = 3
_LINES = 4


class EntryBar(QWidget):
    """One line and what it is taken for.

    Signals:
        submitted: The text, its understanding (empty before the register was read) and the line it amends or None.
    """

    #: str, Sequence[Understanding], int | None; GUI thread.
    submitted = Signal(str, object, object)

    def __init__(self, look: Look, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._now = look, now
        self._ear: Ear | None = None
        self._amends: int | None = None
        self._kept = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(_HINT)
        self.field.setAccessibleName("Baris laporan")
        font = self.field.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.field.setFont(font)
        self.preview = QLabel()
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        # Always as high, so that log and inbox stay where they are while somebody types.
        self.preview.setFixedHeight(self.preview.fontMetrics().lineSpacing() * _LINES + 4)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.preview)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.returnPressed.connect(self._on_field_return_pressed)
        look.changed.connect(self._show)
        self.setFocusProxy(self.field)

    @property
    def amends(self) -> int | None:
        """The line that is being amended."""
        return self._amends

    def listen(self, ear: Ear) -> None:
        """Understand with this register from now on; what is typed stays."""
        self._ear = ear
        self._show()

    def amend(self, line_id: int, text: str) -> None:
        """Bring a line back to be typed over; what was being typed comes back after it."""
        if self._amends is None:
            self._kept = self.field.text()
        self._amends = line_id
        self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus()

    def understood(self) -> Sequence[Understanding]:
        """What is typed, as it would be taken now."""
        text = self.field.text()
        return self._ear.understand(text, self._now()) if self._ear is not None and text.strip() else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets an amendment go first, then empties the line."""
        if event.key() == Qt.Key.Key_Escape:
            self._begin_anew(self._kept if self._amends is not None else "")
        else:
            super().keyPressEvent(event)

    def _begin_anew(self, text: str) -> None:
        self._amends, self._kept = None, ""
        self.field.setText(text)
        self._show()

    def _on_field_text_changed(self) -> None:
        self._show()

    def _on_field_return_pressed(self) -> None:
        text = self.field.text().strip()
        if not text:
            return
        found, amends, kept = self.understood(), self._amends, self._kept
        if amends is not None and not all(line.is_clear for line in found):
            return  # The sentence below says why; the old line stays until the new one is clear.
        self._begin_anew(kept if amends is not None else "")
        self.submitted.emit(text, found, amends)

    def _show(self) -> None:
        found = self.understood()
        register = self._ear.register if self._ear is not None else None
        lines = [told(line, register, self._ear.zone) for line in found] if register and self._ear else []
        for line in found:
            lines += [f"    {guess.text}" for guess in line.guesses[:_GUESSES]]
        if self._amends is not None:
            lines.insert(0, "Meralat baris terpilih. Enter menyimpan, Esc membatalkan.")
        tone = Tone.OK if found and all(line.is_clear for line in found) else Tone.WARN
        mark = f"{SYMBOLS[tone]} " if found else ""
        self.preview.setText(mark + "\n".join(lines[:_LINES]))
        colour = self._look.theme.value(tone.value if found else "text_muted")
        self.preview.setStyleSheet(f"color: {colour};")

"""The bar that asks why a rule is bent: what it breaks, a line with recent reasons, Enter confirms, Esc drops it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.plan_edits import Breach
from opsroom.runtime.habits import Habits
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

HABIT = "ploting-alasan"
RECENT = 8
STANDARD = ("Perintah Kapolres", "Hafal medan dan warga setempat", "Permintaan Kapolsek", "Kondisi kesehatan")


class ReasonBar(QFrame):
    """Hidden until asked; gives the keyboard back to where it was.

    Signals:
        asking: Whether the bar is there.
    """

    #: bool, GUI thread.
    asking = Signal(bool)

    def __init__(self, look: Look, habits: Habits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._habits = habits
        self._answer: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName("Alasan melanggar aturan")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setAccessibleName("Alasan")
        self.reason.setMinimumWidth(240)
        self.keep_button = QPushButton("Simpan dengan alasan (Enter)")
        self.keep_button.setProperty("primary", "true")
        self.cancel_button = QPushButton("Batal (Esc)")
        row = QHBoxLayout()
        row.addWidget(QLabel("Alasan:"))
        row.addWidget(self.reason, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.setSpacing(3)
        column.addWidget(self.text)
        column.addLayout(row)
        self.reason.editTextChanged.connect(self._on_reason_changed)
        self.keep_button.clicked.connect(self.confirm)
        self.cancel_button.clicked.connect(self.cancel)
        look.changed.connect(self._retint)
        self._retint()
        self.hide()

    @property
    def recent(self) -> tuple[str, ...]:
        """Reasons given before, newest first, then the standard ones."""
        own = [str(each) for each in self._habits.read(HABIT).get("recent", [])]
        return tuple(dict.fromkeys([*own, *STANDARD]))

    def ask(self, said: str, breaches: Sequence[Breach], answer: Callable[[str], None]) -> None:
        """Ask why; `answer` takes the reason once it is given."""
        self._answer = answer
        broken = "  ".join(f"{SYMBOLS[Tone.WARN]} {breach.text}" for breach in breaches)
        self.text.setText(f"{said}\n{broken}".strip())
        self.reason.clear()
        self.reason.addItems(self.recent)
        self.reason.setEditText("")
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self.show()
        self.asking.emit(self.isVisible())
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_reason_changed("")

    def confirm(self) -> None:
        """Take the reason written."""
        reason = " ".join(self.reason.currentText().split())
        answer = self._answer
        if not reason or answer is None:
            return
        own = [str(each) for each in self._habits.read(HABIT).get("recent", [])]
        self._habits.put(HABIT, {"recent": [reason, *(each for each in own if each != reason)][:RECENT]})
        self._close()
        answer(reason)

    def cancel(self) -> None:
        """Drop the edit."""
        self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter confirms, Esc drops."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self._answer = None
        self.hide()
        self.asking.emit(self.isVisible())
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._back = None

    def _on_reason_changed(self, text: str) -> None:
        self.keep_button.setEnabled(bool(text.strip()))

    def _retint(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._look.theme.ground("warn"))
        self.setPalette(palette)

"""The strip of steps above the wizard: where one is, where one can go, with the number to press."""

from enum import IntEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from opsroom.ui.theme.tokens import Spacing


class Step(IntEnum):
    """The steps in their order."""

    SOURCE = 0
    SHEETS = 1
    PICTURE = 2
    PREVIEW = 3
    BENCH = 4
    RULES = 5
    RESULT = 6


STEP_NAMES: dict[Step, str] = {
    Step.SOURCE: "Sumber",
    Step.SHEETS: "Lembar",
    Step.PICTURE: "Gambar lembar",
    Step.PREVIEW: "Pratinjau",
    Step.BENCH: "Perbaikan",
    Step.RULES: "Aturan gabung",
    Step.RESULT: "Hasil",
}
STEP_HINTS: dict[Step, str] = {
    Step.SOURCE: "Pilih berkas, folder, atau tempelan",
    Step.SHEETS: "Tandai lembar yang diimpor",
    Step.PICTURE: "Periksa kepala tabel dan arti kolom",
    Step.PREVIEW: "Lihat apa yang akan berubah",
    Step.BENCH: "Betulkan baris yang ditolak",
    Step.RULES: "Tentukan isi mana yang menang",
    Step.RESULT: "Apa yang sudah diimpor",
}


class StepStrip(QWidget):
    """One button per step.

    Signals:
        chosen: The step asked for.
    """

    #: Step, GUI thread.
    chosen = Signal(object)

    def __init__(self, spacing: Spacing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Langkah impor")
        self._group = QButtonGroup(self)
        self.buttons: dict[Step, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(spacing.small)
        for step in Step:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setShortcut(QKeySequence(f"Alt+{step + 1}"))
            button.setToolTip(f"{STEP_HINTS[step]} (Alt+{step + 1})")
            button.setAccessibleDescription(STEP_HINTS[step])
            button.setProperty("step", "true")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._on_button_clicked, step))
            self._group.addButton(button, step)
            self.buttons[step] = button
            line.addWidget(button)
        line.addStretch(1)
        self.show_step(Step.SOURCE, frozenset({Step.SOURCE}))

    def show_step(self, current: Step, reachable: frozenset[Step], counts: dict[Step, str] | None = None) -> None:
        """Mark a step as the current one; the others can be chosen when they are reachable."""
        for step, button in self.buttons.items():
            count = (counts or {}).get(step, "")
            text = f"{step + 1}  {STEP_NAMES[step]}{f' ({count})' if count else ''}"
            if button.text() != text:
                keys = button.shortcut()
                button.setText(text)
                button.setShortcut(keys)
            button.setAccessibleName(f"Langkah {text}")
            button.setEnabled(step in reachable)
            font = button.font()
            font.setBold(step is current)
            button.setFont(font)
        self.buttons[current].setChecked(True)

    def _on_button_clicked(self, step: Step) -> None:
        self.chosen.emit(step)

"""What the patterns in the fields take in people, beside those stored, while they are typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.categories import Pattern
from opsroom.domain.pattern_need import DesaCount, PatternNeed, pattern_need
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_LINES = (
    ("Pola utama, satu tim satu desa", "preferred"),
    ("Pola utama, boleh lintas desa", "preferred_crossing"),
    ("Semua pola, satu tim satu desa", "widest"),
    ("Semua pola, boleh lintas desa", "widest_crossing"),
)
_HEADS = ("Keperluan orang", "Tersimpan", "Bila diterapkan", "Keadaan")


class NeedTable(QWidget):
    """Four ways to count, each with the people it takes and whether they are there.

    Attributes:
        people: On TPS duty, the reserve not counted.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.people = 0
        self._tones: dict[str, Tone] = {}
        self.cells: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self.note = QLabel("Dihitung per kategori; tim campuran kategori dapat menghemat orang.")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 10, 0, 0)
        grid.setHorizontalSpacing(24)
        for column, text in enumerate(_HEADS):
            head = QLabel(text)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            grid.addWidget(head, 0, column)
        for row, (text, key) in enumerate(_LINES, start=1):
            cells = (QLabel(), QLabel(), QLabel())
            grid.addWidget(QLabel(text), row, 0)
            for column, cell in enumerate(cells, start=1):
                if column < len(cells):
                    cell.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(cell, row, column)
            self.cells[key] = cells
        grid.addWidget(self.note, len(_LINES) + 1, 0, 1, len(_HEADS))
        grid.setColumnStretch(len(_HEADS), 1)
        self.hide()

    def show_need(
        self,
        counts: Sequence[DesaCount],
        stored: Mapping[str, Sequence[Pattern]],
        typed: Mapping[str, Sequence[Pattern]],
    ) -> None:
        """Count both; shows itself once there is something to count."""
        before, after = pattern_need(counts, stored), pattern_need(counts, typed)
        for key, (was, would, state) in self.cells.items():
            need = _of(after, key)
            was.setText(f"{write_number(_of(before, key))} orang")
            would.setText(f"{write_number(need)} orang")
            self._tones[key] = Tone.OK if need <= self.people else Tone.ALARM
            short = f"kurang {write_number(need - self.people)} orang" if need > self.people else "cukup"
            state.setText(f"{SYMBOLS[self._tones[key]]} {short} (ada {write_number(self.people)})")
        self.retint()
        self.show()

    def retint(self) -> None:
        """Colour the states in the look in use."""
        for key, tone in self._tones.items():
            self.cells[key][2].setStyleSheet(f"color: {self._look.theme.value(tone.value)};")


def _of(need: PatternNeed, key: str) -> int:
    return int(getattr(need, key))

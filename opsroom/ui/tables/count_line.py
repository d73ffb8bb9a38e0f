"""A line of counts with symbols: how many rows of each state; a click shows only those."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from opsroom.ui.tables.counting import thousands
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_GAP = "&nbsp;&nbsp;&nbsp;&nbsp; "


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows have one label."""

    label: str
    tone: Tone
    number: int


class CountLine(QLabel):
    """Shows counts with symbol, word and number; wraps on narrow windows.

    Signals:
        clicked: The label of the count that was clicked.
    """

    #: str label, GUI thread.
    clicked = Signal(str)

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counts: tuple[Count, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | _BY_KEYBOARD)
        self.setAccessibleName(name)
        self.setToolTip("Klik sebuah jumlah: tampilkan baris itu saja. Klik lagi: tampilkan semua.")
        self.linkActivated.connect(self.clicked)
        self.hide()
        look.changed.connect(lambda _theme: self._write())

    @property
    def counts(self) -> tuple[Count, ...]:
        """What is shown."""
        return self._counts

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show these; zero counts are left out."""
        self._counts = tuple(count for count in counts if count.number)
        self.setVisible(bool(self._counts))
        self._write()

    def _write(self) -> None:
        self.setText(_GAP.join(self._chip(count) for count in self._counts))
        self.setAccessibleDescription(", ".join(f"{count.label} {thousands(count.number)}" for count in self._counts))

    def _chip(self, count: Count) -> str:
        theme = self._look.theme
        label = escape(count.label).replace(" ", "&nbsp;")
        return (
            f'<a href="{escape(count.label)}" style="text-decoration: none; color: {theme.text}">'
            f'<span style="color: {theme.value(count.tone)}">{SYMBOLS[count.tone]}</span>&nbsp;{label}&nbsp;'
            f"<b>{thousands(count.number)}</b></a>"
        )


_BY_KEYBOARD = Qt.TextInteractionFlag.LinksAccessibleByKeyboard

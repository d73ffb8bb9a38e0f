"""The line that tells what is in the hand and what putting it here would do; never a modal box."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from opsroom.ui.plotting.chips import Chip
from opsroom.ui.plotting.hand import STATE_TONES, Hand, State
from opsroom.ui.plotting.things import ThingKind
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_REST = "Spasi menandai, Ctrl+X mengambil, Enter menaruh, Ctrl+L mengunci, Shift+F10 menu."


class TipLine(QFrame):
    """One sentence with its tone, and buttons while something is carried.

    Signals:
        put_requested, drop_requested: The buttons.
    """

    #: Nothing, GUI thread.
    put_requested = Signal()
    #: Nothing, GUI thread.
    drop_requested = Signal()

    def __init__(self, hand: Hand, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self._look = look
        self._said = ""
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = QLabel(_REST)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.put_button = QPushButton("Taruh di sini (Enter)")
        self.drop_button = QPushButton("Lepas (Esc)")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.addWidget(self.text, 1)
        row.addWidget(self.put_button)
        row.addWidget(self.drop_button)
        for button in (self.put_button, self.drop_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(2 * self.fontMetrics().height() + 8)
        self.put_button.clicked.connect(self.put_requested)
        self.drop_button.clicked.connect(self.drop_requested)
        hand.changed.connect(self.retell)
        look.changed.connect(self.retell)
        self.retell()

    def tell_chip(self, chip: Chip | None) -> None:
        """Tell what is under the cursor while nothing is carried."""
        self._said = chip.said if chip is not None else ""
        self.retell()

    def retell(self) -> None:
        """Write the line anew."""
        hand, verdict = self._hand, self._hand.verdict
        tone: Tone | None = None
        if hand.load and verdict is not None:
            tone = STATE_TONES[verdict.state]
            text = f"{SYMBOLS[tone]} {verdict.text}"
        elif hand.load:
            way = "pindah ke orang penukarnya, lalu Enter" if hand.load.is_swap else "pindah ke tujuan, lalu Enter"
            text = f"Memegang {hand.index.words(hand.load)}  ({way})"
        elif hand.marks:
            text = f"Ditandai {_told(hand)} (Ctrl+X mengambil, Esc melepas tanda)"
        else:
            text = self._said or _REST
        self.text.setText(text)
        self.setAccessibleName(text)
        is_possible = verdict is not None and verdict.state in (State.ALLOWED, State.REASON)
        self.put_button.setVisible(bool(hand.load))
        self.put_button.setEnabled(is_possible)
        self.drop_button.setVisible(bool(hand.load))
        palette = self.palette()
        theme = self._look.theme
        palette.setColor(self.backgroundRole(), theme.ground(tone.value) if tone else theme.qcolor("window"))
        palette.setColor(self.foregroundRole(), theme.qcolor(tone.value if tone else "text"))
        self.setPalette(palette)


def _told(hand: Hand) -> str:
    teams = sum(thing.kind is ThingKind.TEAM for thing in hand.marks)
    words = hand.index.words(hand.index.load(hand.marks))
    return f"{teams} tim: {words}" if teams else words

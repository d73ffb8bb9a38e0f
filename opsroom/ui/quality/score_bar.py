"""The scores above the queue: the whole and each list, in figures and words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.quality import QualityReport
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

_BIG = 1.7
#: From which score on a list is fine, and below which it wants work at once.
_FINE, _BAD = 95.0, 75.0


def score_text(score: float | None) -> str:
    """``87,2``; a dash for an empty list. Never rounded up to a full 100."""
    if score is None:
        return "-"
    shown = min(score, 99.9) if score < 100 else score
    return f"{shown:.1f}".replace(".", ",")


def score_tone(score: float | None) -> Tone:
    """How a score is coloured."""
    if score is None:
        return Tone.NEUTRAL
    if score >= _FINE:
        return Tone.OK
    return Tone.WARN if score >= _BAD else Tone.ALARM


class ScoreCard(QFrame):
    """One score under its caption, with a line that says what it counts."""

    def __init__(self, caption: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = Tone.NEUTRAL
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._caption = QLabel(caption)
        self._caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.value = QLabel("-")
        font = self.value.font()
        font.setPointSizeF(font.pointSizeF() * _BIG)
        font.setBold(True)
        self.value.setFont(font)
        self.words = QLabel()
        self.words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 5)
        column.setSpacing(0)
        for label in (self._caption, self.value, self.words):
            column.addWidget(label)
        look.changed.connect(self._retint)

    def show_score(self, score: float | None, words: str) -> None:
        """Show another score."""
        self._tone = score_tone(score)
        self.value.setText(f"{SYMBOLS[self._tone]} {score_text(score)}")
        self.words.setText(words)
        self.setAccessibleName(f"{self._caption.text()}: {score_text(score)} dari 100, {words}")
        self._retint()

    def _retint(self) -> None:
        self.value.setStyleSheet(f"color: {self._look.theme.value(self._tone.value)};")


class ScoreBar(QWidget):
    """The cards of a report."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.total = ScoreCard("Mutu seluruh data", look)
        self.cards = (ScoreCard("Personel", look), ScoreCard("TPS", look))
        self.explanation = QLabel()
        self.explanation.setWordWrap(True)
        self.explanation.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for card in (self.total, *self.cards):
            row.addWidget(card)
        row.addWidget(self.explanation, 1)

    def show_report(self, report: QualityReport) -> None:
        """Show the scores of a report."""
        self.total.show_score(report.score, f"{write_number(report.count)} masalah")
        for card, one in zip(self.cards, report.lists, strict=True):
            count = sum(defect.count for defect in one.defects)
            card.show_score(one.score, f"{write_number(count)} masalah di {write_number(one.rows)} baris")
        aside = f" {write_number(report.set_aside)} dinyatakan bukan masalah." if report.set_aside else ""
        self.explanation.setText(
            "Nilai = 100 dikurangi bobot tiap jenis masalah kali bagian baris yang terkena; "
            f"nilai seluruhnya rata-rata kedua daftar. {report.judged_by}{aside}"
        )

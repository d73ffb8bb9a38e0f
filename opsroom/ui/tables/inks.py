"""Colours and strokes of the cells: made once for a look, used for every cell painted."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon

from opsroom.ui.tables.decor import Span
from opsroom.ui.tables.faces import CellFace
from opsroom.ui.theme.tokens import SYMBOLS, Theme, Tone

_CORNER_PX = 6
_SYMBOL_GAP_PX = 4
_HIT_LINE_PX = 2
_MIDDLE = Qt.AlignmentFlag.AlignCenter.value


class Inks:
    """Colours and measures of the look in use."""

    def __init__(self, theme: Theme, metrics: QFontMetrics) -> None:
        self.metrics = metrics
        self.widest = metrics.maxWidth()
        self.symbol_width = metrics.horizontalAdvance(SYMBOLS[Tone.WARN])
        self.tones = {tone: theme.qcolor(tone) for tone in Tone}
        self.tone_grounds = {tone: theme.ground(tone) for tone in Tone}
        self.alarm = QColor(theme.alarm)
        self.hit_ground, self.hit_line = theme.ground(Tone.WARN), QColor(theme.warn)
        self.frame = QPen(QColor(theme.accent), 2)
        self.frame.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._text, self._muted = QColor(theme.text), QColor(theme.muted)
        self._selection, self._selection_text = QColor(theme.selection), QColor(theme.selection_text)
        self._refused, self._rows = QColor(theme.alarm_ground), (QColor(theme.surface), QColor(theme.alternate))
        self._fresh = QColor(theme.info_ground)

    def ground(self, face: CellFace, *, is_selected: bool, row: int) -> QColor:
        """Behind the cell."""
        if is_selected:
            return self._selection
        if face.refusal is not None:
            return self._refused
        if face.is_fresh:
            return self._fresh
        if face.decor is not None and face.decor.tone is not None:
            return self.tone_grounds[face.decor.tone]
        return self._rows[row % 2]

    def text(self, face: CellFace, *, is_selected: bool) -> QColor:
        """Of its letters; quiet while the value is not certain."""
        if is_selected:
            return self._selection_text
        return self._muted if face.is_pending or not face.is_loaded else self._text


def draw_symbol(painter: QPainter, inks: Inks, tone: Tone, area: QRect) -> QRect:
    """Draw it in the middle of a field as wide as the widest one, so that texts stand in line."""
    width = inks.symbol_width
    painter.setPen(inks.tones[tone])
    painter.drawText(QRect(area.left(), area.top(), width, area.height()), _MIDDLE, SYMBOLS[tone])
    return area.adjusted(width + _SYMBOL_GAP_PX, 0, 0, 0)


def draw_text(painter: QPainter, inks: Inks, face: CellFace, area: QRect, align: int) -> None:
    """Draw the text in one line, cut with dots where it is too long, slanted while it is on its way."""
    text, width = face.text, area.width()
    if "\n" in text:
        text = text.replace("\n", " ")
    # Measuring costs as much as drawing: texts that fit at the widest letter are not measured.
    if len(text) * inks.widest > width and inks.metrics.horizontalAdvance(text) > width:
        text = inks.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if not face.is_pending:
        painter.drawText(area, align, text)
        return
    upright = painter.font()
    slanted = QFont(upright)
    slanted.setItalic(True)
    painter.setFont(slanted)
    painter.drawText(area, align, text)
    painter.setFont(upright)


def draw_hits(painter: QPainter, inks: Inks, face: CellFace, hits: Sequence[Span], area: QRect, align: int) -> None:
    """Draw the ground of the pieces that were searched for; the text goes over it."""
    text, metrics = face.text.replace("\n", " "), inks.metrics
    is_right = bool(align & Qt.AlignmentFlag.AlignRight.value)
    left = area.left() + max(0, area.width() - metrics.horizontalAdvance(text)) * is_right
    height = metrics.height()
    top = area.top() + (area.height() - height) // 2
    for start, length in hits:
        x = left + (metrics.horizontalAdvance(text[:start]) if start else 0)
        width = metrics.horizontalAdvance(text[: start + length]) - (x - left)
        if x >= area.right():
            break
        width = min(width, area.right() - x) + 2
        painter.fillRect(x - 1, top, width, height, inks.hit_ground)
        # The line tells a hit apart where a rule gave the cell the same ground.
        painter.fillRect(x - 1, top + height - 1, width, _HIT_LINE_PX, inks.hit_line)


def draw_corner(painter: QPainter, colour: QColor, rect: QRect) -> None:
    """Mark the upper right corner."""
    right, top = rect.right() + 1, rect.top()
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(
        QPolygon([QPoint(right - _CORNER_PX, top), QPoint(right, top), QPoint(right, top + _CORNER_PX)])
    )


def draw_frame(painter: QPainter, inks: Inks, rect: QRect) -> None:
    """Frame the current cell."""
    painter.setPen(inks.frame)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))

"""Paints a `Scene` with one `QPainter`; the only module of the wall that knows pens and brushes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from opsroom.ui.board.ruler import wall_font
from opsroom.ui.board.scene import Align, Fill, Frame, Mark, Scene, Text
from opsroom.ui.theme.tokens import Theme, Tone

_FLAGS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
}


class ScenePainter:
    """Keeps fonts and colours between paints; make a new one when the theme changes."""

    def __init__(self, theme: Theme, base: QFont) -> None:
        self.theme = theme
        self._base = base
        self._fonts: dict[tuple[int, bool, int], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._painters: dict[type, Callable[[QPainter, Any], None]] = {
            Text: self._text,
            Fill: self._fill,
            Mark: self._mark,
            Frame: self._frame,
        }

    def paint(self, painter: QPainter, scene: Scene, region: QRectF | None = None) -> None:
        """Paint what lies in `region`, or everything."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for item in scene.items:
            if region is None or region.intersects(item.box):
                self._painters[type(item)](painter, item)

    def _colour(self, token: str) -> QColor:
        if token not in self._colours:
            self._colours[token] = self.theme.qcolor(token)
        return self._colours[token]

    def _text(self, painter: QPainter, item: Text) -> None:
        key = (int(item.px), item.bold, item.stretch)
        if key not in self._fonts:
            self._fonts[key] = wall_font(self._base, item.px, bold=item.bold, stretch=item.stretch)
        painter.setFont(self._fonts[key])
        painter.setPen(self._colour(item.token))
        painter.drawText(item.box, int(_FLAGS[item.align]), item.text)

    def _fill(self, painter: QPainter, item: Fill) -> None:
        if not item.radius:
            painter.fillRect(item.box, self._colour(item.token))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(item.token))
        painter.drawRoundedRect(item.box, item.radius, item.radius)

    def _mark(self, painter: QPainter, item: Mark) -> None:
        colour = self._colour(item.tone.value)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        _SHAPES[item.tone](painter, item.box, colour)

    def _frame(self, painter: QPainter, item: Frame) -> None:
        pen = QPen(self._colour(item.token), item.width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = item.width / 2
        painter.drawRect(item.box.adjusted(half, half, -half, -half))


def _circle(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.drawEllipse(box)


def _square(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    inset = box.width() * 0.06
    painter.drawRect(box.adjusted(inset, inset, -inset, -inset))


def _ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    width = max(1.0, box.width() * 0.16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _polygon(points: tuple[tuple[float, float], ...], painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]))


_SHAPES: dict[Tone, Callable[[QPainter, QRectF, QColor], None]] = {
    Tone.OK: _circle,
    Tone.ALARM: _square,
    Tone.NEUTRAL: _ring,
    Tone.WARN: partial(_polygon, ((0.5, 0.02), (1.0, 0.94), (0.0, 0.94))),
    Tone.INFO: partial(_polygon, ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))),
}

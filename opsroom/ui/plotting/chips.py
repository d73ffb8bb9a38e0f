"""Chips: the people and TPS inside a cell, laid out in lines that wrap and painted with their padlock."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from opsroom.ui.plotting.things import Thing
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

GAP_PX = 3
PAD_PX = 4
LOCK_PX = 10
_ROUND_PX = 3


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing in a cell.

    Attributes:
        tone: State before the text, with its symbol; None for none.
        said: What a screen reader and the tip line say of it.
    """

    thing: Thing
    text: str
    said: str
    tone: Tone | None = None
    is_locked: bool = False

    @property
    def shown(self) -> str:
        """Text with the symbol of its tone."""
        return f"{SYMBOLS[self.tone]} {self.text}" if self.tone is not None else self.text


def chip_height(metrics: QFontMetrics) -> int:
    """Height of a chip. Units: px."""
    return metrics.height() + 2


def chip_width(chip: Chip, metrics: QFontMetrics) -> int:
    """Width a chip wants. Units: px."""
    return metrics.horizontalAdvance(chip.shown) + 2 * PAD_PX + LOCK_PX


def lay_out(widths: Sequence[int], room: int, height: int) -> list[QRect]:
    """Places of chips of these widths in lines of a cell `room` wide, from its upper left corner. Units: px."""
    places: list[QRect] = []
    x = y = 0
    for width in widths:
        fitting = min(width, max(room, 1))
        if x and x + fitting > room:
            x, y = 0, y + height + GAP_PX
        places.append(QRect(x, y, fitting, height))
        x += fitting + GAP_PX
    return places


def lock_rect(rect: QRect) -> QRect:
    """Where the padlock of a chip is clicked."""
    return QRect(rect.right() - LOCK_PX - 1, rect.top(), LOCK_PX + 1, rect.height())


@dataclass(frozen=True, slots=True)
class ChipState:
    """How the hand sees a chip."""

    is_current: bool = False
    is_marked: bool = False
    is_carried: bool = False


class ChipPainter:
    """Paints chips in the look in use."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._colours: dict[str, QColor] = {}
        look.changed.connect(self._colours.clear)

    def colour(self, token: str) -> QColor:
        """A colour of the look, asked for once."""
        if token not in self._colours:
            self._colours[token] = self._look.theme.qcolor(token)
        return self._colours[token]

    def paint(self, painter: QPainter, rect: QRect, chip: Chip, state: ChipState) -> None:
        """Ground, frame, text and padlock of one chip."""
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "selection" if state.is_marked else "raised"
        pen = QPen(self.colour("accent" if state.is_current or state.is_marked else "grid"))
        pen.setWidthF(2.0 if state.is_current else 1.0)
        if state.is_carried:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.colour(ground))
        painter.drawRoundedRect(frame, _ROUND_PX, _ROUND_PX)
        ink = "selection_text" if state.is_marked else "muted" if state.is_carried else "text"
        room = rect.adjusted(PAD_PX, 0, -PAD_PX - LOCK_PX + 2, 0)
        metrics = painter.fontMetrics()
        text = chip.text
        if chip.tone is not None:
            symbol = f"{SYMBOLS[chip.tone]} "
            painter.setPen(self.colour(ink if state.is_marked else chip.tone.value))
            painter.drawText(room, _LEFT, symbol)
            room = room.adjusted(metrics.horizontalAdvance(symbol), 0, 0, 0)
        painter.setPen(self.colour(ink))
        painter.drawText(room, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
        if chip.is_locked or state.is_current:
            self.paint_lock(painter, lock_rect(rect), is_locked=chip.is_locked, ink=ink)

    def paint_lock(self, painter: QPainter, rect: QRect, *, is_locked: bool, ink: str) -> None:
        """A padlock: shut and filled, or open and thin."""
        middle = QPointF(QRectF(rect).center())
        body = QRectF(middle.x() - 3.5, middle.y() - 0.5, 7, 5.5)
        shackle = QPainterPath()
        lift = 0.0 if is_locked else -1.5
        shackle.moveTo(body.left() + 1.5, body.top())
        shackle.lineTo(body.left() + 1.5, body.top() - 1.5 + lift)
        shackle.arcTo(QRectF(body.left() + 1.5, body.top() - 4 + lift, 4, 5), 180, -180)
        if is_locked:
            shackle.lineTo(body.right() - 1.5, body.top())
        pen = QPen(self.colour(ink if is_locked else "muted"))
        pen.setWidthF(1.3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(shackle)
        if is_locked:
            painter.fillRect(body, pen.color())
        else:
            painter.drawRect(body)
        painter.restore()


_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value

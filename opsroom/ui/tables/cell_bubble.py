"""A word beside a cell: why it was refused, or what is odd about what is typed. It takes no click and no focus."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from opsroom.ui.theme.tokens import SYMBOLS, Theme, Tone

_PAD_PX = 8
_GAP_PX = 4
_MOST_CHARS = 56


class CellBubble(QWidget):
    """One or a few lines below a cell, above it where there is no room below.

    Attributes:
        text: What it says; empty while it is hidden.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.text = ""
        self._tone = Tone.ALARM
        self._theme: Theme | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def say(self, text: str, tone: Tone, cell: QRect, theme: Theme, *, is_above: bool = False) -> None:
        """Show `text` beside a cell of the parent, above it when asked; nothing for an empty text."""
        self.text, self._tone, self._theme = text, tone, theme
        self.setAccessibleName(text)
        if not text or not cell.isValid():
            self.be_quiet()
            return
        self.setGeometry(self._place(cell, is_above=is_above))
        self.show()
        self.raise_()
        self.update()

    def be_quiet(self) -> None:
        """Go away."""
        self.text = ""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge, symbol and text in the colours of the tone."""
        del event
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.qcolor(self._tone)
        painter.setBrush(self._theme.ground(self._tone))
        painter.setPen(QPen(ink, 1))
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(ink)
        area = box.adjusted(_PAD_PX, _PAD_PX // 2, -_PAD_PX, -_PAD_PX // 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft, SYMBOLS[self._tone])
        painter.setPen(QColor(self._theme.text))
        area.setLeft(area.left() + self._symbol_room())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value, self.text)

    def _symbol_room(self) -> int:
        return self.fontMetrics().horizontalAdvance(SYMBOLS[self._tone] + " ") + _GAP_PX

    def _place(self, cell: QRect, *, is_above: bool) -> QRect:
        metrics, room = self.fontMetrics(), self._ground.rect()
        most = min(metrics.averageCharWidth() * _MOST_CHARS, room.width() - 2 * _GAP_PX - 2 * _PAD_PX)
        most -= self._symbol_room()
        flags = Qt.AlignmentFlag.AlignLeft.value | Qt.TextFlag.TextWordWrap.value
        text = metrics.boundingRect(QRect(0, 0, max(most, 1), room.height()), flags, self.text)
        width = text.width() + 2 * _PAD_PX + self._symbol_room() + 2
        height = text.height() + _PAD_PX + 2
        left = max(_GAP_PX, min(cell.left(), room.right() - width - _GAP_PX))
        top = cell.bottom() + _GAP_PX
        if top + height > room.bottom() or (is_above and cell.top() > height):
            top = cell.top() - height - _GAP_PX
        return QRect(left, max(top, 0), width, height)

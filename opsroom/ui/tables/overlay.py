"""A pane over the cells that shows what is about to happen: a block that is not pasted yet, a fill being dragged."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTableView, QWidget

from opsroom.ui.tables.delegate import PAD_PX
from opsroom.ui.tables.inks import draw_corner
from opsroom.ui.theme.look import Look

_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value


@dataclass(frozen=True, slots=True)
class GhostCell:
    """A cell as it would be.

    Attributes:
        is_same: It holds that text already.
        is_refused: It may not take the text.
    """

    text: str
    is_same: bool = False
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class GhostView:
    """What the pane paints.

    Attributes:
        top, bottom: Rows of the outline; rows from the number of rows on are rows to be added.
        sections: Columns of the outline, from left to right.
        cell: The ghost of a cell by row and section; None where only the outline goes.
    """

    top: int
    bottom: int
    sections: tuple[int, ...]
    cell: Callable[[int, int], GhostCell | None]


class CellOverlay(QWidget):
    """Lies over the viewport of a table while there is something to show. Takes no click and no focus.

    Signals:
        changed: It shows something else, or nothing.
    """

    changed = Signal()

    def __init__(self, view: QTableView, look: Look) -> None:
        super().__init__(view)
        self._view = view
        self._look = look
        self._ghost: GhostView | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        view.viewport().installEventFilter(self)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self.update)

    @property
    def ghost(self) -> GhostView | None:
        """What is shown."""
        return self._ghost

    def show_ghost(self, ghost: GhostView | None) -> None:
        """Show this, or nothing."""
        self._ghost = ghost
        if ghost is None:
            self.hide()
            self.changed.emit()
            return
        self.setGeometry(self._view.viewport().geometry())
        self.show()
        self.raise_()
        self.update()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie where the cells lie."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self.setGeometry(self._view.viewport().geometry())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells of the ghost that are in sight, and its outline."""
        ghost = self._ghost
        if ghost is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setFont(self._view.font())
        places = [(section, self._span(section)) for section in ghost.sections]
        for row in range(max(ghost.top, self._first_row()), min(ghost.bottom, self._last_row()) + 1):
            top, height = self._row_place(row)
            for section, (left, width) in places:
                cell = ghost.cell(row, section)
                if cell is not None and left < self.width() and left + width > 0:
                    self._paint_cell(painter, cell, QRect(left, top, width - 1, height - 1), row)
        self._paint_outline(painter, ghost, places)

    def _paint_cell(self, painter: QPainter, cell: GhostCell, rect: QRect, row: int) -> None:
        theme = self._look.theme
        is_new = row >= self._view.model().rowCount()
        ground = theme.alarm_ground if cell.is_refused else theme.info_ground
        if cell.is_same and not is_new:
            ground = theme.surface if row % 2 == 0 else theme.alternate
        painter.fillRect(rect, QColor(ground))
        ink = theme.alarm if cell.is_refused else (theme.muted if cell.is_same else theme.text)
        painter.setPen(QColor(ink))
        font = QFont(self._view.font())
        font.setItalic(not cell.is_same)
        font.setStrikeOut(cell.is_refused)
        painter.setFont(font)
        area = rect.adjusted(PAD_PX, 0, -PAD_PX, 0)
        text = cell.text.replace("\n", " ")
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, text)
        if cell.is_refused:
            draw_corner(painter, QColor(theme.alarm), rect)

    def _paint_outline(self, painter: QPainter, ghost: GhostView, places: list[tuple[int, tuple[int, int]]]) -> None:
        if not places:
            return
        first, last = self._row_place(ghost.top), self._row_place(ghost.bottom)
        left = min(place[0] for _section, place in places)
        right = max(sum(place) for _section, place in places)
        box = QRect(left, first[0], right - left - 1, last[0] + last[1] - first[0] - 1)
        pen = QPen(QColor(self._look.theme.accent), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _span(self, section: int) -> tuple[int, int]:
        """Left edge and width of a column, also of one that stays while others scroll."""
        model = self._view.model()
        if model.rowCount():
            row = max(self._first_row(), 0)
            rect = self._view.visualRect(model.index(min(row, model.rowCount() - 1), section))
            if rect.isValid():
                return rect.left(), self._view.columnWidth(section)
        return self._view.columnViewportPosition(section), self._view.columnWidth(section)

    def _row_place(self, row: int) -> tuple[int, int]:
        height, count = self._view.verticalHeader().defaultSectionSize(), self._view.model().rowCount()
        if row < count:
            return self._view.rowViewportPosition(row), self._view.rowHeight(row)
        end = self._view.rowViewportPosition(count - 1) + height if count else 0
        return end + (row - count) * height, height

    def _first_row(self) -> int:
        return max(self._view.rowAt(0), 0)

    def _last_row(self) -> int:
        height = max(self._view.verticalHeader().defaultSectionSize(), 1)
        return self._first_row() + self.height() // height + 1

"""The view of a table whose first columns may stay in sight while the others scroll.

One view, no second one laid over it: the columns that stay are painted once more over the scrolled ones, and every
question of where a cell is (mouse, editors, scrolling) is answered with where it is seen.
"""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from opsroom.domain.columns import WORD_KINDS
from opsroom.ui.tables.filter_header import EDGE_PX
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.source import ToneOf
from opsroom.ui.tables.view import RecordView
from opsroom.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_HINT = QAbstractItemView.ScrollHint.EnsureVisible


class FrozenView(RecordView):
    """A `RecordView` that can keep its first columns in sight."""

    def __init__(
        self, model: RecordTableModel, look: Look, tones: Mapping[str, ToneOf], parent: QWidget | None = None
    ) -> None:
        super().__init__(model, look, tones, parent)
        model.dataChanged.connect(self._update_strip)
        self.selectionModel().selectionChanged.connect(self._update_strip)
        self.selectionModel().currentChanged.connect(self._update_strip)

    @property
    def is_spreading(self) -> bool:
        """Whether widths change because the window did, not by the user's hand."""
        return self._is_spreading

    def spread_anew(self) -> None:
        """Every column as wide as its text needs, whatever was set by hand."""
        self._is_arranged_by_user = False
        self._spread()

    def freeze(self, sections: tuple[int, ...]) -> None:
        """Let these columns stay; they are the first ones shown."""
        self.head.set_frozen(sections)
        self.viewport().update()

    # --- where cells are -----------------------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is seen."""
        rect = super().visualRect(index)
        if self.head.strip and index.isValid() and index.column() in self.head.frozen:
            rect.moveLeft(self.head.place_of(index.column()))
        return rect

    def indexAt(self, at: QPoint) -> QModelIndex:
        """The cell seen at a point."""
        if 0 <= at.x() < self.head.strip:
            return self._model.index(self.rowAt(at.y()), self.head.section_at(at.x()))
        return super().indexAt(at)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _HINT) -> None:
        """Bring a cell into sight, beside the columns that stay."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not self.head.frozen:
            return
        if index.column() in self.head.frozen:
            bar.setValue(before)
            return
        hidden = self.head.edge - self.head.sectionViewportPosition(index.column())
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    # --- painting ------------------------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; the columns that stay are painted anew."""
        super().scrollContentsBy(dx, dy)
        if dx and self.head.frozen:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then those that stay over them."""
        super().paintEvent(event)
        if not self.head.frozen or not self._model.rowCount():
            return
        painter = QPainter(self.viewport())
        if self.head.strip:
            self._paint_strip(painter, event.rect())
        bottom = min(self.viewport().height(), self.rowViewportPosition(self._model.rowCount() - 1) + self.rowHeight(0))
        painter.fillRect(self.head.edge - EDGE_PX, 0, EDGE_PX, bottom, self._look.theme.qcolor("accent"))

    def _paint_strip(self, painter: QPainter, dirty: QRect) -> None:
        grid = self._look.theme.qcolor("grid")
        selection, current = self.selectionModel(), self.currentIndex()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        base = option.state | QStyle.StateFlag.State_Enabled
        first, last = max(self.rowAt(dirty.top()), 0), self.rowAt(dirty.bottom())
        last = self._model.rowCount() - 1 if last < 0 else last
        for row in range(first, last + 1):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            for section in self.head.frozen:
                index = self._model.index(row, section)
                left, width = self.head.place_of(section), self.head.sectionSize(section)
                painter.fillRect(left, top, width, height, grid)
                option.rect = QRect(QPoint(left, top), QSize(width - 1, height - 1))
                option.state = base
                if selection.isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                if index == current and self.hasFocus():
                    option.state |= QStyle.StateFlag.State_HasFocus
                self.cells.paint(painter, option, index)

    def _spread(self) -> None:
        """What the window has left goes to the columns of words that are seen."""
        columns = self._model.columns
        seen = [not self.head.isSectionHidden(section) for section in range(len(columns))]
        words = [c.width if c.kind in WORD_KINDS and is_seen else 0 for c, is_seen in zip(columns, seen, strict=True)]
        needed = sum(width for width, is_seen in zip(self._widths, seen, strict=True) if is_seen)
        spare = max(0, self.viewport().width() - needed)
        self._is_spreading = True
        for section, (width, share) in enumerate(zip(self._widths, words, strict=True)):
            self.setColumnWidth(section, width + spare * share // max(sum(words), 1))
        self._is_spreading = False

    def _on_head_section_resized(self, *sizes: int) -> None:
        """A column that is hidden or shown was not made wider by hand."""
        if all(sizes[1:]):
            super()._on_head_section_resized(*sizes)

    def _update_strip(self, *_news: object) -> None:
        if self.head.strip:
            self.viewport().update(0, 0, self.head.strip, self.viewport().height())

"""Selecting and walking in a table the way spreadsheets do: with Shift from where one stands, around in a selection."""

from array import array
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from opsroom.ui.tables.editors import Move
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.selection import Area, Range, areas_of, next_cell, opposite, row_spans, runs
from opsroom.ui.tables.walking import Ground, target

_SELECT = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Picked:
    """Selected rows.

    Attributes:
        ids: Their ids in the order they are shown. Shape: (rows,) int64.
        is_all: Whether these are all rows there are, so that a command may say so instead of naming them.
    """

    ids: "array[int]"
    is_all: bool


class SelectingView(QTableView):
    """A table that knows its selection as rectangles of what is seen. The cell one stands on is where Shift began."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._line_start: int | None = None
        self._pressed: QPersistentModelIndex | None = None

    # --- columns -------------------------------------------------------------------------------------------------

    def sections(self) -> list[int]:
        """Logical sections that are shown, from left to right."""
        head = self.horizontalHeader()
        order = (head.logicalIndex(place) for place in range(head.count()))
        return [section for section in order if not self.isColumnHidden(section)]

    # --- selection -----------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the keyboard into the table, on a cell."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        sections = self.sections()
        if not self.currentIndex().isValid() and self._model.rowCount() and sections:
            self.go_to(0, sections[0])

    def selected_ranges(self) -> list[Range]:
        """Selected blocks as first row, first column, last row, last column; the current cell when none is."""
        ranges = [(r.top(), r.left(), r.bottom(), r.right()) for r in self.selectionModel().selection()]
        current = self.currentIndex()
        if not ranges and current.isValid():
            ranges = [(current.row(), current.column(), current.row(), current.column())]
        return ranges

    def areas(self) -> list[Area]:
        """Selected rectangles of cells that are seen; the current cell when none is selected."""
        return areas_of(self.selected_ranges(), self.sections())

    def picked(self) -> Picked:
        """The rows with a selected cell, however many, without walking through them."""
        ids: array[int] = array("q")
        for first, last in row_spans(self.selected_ranges()):
            ids += self._model.row_ids(first, last)
        return Picked(ids, is_all=len(ids) == self._model.total and bool(ids))

    def selected_ids(self) -> tuple[int, ...]:
        """Ids of all rows with a selected cell, in their order; `picked` where they may be many."""
        return tuple(self.picked().ids)

    def select_row(self) -> None:
        """Select the whole current row; the current cell stays."""
        self.selectionModel().select(self.currentIndex(), _SELECT.ClearAndSelect | _SELECT.Rows)

    def select_column(self) -> None:
        """Select the whole current column; the current cell stays."""
        self.selectionModel().select(self.currentIndex(), _SELECT.ClearAndSelect | _SELECT.Columns)

    def select_area(self, area: Area) -> None:
        """Select these cells; the current cell stays."""
        selection = QItemSelection()
        for first, last in runs(area.sections):
            selection.select(self._model.index(area.top, first), self._model.index(area.bottom, last))
        self.selectionModel().select(selection, _SELECT.ClearAndSelect)

    def extend_to(self, row: int, section: int) -> None:
        """Select from the current cell, which stays, to this one, and bring it into sight."""
        current, order = self.currentIndex(), self.sections()
        if not current.isValid() or current.column() not in order:
            self.go_to(row, section)
            return
        first, last = sorted((order.index(current.column()), order.index(section)))
        top, bottom = sorted((current.row(), row))
        self.select_area(Area(top, bottom, tuple(order[first : last + 1])))
        self.scrollTo(self._model.index(row, section))

    def show_row(self, row_id: int, section: int | None = None) -> bool:
        """Make the row current and bring it into sight; False when it is not among the rows."""
        row, sections = self._model.row_of(row_id), self.sections()
        if row < 0 or not sections:
            return False
        self.go_to(row, sections[0] if section is None else section)
        return True

    def go_to(self, row: int, section: int) -> None:
        """Make a cell the current one and the only selected one, whatever keys are held down."""
        index = self._model.index(row, section)
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect)
        self.scrollTo(index)

    def step(self, move: Move) -> None:
        """Move the current cell by one: around within a selection of several cells, else within the table."""
        current = self.currentIndex()
        if not current.isValid() or move is Move.STAY:
            return
        areas = self.areas()
        if sum(area.cells for area in areas) > 1:
            cell = next_cell(areas, current.row(), current.column(), move.value)
            if cell is not None:
                index = self._model.index(*cell)
                self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)
                self.scrollTo(index)
                return
        self._step_outside(move, current.row(), current.column())

    def _step_outside(self, move: Move, row: int, section: int) -> None:
        order = self.sections()
        if section not in order:
            return
        place = order.index(section)
        # Tab, Tab, Enter begins the next line below the first of these cells, as typists expect.
        if move is Move.RIGHT:
            self._line_start = section if self._line_start is None else self._line_start
        elif move is Move.DOWN and self._line_start in order:
            place = order.index(self._line_start)
        start = self._line_start if move is Move.RIGHT else None
        row, place = self._ground().inside(row + move.value[0], place + move.value[1])
        self.go_to(row, order[place])
        self._line_start = start

    def forget_line(self) -> None:
        """Enter goes straight down again, not back to where Tab set out."""
        self._line_start = None

    def _ground(self) -> Ground:
        height = max(self.verticalHeader().defaultSectionSize(), 1)
        width, order = self.viewport().width(), self.sections()
        mean = max(sum(self.columnWidth(section) for section in order) // max(len(order), 1), 1)
        page_rows = max(self.viewport().height() // height - 1, 1)
        return Ground(self._model.rowCount(), len(order), page_rows, max(width // mean - 1, 1))

    # --- keys and mouse ------------------------------------------------------------------------------------------

    def walks(self, event: QKeyEvent) -> bool:
        """Go or select where the key leads; False for keys that lead nowhere."""
        current, order, held = self.currentIndex(), self.sections(), event.modifiers()
        if not current.isValid() or current.column() not in order:
            return False
        is_shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        row, section = current.row(), current.column()
        if is_shift:
            areas = [area for area in self.areas() if area.holds(row, section)]
            row, section = opposite(areas[0], row, section) if areas else (row, section)
        cell = target(
            self._ground(),
            row,
            order.index(section),
            event.key(),
            is_ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
            is_alt=bool(held & Qt.KeyboardModifier.AltModifier),
        )
        if cell is None:
            return False
        if is_shift:
            self.extend_to(cell[0], order[cell[1]])
        else:
            self.go_to(cell[0], order[cell[1]])
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Shift and a click select from the current cell to there."""
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index.isValid() and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.extend_to(index.row(), index.column())
            event.accept()
            return
        self._pressed = QPersistentModelIndex(index) if is_left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """After a drag the cell it began at is the current one: what is typed goes there."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or not pressed.isValid() or self.state() == QAbstractItemView.State.EditingState:
            return
        index = self._model.index(pressed.row(), pressed.column())
        if index != self.currentIndex() and self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)

"""The head of a table with a filter field below every title; the first columns may stay while the others scroll."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from opsroom.domain.columns import Column
from opsroom.domain.queries import Filter
from opsroom.ui.tables.filter_field import FilterField

_GAP_PX = 3
_LEAST_FIELD_PX = 12
EDGE_PX = 2


class FilterHeader(QHeaderView):
    """Titles that sort on a click and move when dragged, and filter fields that follow their columns.

    Signals:
        sort_clicked: Section, and whether Shift adds a level.
        column_clicked: Section of a Ctrl+click, which selects the column.
        filtered: The filters changed.
        left: The user is through with the filter fields and wants the table.
        list_wanted: Section whose values the user wants to pick from.
        fit_wanted: Section whose width is to fit its texts.
        menu_wanted: Section and global place of a right click on a title.
    """

    #: (int section, bool is_added), GUI thread.
    sort_clicked = Signal(int, bool)
    #: int section, GUI thread.
    column_clicked = Signal(int)
    filtered = Signal()
    left = Signal()
    #: int section, GUI thread.
    list_wanted = Signal(int)
    #: int section, GUI thread.
    fit_wanted = Signal(int)
    #: (int section, QPoint), GUI thread.
    menu_wanted = Signal(int, QPoint)

    def __init__(self, columns: tuple[Column, ...], parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._pressed_at: QPoint | None = None
        self._press_shift = 0
        self._is_quiet = False
        self._frozen: tuple[int, ...] = ()
        self.fields = [self._field(section, column) for section, column in enumerate(columns)]
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._connect(parent)

    def _connect(self, view: QTableView) -> None:
        self.sectionResized.connect(self.place_fields)
        self.sectionMoved.connect(self.place_fields)
        self.sectionHandleDoubleClicked.connect(self.fit_wanted)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)
        view.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    def _field(self, section: int, column: Column) -> FilterField:
        field = FilterField(column, self)
        field.changed.connect(self._on_field_changed)
        field.applied.connect(self.filtered)
        field.left.connect(self.left)
        field.list_wanted.connect(partial(self.list_wanted.emit, section))
        return field

    # --- filters -------------------------------------------------------------------------------------------------

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The conditions of all fields."""
        return tuple(field.condition for field in self.fields if field.condition is not None)

    def set_text(self, section: int, text: str) -> None:
        """Fill one field as if it were typed."""
        self.fields[section].setText(text)

    def set_texts(self, texts: dict[str, str]) -> None:
        """Fill the fields of these columns and empty all others; tells once that the filters changed."""
        before = self.filters
        self._is_quiet = True
        for field in self.fields:
            field.setText(texts.get(field.column.key, ""))
        self._is_quiet = False
        if self.filters != before:
            self.filtered.emit()

    def clear_fields(self) -> None:
        """Empty every field."""
        self.set_texts({})

    def focus_field(self, section: int) -> None:
        """Put the cursor into one field."""
        self.fields[section].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields[section].selectAll()

    def set_problem_colour(self, colour: QColor) -> None:
        """Underline texts that mean nothing in this colour."""
        for field in self.fields:
            field.warn = colour
            field.update()

    # --- frozen columns ------------------------------------------------------------------------------------------

    @property
    def frozen(self) -> tuple[int, ...]:
        """Sections that stay, from the left."""
        return self._frozen

    def set_frozen(self, sections: tuple[int, ...]) -> None:
        """Let these sections stay while the others scroll; they are the first ones shown."""
        self._frozen = sections
        self.place_fields()
        self.viewport().update()

    @property
    def edge(self) -> int:
        """Width of the columns that stay, 0 when none do."""
        return sum(self.sectionSize(section) for section in self._frozen)

    @property
    def strip(self) -> int:
        """Width of what lies over the scrolled columns, 0 while nothing does."""
        return self.edge if self._frozen and self.offset() > 0 else 0

    def place_of(self, section: int) -> int:
        """Left edge of a section in the viewport, where it is seen."""
        if self.strip and section in self._frozen:
            return self.sectionPosition(section)
        return self.sectionViewportPosition(section)

    def section_at(self, left: int) -> int:
        """The section seen at a place of the viewport, -1 for none."""
        return self.logicalIndexAt(left - self._shift_at(left))

    def _shift_at(self, left: int) -> int:
        return self.offset() if left < self.strip else 0

    # --- places --------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Titles plus one line of fields."""
        size = super().sizeHint()
        return QSize(size.width(), size.height() + self._field_height() + 2 * _GAP_PX)

    def updateGeometries(self) -> None:
        """Keep the line of fields free below the titles."""
        self.setViewportMargins(0, 0, 0, self._field_height() + 2 * _GAP_PX)
        super().updateGeometries()
        self.place_fields()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the fields along."""
        super().resizeEvent(event)
        self.place_fields()

    def place_fields(self, *_change: int) -> None:
        """Put every field below its title; what lies under the columns that stay is cut off."""
        height, strip = self._field_height(), self.strip
        top = self.height() - height - _GAP_PX
        for section, field in enumerate(self.fields):
            left = self.place_of(section)
            right = left + self.sectionSize(section) - 2
            left = left if section in self._frozen else max(left, strip)
            field.setGeometry(left + 1, top, max(right - left - 1, 0), height)
            field.setVisible(not self.isSectionHidden(section) and right - left > _LEAST_FIELD_PX)

    # --- mouse and paint -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed_at = event.position().toPoint()
        self._press_shift = self._shift_at(self._pressed_at.x())
        super().mousePressEvent(_moved(event, self._press_shift))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Edges of columns that stay are found where they are seen."""
        is_pressed = self._pressed_at is not None
        super().mouseMoveEvent(
            _moved(event, self._press_shift if is_pressed else self._shift_at(int(event.position().x())))
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that is no drag of an edge or a title sorts, or selects the column."""
        super().mouseReleaseEvent(_moved(event, self._press_shift))
        at, pressed_at = event.position().toPoint(), self._pressed_at
        self._pressed_at = None
        is_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if pressed_at is None or is_edge or event.button() is not Qt.MouseButton.LeftButton:
            return
        section = self.section_at(at.x())
        is_drag = (at - pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if section < 0 or is_drag or self.section_at(pressed_at.x()) != section:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.column_clicked.emit(section)
        else:
            self.sort_clicked.emit(section, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an edge: fit the width."""
        super().mouseDoubleClickEvent(_moved(event, self._shift_at(int(event.position().x()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The titles, those that stay over the others."""
        super().paintEvent(event)
        if not self._frozen:
            return
        painter = QPainter(self.viewport())
        height = self.viewport().height()
        if self.strip:
            for section in self._frozen:
                self.paintSection(painter, QRect(self.place_of(section), 0, self.sectionSize(section), height), section)
        painter.fillRect(self.edge - EDGE_PX, 0, EDGE_PX, height, self.palette().accent())

    def _on_field_changed(self) -> None:
        if not self._is_quiet:
            self.filtered.emit()

    def _on_context_menu_requested(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.section_at(at.x()), self.viewport().mapToGlobal(at))

    def _on_scrolled(self) -> None:
        self.place_fields()
        if self._frozen:
            self.viewport().update()

    def _field_height(self) -> int:
        return self.fields[0].sizeHint().height() if self.fields else 0


def _moved(event: QMouseEvent, shift: int) -> QMouseEvent:
    """The event as it would be where the column stands that is seen here."""
    if not shift:
        return event
    place = event.position() - QPointF(shift, 0)
    return QMouseEvent(event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers())

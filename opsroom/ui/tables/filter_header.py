"""The head of a table with a filter field below every title."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView

from opsroom.domain.columns import Column
from opsroom.domain.queries import Filter
from opsroom.ui.tables.filter_text import HELP, read_filter

#: Pause after the last key before the table is filtered.
TYPING_MS = 150
_GAP_PX = 3


class FilterHeader(QHeaderView):
    """Titles that sort on a click, and filter fields that follow their columns.

    Signals:
        sort_clicked: Section, and whether Shift adds a level.
        column_clicked: Section of a Ctrl+click, which selects the column.
        filtered: The filters changed.
        left: The user is through with the filter fields and wants the table.
    """

    #: (int section, bool is_added), GUI thread.
    sort_clicked = Signal(int, bool)
    #: int section, GUI thread.
    column_clicked = Signal(int)
    filtered = Signal()
    left = Signal()

    def __init__(self, columns: tuple[Column, ...], parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._pressed_at: QPoint | None = None
        self.fields = [self._field(column) for column in columns]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._connect(parent)

    def _connect(self, view: QTableView) -> None:
        self._timer.timeout.connect(self.filtered)
        self.sectionResized.connect(self.place_fields)
        view.horizontalScrollBar().valueChanged.connect(self.place_fields)

    def _field(self, column: Column) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText("saring")
        field.setAccessibleName(f"Saring kolom {column.title}")
        field.setToolTip(f"Saring {column.title} (Ctrl+Shift+F). {HELP}")
        field.setProperty("filter", "true")
        field.textChanged.connect(partial(self._on_field_text_changed, field))
        field.installEventFilter(self)
        return field

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The conditions of all fields."""
        read = [read_filter(column, field.text()) for column, field in zip(self._columns, self.fields, strict=True)]
        return tuple(condition for condition in read if condition is not None)

    def set_text(self, section: int, text: str) -> None:
        """Fill one field as if it were typed, and filter at once."""
        self.fields[section].setText(text)
        self._apply()

    def clear_fields(self) -> None:
        """Empty every field and filter at once."""
        for field in self.fields:
            field.clear()
        self._apply()

    def focus_field(self, section: int) -> None:
        """Put the cursor into one field."""
        self.fields[section].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields[section].selectAll()

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

    def place_fields(self) -> None:
        """Put every field below its title."""
        height = self._field_height()
        top = self.height() - height - _GAP_PX
        for section, field in enumerate(self.fields):
            left = self.sectionViewportPosition(section)
            field.setGeometry(left + 1, top, self.sectionSize(section) - 3, height)
            field.setVisible(not self.isSectionHidden(section))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that is no drag of an edge sorts, or selects the column."""
        super().mouseReleaseEvent(event)
        at, pressed_at = event.position().toPoint(), self._pressed_at
        self._pressed_at = None
        is_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        section = self.logicalIndexAt(at)
        if pressed_at is None or is_edge or section < 0 or self.logicalIndexAt(pressed_at) != section:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.column_clicked.emit(section)
        else:
            self.sort_clicked.emit(section, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter filters at once, Down goes to the table, Escape empties the field first and leaves then."""
        if not (isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent)):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
            return True
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if watched.text():
                watched.clear()
                self._apply()
            else:
                self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _apply(self) -> None:
        self._timer.stop()
        self.filtered.emit()

    def _on_field_text_changed(self, field: QLineEdit, text: str) -> None:
        font = field.font()
        font.setBold(bool(text))
        field.setFont(font)
        self._timer.start()

    def _field_height(self) -> int:
        return self.fields[0].sizeHint().height() if self.fields else 0

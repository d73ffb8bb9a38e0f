"""One field of the filter row: reads what is typed at every key, and says at the field when it means nothing."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from opsroom.domain.columns import Column
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filter_text import HELP, read_filter
from opsroom.domain.queries import Filter

_ARROW_PX = 7
_ROOM_PX = 13
_LINE_PX = 2


class FilterField(QLineEdit):
    """The condition on one column.

    Attributes:
        column: The column.
        condition: What the text means, None for no condition; of a text that means nothing, what it meant before.
        problem: Why the text means nothing (Indonesian), empty when it does.

    Signals:
        changed: Another condition holds.
        applied: Enter: the user wants it to hold now.
        left: The user is through and wants the table.
        list_wanted: The user wants to pick from the values there are.
    """

    changed = Signal()
    applied = Signal()
    left = Signal()
    list_wanted = Signal()

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.condition: Filter | None = None
        self.problem = ""
        self.warn = QColor(Qt.GlobalColor.darkYellow)
        self.setPlaceholderText("saring")
        self.setAccessibleName(f"Saring kolom {column.title}")
        self.setProperty("filter", "true")
        self.setTextMargins(0, 0, _ROOM_PX, 0)
        self._tell_problem("")
        self.textChanged.connect(self._on_text_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter filters, Down goes to the table, Alt+Down opens the values, Escape empties first and leaves then."""
        key = event.key()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.list_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.applied.emit()
        elif key == Qt.Key.Key_Down or (key == Qt.Key.Key_Escape and not self.text()):
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mark at the right opens the values."""
        if self._arrow_room().contains(event.position().toPoint()):
            self.list_wanted.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Over the mark the pointer is no text cursor."""
        is_over = self._arrow_room().contains(event.position().toPoint())
        self.setCursor(Qt.CursorShape.ArrowCursor if is_over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mark shows."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, a line below a text that means nothing, and the mark of the values under the mouse or cursor."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.problem:
            painter.setPen(QPen(self.warn, _LINE_PX))
            painter.drawLine(2, self.height() - _LINE_PX, self.width() - 3, self.height() - _LINE_PX)
        if not (self.hasFocus() or self.underMouse()):
            return
        middle = QPointF(self._arrow_room().center())
        half = _ARROW_PX / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().placeholderText())
        points = [QPointF(-half, -half / 2), QPointF(half, -half / 2), QPointF(0, half)]
        painter.drawPolygon(QPolygonF([middle + point for point in points]))

    def _arrow_room(self) -> QRect:
        return QRect(self.width() - _ROOM_PX - 3, 0, _ROOM_PX + 3, self.height())

    def _on_text_changed(self, text: str) -> None:
        font = self.font()
        font.setBold(bool(text))
        self.setFont(font)
        try:
            condition = read_filter(self.column, text)
        except RuleViolation as problem:
            self._tell_problem(problem.user_text)
            return
        self._tell_problem("")
        if condition != self.condition:
            self.condition = condition
            self.changed.emit()

    def _tell_problem(self, problem: str) -> None:
        had_problem, self.problem = bool(self.problem), problem
        self.setAccessibleDescription(problem)
        tip = f"Saring {self.column.title} (Ctrl+Shift+F; Alt+Bawah: daftar isi). {HELP}"
        self.setToolTip(problem or tip)
        if problem and self.isVisible():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), problem, self)
        elif had_problem:
            QToolTip.hideText()
        self.update()

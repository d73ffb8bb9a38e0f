"""Cell editors: a line that judges while one types, and the same with a list of choices below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyle, QStyleOptionFrame, QWidget

from opsroom.domain.columns import Choice, Column, ColumnKind
from opsroom.domain.errors import RuleViolation
from opsroom.ui.tables.cell_bubble import CellBubble
from opsroom.ui.theme.tokens import Theme, Tone

_WAVE_PX = 2
_LIST_PAD_PX = 16
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
FLAG_CHOICES = (Choice("1", "Ya"), Choice("0", "Tidak"))


class Move(Enum):
    """Where the current cell goes when an editor closes: rows, columns."""

    STAY = (0, 0)
    DOWN = (1, 0)
    UP = (-1, 0)
    RIGHT = (0, 1)
    LEFT = (0, -1)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said about a text while it is typed: `problem` will be refused, `warning` is only odd."""

    problem: str = ""
    warning: str = ""


def judge(column: Column, text: str) -> Judgement:
    """Judge a text for a column, without the file: quick."""
    try:
        column.read(text)
    except RuleViolation as problem:
        return Judgement(problem=problem.user_text)
    return Judgement(warning=column.warn(text))


class CellEdit(QLineEdit):
    """One cell being typed into. A value that breaks a rule is underlined and explained, and may be typed on.

    A value that is only odd is underlined in another colour; it may be entered.

    Attributes:
        row_id: Row it belongs to, however rows move meanwhile.
        column: Its column.
        seen: Stored value it started from.

    Signals:
        done: The user is through; the `Move` says where to go.
        dropped: The user gave up.
        spread: Ctrl+Enter: the text is meant for the whole selection.
    """

    #: Move, GUI thread.
    done = Signal(object)
    dropped = Signal()
    #: str, GUI thread.
    spread = Signal(str)
    #: Words about the text stand above the cell where a list opens below it.
    _speaks_above = False

    def __init__(self, row_id: int, column: Column, seen: object, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.row_id = row_id
        self.column = column
        self.seen = seen
        self.is_filled = False
        self.problem = ""
        self.warning = ""
        self._theme = theme
        self._bubble: CellBubble | None = None
        self.setProperty("cell", "true")
        self.setAccessibleName(column.title)
        if column.kind in (ColumnKind.NUMBER, ColumnKind.COORDINATE):
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._on_text_edited)

    def fill(self, text: str) -> None:
        """Put the cell's text in, once: what is typed is never replaced from outside."""
        if not self.is_filled:
            self.is_filled = True
            self.setText(text)
            self.selectAll()

    def type_text(self, text: str) -> None:
        """Replace what stands here as if it were typed."""
        self.setText(text)
        self._on_text_edited(text)

    def begin_at_end(self) -> None:
        """Put the cursor behind the text instead of selecting it: F2 and a double click amend, typing replaces."""
        self.deselect()
        self.setCursorPosition(len(self.text()))

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the table, not to the chain of focus; an open list hands keys in here without any filter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab finish, Ctrl+Enter fills the selection, Escape gives up."""
        move = move_of(event)
        if move is not None:
            event.accept()
            self._settle()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and move is Move.DOWN:
                self.spread.emit(self.text())
            else:
                self.done.emit(move)
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, with a wave below a text that breaks a rule or is odd."""
        super().paintEvent(event)
        if not (self.problem or self.warning):
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        width = min(area.width(), max(self.fontMetrics().horizontalAdvance(self.text()), 4 * _WAVE_PX) + _WAVE_PX)
        left = area.right() - width if self.alignment() & Qt.AlignmentFlag.AlignRight else area.left()
        points = [
            QPointF(left + step, self.height() - 3 - (_WAVE_PX if step // _WAVE_PX % 2 else 0))
            for step in range(0, width, _WAVE_PX)
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.qcolor("alarm" if self.problem else "warn"), 1.4))
        painter.drawPolyline(QPolygonF(points))

    def _settle(self) -> None:
        """Last change to the text before it is handed over."""

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said about the text goes with it."""
        super().hideEvent(event)
        if self._bubble is not None:
            self._bubble.hide()
            self._bubble.deleteLater()
            self._bubble = None

    def say_changed(self, shown: str) -> None:
        """Somebody else changed the cell meanwhile; the text being typed stays."""
        self._say(f"Orang lain baru saja menulis '{shown}' di sel ini.", Tone.INFO)

    def _on_text_edited(self, text: str) -> None:
        found = judge(self.column, text)
        self.problem, self.warning = found.problem, found.warning
        self.setToolTip(self.problem or self.warning)
        self._say(self.problem or self.warning, Tone.ALARM if self.problem else Tone.WARN)
        self.update()

    def _say(self, text: str, tone: Tone) -> None:
        ground = self.parentWidget()
        if ground is None or not self.isVisible():
            return
        if self._bubble is None:
            self._bubble = CellBubble(ground)
        self._bubble.say(text, tone, self.geometry(), self._theme, is_above=self._speaks_above)


class ChoiceCellEdit(CellEdit):
    """A cell that takes one of a list. Typing narrows the list; a text that fits one choice only becomes it."""

    _speaks_above = True

    def __init__(self, row_id: int, column: Column, seen: object, theme: Theme, parent: QWidget) -> None:
        super().__init__(row_id, column, seen, theme, parent)
        choices = FLAG_CHOICES if column.kind is ColumnKind.FLAG else column.choices
        self._labels = [choice.label for choice in choices]
        completer = QCompleter(self._labels, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._on_completer_activated, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)
        widen_list(completer, self._labels)

    def begin_at_end(self) -> None:
        """Amending a choice means picking another one: the list opens, and typing replaces."""
        self.offer_all()

    def offer_all(self) -> None:
        """Open the list with every choice."""
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the list again."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self.offer_all()
        else:
            super().keyPressEvent(event)

    def _settle(self) -> None:
        if popup := self.completer().popup():
            popup.hide()
        typed = self.text().strip().casefold()
        if not typed or any(label.casefold() == typed for label in self._labels):
            return
        starts = [label for label in self._labels if label.casefold().startswith(typed)]
        near = starts or [label for label in self._labels if typed in label.casefold()]
        if len(near) == 1:
            self.setText(near[0])

    def _on_completer_activated(self, label: str) -> None:
        self.setText(label)
        self.done.emit(Move.STAY)


def widen_list(completer: QCompleter, labels: Sequence[str]) -> None:
    """Make the list as wide as its longest label, however narrow the field is."""
    popup = completer.popup()
    if popup is not None and labels:
        width = max(popup.fontMetrics().horizontalAdvance(label) for label in labels)
        popup.setMinimumWidth(width + popup.verticalScrollBar().sizeHint().width() + _LIST_PAD_PX)


def move_of(event: QKeyEvent) -> Move | None:
    """Where the key leads, None for keys that do not finish an edit."""
    is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return Move.UP if is_shift else Move.DOWN
    if event.key() == Qt.Key.Key_Tab:
        return Move.RIGHT
    if event.key() == Qt.Key.Key_Backtab:
        return Move.LEFT
    return None

"""A cell editor of several lines for notes: Alt+Enter begins a new line, Enter is through."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from opsroom.domain.columns import Column
from opsroom.ui.tables.cell_bubble import CellBubble
from opsroom.ui.tables.editors import Move, judge, move_of
from opsroom.ui.theme.tokens import Theme, Tone

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
MOST_LINES = 8
_FRAME_PX = 14
_LEAST_CHARS = 28


class NoteCellEdit(QPlainTextEdit):
    """Like `CellEdit`, but as high as its text needs.

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

    def __init__(self, row_id: int, column: Column, seen: object, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.row_id = row_id
        self.column = column
        self.seen = seen
        self.is_filled = False
        self.problem = ""
        self._theme = theme
        self._bubble: CellBubble | None = None
        self._least_height = 0
        self.setProperty("cell", "true")
        self.setAccessibleName(column.title)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip("Alt+Enter: baris baru. Enter: selesai. Esc: batal.")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        # Lines that wrap are known only once the text is laid out.
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())

    def text(self) -> str:
        """What stands here."""
        return self.toPlainText()

    def fill(self, text: str) -> None:
        """Put the cell's text in, once: what is typed is never replaced from outside."""
        if not self.is_filled:
            self.is_filled = True
            self.setPlainText(text)
            self.selectAll()

    def begin_at_end(self) -> None:
        """Put the cursor behind the text instead of selecting it."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def fit_height(self, least: int) -> None:
        """Be at least that high, and higher while the text has more lines than fit."""
        self._least_height = least
        lines = min(max(self.document().size().height(), 1), MOST_LINES)
        wanted = max(least, round(lines * self.fontMetrics().lineSpacing()) + _FRAME_PX)
        ground = self.parentWidget()
        if ground is not None and self.y() + wanted > ground.height():
            self.move(self.x(), max(ground.height() - wanted, 0))
        width = max(self.width(), self.fontMetrics().averageCharWidth() * _LEAST_CHARS)
        if ground is not None and self.x() + width > ground.width():
            self.move(max(ground.width() - width, 0), self.y())
        self.resize(width, wanted)

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Enter begins a line, Enter and Tab finish, Ctrl+Enter fills the selection, Escape gives up."""
        move, held = move_of(event), event.modifiers()
        if move is Move.DOWN and held & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self.insertPlainText("\n")
        elif move is Move.DOWN and held & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.spread.emit(self.text())
        elif move is not None:
            event.accept()
            self.done.emit(move)
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

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

    def _grow(self) -> None:
        if self._least_height:
            self.fit_height(self._least_height)
            self.verticalScrollBar().setValue(0)
            self.ensureCursorVisible()

    def _on_text_changed(self) -> None:
        found = judge(self.column, self.text())
        self.problem = found.problem
        if self.is_filled:
            self._say(found.problem or found.warning, Tone.ALARM if found.problem else Tone.WARN)

    def _say(self, text: str, tone: Tone) -> None:
        ground = self.parentWidget()
        if ground is None or not self.isVisible():
            return
        if self._bubble is None:
            self._bubble = CellBubble(ground)
        self._bubble.say(text, tone, self.geometry(), self._theme)

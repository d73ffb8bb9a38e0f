"""A list of lines on the plotting screen: TPS without a team, people without a team, remarks; long texts wrap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from opsroom.ui.plotting.chips import ChipPainter
from opsroom.ui.plotting.hand import STATE_TONES, Hand, State
from opsroom.ui.plotting.thing_table import ThingTable
from opsroom.ui.plotting.things import Place, Thing, ThingKind
from opsroom.ui.tables.lines import LineColumn, LineModel
from opsroom.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_PAD_PX = 6
_ROW_PAD_PX = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap.value | _LEFT.value


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What a list is of.

    Attributes:
        thing: The thing a line is, None for lines that are none.
        place: Where a load put on a line goes; None for nowhere.
        ground: Where a load dropped between lines goes.
    """

    name: str
    columns: tuple[LineColumn, ...]
    thing: Callable[[Any], Thing | None] = lambda _line: None
    place: Callable[[Any], Place | None] = lambda _line: None
    ground: Place | None = None


class ThingDelegate(QStyledItemDelegate):
    """Paints a cell: ground by mark, load and verdict; the last column wraps."""

    def __init__(self, look: Look, hand: Hand, spec: ListSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hand = hand
        self._spec = spec
        self._painter = ChipPainter(look)
        self.current_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark at the left edge, text."""
        model = index.model()
        if not isinstance(model, LineModel):
            super().paint(painter, option, index)
            return
        row, column = index.row(), model.columns[index.column()]
        line = model.line(row)
        thing = self._spec.thing(line)
        is_marked = thing is not None and self._hand.is_marked(thing)
        self._paint_ground(painter, option.rect, row, self._spec.place(line), is_marked=is_marked)
        text, tone = model.face(row, column)
        ink = "selection_text" if is_marked else tone.value if tone is not None else "text"
        if thing is not None and self._hand.is_carried(thing):
            ink = "muted"
        painter.setPen(self._painter.colour(ink))
        room = option.rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        if not column.width:
            painter.drawText(room, _WRAP, text)
            return
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, (_RIGHT if column.is_number else _LEFT).value, shown)

    def _paint_ground(self, painter: QPainter, rect: QRect, row: int, place: Place | None, *, is_marked: bool) -> None:
        verdict = self._hand.verdict
        is_target = verdict is not None and place is not None and place == self._hand.place
        if is_target and verdict is not None and verdict.state is not State.NOTHING:
            painter.fillRect(rect, self._look.theme.ground(STATE_TONES[verdict.state].value))
        else:
            ground = "selection" if is_marked else "alternate" if row % 2 else "surface"
            painter.fillRect(rect, self._painter.colour(ground))
        if row == self.current_row:
            ink = self._painter.colour("accent")
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), ink)
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink)


class ThingList(ThingTable):
    """Lines that are things.

    Attributes:
        empty_text: What stands in the middle while there is no line.

    Signals:
        picked: The line under the cursor, None when there is none.
    """

    #: A line of the model or None, GUI thread.
    picked = Signal(object)

    def __init__(self, spec: ListSpec, hand: Hand, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(hand, spec.name, parent)
        self.lines = LineModel(spec.columns, look, self)
        self.empty_text = ""
        self._spec = spec
        self._look = look
        self._delegate = ThingDelegate(look, hand, spec, self)
        self._wrapped: dict[tuple[str, int], int] = {}
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.setInterval(0)
        self._heights.timeout.connect(self.fit_rows)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self._set_up_heads()
        self.lines.modelReset.connect(self._on_model_reset)

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Show other lines."""
        self.lines.set_lines(lines)

    @property
    def line(self) -> Any:
        """The line under the cursor, None when there is none."""
        return self.lines.line(self.currentIndex().row())

    def go_to(self, matches: Callable[[Any], bool]) -> bool:
        """Set the cursor on the first line that matches; tells whether there is one."""
        row = self.lines.row_of(matches)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, 0))
        return row >= 0

    def let_go(self) -> None:
        """Put the cursor on no line."""
        self.setCurrentIndex(QModelIndex())

    def thing_at(self, at: QPoint) -> Thing | None:
        """The thing of the line under a point."""
        line = self.lines.line(self.rowAt(at.y()))
        return self._spec.thing(line) if line is not None else None

    def place_at(self, at: QPoint) -> Place | None:
        """The place of the line under a point, else that of the list."""
        line = self.lines.line(self.rowAt(at.y()))
        own = self._spec.place(line) if line is not None else None
        return self._fitting(own)

    def current_thing(self) -> Thing | None:
        """The thing of the line under the cursor."""
        return self._spec.thing(self.line) if self.line is not None else None

    def current_place(self) -> Place | None:
        """The place of the line under the cursor, else that of the list."""
        return self._fitting(self._spec.place(self.line) if self.line is not None else None)

    def things(self, kind: ThingKind) -> list[Thing]:
        """All things of a kind shown, in order."""
        found = (self._spec.thing(self.lines.line(row)) for row in range(self.lines.rowCount()))
        return [thing for thing in found if thing is not None and thing.kind is kind]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift with up and down marks on the way."""
        is_marking = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        if is_marking:
            self._mark_current()
        super().keyPressEvent(event)
        if is_marking:
            self._mark_current()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the new line."""
        super().currentChanged(current, previous)
        self._delegate.current_row = current.row()
        self.viewport().update()
        self.pointed.emit()
        if current.row() != previous.row():
            self.picked.emit(self.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may need another height."""
        super().resizeEvent(event)
        self._heights.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the list, or the reason why it is empty."""
        super().paintEvent(event)
        if self.lines.rowCount() or not self.empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self._look.theme.qcolor("muted"))
        space = self.viewport().rect().adjusted(16, 8, -16, -8)
        painter.drawText(space, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty_text)
        painter.end()

    def fit_rows(self) -> None:
        """Give every row the height its wrapped text needs; equal texts are measured once."""
        column = next((place for place, each in enumerate(self.lines.columns) if not each.width), None)
        if column is None:
            return
        room = self.columnWidth(column) - 2 * _PAD_PX
        metrics, rows = self.fontMetrics(), self.verticalHeader()
        for row in range(self.lines.rowCount()):
            height = self._height(self.lines.face(row, self.lines.columns[column])[0], room, metrics)
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)

    # inside

    def _fitting(self, own: Place | None) -> Place | None:
        """A line takes a load only when that changes anything; the list behind it may."""
        if own is not None and self.hand.index.edits(self.hand.load, own):
            return own
        return self._spec.ground

    def _height(self, text: str, room: int, metrics: QFontMetrics) -> int:
        key = (text, room)
        if key not in self._wrapped:
            box = metrics.boundingRect(QRect(0, 0, max(room, 40), 10_000), _WRAP, text)
            self._wrapped[key] = max(box.height(), metrics.height()) + 2 * _ROW_PAD_PX
        return self._wrapped[key]

    def _mark_current(self) -> None:
        thing = self.current_thing()
        if thing is not None:
            self.hand.mark((thing,))

    def _set_up_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(40)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * _ROW_PAD_PX)
        for number, column in enumerate(self.lines.columns):
            if column.width:
                heads.resizeSection(number, column.width)
            else:
                heads.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        heads.sectionResized.connect(self._on_section_resized)

    def _on_section_resized(self) -> None:
        self._wrapped.clear()
        self._heights.start()

    def _on_model_reset(self) -> None:
        self._delegate.current_row = -1
        self.fit_rows()
        self.picked.emit(None)

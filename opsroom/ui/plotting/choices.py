"""The ten best: candidates for a place or places for a person, each with the parts of its cost as small bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.plan_edits import Breach, ScorePart
from opsroom.ui.plotting.chips import ChipPainter
from opsroom.ui.plotting.hand import Hand
from opsroom.ui.plotting.thing_table import ThingTable
from opsroom.ui.plotting.things import Load, Place, Thing
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAD_PX = 6
_BAR_PX = 56
_BAR_HIGH_PX = 7
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the best.

    Attributes:
        title, under: A person and where he is now, or a team and its place.
        load, place: What choosing it puts where.
        total: Points; less is better.
    """

    title: str
    under: str
    total: int
    parts: tuple[ScorePart, ...]
    breaches: tuple[Breach, ...]
    load: Load
    place: Place

    @property
    def thing(self) -> Thing | None:
        """The person of a candidate, for picking up."""
        return self.load.things[0] if self.load.things else None

    @property
    def shown_parts(self) -> tuple[ScorePart, ...]:
        """Parts that cost something, dearest first."""
        return tuple(sorted((part for part in self.parts if part.points), key=lambda part: -part.points))

    @property
    def tone(self) -> Tone:
        """How choosing it stands with the rules."""
        if any(breach.is_enforced for breach in self.breaches):
            return Tone.ALARM
        return Tone.WARN if self.breaches else Tone.OK

    @property
    def said(self) -> str:
        """Everything in words."""
        parts = "; ".join(f"{part.text} {write_number(part.points)}" for part in self.shown_parts)
        broken = " ".join(breach.text for breach in self.breaches)
        whole = f"{self.title}, {self.under}: {points(self.total)}"
        return ". ".join(each for each in (whole, parts, broken) if each)


def points(total: int) -> str:
    """``40 poin``; nothing costs nothing."""
    return f"{write_number(total)} poin" if total else "tanpa potongan"


class ChoiceModel(QAbstractTableModel):
    """The choices in order, one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    @property
    def dearest(self) -> int:
        """The largest part of all choices: the full length of a bar."""
        return max((part.points for choice in self._choices for part in choice.parts), default=1) or 1

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show others."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """The choice in a row, None beyond the end."""
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Choices."""
        return 0 if parent.isValid() else len(self._choices)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The choice in words."""
        choice = self.choice(index.row()) if index.isValid() else None
        if choice is None:
            return None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return choice.said
        return choice.title if role == Qt.ItemDataRole.DisplayRole else None


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice: name and points, place below, a bar with words per part, broken rules last."""

    def __init__(self, look: Look, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self._painter = ChipPainter(look)
        self.current_row = -1

    def height(self, choice: Choice, metrics: QFontMetrics) -> int:
        """Units: px."""
        lines = 2 + len(choice.shown_parts) + len(choice.breaches)
        return lines * (metrics.height() + 1) + 8

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One choice."""
        model = index.model()
        choice = model.choice(index.row()) if isinstance(model, ChoiceModel) else None
        if choice is None or not isinstance(model, ChoiceModel):
            super().paint(painter, option, index)
            return
        is_current = index.row() == self.current_row
        ground = "selection" if is_current else "alternate" if index.row() % 2 else "surface"
        ink = "selection_text" if is_current else "text"
        painter.fillRect(option.rect, self._painter.colour(ground))
        step = option.fontMetrics.height() + 1
        room = QRect(option.rect.left() + _PAD_PX, option.rect.top() + 4, option.rect.width() - 2 * _PAD_PX, step)
        total = points(choice.total)
        wide = option.fontMetrics.horizontalAdvance(total) + 8
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        marked = f"{SYMBOLS[choice.tone]} " if choice.breaches else ""
        self._text(painter, room.adjusted(0, 0, -wide, 0), f"{index.row() + 1}. {marked}{choice.title}", ink)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(self._painter.colour(ink))
        painter.drawText(room, _RIGHT, total)
        room.translate(0, step)
        self._text(painter, room, choice.under, ink if is_current else "muted")
        for part in choice.shown_parts:
            room.translate(0, step)
            self._paint_part(painter, room, part, model.dearest, ink)
        for breach in choice.breaches:
            room.translate(0, step)
            tone = Tone.ALARM if breach.is_enforced else Tone.WARN
            self._text(painter, room, f"{SYMBOLS[tone]} {breach.text}", ink if is_current else tone.value)

    def _paint_part(self, painter: QPainter, room: QRect, part: ScorePart, dearest: int, ink: str) -> None:
        frame = QRect(room.left(), room.center().y() - _BAR_HIGH_PX // 2, _BAR_PX, _BAR_HIGH_PX)
        painter.setPen(self._painter.colour("border"))
        painter.setBrush(self._painter.colour("surface"))
        painter.drawRect(frame)
        wide = max(2, round((_BAR_PX - 1) * part.points / dearest))
        painter.fillRect(frame.adjusted(1, 1, wide - _BAR_PX, 0), self._painter.colour("accent"))
        self._text(painter, room.adjusted(_BAR_PX + 6, 0, 0, 0), f"{write_number(part.points)}  {part.text}", ink)

    def _text(self, painter: QPainter, room: QRect, text: str, token: str) -> None:
        painter.setPen(self._painter.colour(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)


class ChoiceList(ThingTable):
    """The choices, walked by key, picked up as people where they are candidates."""

    def __init__(self, hand: Hand, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(hand, "Pilihan terbaik", parent)
        self.choices = ChoiceModel(self)
        self.empty_text = ""
        self._look = look
        self._delegate = ChoiceDelegate(look, hand, self)
        self.setModel(self.choices)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.choices.modelReset.connect(self._on_model_reset)

    @property
    def choice(self) -> Choice | None:
        """The choice under the cursor."""
        return self.choices.choice(self.currentIndex().row())

    def thing_at(self, at: QPoint) -> Thing | None:
        """The person of the choice under a point."""
        choice = self.choices.choice(self.rowAt(at.y()))
        return choice.thing if choice is not None else None

    def current_thing(self) -> Thing | None:
        """The person of the choice under the cursor."""
        return self.choice.thing if self.choice is not None else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint the cursor at its new place."""
        super().currentChanged(current, previous)
        self._delegate.current_row = current.row()
        self.viewport().update()
        self.pointed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the choices, or why there are none."""
        super().paintEvent(event)
        if self.choices.rowCount() or not self.empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self._look.theme.qcolor("muted"))
        space = self.viewport().rect().adjusted(12, 8, -12, -8)
        painter.drawText(space, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty_text)
        painter.end()

    def _on_model_reset(self) -> None:
        self._delegate.current_row = -1
        for row in range(self.choices.rowCount()):
            choice = self.choices.choice(row)
            if choice is not None:
                self.setRowHeight(row, self._delegate.height(choice, self.fontMetrics()))

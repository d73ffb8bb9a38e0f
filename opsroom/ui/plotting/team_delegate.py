"""Paints the rows of teams: heads, chips, and the verdict on the row a load hovers."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from opsroom.services.plan_lines import TeamLine
from opsroom.ui.plotting.chips import Chip, ChipPainter, ChipState, chip_height, chip_width, lay_out
from opsroom.ui.plotting.hand import STATE_TONES, Hand, State
from opsroom.ui.plotting.team_model import CHIP_COLUMNS, CROSSING, LINMAS, MEMBERS, TEAM, TeamModel, chips_of
from opsroom.ui.plotting.things import Thing
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import SYMBOLS, Tone

Index = QModelIndex | QPersistentModelIndex
CELL_PAD_PX = 4
ROW_PAD_PX = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellChips:
    """The chips of a cell and where they stand; shared by painting, clicking and walking."""

    def __init__(self) -> None:
        self._widths: dict[tuple[str, bool], int] = {}
        self._font = ""

    def places(self, chips: tuple[Chip, ...], room: int, metrics: QFontMetrics, font: str) -> list[QRect]:
        """Places from the upper left corner of the cell's inside."""
        if font != self._font:
            self._widths.clear()
            self._font = font
        return lay_out([self._width(chip, metrics) for chip in chips], room, chip_height(metrics))

    def _width(self, chip: Chip, metrics: QFontMetrics) -> int:
        key = (chip.text, chip.tone is not None)
        if key not in self._widths:
            self._widths[key] = chip_width(chip, metrics)
        return self._widths[key]


class TeamDelegate(QStyledItemDelegate):
    """Paints a cell of the team list.

    Attributes:
        current: The thing under the cursor while the list has the keyboard.
    """

    def __init__(self, look: Look, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hand = hand
        self._painter = ChipPainter(look)
        self._cells = CellChips()
        self.current: Thing | None = None
        self.current_row = -1

    def places(self, line: TeamLine, column: int, cell: QRect, option_font: str, metrics: QFontMetrics) -> list[QRect]:
        """Where the chips of a cell stand, in the coordinates of `cell`."""
        chips = chips_of(line, column)
        room = cell.width() - 2 * CELL_PAD_PX
        corner = cell.topLeft()
        found = self._cells.places(chips, room, metrics, option_font)
        return [place.translated(corner.x() + CELL_PAD_PX, corner.y() + ROW_PAD_PX) for place in found]

    def height(self, line: TeamLine, widths: dict[int, int], font: str, metrics: QFontMetrics) -> int:
        """Height a team needs in columns of these widths. Units: px."""
        tallest = chip_height(metrics)
        for column, width in widths.items():
            places = self.places(line, column, QRect(0, 0, width, 0), font, metrics)
            tallest = max([tallest, *(place.bottom() + 1 - ROW_PAD_PX for place in places)])
        return tallest + 2 * ROW_PAD_PX

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then chips or text."""
        model = index.model()
        if not isinstance(model, TeamModel):
            super().paint(painter, option, index)
            return
        head = model.group(index.row())
        if head is not None:
            self._paint_head(painter, option, head.text)
            return
        line = model.team(index.row())
        if line is None:
            return
        self._paint_ground(painter, option, index.row(), line)
        if index.column() in CHIP_COLUMNS:
            self._paint_chips(painter, option, index, line)
        else:
            self._paint_text(painter, option, index, line)

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.fillRect(option.rect, self._painter.colour("raised"))
        painter.save()
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._painter.colour("text"))
        painter.drawText(option.rect.adjusted(CELL_PAD_PX, 0, -CELL_PAD_PX, 0), int(_LEFT), text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int, line: TeamLine) -> None:
        verdict, place = self._hand.verdict, self._hand.place
        is_target = verdict is not None and place is not None and self._is_place(line)
        if is_target and verdict is not None and verdict.state is not State.NOTHING:
            painter.fillRect(option.rect, self._look.theme.ground(STATE_TONES[verdict.state].value))
        else:
            painter.fillRect(option.rect, self._painter.colour("alternate" if row % 2 else "surface"))
        if row == self.current_row:
            ink = self._painter.colour("accent")
            painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), ink)
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), ink)

    def _is_place(self, line: TeamLine) -> bool:
        place = self._hand.place
        if place is None:
            return False
        return (
            place.team == line.number
            or (place.tps_id is not None and place.tps_id in line.tps_ids)
            or (place.person_id is not None and any(who.person_id == place.person_id for who in line.members))
        )

    def _paint_chips(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: TeamLine) -> None:
        chips = chips_of(line, index.column())
        places = self.places(line, index.column(), option.rect, option.font.key(), option.fontMetrics)
        if index.column() == TEAM and (tone := self._verdict_tone(line)) is not None:
            painter.setPen(self._painter.colour(tone.value))
            room = option.rect.adjusted(0, ROW_PAD_PX, -2, 0)
            room.setHeight(chip_height(option.fontMetrics))
            painter.drawText(room, int(_RIGHT), SYMBOLS[tone])
        for chip, place in zip(chips, places, strict=True):
            self._painter.paint(painter, place, chip, self._state(chip.thing, index.row()))
        if index.column() == MEMBERS and line.free_seats:
            left = places[-1].right() if places else option.rect.left()
            top = places[-1].top() if places else option.rect.top() + ROW_PAD_PX
            room = QRect(left + CELL_PAD_PX, top, option.rect.right() - left, chip_height(option.fontMetrics))
            painter.setPen(self._painter.colour("warn"))
            painter.drawText(room, int(_LEFT), f"{SYMBOLS[Tone.WARN]} {line.free_seats} kosong")

    def _verdict_tone(self, line: TeamLine) -> Tone | None:
        verdict = self._hand.verdict
        if verdict is None or verdict.state is State.NOTHING or not self._is_place(line):
            return None
        return STATE_TONES[verdict.state]

    def _state(self, thing: Thing, row: int) -> ChipState:
        return ChipState(
            is_current=thing == self.current and row == self.current_row,
            is_marked=self._hand.is_marked(thing),
            is_carried=self._hand.is_carried(thing),
        )

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: TeamLine) -> None:
        text = str(index.data() or "")
        column = index.column()
        if column == CROSSING and line.crosses_desa:
            text = f"{SYMBOLS[Tone.INFO]} {text}"
            painter.setPen(self._painter.colour("info"))
        else:
            painter.setPen(self._painter.colour("text"))
        room = option.rect.adjusted(CELL_PAD_PX, ROW_PAD_PX, -CELL_PAD_PX, 0)
        room.setHeight(chip_height(option.fontMetrics))
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_RIGHT if column == LINMAS else _LEFT), shown)

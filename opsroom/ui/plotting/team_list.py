"""The list of teams: a cursor that walks through people and TPS one by one, rows as high as their chips need."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from opsroom.domain.ids import PersonId, TpsId
from opsroom.services.plan_lines import TeamLine
from opsroom.ui.plotting.chips import Chip, lock_rect
from opsroom.ui.plotting.hand import Hand
from opsroom.ui.plotting.team_delegate import TeamDelegate
from opsroom.ui.plotting.team_model import (
    CATEGORY,
    CHIP_COLUMNS,
    COLUMNS,
    LINMAS,
    MEMBERS,
    PATTERN,
    STATIONS,
    TEAM,
    TeamModel,
    chips_of,
)
from opsroom.ui.plotting.thing_table import ThingTable
from opsroom.ui.plotting.things import Place, Thing, ThingKind
from opsroom.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
#: Room the members need; columns that say less are put away, in this order, until they have it. Units: px.
_MEMBERS_PX = 176
_DISPENSABLE = (CATEGORY, LINMAS, PATTERN)
_KIND_COLUMNS = {ThingKind.TEAM: TEAM, ThingKind.TPS: STATIONS, ThingKind.PERSON: MEMBERS}


class TeamList(ThingTable):
    """Teams with their people and TPS.

    Attributes:
        empty_text: What stands in the middle while there is no team.

    Signals:
        picked: The team under the cursor, None when there is none.
    """

    #: TeamLine or None, GUI thread.
    picked = Signal(object)

    def __init__(self, hand: Hand, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(hand, "Tim", parent)
        self.teams = TeamModel(self)
        self.empty_text = ""
        self._look = look
        self._delegate = TeamDelegate(look, hand, self)
        self._chip = 0
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.setInterval(0)
        self._heights.timeout.connect(self.fit_rows)
        self.setModel(self.teams)
        self.setItemDelegate(self._delegate)
        self._set_up_heads()
        self.teams.modelReset.connect(self._on_model_reset)

    # reading and moving the cursor

    @property
    def team(self) -> TeamLine | None:
        """The team under the cursor."""
        return self.teams.team(self.currentIndex().row())

    def go_to(self, matches: Callable[[TeamLine], bool], thing: Thing | None = None) -> bool:
        """Set the cursor on the first team that matches, on one of its things; tells whether there is one."""
        row = self.teams.row_of(matches)
        if row < 0:
            return False
        column = _KIND_COLUMNS[thing.kind] if thing is not None else TEAM
        self._place_cursor(row, column, 0)
        for place, chip in enumerate(self._chips()):
            if chip.thing == thing:
                self._place_cursor(row, column, place)
        return True

    def let_go(self) -> None:
        """Put the cursor on no team."""
        self.setCurrentIndex(QModelIndex())

    def current_chip(self) -> Chip | None:
        """The chip under the cursor."""
        chips = self._chips()
        return chips[min(self._chip, len(chips) - 1)] if chips else None

    def current_thing(self) -> Thing | None:
        """The thing under the cursor; the team in columns without things."""
        chip = self.current_chip()
        if chip is not None:
            return chip.thing
        return Thing(ThingKind.TEAM, self.team.number) if self.team is not None else None

    def current_place(self) -> Place | None:
        """The team under the cursor; on a member that person, so that he can be changed for another."""
        thing = self.current_thing()
        return _place(self.team, thing) if self.team is not None else None

    def things(self, kind: ThingKind) -> list[Thing]:
        """All things of a kind shown, in order."""
        rows = (self.teams.team(row) for row in range(self.teams.rowCount()))
        return [chip.thing for line in rows if line is not None for chip in chips_of(line, _KIND_COLUMNS[kind])]

    def thing_at(self, at: QPoint) -> Thing | None:
        """The chip under a point."""
        found = self._chip_at(at)
        return found[1].thing if found is not None else None

    def lock_at(self, at: QPoint) -> Thing | None:
        """The person or TPS whose padlock is under a point; an open one counts on the current chip only."""
        found = self._chip_at(at)
        if found is None:
            return None
        rect, chip = found
        is_shown = chip.is_locked or chip.thing == self.current_thing()
        is_kind = chip.thing.kind is not ThingKind.TEAM
        return chip.thing if is_kind and is_shown and lock_rect(rect).contains(at) else None

    def place_at(self, at: QPoint) -> Place | None:
        """The team under a point, or the member."""
        line = self.teams.team(self.rowAt(at.y()))
        return _place(line, self.thing_at(at)) if line is not None else None

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the things of a row; Shift marks on the way."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        is_vertical = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        is_marking = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and (step or is_vertical)
        if is_marking:
            self._mark_current()
        if step is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)
        if is_marking:
            self._mark_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cursor goes to the chip under the mouse."""
        at = event.position().toPoint()
        line, column = self.teams.team(self.rowAt(at.y())), self.columnAt(at.x())
        chips = chips_of(line, column) if line is not None else ()
        thing = self.thing_at(at)
        super().mousePressEvent(event)
        self._chip = next((place for place, chip in enumerate(chips) if chip.thing == thing), 0)
        self._show_cursor()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the new team; the cursor keeps its chip where the column stays."""
        super().currentChanged(current, previous)
        if current.column() != previous.column():
            self._chip = 0
        self._show_cursor()
        if current.row() != previous.row():
            self.picked.emit(self.team)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may need another height."""
        super().resizeEvent(event)
        self._fit_columns()
        self._heights.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the list, or the reason why it is empty."""
        super().paintEvent(event)
        if self.teams.rowCount() or not self.empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self._look.theme.qcolor("muted"))
        space = self.viewport().rect().adjusted(16, 8, -16, -8)
        painter.drawText(space, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty_text)
        painter.end()

    def fit_rows(self) -> None:
        """Give every row the height its chips need; heads span all columns."""
        metrics, font = self.fontMetrics(), self.font().key()
        widths = {column: self.columnWidth(column) for column in CHIP_COLUMNS}
        rows = self.verticalHeader()
        plain = metrics.height() + 8
        known: dict[tuple[object, ...], int] = {}
        for row in range(self.teams.rowCount()):
            line = self.teams.team(row)
            height = plain
            if line is not None:
                key = (len(line.stations), *(member.text for member in line.members))
                if key not in known:
                    known[key] = self._delegate.height(line, widths, font, metrics)
                height = known[key]
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)

    # inside

    def _set_up_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(40)
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for number, column in enumerate(COLUMNS):
            if column.width:
                heads.resizeSection(number, column.width)
            else:
                heads.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        heads.sectionResized.connect(self._on_section_resized)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)

    def _fit_columns(self) -> None:
        heads = self.horizontalHeader()
        widths = {column: max(heads.sectionSize(column), COLUMNS[column].width) for column in range(len(COLUMNS))}
        spare = self.viewport().width() - _MEMBERS_PX - sum(widths.values()) + widths[MEMBERS]
        for column in _DISPENSABLE:
            self.setColumnHidden(column, spare < 0)
            spare += COLUMNS[column].width if spare < 0 else 0

    def _chips(self) -> tuple[Chip, ...]:
        line = self.team
        return chips_of(line, self.currentIndex().column()) if line is not None else ()

    def _walk(self, step: int) -> None:
        """To the next thing of the row: through the chips of a cell, then into the next column that has any."""
        if self.team is None:
            return
        stops = [
            (column, place) for column in CHIP_COLUMNS for place in range(max(1, len(chips_of(self.team, column))))
        ]
        here = (self.currentIndex().column(), min(self._chip, max(0, len(self._chips()) - 1)))
        at = stops.index(here) if here in stops else 0
        column, place = stops[max(0, min(len(stops) - 1, at + step))]
        self._place_cursor(self.currentIndex().row(), column, place)

    def _place_cursor(self, row: int, column: int, chip: int) -> None:
        self.setCurrentIndex(self.teams.index(row, column))
        self._chip = chip
        self._show_cursor()

    def _mark_current(self) -> None:
        thing = self.current_thing()
        if thing is not None:
            self.hand.mark((thing,))

    def _show_cursor(self) -> None:
        self._delegate.current = self.current_thing()
        self._delegate.current_row = self.currentIndex().row()
        self.viewport().update()
        self.pointed.emit()

    def _chip_at(self, at: QPoint) -> tuple[QRect, Chip] | None:
        index = self.indexAt(at)
        line = self.teams.team(index.row()) if index.isValid() else None
        if line is None:
            return None
        chips = chips_of(line, index.column())
        places: Sequence[QRect] = self._delegate.places(
            line, index.column(), self.visualRect(index), self.font().key(), self.fontMetrics()
        )
        return next(
            ((place, chip) for place, chip in zip(places, chips, strict=True) if place.contains(at)),
            None,
        )

    def _on_section_resized(self) -> None:
        self._heights.start()

    def _on_model_reset(self) -> None:
        self._chip = 0
        self.clearSpans()
        for row in self.teams.heads():
            self.setSpan(row, 0, 1, len(COLUMNS))
        self.fit_rows()
        self._show_cursor()
        self.picked.emit(None)


def _place(line: TeamLine, thing: Thing | None) -> Place:
    if thing is not None and thing.kind is ThingKind.PERSON:
        return Place(team=line.number, person_id=PersonId(thing.id))
    if thing is not None and thing.kind is ThingKind.TPS:
        return Place(team=line.number, tps_id=TpsId(thing.id))
    return Place(team=line.number)

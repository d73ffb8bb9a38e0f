"""The teams as rows under a head per kecamatan, filtered, and sorted when somebody asks for a column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from opsroom.domain.calendar import write_number
from opsroom.services.plan_lines import TeamLine
from opsroom.ui.plotting.chips import Chip
from opsroom.ui.plotting.things import Thing, ThingKind
from opsroom.ui.theme.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
TEAM, DESA, STATIONS, MEMBERS, CATEGORY, PATTERN, LINMAS, CROSSING = range(8)
#: Columns whose cells hold things.
CHIP_COLUMNS = (TEAM, STATIONS, MEMBERS)
_TONES = {tone.value: tone for tone in Tone}


@dataclass(frozen=True, slots=True)
class TeamColumn:
    """A column: its head, what it shows and sorts by. Units: `width` in px, 0 takes a share of the rest."""

    title: str
    hint: str
    width: int
    text: Callable[[TeamLine], str]
    key: Callable[[TeamLine], Any]


def _people(line: TeamLine) -> str:
    names = [f"{member.text}{' (dikunci)' if member.is_pinned else ''}" for member in line.members]
    return "; ".join([*names, f"{line.free_seats} kursi kosong"] if line.free_seats else names)


COLUMNS: tuple[TeamColumn, ...] = (
    TeamColumn("Tim", "Nomor tim", 50, lambda line: str(line.number), lambda line: line.number),
    TeamColumn("Desa", "Desa tempat TPS tim", 88, lambda line: line.desa, lambda line: (line.desa, line.number)),
    TeamColumn("TPS", "TPS yang dijaga", 180, lambda line: line.tps, lambda line: len(line.tps_ids)),
    TeamColumn("Anggota", "Ka Tim di depan", 0, _people, lambda line: (-line.free_seats, _people(line))),
    TeamColumn("Kategori", "Kategori TPS", 88, lambda line: line.category, lambda line: line.category),
    TeamColumn("Pola", "polisi : TPS : Linmas", 52, lambda line: line.pattern, lambda line: line.pattern),
    TeamColumn("Linmas", "Linmas di TPS tim ini", 54, lambda line: write_number(line.linmas), lambda line: line.linmas),
    TeamColumn(
        "Lintas",
        "TPS tim ini ada di lebih dari satu desa",
        62,
        lambda line: "lintas" if line.crosses_desa else "",
        lambda line: line.crosses_desa,
    ),
)


@dataclass(frozen=True, slots=True)
class Group:
    """The head above the teams of a kecamatan."""

    kecamatan_code: str
    text: str


@dataclass(frozen=True, slots=True)
class TeamFilter:
    """Which teams are shown; empty fields let everything through."""

    words: tuple[str, ...] = ()
    kecamatan_code: str = ""
    desa_code: str = ""
    crossing: bool = False
    free_seats: bool = False
    locked: bool = False

    def passes(self, line: TeamLine) -> bool:
        """Whether a team is shown."""
        if self.desa_code:
            here = self.desa_code in line.desa_codes
        else:
            here = not self.kecamatan_code or line.kecamatan_code == self.kecamatan_code
        return (
            here
            and (line.crosses_desa or not self.crossing)
            and (line.free_seats > 0 or not self.free_seats)
            and (line.has_lock or not self.locked)
            and (not self.words or all(word in team_words(line) for word in self.words))
        )


def team_words(line: TeamLine) -> str:
    """Everything of a team a search may find."""
    members = " ".join(f"{member.text} {member.unit}" for member in line.members)
    return f"{line.number} {line.kecamatan} {line.desa} {line.tps} {members} {line.category}".casefold()


def chips_of(line: TeamLine, column: int) -> tuple[Chip, ...]:
    """The things in a cell of a team."""
    if column == TEAM:
        return (Chip(Thing(ThingKind.TEAM, line.number), str(line.number), f"Tim {line.number}, {line.desa}"),)
    if column == STATIONS:
        return tuple(
            Chip(
                Thing(ThingKind.TPS, mark.tps_id),
                mark.number,
                f"TPS {mark.number} {mark.desa}, {mark.category}{_locked(is_locked=mark.is_locked)}",
                _tone(mark.colour),
                mark.is_locked,
            )
            for mark in line.stations
        )
    if column == MEMBERS:
        return tuple(
            Chip(
                Thing(ThingKind.PERSON, member.person_id),
                member.text,
                f"{member.text}, {member.role} tim {line.number}, {member.unit}{_locked(is_locked=member.is_pinned)}",
                None,
                member.is_pinned,
            )
            for member in line.members
        )
    return ()


def _tone(colour: str) -> Tone | None:
    """The tone of a category; the plain one needs no mark."""
    tone = _TONES.get(colour, Tone.INFO)
    return None if tone is Tone.OK else tone


def _locked(*, is_locked: bool) -> str:
    return ", dikunci" if is_locked else ""


class TeamModel(QAbstractTableModel):
    """Teams that pass the filter, under heads per kecamatan, or in one order when a column was asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[TeamLine, ...] = ()
        self._rows: list[TeamLine | Group] = []
        self._filter = TeamFilter()
        self._order: tuple[int, bool] | None = None

    @property
    def filter(self) -> TeamFilter:
        """Which teams are shown."""
        return self._filter

    @property
    def team_count(self) -> int:
        """Teams shown."""
        return sum(isinstance(row, TeamLine) for row in self._rows)

    def set_teams(self, teams: Sequence[TeamLine]) -> None:
        """Show other teams, filtered and sorted as before."""
        self._all = tuple(teams)
        self._arrange()

    def set_filter(self, wanted: TeamFilter) -> None:
        """Show the teams that pass."""
        if wanted != self._filter:
            self._filter = wanted
            self._arrange()

    def team(self, row: int) -> TeamLine | None:
        """The team in a row, None for a head or beyond the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, TeamLine) else None

    def group(self, row: int) -> Group | None:
        """The head in a row, None for a team."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Group) else None

    def row_of(self, matches: Callable[[TeamLine], bool]) -> int:
        """The row of the first team shown that matches, -1 when there is none."""
        return next((row for row, line in enumerate(self._rows) if isinstance(line, TeamLine) and matches(line)), -1)

    def heads(self) -> list[int]:
        """The rows that are heads."""
        return [row for row, line in enumerate(self._rows) if isinstance(line, Group)]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Teams and heads shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell; heads have theirs in the first column."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Group):
            return row.text if index.column() == 0 else None
        return COLUMNS[index.column()].text(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads are passed over by the cursor."""
        if self.team(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles and hints of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return COLUMNS[section].hint
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column without heads; -1 goes back to kecamatan and desa."""
        self._order = None if column < 0 else (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [line for line in self._all if self._filter.passes(line)]
        if self._order is not None:
            column, is_descending = self._order
            shown.sort(key=COLUMNS[column].key, reverse=is_descending)
            self._rows = list(shown)
        else:
            self._rows = _grouped(shown)
        self.endResetModel()


def _grouped(teams: Sequence[TeamLine]) -> list[TeamLine | Group]:
    by_kecamatan: dict[str, list[TeamLine]] = {}
    for line in teams:
        by_kecamatan.setdefault(line.kecamatan_code, []).append(line)
    rows: list[TeamLine | Group] = []
    for code in sorted(by_kecamatan):
        here = sorted(by_kecamatan[code], key=lambda line: (line.desa_codes[:1], line.number))
        people = sum(len(line.members) for line in here)
        stations = sum(len(line.tps_ids) for line in here)
        padal = here[0].padal
        rows.append(
            Group(
                code,
                f"{here[0].kecamatan}   {write_number(len(here))} tim, {write_number(people)} orang, "
                f"{write_number(stations)} TPS   {f'Padal: {padal}' if padal else 'belum ada Padal'}",
            )
        )
        rows.extend(here)
    return rows

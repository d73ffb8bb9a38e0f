"""What a cell could mean while it is typed: desa, people, TPS, units, ranks and categories, the likeliest first.

What begins like the typed text comes before what holds it, that before what merely resembles it (rapidfuzz); names
that stand for one place or person come before names several share.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from rapidfuzz import fuzz, process

from opsroom.domain.changes import Change, ChangeSet, Kind
from opsroom.domain.columns import Column
from opsroom.domain.queries import ALL, Filter, Match, TableQuery
from opsroom.domain.ranks import RANK_BY_CODE, parse_rank
from opsroom.services.cell_judge import NEW_MARK
from opsroom.services.tables import COLUMNS
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader

#: Resemblance below this is chance. Units: percent.
_RESEMBLES = 62
#: Desa whose TPS are looked at when a TPS is meant.
_DESA_TRIED = 4
_VALUES = 2000
#: Longer lists are compared whole text to whole text: the finer measure would be felt at every key.
_LONG = 5000
_DESA = Column("desa", "Desa", "desa", links=Kind.DESA)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One value to pick.

    Attributes:
        text: What the cell's reader takes.
        detail: What tells it from its namesakes.
        value: What would be stored.
    """

    text: str
    detail: str
    value: object


class Candidates:
    """Values to choose among, made ready once for many keystrokes."""

    def __init__(self, items: Sequence[Suggestion]) -> None:
        self.items = items
        self._names = [each.text.casefold() for each in items]
        self._details = [each.detail.casefold() for each in items]
        self._namesakes = Counter(self._names)

    def rank(self, text: str, limit: int) -> list[Suggestion]:
        """Those that fit what was typed, best first."""
        wanted = " ".join(text.casefold().split())
        if not wanted:
            return list(self.items[:limit])
        names = self._names
        levels: dict[int, tuple[int, float]] = {
            place: (_level(name, wanted), 0.0) for place, name in enumerate(names) if wanted in name
        }
        if len(levels) < limit:  # what follows would stand behind these
            for place, detail in enumerate(self._details):
                if wanted in detail:
                    levels.setdefault(place, (3, 0.0))
        if len(levels) < limit:
            scorer = fuzz.WRatio if len(names) <= _LONG else fuzz.ratio
            found = process.extract(wanted, names, scorer=scorer, limit=4 * limit, score_cutoff=_RESEMBLES)
            for _name, score, place in found:
                levels.setdefault(place, (4, -score))
        order = nsmallest(
            limit, levels, key=lambda place: (*levels[place], self._namesakes[names[place]], names[place])
        )
        return [self.items[place] for place in order]


class Suggester:
    """Suggests values of one operation and keeps what it chooses among until that changes. Thread: any."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: dict[tuple[Kind | None, str], Candidates] = {}
        self._changes = 0
        workspace.feed.subscribe(self._on_changes)

    def suggest(self, column: Column, text: str, limit: int = 12) -> list[Suggestion]:
        """The likeliest values of `column` for what was typed so far; without text the first ones."""
        with self._workspace.read() as reader:
            if column.links is Kind.TPS:
                return _tps(reader, self._ready(reader, _DESA), text)[:limit]
            found = self._ready(reader, column).rank(text.removeprefix(NEW_MARK), limit)
        if column.key == "rank" and (rank := parse_rank(text)) and all(each.value != rank.code for each in found[:1]):
            found = [Suggestion(rank.code, rank.full, rank.code), *(each for each in found if each.value != rank.code)]
        if column.key == "category" and text.strip(f"{NEW_MARK} ") and not _is_among(text, found):
            name = " ".join(text.removeprefix(NEW_MARK).split())
            found = [*found[: limit - 1], Suggestion(f"{NEW_MARK}{name}", "kategori baru", None)]
        return found[:limit]

    def _ready(self, reader: Reader, column: Column) -> Candidates:
        place = (column.links or _table_of(column), "" if column.links else column.key)
        kept = self._kept.get(place)
        if kept is None:
            before = self._changes
            kept = Candidates(_candidates(reader, column))
            if before == self._changes:  # else it may be of yesterday already
                self._kept[place] = kept
        return kept

    def _on_changes(self, changeset: ChangeSet) -> None:
        self._changes += 1
        for kind, key in tuple(self._kept):
            if any(_concerns(change, kind, key) for change in changeset.changes):
                self._kept.pop((kind, key), None)


def rank_suggestions(candidates: Sequence[Suggestion], text: str, limit: int) -> list[Suggestion]:
    """The candidates that fit what was typed, best first."""
    return Candidates(candidates).rank(text, limit)


def _concerns(change: Change, kind: Kind | None, key: str) -> bool:
    """Whether the candidates of a place may be others after a change."""
    if key == "category":
        return change.kind is Kind.CATEGORY
    if kind is Kind.DESA:
        return change.kind in (Kind.DESA, Kind.KECAMATAN)
    return change.kind is kind and (not key or not change.fields or key in change.fields)


def _table_of(column: Column) -> Kind | None:
    kind = next((kind for kind, columns in COLUMNS.items() if column in columns), None)
    return Kind.PERSON if kind is Kind.UNIT_AREA else kind  # the units people belong to


def _level(name: str, wanted: str) -> int:
    """0 the name itself, 1 its beginning, 2 inside it."""
    return 0 if name == wanted else 1 if name.startswith(wanted) else 2


def _is_among(text: str, found: Sequence[Suggestion]) -> bool:
    wanted = text.removeprefix(NEW_MARK).strip().casefold()
    return any(each.text.casefold() == wanted for each in found)


def _candidates(reader: Reader, column: Column) -> list[Suggestion]:
    if column.links is Kind.DESA:
        return _desa(reader)
    if column.links is Kind.KECAMATAN:
        return [Suggestion(each.name, each.code, each.code) for each in reader.kecamatan()]
    if column.links is Kind.PERSON:
        return [
            Suggestion(each.name, f"{each.rank} {each.nrp} {each.unit}".strip(), each.id) for each in reader.persons()
        ]
    if column.key == "category":
        return [Suggestion(each.label, each.code, each.code) for each in reader.categories()]
    if column.choices:
        return [Suggestion(each.label, _full_rank(column, each.value), each.value) for each in column.choices]
    return _values(reader, column)


def _full_rank(column: Column, value: str) -> str:
    return RANK_BY_CODE[value].full if column.key == "rank" else ""


def _desa(reader: Reader) -> list[Suggestion]:
    kecamatan = {each.code: each.name for each in reader.kecamatan()}
    return [
        Suggestion(each.name, f"Kec. {kecamatan[each.kecamatan_code]} {each.code}", each.code) for each in reader.desa()
    ]


def _values(reader: Reader, column: Column) -> list[Suggestion]:
    """What the column holds now, most frequent first."""
    kind = _table_of(column)
    found = reader.column_values(kind, ALL, column.key, _VALUES) if kind else []
    return [
        Suggestion(column.show(value), f"{count} baris", value) for value, count in found if value not in ("", None)
    ]


def _tps(reader: Reader, places: Candidates, text: str) -> list[Suggestion]:
    """TPS by number and desa in any order (``TPS 3 sukaraya``): the village first, then the number exactly."""
    number = re.search(r"\b\d{1,3}\b", text)
    words = re.sub(r"\bTPS\b|\d+", " ", text, flags=re.IGNORECASE)
    if not words.strip():
        return []
    found: list[Suggestion] = []
    for desa in places.rank(words, _DESA_TRIED):
        query = TableQuery(filters=(Filter("desa_code", str(desa.value), Match.EQUALS),))
        records: Sequence[Any] = reader.tps(reader.tps_ids(query))
        found += [
            Suggestion(tps.label, f"Kec. {tps.kecamatan}", tps.id)
            for tps in records
            if number is None or int(tps.number) == int(number[0])
        ]
    return found

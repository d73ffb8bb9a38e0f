"""What a cell could mean while it is typed: desa, people, TPS, units, ranks and categories, the likeliest first.

What begins like the typed text comes before what holds it, that before what merely resembles it (rapidfuzz); names
that stand for one place or person come before names several share.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from opsroom.domain.changes import Kind
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


def suggest(workspace: Workspace, column: Column, text: str, limit: int = 12) -> list[Suggestion]:
    """The likeliest values of `column` for what was typed so far; without text the first ones."""
    with workspace.read() as reader:
        if column.links is Kind.TPS:
            return _tps(reader, text)[:limit]
        found = rank_suggestions(_candidates(reader, column), text.removeprefix(NEW_MARK), limit)
    if column.key == "rank" and (rank := parse_rank(text)) and all(each.value != rank.code for each in found[:1]):
        found = [Suggestion(rank.code, rank.full, rank.code), *(each for each in found if each.value != rank.code)]
    if column.key == "category" and text.strip(f"{NEW_MARK} ") and not _is_among(text, found):
        name = " ".join(text.removeprefix(NEW_MARK).split())
        found = [*found[: limit - 1], Suggestion(f"{NEW_MARK}{name}", "kategori baru", None)]
    return found[:limit]


def rank_suggestions(candidates: Sequence[Suggestion], text: str, limit: int) -> list[Suggestion]:
    """The candidates that fit what was typed, best first."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return list(candidates[:limit])
    names = [each.text.casefold() for each in candidates]
    namesakes = Counter(names)
    levels: dict[int, tuple[int, float]] = {}
    for place, name in enumerate(names):
        level = _level(name, candidates[place].detail.casefold(), wanted)
        if level is not None:
            levels[place] = (level, 0.0)
    for _name, score, place in process.extract(
        wanted, names, scorer=fuzz.WRatio, limit=4 * limit, score_cutoff=_RESEMBLES
    ):
        levels.setdefault(place, (4, -score))
    order = sorted(levels, key=lambda place: (*levels[place], namesakes[names[place]], names[place]))
    return [candidates[place] for place in order[:limit]]


def _level(name: str, detail: str, wanted: str) -> int | None:
    """0 the name itself, 1 its beginning, 2 inside it, 3 in what is said beside it; None elsewhere."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if wanted in name:
        return 2
    return 3 if wanted in detail else None


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
    kind = next((kind for kind, columns in COLUMNS.items() if column in columns), None)
    if kind is Kind.UNIT_AREA:  # the units people belong to
        kind = Kind.PERSON
    found = reader.column_values(kind, ALL, column.key, _VALUES) if kind else []
    return [
        Suggestion(column.show(value), f"{count} baris", value) for value, count in found if value not in ("", None)
    ]


def _tps(reader: Reader, text: str) -> list[Suggestion]:
    """TPS by number and desa in any order (``TPS 3 sukaraya``): the village first, then the number exactly."""
    number = re.search(r"\b\d{1,3}\b", text)
    words = re.sub(r"\bTPS\b|\d+", " ", text, flags=re.IGNORECASE)
    if not words.strip():
        return []
    found: list[Suggestion] = []
    for desa in rank_suggestions(_desa(reader), words, _DESA_TRIED):
        query = TableQuery(filters=(Filter("desa_code", str(desa.value), Match.EQUALS),))
        records: Sequence[Any] = reader.tps(reader.tps_ids(query))
        found += [
            Suggestion(tps.label, f"Kec. {tps.kecamatan}", tps.id)
            for tps in records
            if number is None or int(tps.number) == int(number[0])
        ]
    return found

"""Two rows become one: what referred to the one that goes refers to the one that stays."""

from collections.abc import Callable, Mapping

from opsroom.domain.changes import Kind
from opsroom.store.nouns import NOUNS, Row
from opsroom.store.work import Work

Place = tuple[object, ...]

#: What may stand only once beside a person or TPS, and within what.
_ONCE = frozenset({Kind.TEAM_MEMBER, Kind.TEAM_TPS, Kind.PIN, Kind.TPS_STATE, Kind.PERSON_STATE, Kind.ROLL_ENTRY})


def move_references(work: Work, kind: Kind, gone: int, kept: int) -> int:
    """Let everything that refers to `gone` refer to `kept`; returns how many rows were moved.

    A row that would then stand twice (a second team of one plan, one pin) is dropped; of two states the newer one
    stays. Reports are facts: only whom they are about is corrected, as part of a merge that can be undone whole.
    """
    moved = 0
    standing = {reference.kind: ids for reference, ids in work.reader.upkeep.referring(kind, kept)}
    for reference, ids in work.reader.upkeep.referring(kind, gone):
        columns = NOUNS[reference.kind].columns
        coming = work.stored(reference.kind, ids, columns)
        there = work.stored(reference.kind, standing.get(reference.kind, []), columns)
        if reference.kind in _ONCE:
            place = _placing(work, reference.kind, reference.column, {**coming, **there})
            coming, overtaken = _without_doubles(coming, there, place)
            work.drop(reference.kind, sorted(overtaken))
        wanted: dict[int, Row] = {row_id: {reference.column: kept} for row_id in coming}
        work.change_rows(reference.kind, wanted)
        moved += len(coming)
    return moved


def _placing(work: Work, kind: Kind, column: str, rows: Mapping[int, Row]) -> Callable[[Row], Place]:
    """What tells the place a row stands in: two rows of one place cannot both be about the same person or TPS."""
    if kind in (Kind.TEAM_MEMBER, Kind.TEAM_TPS):
        teams = [int(str(row["team_id"])) for row in rows.values()]
        plans = work.stored(Kind.TEAM, teams, ("plan_id",))
        return lambda row: (plans[int(str(row["team_id"]))]["plan_id"],)
    if kind is Kind.ROLL_ENTRY:
        return lambda row: (row["roll_call_id"],)
    if kind is Kind.PIN:
        other = "tps_id" if column == "person_id" else "person_id"
        return lambda row: (row[other],)
    return lambda _row: ()


def _without_doubles(
    coming: Mapping[int, Row], there: Mapping[int, Row], place: Callable[[Row], Place]
) -> tuple[dict[int, Row], dict[int, Row]]:
    """The coming rows that may be moved, and the rows (of either side) that must be dropped for it."""
    taken = {place(row): row_id for row_id, row in there.items()}
    movable: dict[int, Row] = {}
    dropped: dict[int, Row] = {}
    for row_id, row in coming.items():
        other = taken.get(place(row))
        if other is None:
            movable[row_id] = row
        elif "at" in row and str(row["at"]) > str(there[other]["at"]):
            movable[row_id] = row
            dropped[other] = there[other]
        else:
            dropped[row_id] = row
    return movable, dropped

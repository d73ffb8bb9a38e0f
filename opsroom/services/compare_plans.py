"""Plans side by side, and what became of every person and TPS from one plan to another."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pkgutil import resolve_name

from opsroom.domain.errors import NotFound
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Level, LevelName, Plan, Team
from opsroom.domain.tps import Tps
from opsroom.services.gather_plot import gather
from opsroom.services.plan_lines import by_id, describe, place_text
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader
from opsroom.store.records import PlanHead, StoredPlan

__all__ = ["PlanColumn", "PlanHead", "compare", "diff", "read_heads"]

#: By name: distances need numpy, which the program does not load to start.
_KILOMETRES = "opsroom.planning.travel:kilometres"


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One plan beside others.

    Attributes:
        people: In teams.
        short: TPS without a team.
        short_by_category: Code, label and TPS without a team, most severe first; every category of the operation.
        km: Weighed way of all people and teams.
        moved: People in a team both here and in the current plan without a TPS in common.
        soft: Points of the soft rules, None when they are not known (a plan edited by hand or of before).
        levels: The objective with its bounds, empty when not known.
    """

    version: int
    name: str
    is_current: bool
    people: int
    teams: int
    short: int
    short_by_category: tuple[tuple[str, str, int], ...]
    cross_desa: int
    km: int
    moved: int
    soft: int | None
    levels: tuple[Level, ...]

    def minus(self, first: "PlanColumn") -> "PlanDifference":
        """How much more of everything it has than another plan."""
        return PlanDifference(
            people=self.people - first.people,
            short=self.short - first.short,
            cross_desa=self.cross_desa - first.cross_desa,
            km=self.km - first.km,
            moved=self.moved - first.moved,
            soft=None if self.soft is None or first.soft is None else self.soft - first.soft,
        )


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """What a plan has more than another; negative for less."""

    people: int
    short: int
    cross_desa: int
    km: int
    moved: int
    soft: int | None


@dataclass(frozen=True, slots=True)
class PersonMove:
    """Somebody whose TPS are not the same in two plans; no team, no place.

    Attributes:
        is_moved: In a team in both, without a TPS in common.
    """

    person_id: PersonId
    nrp: str
    text: str
    before: str
    after: str
    is_moved: bool


@dataclass(frozen=True, slots=True)
class TpsMove:
    """A TPS whose people are not the same in two plans; team 0 for none."""

    tps_id: TpsId
    kecamatan: str
    desa: str
    number: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """From plan `before` to plan `after`: people senior first, TPS by place."""

    before: int
    after: int
    people: tuple[PersonMove, ...]
    tps: tuple[TpsMove, ...]


def compare(workspace: Workspace, versions: Sequence[int]) -> tuple[PlanColumn, ...]:
    """A column for each version, in the order asked.

    Raises:
        NotFound: One of them is not there.
    """
    with workspace.read() as reader:
        stored = [find_plan(reader, version) for version in versions]
        current = reader.current_plan()
        request = gather(reader)
    ways: Sequence[int] = resolve_name(_KILOMETRES)(request, [one.plan for one in stored])
    categories = sorted(request.categories.values(), key=lambda one: (-one.severity, one.code))
    columns = []
    for one, km in zip(stored, ways, strict=True):
        covered = {tps_id for team in one.plan.teams for tps_id in team.tps_ids}
        short = Counter(each.category for each in request.tps if each.id not in covered)
        soft = next((level.value for level in one.plan.levels if level.name is LevelName.SOFT), None)
        columns.append(
            PlanColumn(
                version=one.version,
                name=one.name,
                is_current=current is not None and one.version == current.version,
                people=one.plan.people_count,
                teams=len(one.plan.teams),
                short=short.total(),
                short_by_category=tuple((each.code, each.label, short[each.code]) for each in categories),
                cross_desa=one.plan.cross_desa_count,
                km=km,
                moved=len(moved_people(current.plan, one.plan)) if current else 0,
                soft=soft,
                levels=one.plan.levels,
            )
        )
    return tuple(columns)


def read_heads(workspace: Workspace) -> list[PlanHead]:
    """All stored plans, newest first, counted."""
    with workspace.read() as reader:
        return reader.plan_heads()


def diff(workspace: Workspace, before: int, after: int) -> PlanDiff:
    """What became of every person and TPS between two plans.

    Raises:
        NotFound: One of them is not there.
    """
    with workspace.read() as reader:
        old, new = find_plan(reader, before).plan, find_plan(reader, after).plan
        people = {person.id: person for person in reader.persons()}
        tps = by_id(reader.tps())
    return PlanDiff(before, after, _person_moves(old, new, people, tps), _tps_moves(old, new, tps))


def moved_people(old: Plan, new: Plan) -> tuple[PersonId, ...]:
    """Who is in a team of both plans without a TPS in common, by id."""
    before, after = _team_of(old), _team_of(new)
    return tuple(
        sorted(who for who in before.keys() & after.keys() if set(before[who].tps_ids).isdisjoint(after[who].tps_ids))
    )


def find_plan(reader: Reader, version: int) -> StoredPlan:
    """The plan of a version.

    Raises:
        NotFound: There is none.
    """
    stored = reader.plan(version)
    if stored is None:
        raise NotFound(f"Rencana versi {version} tidak ada. Lihat daftarnya dengan 'opsroom plan BERKAS.ops list'.")
    return stored


def _person_moves(
    old: Plan, new: Plan, people: Mapping[PersonId, Person], tps: Mapping[TpsId, Tps]
) -> tuple[PersonMove, ...]:
    before, after = _team_of(old), _team_of(new)
    moved = set(moved_people(old, new))
    found = []
    for who in sorted((before.keys() | after.keys()) & people.keys(), key=lambda one: (people[one].seniority, one)):
        here, there = before.get(who), after.get(who)
        if here and there and set(here.tps_ids) == set(there.tps_ids):
            continue
        person = people[who]
        places = _place(here, tps), _place(there, tps)
        found.append(PersonMove(who, person.nrp, describe(person), *places, who in moved))
    return tuple(found)


def _tps_moves(old: Plan, new: Plan, tps: Mapping[TpsId, Tps]) -> tuple[TpsMove, ...]:
    before = {one: team for team in old.teams for one in team.tps_ids}
    after = {one: team for team in new.teams for one in team.tps_ids}
    rows = sorted((tps[one] for one in (before.keys() | after.keys()) & tps.keys()), key=_by_place)
    return tuple(
        TpsMove(row.id, row.kecamatan, row.desa, row.number, here.number if here else 0, there.number if there else 0)
        for row in rows
        for here, there in [(before.get(row.id), after.get(row.id))]
        if _people(here) != _people(there)
    )


def _by_place(row: Tps) -> tuple[str, str, int]:
    return (row.desa_code, row.number, row.id)


def _people(team: Team | None) -> frozenset[PersonId]:
    return frozenset(member.person_id for member in team.members) if team else frozenset()


def _team_of(plan: Plan) -> dict[PersonId, Team]:
    return {member.person_id: team for team in plan.teams for member in team.members}


def _place(team: Team | None, tps: Mapping[TpsId, Tps]) -> str:
    """``tim 3, KURUP 001-003``; empty for no team."""
    if team is None:
        return ""
    desa, numbers = place_text(team, tps)
    return f"tim {team.number}, {desa} {numbers}".strip(", ")

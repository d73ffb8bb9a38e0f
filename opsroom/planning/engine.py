"""The plot: a request in, a plan out.

Levels, each outweighing all that follow: fewest TPS uncovered, the most severe category first; fewest TPS beyond the
preferred pattern; fewest teams crossing a desa; fewest people; then, in a replan, fewest people moved, and the points
of the soft rules. The first four are decided in counts (`levels`), proven where the search was not stopped; then TPS
(`naming`) and people (`staffing`) get their places.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from opsroom.domain.ids import TpsId
from opsroom.domain.plan import Level, Member, Pin, Plan, PlotRequest, Remark, Team
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning.budget import before_of, budget_of
from opsroom.planning.dealing import old_teams
from opsroom.planning.findings import Outcome, remarks, shortages
from opsroom.planning.kinds import Kind, kind_of
from opsroom.planning.layout import Layout
from opsroom.planning.levels import Shape, solve_levels
from opsroom.planning.moved import moved_people
from opsroom.planning.naming import Crew, name_tps
from opsroom.planning.pins import read_pins
from opsroom.planning.places import Atlas
from opsroom.planning.posts import padal, pamatwil
from opsroom.planning.request import Case, canonical
from opsroom.planning.staffing import Staff, staff


def plot(request: PlotRequest, watch: PlotWatch = UNWATCHED) -> Plan:
    """The best plan, what is short in it and why.

    Pure: the same request in any order gives the identical plan, unless `watch` ended the search early.

    Raises:
        Cancelled: The user asked to stop and wants nothing.
    """
    case = canonical(request)
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    atlas = Atlas(case)
    attempt = first = _attempt(case, kinds, atlas, watch.part(0, 0.85))
    refused = dict(attempt.refused)
    lost: set[TpsId] = set()
    while attempt.given_up and not watch.is_stopping():
        # Nobody may join these teams; made anew without their TPS, the plan lets the others' people serve elsewhere.
        lost |= {one.id for crew in attempt.given_up for one in crew.tps}
        attempt = _attempt(
            replace(case, pins=tuple(pin for pin in case.pins if pin.tps_id not in lost)),
            {tps: kind for tps, kind in kinds.items() if tps not in lost},
            atlas,
            watch.part(0.85, 0.98),
        )
        refused |= attempt.refused
    lost |= {one.id for crew in attempt.given_up for one in crew.tps}
    teams = [_team(number, crew, who) for number, (crew, who) in enumerate(attempt.formed, start=1)]
    outcome = Outcome(
        case=case,
        kinds=kinds,
        refused=refused,
        crews=[crew for crew, _ in attempt.formed],
        teams=teams,
        lost=lost,
        idle=len(attempt.staff.idle),
        posts=(*padal(case), *pamatwil(case)),
        shape=attempt.shape,
        atlas=atlas,
        moved=moved_people(case, teams),
        is_stopped=watch.is_stopping(),
    )
    levels = _levels(outcome, first.shape.levels, attempt.staff.soft)
    watch.found(levels)
    watch.progress.step(1, 1, "Rencana selesai")
    return Plan(
        teams=tuple(teams),
        shortages=shortages(outcome),
        posts=tuple(outcome.posts),
        remarks=tuple(remarks(outcome)),
        idle=attempt.staff.idle,
        input_hash=case.input_hash,
        levels=levels,
        moved=tuple(outcome.moved),
        seed=case.seed,
        is_stopped=outcome.is_stopped,
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Teams with their people, and those for which nobody could be found."""

    crews: Sequence[Crew]
    staff: Staff
    shape: Shape
    refused: Mapping[Pin, Remark]

    @property
    def formed(self) -> list[tuple[Crew, tuple[Member, ...]]]:
        return [(crew, who) for crew, who in zip(self.crews, self.staff.members, strict=True) if who]

    @property
    def given_up(self) -> list[Crew]:
        return [crew for crew, who in zip(self.crews, self.staff.members, strict=True) if not who]


def _attempt(case: Case, kinds: Mapping[TpsId, Kind], atlas: Atlas, watch: PlotWatch) -> _Attempt:
    """Plan for the TPS in `kinds`."""
    seeds, refused = read_pins(case, kinds)
    shape = solve_levels(case, kinds, seeds, budget_of(case), atlas.distance, before_of(case), watch.part(0, 0.7))
    watch.found(shape.levels)
    crews = _crews(case, kinds, shape, atlas)
    watch.progress.step(8, 10, "Menempatkan personel dalam tim")
    return _Attempt(crews, staff(case, crews, atlas, watch.part(0.8, 1)), shape, refused)


def _crews(case: Case, kinds: Mapping[TpsId, Kind], shape: Shape, atlas: Atlas) -> list[Crew]:
    """All teams with their TPS, in order of kecamatan, first desa and number."""
    rows = case.tps_by_kecamatan()
    old = old_teams(case)
    crews: list[Crew] = []
    taken = {tps for _, layout in shape.layouts for tps in _pinned(layout)}
    for unit, layout in shape.layouts:
        mine = _pinned(layout)
        free = [one for one in rows[unit.kecamatan] if one.id not in taken or one.id in mine]
        here = name_tps(unit, layout, free, kinds, atlas, old.get(unit.kecamatan, ()))
        taken |= {one.id for crew in here for one in crew.tps}
        crews += here
    order = {one.id: place for place, one in enumerate(case.tps)}
    return sorted(crews, key=lambda crew: order[crew.tps[0].id])


def _pinned(layout: Layout) -> frozenset[TpsId]:
    """TPS that pins hold for teams of a layout."""
    return frozenset(tps for draft in layout.drafts if draft.seed for tps in draft.seed.tps)


def _team(number: int, crew: Crew, members: tuple[Member, ...]) -> Team:
    return Team(
        number=number,
        kecamatan_code=crew.kecamatan,
        members=members,
        tps_ids=tuple(one.id for one in crew.tps),
        pattern=crew.pattern,
        crosses_desa=len(crew.desa) > 1,
    )


def _levels(outcome: Outcome, solved: Sequence[Level], soft: Level) -> tuple[Level, ...]:
    """The solved levels with what the teams came to in the end.

    A bound holds for a level as long as all levels before it are met; teams that nobody may join can undo that.
    """
    covered = {one.id for crew in outcome.crews for one in crew.tps}
    missing = Counter(kind.severity for one, kind in outcome.kinds.items() if one not in covered)
    severities = sorted({kind.severity for kind in outcome.kinds.values()}, reverse=True)
    uncovered, *others = solved
    is_met = True
    parts = []
    for severity, (codes, _, bound) in zip(severities, uncovered.parts, strict=True):
        parts.append((codes, missing[severity], bound if is_met else 0))
        is_met = is_met and missing[severity] == bound
    values = [
        sum(crew.beyond for crew in outcome.crews),
        sum(len(crew.desa) > 1 for crew in outcome.crews),
        sum(crew.size for crew in outcome.crews),
    ]
    found = [Level(uncovered.name, sum(missing.values()), sum(bound for *_, bound in parts), tuple(parts))]
    for level, value in zip(others, values, strict=True):
        found.append(replace(level, value=value, bound=level.bound if is_met else 0))
        is_met = is_met and value == level.bound
    return (*found, soft)

"""The plot: a request in, a plan out.

Objectives, each outweighing all that follow: fewest TPS uncovered, the most severe category first; fewest TPS beyond
the preferred pattern; fewest teams crossing a desa; fewest people; equal burdens. Every kecamatan is laid out for every
number of people that may matter (`curves`), the people are shared out exactly (`sharing`), then TPS and people get
their names (`naming`, `staffing`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from opsroom.domain.ids import TpsId
from opsroom.domain.plan import Member, Pin, Plan, PlotRequest, Remark, Team
from opsroom.domain.progress import SILENT, Progress
from opsroom.planning.curves import Costing, Tracer
from opsroom.planning.districts import districts
from opsroom.planning.fill import lay_out
from opsroom.planning.findings import Outcome, remarks, shortages
from opsroom.planning.kinds import Kind, kind_of
from opsroom.planning.naming import Crew, name_tps
from opsroom.planning.pins import Seed, read_pins
from opsroom.planning.places import Atlas
from opsroom.planning.posts import padal
from opsroom.planning.request import Case, canonical
from opsroom.planning.sharing import share
from opsroom.planning.staffing import Staff, staff


def plot(request: PlotRequest, progress: Progress = SILENT) -> Plan:
    """Cover as many TPS as the people suffice for, and say of the others why not.

    Pure: the same request in any order gives the identical plan.

    Raises:
        Cancelled: The user asked to stop.
    """
    case = canonical(request)
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    attempt = _attempt(case, kinds, progress.part(0, 0.9))
    refused = dict(attempt.refused)
    lost: set[TpsId] = set()
    while attempt.given_up:
        # Nobody may join these teams; made anew without their TPS, the plan lets the others' people serve elsewhere.
        lost |= {one.id for crew in attempt.given_up for one in crew.tps}
        attempt = _attempt(
            replace(case, pins=tuple(pin for pin in case.pins if pin.tps_id not in lost)),
            {tps: kind for tps, kind in kinds.items() if tps not in lost},
            progress.part(0.9, 0.99),
        )
        refused |= attempt.refused
    outcome = Outcome(
        case=case,
        kinds=kinds,
        refused=refused,
        tracers=attempt.tracers,
        crews=[crew for crew, _ in attempt.formed],
        teams=[_team(number, crew, who) for number, (crew, who) in enumerate(attempt.formed, start=1)],
        lost=lost,
        idle=len(attempt.staff.idle),
        posts=padal(case),
    )
    progress.step(1, 1, "Rencana selesai")
    return Plan(
        teams=tuple(outcome.teams),
        shortages=shortages(outcome),
        posts=tuple(outcome.posts),
        remarks=tuple(remarks(outcome)),
        idle=attempt.staff.idle,
        input_hash=case.input_hash,
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Teams with their people, and those for which nobody could be found outside his home desa."""

    crews: Sequence[Crew]
    staff: Staff
    tracers: Sequence[Tracer]
    refused: Mapping[Pin, Remark]

    @property
    def formed(self) -> list[tuple[Crew, tuple[Member, ...]]]:
        return [(crew, who) for crew, who in zip(self.crews, self.staff.members, strict=True) if who]

    @property
    def given_up(self) -> list[Crew]:
        return [crew for crew, who in zip(self.crews, self.staff.members, strict=True) if not who]


def _attempt(case: Case, kinds: Mapping[TpsId, Kind], progress: Progress) -> _Attempt:
    """Plan for the TPS in `kinds`."""
    seeds, refused = read_pins(case, kinds)
    tracers = _tracers(case, kinds, seeds)
    crews = _crews(case, kinds, tracers, progress.part(0, 0.8))
    progress.step(8, 10, "Menempatkan personel dalam tim")
    return _Attempt(crews, staff(case, crews), tracers, refused)


def _team(number: int, crew: Crew, members: tuple[Member, ...]) -> Team:
    return Team(
        number=number,
        kecamatan_code=crew.kecamatan,
        members=members,
        tps_ids=tuple(one.id for one in crew.tps),
        pattern=crew.pattern,
        crosses_desa=len(crew.desa) > 1,
    )


def _tracers(case: Case, kinds: Mapping[TpsId, Kind], seeds: Sequence[Seed]) -> list[Tracer]:
    severities = sorted({kind.severity for kind in kinds.values()}, reverse=True)
    costing = Costing(tuple(severities), base=len(case.tps) + 1)
    found = districts(case, kinds, seeds, Atlas(case.tps).distance)
    return [Tracer(district, costing) for district in found]


def _crews(case: Case, kinds: Mapping[TpsId, Kind], tracers: Sequence[Tracer], progress: Progress) -> list[Crew]:
    """All teams with their TPS, in order of kecamatan, first desa and number."""
    options = share(tracers, len(case.people), progress)
    rows = case.tps_by_kecamatan()
    crews = []
    for tracer, option in zip(tracers, options, strict=True):
        here = rows[tracer.district.kecamatan]
        for unit, teams in zip(tracer.district.ways[option.way], option.teams, strict=True):
            crews += name_tps(unit, lay_out(unit, teams, tidy=True), here, kinds)
    order = {one.id: place for place, one in enumerate(case.tps)}
    return sorted(crews, key=lambda crew: order[crew.tps[0].id])

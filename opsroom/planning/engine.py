"""The plot: a request in, a plan out.

Objectives, each outweighing all that follow: fewest TPS uncovered, the most severe category first; fewest TPS beyond
the preferred pattern; fewest teams crossing a desa; fewest people; equal burdens. Every kecamatan is laid out for every
number of people that may matter (`curves`), the people are shared out exactly (`sharing`), then TPS and people get
their names (`naming`, `staffing`).
"""

from collections.abc import Mapping, Sequence

from opsroom.domain.ids import TpsId
from opsroom.domain.plan import Plan, PlotRequest, Team
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
from opsroom.planning.staffing import staff


def plot(request: PlotRequest, progress: Progress = SILENT) -> Plan:
    """Cover as many TPS as the people suffice for, and say of the others why not.

    Pure: the same request in any order gives the identical plan.

    Raises:
        Cancelled: The user asked to stop.
    """
    case = canonical(request)
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    seeds, refused = read_pins(case, kinds)
    tracers = _tracers(case, kinds, seeds)
    crews = _crews(case, kinds, tracers, progress)
    progress.step(0, 1, "Menempatkan personel dalam tim")
    staffed = staff(case, crews)
    outcome = Outcome(
        case=case,
        kinds=kinds,
        tracers=tracers,
        formed=[crew for crew, members in zip(crews, staffed.members, strict=True) if members],
        given_up=[crew for crew, members in zip(crews, staffed.members, strict=True) if not members],
        idle=len(staffed.idle),
        posts=padal(case),
    )
    members = [one for one in staffed.members if one]
    plan = Plan(
        teams=tuple(
            Team(
                number=number,
                kecamatan_code=crew.kecamatan,
                members=who,
                tps_ids=tuple(one.id for one in crew.tps),
                pattern=crew.pattern,
                crosses_desa=len(crew.desa) > 1,
            )
            for number, (crew, who) in enumerate(zip(outcome.formed, members, strict=True), start=1)
        ),
        shortages=shortages(outcome),
        posts=tuple(outcome.posts),
        remarks=(*refused, *remarks(outcome)),
        idle=staffed.idle,
        input_hash=case.input_hash,
    )
    progress.step(1, 1, "Rencana selesai")
    return plan


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

"""People to teams: kept where they were, else sent and seated; then exchanged while the soft rules cost less."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.plan import Level, LevelName, Member, Role
from opsroom.domain.plot_rules import Soft
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning.deploying import Deployment
from opsroom.planning.homes import Seating
from opsroom.planning.improving import cap_moves, improve, settle
from opsroom.planning.keeping import fill, keep
from opsroom.planning.mentoring import mentor
from opsroom.planning.naming import Crew
from opsroom.planning.pairing import Seat, seat_people
from opsroom.planning.places import Atlas
from opsroom.planning.request import Case, by_seniority
from opsroom.planning.scoring import Scorer
from opsroom.planning.seats import Chart

#: Up to so many people, enforced rules are looked at for every seat; beyond, only exchanges mend what they forbid.
SMALL = 3_000


@dataclass(frozen=True, slots=True)
class Staff:
    """Who serves where.

    Attributes:
        members: Per team, Ka Tim first; empty for a team given up.
        idle: People without a team, senior first.
        soft: Points of the soft rules, and what no staffing of these teams goes below.
    """

    members: tuple[tuple[Member, ...], ...]
    idle: tuple[PersonId, ...]
    soft: Level


def staff(case: Case, crews: Sequence[Crew], atlas: Atlas, watch: PlotWatch = UNWATCHED) -> Staff:
    """Fill every team that can be filled; there must be people for all of them."""
    chart = Chart(case, crews, Scorer(case, atlas))
    _seat(case, crews, chart)
    improve(chart, watch.part(0.2, 0.9))
    settle(chart)
    if case.ordered is not None and case.rules.max_moves is not None:
        cap_moves(chart, case.rules.max_moves)
    idle = [chart.people[one] for one in chart.idle()]
    return Staff(
        members=tuple(_members([chart.people[one] for one in team]) for team in chart.members),
        idle=tuple(person.id for person in sorted(idle, key=by_seniority)),
        soft=Level(LevelName.SOFT, chart.soft_cost(), _least(chart)),
    )


def _seat(case: Case, crews: Sequence[Crew], chart: Chart) -> None:
    """Everybody a first seat."""
    if case.ordered is not None or (len(case.people) <= SMALL and any(map(case.rules.enforces, Soft))):
        keep(chart)
        fill(chart)
        return
    number = {person.id: place for place, person in enumerate(case.people)}
    for seat in _seating(case, crews).seats:
        if not seat.is_pinned and not chart.given_up[seat.crew]:
            chart.put(number[seat.person.id], seat.crew)


def _seating(case: Case, crews: Sequence[Crew]) -> Seating:
    known = {person.id: person for person in case.people}
    by_kecamatan: defaultdict[str, dict[int, Crew]] = defaultdict(dict)
    for number, crew in enumerate(crews):
        by_kecamatan[crew.kecamatan][number] = crew
    deployment = Deployment(case, crews)
    seats: list[Seat] = []
    for code, here in by_kecamatan.items():
        seats += seat_people(here, deployment.posts[code].people, known)
    seating = Seating(crews, seats, deployment.idle)
    seating.settle()
    mentor(case, crews, seating)
    return seating


def _least(chart: Chart) -> int:
    """What the ways between TPS and crossings cost whoever serves."""
    return sum(chart.grounds[team].tour + chart.scorer.crossing_points(chart.grounds[team]) for team in chart.formed())


def _members(people: Sequence[Person]) -> tuple[Member, ...]:
    """The senior by rank then NRP is Ka Tim."""
    order = sorted(people, key=by_seniority)
    return tuple(Member(one.id, Role.ANGGOTA if place else Role.KA_TIM) for place, one in enumerate(order))

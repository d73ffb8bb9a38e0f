"""People to teams, all kecamatan together: sent, seated, kept from their home desa, juniors not alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.plan import Member, Role
from opsroom.planning.deploying import Deployment
from opsroom.planning.homes import Seating
from opsroom.planning.mentoring import mentor
from opsroom.planning.naming import Crew
from opsroom.planning.pairing import Seat, seat_people
from opsroom.planning.request import Case, by_seniority


@dataclass(frozen=True, slots=True)
class Staff:
    """Who serves where.

    Attributes:
        members: Per team, Ka Tim first; empty for a team given up.
        idle: People without a team, senior first.
    """

    members: tuple[tuple[Member, ...], ...]
    idle: tuple[PersonId, ...]


def staff(case: Case, crews: Sequence[Crew]) -> Staff:
    """Fill every team; there must be people for all of them."""
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
    together: defaultdict[int, list[Person]] = defaultdict(list)
    for seat in seating.seats:
        together[seat.crew].append(seat.person)
    return Staff(
        members=tuple(_members(together[number]) for number in range(len(crews))),
        idle=tuple(person.id for person in sorted(seating.idle, key=by_seniority)),
    )


def _members(people: Sequence[Person]) -> tuple[Member, ...]:
    """The senior by rank then NRP is Ka Tim."""
    order = sorted(people, key=by_seniority)
    return tuple(Member(one.id, Role.ANGGOTA if place else Role.KA_TIM) for place, one in enumerate(order))

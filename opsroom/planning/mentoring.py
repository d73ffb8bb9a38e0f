"""Not two of the lowest ranks together: teams of juniors alone exchange one for somebody with experience."""

from collections import defaultdict
from collections.abc import Sequence

from opsroom.domain.person import Person
from opsroom.domain.ranks import rank_order
from opsroom.planning.deploying import is_lent
from opsroom.planning.homes import Seating
from opsroom.planning.naming import Crew
from opsroom.planning.pairing import Seat
from opsroom.planning.request import Case, unit_key

#: The lowest rank of Bintara; it, its TNI equal and all below count as junior, and so do ranks nobody knows.
JUNIOR_FROM = rank_order("BRIPDA")


def is_junior(person: Person) -> bool:
    """Whether a person should have an older colleague beside him."""
    return rank_order(person.rank) >= JUNIOR_FROM


def mentor(case: Case, crews: Sequence[Crew], seating: Seating) -> None:
    """Exchange people until no team of two or more is all junior, as far as that takes nobody from his own area.

    Within a kecamatan anybody may change; between two only people whose unit serves neither, and always local for
    local and lent for lent.
    """
    members: defaultdict[int, list[Seat]] = defaultdict(list)
    for seat in seating.seats:
        members[seat.crew].append(seat)

    def serves(seat: Seat) -> bool:
        return crews[seat.crew].kecamatan in case.unit_areas.get(unit_key(seat.person.unit), frozenset())

    def fits(seat: Seat, other: Seat) -> bool:
        same = crews[seat.crew].kecamatan == crews[other.crew].kecamatan
        experienced = sum(not is_junior(one.person) for one in members[other.crew])
        return (
            not is_junior(other.person)
            and experienced > 1 - (len(members[other.crew]) == 1)
            and is_lent(seat.person) == is_lent(other.person)
            and (same or not (serves(seat) or serves(other)))
            and seating.may_sit(other.person, seat.crew)
            and seating.may_sit(seat.person, other.crew)
        )

    for _, seats in sorted(members.items()):
        movable = [seat for seat in seats if not seat.is_pinned]
        if len(seats) < 2 or not movable or not all(is_junior(seat.person) for seat in seats):
            continue
        pairs = ((seat, other) for seat in movable for other in seating.near(seat) if fits(seat, other))
        found = next(pairs, None)
        if found:
            seat, other = found
            seat.person, other.person = other.person, seat.person

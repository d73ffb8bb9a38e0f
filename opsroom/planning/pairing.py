"""People of one kecamatan to its teams: a senior leads each, juniors go beside seniors, lent troops beside locals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.planning.deploying import is_lent, leading_half
from opsroom.planning.naming import Crew
from opsroom.planning.request import by_seniority


@dataclass(slots=True)
class Seat:
    """One place in a team.

    Attributes:
        crew: Number of the team in the plan's list.
        leads: Meant for one of the senior half.
        person: Who sits there.
        is_pinned: Held by a pin; never moved.
    """

    crew: int
    person: Person
    leads: bool = False
    is_pinned: bool = False


def seat_people(crews: Mapping[int, Crew], people: Sequence[Person], known: Mapping[PersonId, Person]) -> list[Seat]:
    """Fill the teams of one kecamatan; the most severe teams get the most senior leaders.

    Args:
        crews: By number.
        people: Sent to this kecamatan, not pinned; as many as there are seats.
        known: Everybody on TPS duty, to find who is pinned.
    """
    order = sorted(crews, key=lambda number: (-crews[number].severity, number))
    seats = [Seat(number, known[one], is_pinned=True) for number in order for one in crews[number].pinned]
    waiting = sorted(people, key=by_seniority)
    seniors = leading_half(sorted([*waiting, *(seat.person for seat in seats)], key=by_seniority), len(crews))
    led = {seat.crew for seat in seats if seat.person.id in seniors}
    for number in order:
        if number not in led and len(crews[number].pinned) < crews[number].size:
            seats.append(Seat(number, waiting.pop(0), leads=True))
    _deal(crews, order, seats, waiting)
    return seats


def _deal(crews: Mapping[int, Crew], order: Sequence[int], seats: list[Seat], waiting: Sequence[Person]) -> None:
    """Fill the seats left, juniors first to the most senior leaders.

    Teams that are all lent get a local first; then lent troops go where fewest are; then the locals.
    """
    local = [person for person in reversed(waiting) if not is_lent(person)]
    lent = [person for person in reversed(waiting) if is_lent(person)]
    open_seats = {number: crews[number].size for number in order}
    lent_there, locals_there = dict.fromkeys(order, 0), dict.fromkeys(order, 0)

    def count(seat: Seat) -> None:
        open_seats[seat.crew] -= 1
        there = lent_there if is_lent(seat.person) else locals_there
        there[seat.crew] += 1

    def put(number: int, person: Person) -> None:
        seats.append(Seat(number, person))
        count(seats[-1])

    for seat in seats:
        count(seat)
    for number in order:
        if local and open_seats[number] and lent_there[number] and not locals_there[number]:
            put(number, local.pop(0))
    for person in lent:
        put(min((one for one in order if open_seats[one]), key=lambda one: lent_there[one]), person)
    for person in local:
        put(max(order, key=lambda one: open_seats[one]), person)

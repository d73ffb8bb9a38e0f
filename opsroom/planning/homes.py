"""Nobody serves the desa where he is registered: seats are exchanged until it is so, or a team is given up."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from opsroom.domain.person import Person
from opsroom.planning.naming import Crew
from opsroom.planning.pairing import Seat


class Seating:
    """Every seat of the plan, and the people without one.

    Attributes:
        seats: All that are filled.
        idle: People without a seat.
        given_up: Numbers of teams that could not be filled.
    """

    def __init__(self, crews: Sequence[Crew], seats: Sequence[Seat], idle: Sequence[Person]) -> None:
        self._crews = crews
        self._desa = [crew.desa for crew in crews]
        self.seats = list(seats)
        self.idle = list(idle)
        self.given_up: list[int] = []
        self._index: tuple[list[Seat], int, dict[str, list[Seat]]] = ([], -1, {})

    def may_sit(self, person: Person, crew: int) -> bool:
        """Whether a person may serve the desa of a team."""
        return person.home_desa not in self._desa[crew]

    def settle(self) -> None:
        """Swap people out of their home desa, near first; where no swap does it, move along chains of people.

        Chains find a place for everybody whenever there is one (they are augmenting paths of a bipartite matching). A
        team that still lacks somebody is given up, the least severe first, and its people are idle.
        """
        wrong = [seat for seat in self.seats if not seat.is_pinned and not self.may_sit(seat.person, seat.crew)]
        vacant = [seat for seat in wrong if not self.may_sit(seat.person, seat.crew) and not self._swap(seat)]
        self.idle += [seat.person for seat in vacant]
        empty = {id(seat) for seat in vacant}
        self.seats = [seat for seat in self.seats if id(seat) not in empty]
        for seat in sorted(vacant, key=lambda one: (-self._crews[one.crew].severity, one.crew)):
            if seat.crew not in self.given_up and not self._fill(seat):
                self._give_up(seat.crew)

    def near(self, seat: Seat) -> Iterator[Seat]:
        """Seats that may be exchanged with one: of the same kecamatan and kind first, then the rest."""
        code = self._crews[seat.crew].kecamatan
        movable = [one for one in self._in_kecamatan(code) if one.crew != seat.crew and not one.is_pinned]
        yield from sorted(movable, key=lambda one: one.leads != seat.leads)
        rest = [one for one in self.seats if self._crews[one.crew].kecamatan != code and not one.is_pinned]
        yield from sorted(rest, key=lambda one: one.leads != seat.leads)

    def _in_kecamatan(self, code: str) -> list[Seat]:
        """The seats of a kecamatan, in order."""
        if self._index[0] is not self.seats or self._index[1] != len(self.seats):
            found: defaultdict[str, list[Seat]] = defaultdict(list)
            for seat in self.seats:
                found[self._crews[seat.crew].kecamatan].append(seat)
            self._index = (self.seats, len(self.seats), found)
        return self._index[2].get(code, [])

    def _swap(self, seat: Seat) -> bool:
        for other in self.near(seat):
            if self.may_sit(other.person, seat.crew) and self.may_sit(seat.person, other.crew):
                seat.person, other.person = other.person, seat.person
                return True
        return False

    def _fill(self, vacant: Seat) -> bool:
        """Find somebody for a vacant seat, if need be by moving others on."""
        waiting = deque([vacant])
        follows: dict[int, Seat] = {}
        while waiting:
            seat = waiting.popleft()
            found = next((person for person in self.idle if self.may_sit(person, seat.crew)), None)
            if found:
                self.idle.remove(found)
                self._move_on(found, seat, follows)
                self.seats.append(vacant)
                return True
            for other in self.near(seat):
                if id(other) not in follows and self.may_sit(other.person, seat.crew):
                    follows[id(other)] = seat
                    waiting.append(other)
        return False

    def _move_on(self, person: Person, seat: Seat, follows: dict[int, Seat]) -> None:
        """Seat a person, and everybody thus displaced one seat further along the chain."""
        while True:
            person, seat.person = seat.person, person
            if id(seat) not in follows:
                return
            seat = follows[id(seat)]

    def _give_up(self, crew: int) -> None:
        self.given_up.append(crew)
        self.idle += [seat.person for seat in self.seats if seat.crew == crew]
        self.seats = [seat for seat in self.seats if seat.crew != crew]

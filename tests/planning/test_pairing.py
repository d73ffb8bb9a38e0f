from collections.abc import Sequence

from opsroom.domain.categories import Pattern
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.planning.naming import Crew
from opsroom.planning.pairing import seat_people
from tests.planning.cases import force, person, tps


def crew(size: int = 2, severity: int = 1, pinned: tuple[int, ...] = ()) -> Crew:
    return Crew("160128", size, (tps(1),), Pattern(size, 1, 2), tuple(map(PersonId, pinned)), severity, 0)


def seated(crews: Sequence[Crew], people: Sequence[Person]) -> list[list[int]]:
    """Ids per team."""
    pinned = {one for crew in crews for one in crew.pinned}
    free = [one for one in people if one.id not in pinned]
    seats = seat_people(dict(enumerate(crews)), free, {one.id: one for one in people})
    return [sorted(seat.person.id for seat in seats if seat.crew == number) for number in range(len(crews))]


def lent(number: int, rank: str = "BRIGPOL") -> Person:
    return person(number, rank, source=Source.BKO_POLDA)


def test_seniors_lead_and_juniors_stand_beside_them():
    assert seated([crew(), crew(), crew()], force(6)) == [[1, 6], [2, 5], [3, 4]]


def test_the_most_severe_team_gets_the_most_senior_leader():
    assert seated([crew(), crew(severity=4)], force(4)) == [[2, 3], [1, 4]]


def test_lent_troops_stand_beside_locals():
    people = [lent(1), lent(2), person(3), person(4), person(5), person(6)]
    assert seated([crew(), crew(), crew()], people) == [[1, 6], [2, 5], [3, 4]]
    assert seated([crew(), crew()], [person(1), person(2), lent(3), lent(4)]) == [[1, 4], [2, 3]]
    assert seated([crew(), crew()], [lent(1), person(2), person(3), lent(4)]) == [[1, 3], [2, 4]]


def test_lent_troops_stand_together_only_when_locals_are_too_few():
    assert seated([crew(), crew()], [lent(1), lent(2), lent(3), person(4)]) == [[1, 4], [2, 3]]


def test_every_team_has_its_size():
    found = seated([crew(1), crew(3), crew(6)], force(10))
    assert [len(team) for team in found] == [1, 3, 6]


def test_a_pinned_senior_leads_his_team():
    assert seated([crew(pinned=(1,)), crew()], force(4)) == [[1, 4], [2, 3]]


def test_a_pinned_junior_gets_a_senior():
    assert seated([crew(), crew(pinned=(4,))], force(4)) == [[1, 3], [2, 4]]


def test_a_team_full_of_pins_gets_nobody():
    seats = seat_people({0: crew(pinned=(3, 4))}, [], {one.id: one for one in force(4)})
    assert [(seat.person.id, seat.is_pinned) for seat in seats] == [(3, True), (4, True)]

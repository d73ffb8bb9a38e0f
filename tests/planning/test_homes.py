from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import Pattern
from opsroom.domain.person import Person
from opsroom.planning.homes import Seating
from opsroom.planning.naming import Crew
from opsroom.planning.pairing import Seat
from tests.planning.cases import person, tps

A, B, C, D, FAR = "1601282001", "1601282002", "1601282003", "1601282004", "1601212001"


def crew(*desa: str, severity: int = 1, size: int = 1) -> Crew:
    rows = tuple(tps(1, one) for one in desa)
    return Crew(desa[0][:6], size, rows, Pattern(size, 1, 2), (), severity, 0)


def seating(crews: Sequence[Crew], people: Sequence[Person], idle: Sequence[Person] = ()) -> Seating:
    """One person per team, in order."""
    return Seating(crews, [Seat(number, one) for number, one in enumerate(people)], idle)


def seated(found: Seating) -> dict[int, int]:
    return {seat.crew: seat.person.id for seat in found.seats}


def test_who_would_serve_at_home_swaps_with_the_nearest():
    found = seating([crew(FAR), crew(A), crew(B)], [person(1), person(2, home=A), person(3)])
    found.settle()
    assert seated(found) == {0: 1, 1: 3, 2: 2}


def test_a_swap_never_sends_the_other_home():
    found = seating([crew(A), crew(B), crew(FAR)], [person(1, home=A), person(2, home=A), person(3)])
    found.settle()
    assert seated(found) == {0: 3, 1: 2, 2: 1}


def test_people_without_a_team_step_in():
    found = seating([crew(A)], [person(1, home=A)], [person(2, home=A), person(3)])
    found.settle()
    assert seated(found) == {0: 3}
    assert [one.id for one in found.idle] == [2, 1]


def test_a_chain_of_people_moves_when_no_swap_does():
    # 1 may only serve C; 3, who is there, not beside A and D but in A and B; 2, who is there, anywhere.
    people = [person(1, home=A), person(2), person(3, home=D)]
    found = seating([crew(A, D), crew(A, B), crew(C)], people)
    found.settle()
    assert seated(found) == {0: 2, 1: 3, 2: 1}


def test_a_team_nobody_may_join_is_given_up():
    found = seating([crew(A), crew(A, severity=4)], [person(1, home=A), person(2, home=A)], [person(3)])
    found.settle()
    assert seated(found) == {1: 3}
    assert found.given_up == [0]
    assert {one.id for one in found.idle} == {1, 2}


def test_a_team_is_given_up_once_with_all_its_people():
    crews = [crew(A, size=2)]
    found = Seating(crews, [Seat(0, person(1, home=A)), Seat(0, person(2, home=A))], [])
    found.settle()
    assert (found.given_up, found.seats, len(found.idle)) == ([0], [], 2)


def test_pinned_people_are_never_moved():
    seats = [Seat(0, person(1), is_pinned=True), Seat(1, person(2, home=B))]
    found = Seating([crew(A), crew(B)], seats, [])
    found.settle()
    assert seated(found) == {0: 1}
    assert found.given_up == [1]


@given(
    st.lists(st.sampled_from([A, B, C, ""]), min_size=1, max_size=6), st.lists(st.sampled_from([A, B, C]), max_size=6)
)
def test_everybody_finds_a_place_whenever_there_is_one(homes: list[str], desa: list[str]):
    teams = desa[: len(homes)]
    people = [person(number, home=home) for number, home in enumerate(homes, start=1)]
    found = seating([crew(one) for one in teams], people[: len(teams)], people[len(teams) :])
    found.settle()
    assert all(found.may_sit(seat.person, seat.crew) for seat in found.seats)
    # Hall's condition: TPS of a desa can be served by those not registered there.
    possible = all(
        sum(one in subset for one in teams) <= sum(any(home != one for one in subset) for home in homes)
        for subset in ({A}, {B}, {C}, {A, B}, {A, C}, {B, C}, {A, B, C})
    )
    assert (found.given_up == []) == possible
    assert sorted([*(one.id for one in found.idle), *seated(found).values()]) == [one.id for one in people]

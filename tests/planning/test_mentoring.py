from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from opsroom.domain.categories import Pattern
from opsroom.domain.forces import Source
from opsroom.domain.person import Person
from opsroom.planning.homes import Seating
from opsroom.planning.mentoring import is_junior, mentor
from opsroom.planning.naming import Crew
from opsroom.planning.pairing import Seat
from opsroom.planning.request import canonical
from tests.planning.cases import person, request, tps

NEAR, FAR = "1601282001", "1601212001"


def teams(
    *pairs: Sequence[Person],
    desa: Sequence[str] = (NEAR, NEAR, NEAR),
    areas: Mapping[str, frozenset[str]] | None = None,
    pinned: Sequence[int] = (),
) -> list[list[int]]:
    """Ids per team after mentoring."""
    crews = [
        Crew(one[:6], len(pair), (tps(number, one),), Pattern(len(pair), 1, 2), (), 1, 0)
        for number, (pair, one) in enumerate(zip(pairs, desa, strict=False), start=1)
    ]
    seats = [Seat(number, one, is_pinned=one.id in pinned) for number, pair in enumerate(pairs) for one in pair]
    found = Seating(crews, seats, [])
    mentor(canonical(replace(request(()), unit_areas=areas or {})), crews, found)
    return [sorted(seat.person.id for seat in found.seats if seat.crew == number) for number in range(len(pairs))]


def junior(number: int, unit: str = "SAT", source: Source = Source.POLRES, home: str = "") -> Person:
    return person(number, "BRIPDA", unit, source, home)


def senior(number: int, unit: str = "SAT", source: Source = Source.POLRES, home: str = "") -> Person:
    return person(number, "AIPTU", unit, source, home)


@pytest.mark.parametrize(("rank", "expected"), [("BRIPTU", False), ("BRIPDA", True), ("SERDA", True), ("?", True)])
def test_juniors_are_of_the_lowest_ranks(rank: str, expected: bool):
    assert is_junior(person(1, rank)) is expected


def test_two_juniors_exchange_one_with_two_seniors():
    assert teams([junior(1), junior(2)], [senior(3), senior(4)]) == [[2, 3], [1, 4]]


def test_a_senior_is_not_taken_from_his_junior():
    assert teams([junior(1), junior(2)], [senior(3), junior(4)]) == [[1, 2], [3, 4]]


def test_a_senior_alone_may_change_with_a_junior():
    assert teams([junior(1), junior(2)], [senior(3)]) == [[2, 3], [1]]


def test_a_junior_alone_is_left_alone():
    assert teams([junior(1)], [senior(3), senior(4)]) == [[1], [3, 4]]


def test_nobody_is_taken_from_the_kecamatan_his_unit_serves():
    areas = {"POLSEK": frozenset({FAR[:6]})}
    assert teams([junior(1), junior(2)], [senior(3, "POLSEK"), senior(4, "POLSEK")], desa=(NEAR, FAR), areas=areas) == [
        [1, 2],
        [3, 4],
    ]
    assert teams([junior(1), junior(2)], [senior(3), senior(4)], desa=(NEAR, FAR), areas=areas) == [[2, 3], [1, 4]]


def test_lent_troops_change_only_with_lent_troops():
    assert teams([junior(1), junior(2)], [senior(3, source=Source.TNI), senior(4, source=Source.TNI)]) == [
        [1, 2],
        [3, 4],
    ]


def test_nobody_changes_into_his_home_desa():
    assert teams([junior(1, home=FAR), junior(2)], [senior(3, home=NEAR), senior(4)], desa=(NEAR, FAR)) == [
        [1, 4],
        [2, 3],
    ]


def test_pinned_juniors_stay():
    assert teams([junior(1), junior(2)], [senior(3), senior(4)], pinned=(1, 2)) == [[1, 2], [3, 4]]
    assert teams([junior(1), junior(2)], [senior(3), senior(4)], pinned=(1,)) == [[1, 3], [2, 4]]

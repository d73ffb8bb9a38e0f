from collections.abc import Mapping, Sequence
from dataclasses import replace

from opsroom.domain.categories import Pattern
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.planning.deploying import Deployment, leading_half
from opsroom.planning.naming import Crew
from opsroom.planning.request import canonical
from tests.planning.cases import force, person, request, tps

EAST, WEST = "160121", "160128"


def crew(kecamatan: str, size: int = 2, pinned: tuple[int, ...] = ()) -> Crew:
    row = tps(1, f"{kecamatan}2001")
    return Crew(kecamatan, size, (row,), Pattern(size, 1, 2), tuple(map(PersonId, pinned)), 1, 0)


def deploy(
    people: Sequence[Person], crews: Sequence[Crew], areas: Mapping[str, frozenset[str]] | None = None
) -> Deployment:
    return Deployment(canonical(replace(request((), people), unit_areas=areas or {})), crews)


def sent(deployment: Deployment) -> dict[str, list[int]]:
    return {code: sorted(one.id for one in post.people) for code, post in deployment.posts.items()}


def test_people_go_where_their_unit_serves():
    people = [person(1, unit="POLSEK BARAT"), person(2, unit="Polsek  Timur"), person(3, unit="POLSEK TIMUR")]
    areas = {"POLSEK TIMUR": frozenset({EAST}), "POLSEK BARAT": frozenset({WEST})}
    assert sent(deploy([*people, person(4)], [crew(EAST), crew(WEST)], areas)) == {EAST: [2, 3], WEST: [1, 4]}


def test_a_unit_of_two_kecamatan_is_shared_evenly():
    people = [person(number, unit="POLSEK") for number in range(1, 5)]
    found = sent(deploy(people, [crew(EAST), crew(WEST)], {"POLSEK": frozenset({EAST, WEST})}))
    assert {code: len(ids) for code, ids in found.items()} == {EAST: 2, WEST: 2}


def test_who_finds_no_seat_at_home_serves_elsewhere():
    people = [person(number, unit="POLSEK") for number in range(1, 5)]
    assert sent(deploy(people, [crew(EAST), crew(WEST)], {"POLSEK": frozenset({EAST})})) == {EAST: [1, 2], WEST: [3, 4]}


def test_lent_troops_are_spread_over_the_kecamatan():
    people = [person(number, source=Source.BKO_POLDA) for number in range(1, 4)] + [
        person(number) for number in range(4, 13)
    ]
    found = deploy(people, [crew(EAST), crew(EAST), *(crew(WEST) for _ in range(4))])
    assert {code: post.lent for code, post in found.posts.items()} == {EAST: 1, WEST: 2}


def test_the_own_force_serves_before_lent_troops():
    people = [person(1, source=Source.TNI), person(2), person(3)]
    found = deploy(people, [crew(EAST)])
    assert sent(found) == {EAST: [2, 3]}
    assert [one.id for one in found.idle] == [1]


def test_leaders_go_where_they_are_missing():
    juniors = [person(number, "BRIPDA", "POLSEK") for number in range(11, 15)]
    seniors = [person(number, "AIPTU") for number in range(1, 5)]
    found = deploy(
        [*juniors, *seniors], [crew(EAST), crew(EAST), crew(WEST), crew(WEST)], {"POLSEK": frozenset({EAST})}
    )
    assert sent(found) == {EAST: [11, 12, 13, 14], WEST: [1, 2, 3, 4]}
    mixed = deploy([*juniors[:2], *seniors, person(21), person(22)], [*[crew(EAST)] * 2, *[crew(WEST)] * 2])
    assert [sum(one.rank == "AIPTU" for one in post.people) for post in mixed.posts.values()] == [2, 2]


def test_pinned_people_are_not_sent_again():
    found = deploy(force(4), [crew(EAST, pinned=(1,)), crew(WEST)])
    assert sent(found) == {EAST: [3], WEST: [2, 4]}


def test_seats_of_pinned_teams_may_all_be_taken():
    found = deploy(force(3), [crew(EAST, pinned=(1, 2))])
    assert sent(found) == {EAST: []}
    assert [one.id for one in found.idle] == [3]


def test_without_teams_everybody_is_idle():
    assert [one.id for one in deploy(force(2), []).idle] == [1, 2]


def test_the_leading_half_are_the_most_senior():
    assert leading_half(force(5), 2) == {1, 2}

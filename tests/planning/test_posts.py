from dataclasses import replace

from opsroom.domain.person import Person
from opsroom.domain.plan import Role
from opsroom.planning.posts import padal, pamatwil
from opsroom.planning.request import canonical
from tests.planning.cases import person, request, village

EAST, WEST = "160121", "160128"
ROWS = [*village(f"{EAST}2001", 2), *village(f"{WEST}2001", 5)]
AREAS = {"POLSEK TIMUR": frozenset({EAST}), "POLSEK BERDUA": frozenset({EAST, WEST})}


def posted(*pool: Person) -> list[tuple[str, int]]:
    case = canonical(replace(request(ROWS), padal_pool=pool, unit_areas=AREAS))
    return [(post.kecamatan_code, post.person_id) for post in padal(case)]


def test_the_unit_that_serves_the_kecamatan_comes_before_seniority():
    assert posted(person(1, "AKP"), person(2, "IPDA", "POLSEK TIMUR")) == [(EAST, 2), (WEST, 1)]


def test_the_senior_of_the_serving_unit_is_posted():
    assert posted(person(1, "IPDA", "POLSEK TIMUR"), person(2, "AKP", "POLSEK TIMUR"))[0] == (EAST, 2)


def test_a_unit_of_two_kecamatan_posts_to_both():
    assert posted(person(1, "AKP", "POLSEK BERDUA"), person(2, "IPDA", "POLSEK BERDUA")) == [(EAST, 1), (WEST, 2)]


def test_the_largest_kecamatan_is_served_first_when_officers_lack():
    assert posted(person(1, "AKP")) == [(WEST, 1)]


def test_without_a_pool_nobody_is_posted():
    assert posted() == []


def test_an_officer_moves_so_that_another_kecamatan_has_one_of_its_own():
    assert posted(person(1, "AKP", "POLSEK BERDUA"), person(2, "IPDA", "POLSEK TIMUR")) == [(EAST, 2), (WEST, 1)]


def test_more_officers_of_a_unit_than_it_serves_go_elsewhere():
    assert posted(
        person(1, "AKP", "POLSEK TIMUR"), person(2, "IPTU", "POLSEK TIMUR"), person(3, "IPDA", "POLSEK TIMUR")
    ) == [(EAST, 1), (WEST, 2)]


def test_a_unit_of_places_without_tps_serves_nobody():
    areas = {"POLSEK JAUH": frozenset({"160199"})}
    case = canonical(replace(request(ROWS), padal_pool=(person(1, "AKP", "POLSEK JAUH"),), unit_areas=areas))
    assert [post.kecamatan_code for post in padal(case)] == [WEST]


def watched(rayon: dict[str, str], *pool: Person) -> list[tuple[str, int]]:
    case = canonical(replace(request(ROWS), pamatwil_pool=pool, rayon=rayon))
    assert all(post.role is Role.PAMATWIL for post in pamatwil(case))
    return [(post.kecamatan_code, post.person_id) for post in pamatwil(case)]


def test_without_rayon_the_senior_watches_everything():
    assert watched({}, person(1, "KOMPOL"), person(2, "AKBP")) == [(EAST, 2), (WEST, 2)]
    assert watched({EAST: " "}, person(1)) == [(EAST, 1), (WEST, 1)]


def test_the_senior_watches_the_rayon_with_most_tps():
    assert watched({EAST: "I", WEST: "II"}, person(1, "KOMPOL"), person(2, "AKBP")) == [(EAST, 1), (WEST, 2)]


def test_a_rayon_without_officer_and_a_kecamatan_without_rayon_stay_empty():
    assert watched({EAST: "I", WEST: "II"}, person(1)) == [(WEST, 1)]
    assert watched({EAST: "I"}, person(1), person(2)) == [(EAST, 1)]
    assert watched({}) == []


def test_a_unit_of_many_kecamatan_makes_way_twice():
    """The officer of one unit moves to the place of another's, who moves on himself."""
    codes = [f"16012{number}" for number in range(3)]
    rows = [one for code in codes for one in village(f"{code}2001", 1)]
    areas = {
        "POLSEK P": frozenset(codes[:2]),
        "POLSEK Q": frozenset(codes[1:]),
        "POLSEK R": frozenset(codes[:1]),
    }
    pool = (person(1, "AKP", "POLSEK P"), person(2, "IPTU", "POLSEK Q"), person(3, "IPDA", "POLSEK R"))
    case = canonical(replace(request(rows), padal_pool=pool, unit_areas=areas))
    assert [(post.kecamatan_code, post.person_id) for post in padal(case)] == [
        (codes[0], 3), (codes[1], 1), (codes[2], 2),
    ]  # fmt: skip

from dataclasses import replace

from opsroom.domain.person import Person
from opsroom.planning.posts import padal
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

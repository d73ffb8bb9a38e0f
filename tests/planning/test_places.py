from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from opsroom.domain.tps import Tps
from opsroom.planning.places import STEPS_PER_RANK, Atlas
from opsroom.planning.request import canonical
from tests.planning.cases import request, tps

A, B, C, D = (f"160128200{number}" for number in range(1, 5))
EAST = "1601212001"
#: Steps of a tenth of a degree of latitude. Units: 10 m.
TENTH = 1112


def at(number: int, lat: float, desa: str = A, note: str = "") -> Tps:
    return replace(tps(number, desa, point=(lat, 104.0)), access_note=note)


def atlas(
    rows: Sequence[Tps],
    desa: Mapping[str, tuple[float, float]] | None = None,
    units: Mapping[str, tuple[float, float]] | None = None,
) -> Atlas:
    return Atlas(canonical(replace(request(rows), desa_points=desa or {}, unit_points=units or {})))


def test_desa_are_as_far_apart_as_the_middle_of_their_tps():
    rows = [tps(1, A, point=(-4.0, 104.0)), tps(2, A, point=(-4.2, 104.0)), tps(1, B, point=(-4.1, 104.0))]
    assert Atlas(rows).distance(A, B) == 0
    assert Atlas([tps(1, A, point=(-4.0, 104.0)), tps(1, B, point=(-4.1, 104.0))]).distance(B, A) == TENTH


def test_without_coordinates_the_order_of_codes_decides():
    atlas = Atlas([tps(1, one) for one in (A, B, C)])
    assert atlas.distance(A, C) == 2 * STEPS_PER_RANK
    assert atlas.distance(A, A) == 0


def test_a_desa_without_coordinates_lies_between_its_neighbours():
    rows = [tps(1, A, point=(-4.0, 104.0)), tps(1, B), tps(1, C, point=(-4.2, 104.0)), tps(1, D)]
    atlas = Atlas(rows)
    assert atlas.distance(A, B) == atlas.distance(B, C) == TENTH
    assert atlas.distance(C, D) == 0


def test_a_kecamatan_does_not_borrow_coordinates_of_another():
    atlas = Atlas([tps(1, EAST, point=(-4.0, 104.0)), tps(1, A), tps(1, B)])
    assert atlas.distance(A, B) == STEPS_PER_RANK


def test_the_point_of_a_desa_stands_in_for_tps_without_their_own():
    rows = [tps(1, A), tps(1, B)]
    told = {A: (-4.0, 104.0), B: (-4.1, 104.0)}
    assert atlas(rows, told).distance(A, B) == TENTH
    assert atlas(rows, told).tour(rows) == TENTH


def test_a_tour_goes_on_to_the_nearest_tps():
    rows = [at(1, -4.0), at(2, -4.3), at(3, -4.1)]
    assert atlas(rows).tour(rows) == 3336
    assert atlas(rows).tour(rows[::-1]) == 3336


def test_a_tps_without_coordinates_lies_amid_those_of_its_desa():
    rows = [at(1, -4.0), at(2, -4.2), tps(3, A)]
    assert atlas(rows).tour([rows[0], rows[2]]) == TENTH


def test_a_tour_between_unknown_places_is_no_way():
    rows = [tps(1, A), tps(2, A)]
    assert atlas(rows).tour(rows) == atlas(rows).tour([]) == 0
    assert atlas(rows).apart(rows) is None


@pytest.mark.parametrize(("note", "factor"), [("aspal", 1), ("motor trail", 2), ("naik ketek", 3)])
def test_the_way_counts_more_where_it_is_hard_to_go(note: str, factor: int):
    rows = [at(1, -4.0), at(2, -4.1, note=note)]
    assert atlas(rows).tour(rows) == factor * TENTH
    assert atlas(rows, units={"Polsek  a": (-4.2, 104.0)}).way("POLSEK A", rows[1:]) == factor * TENTH


def test_the_way_of_a_unit_leads_to_its_nearest_tps():
    rows = [at(1, -4.0), at(2, -4.1)]
    found = atlas(rows, units={"POLSEK A": (-4.3, 104.0)})
    assert found.way("Polsek A", rows) == 2224
    assert found.way("POLSEK A", []) == found.way("SAT LANTAS", rows) == 0


def test_tps_at_one_place_are_not_apart():
    rows = [at(1, -4.0), at(2, -4.0)]
    assert atlas(rows).apart(rows) is None


def test_tps_are_apart_by_their_weighed_ways():
    rows = [at(1, -4.0), at(2, -4.1, note="perahu"), tps(1, B)]
    found = atlas(rows).apart(rows)
    assert found is not None
    assert found.tolist() == [[0, 3 * TENTH, 0], [3 * TENTH, 0, 3 * TENTH], [0, 3 * TENTH, 0]]


def test_kecamatan_are_as_far_apart_as_their_middles():
    rows = [at(1, -4.0), at(1, -4.2, B), at(1, -4.0, EAST)]
    assert atlas(rows).between("160128", "160121") == TENTH
    assert atlas(rows).between("160128", "160199") == 0


def test_asked_again_the_answers_are_the_same():
    rows = [at(1, -4.0), at(2, -4.1), tps(1, B), tps(1, EAST)]
    found = atlas(rows, units={"POLSEK A": (-4.2, 104.0)})
    for _ in range(2):
        assert found.tour([rows[1], rows[0], rows[1]]) == TENTH
        assert found.way("POLSEK A", rows) == TENTH
        assert found.way("POLSEK B", rows) == 0
        assert found.distance(A, B) == 0
        assert found.between("160128", "160121") == 0

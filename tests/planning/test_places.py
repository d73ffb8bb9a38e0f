from opsroom.planning.places import STEPS_PER_RANK, Atlas
from tests.planning.cases import tps

A, B, C, D = (f"160128200{number}" for number in range(1, 5))


def test_desa_are_as_far_apart_as_the_middle_of_their_tps():
    rows = [tps(1, A, point=(-4.0, 104.0)), tps(2, A, point=(-4.2, 104.0)), tps(1, B, point=(-4.1, 104.0))]
    assert Atlas(rows).distance(A, B) == 0
    assert Atlas([tps(1, A, point=(-4.0, 104.0)), tps(1, B, point=(-4.1, 104.0))]).distance(B, A) == 1112


def test_without_coordinates_the_order_of_codes_decides():
    atlas = Atlas([tps(1, one) for one in (A, B, C)])
    assert atlas.distance(A, C) == 2 * STEPS_PER_RANK
    assert atlas.distance(A, A) == 0


def test_a_desa_without_coordinates_lies_between_its_neighbours():
    rows = [tps(1, A, point=(-4.0, 104.0)), tps(1, B), tps(1, C, point=(-4.2, 104.0)), tps(1, D)]
    atlas = Atlas(rows)
    assert atlas.distance(A, B) == atlas.distance(B, C) == 1112
    assert atlas.distance(C, D) == 0


def test_a_kecamatan_does_not_borrow_coordinates_of_another():
    atlas = Atlas([tps(1, "1601212001", point=(-4.0, 104.0)), tps(1, A), tps(1, B)])
    assert atlas.distance(A, B) == STEPS_PER_RANK

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.planning import clusters
from opsroom.planning.clusters import Group, divide, tours
from opsroom.planning.places import Matrix

Spots = list[tuple[int, int]]
spots = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=9)


def apart(places: Spots) -> Matrix:
    """Steps between places of a chequered town."""
    return np.array([[abs(a - c) + abs(b - d) for c, d in places] for a, b in places], dtype=np.int64)


def way(some: list[int], steps: Matrix) -> int:
    return int(tours(np.array([some], dtype=np.intp), steps)[0]) if some else 0


def best(count: int, first: int, steps: Matrix) -> int:
    """The shortest division into two groups, all tried."""
    everything = range(count)
    return min(
        way(list(one), steps) + way([other for other in everything if other not in one], steps)
        for one in combinations(everything, first)
    )


def test_a_tour_goes_to_the_nearest_place_next():
    steps = apart([(0, 0), (10, 0), (3, 0), (4, 0)])
    assert tours(np.array([[0, 1, 2, 3], [1, 0, 2, 3]]), steps).tolist() == [10, 10]
    assert tours(np.array([[2]]), steps).tolist() == [0]


def test_two_hamlets_get_a_team_each():
    steps = apart([(0, 0), (40, 40), (1, 0), (41, 40), (0, 1), (40, 41)])
    for exact in (False, True):
        found = divide([0] * 6, range(6), [Group((3,)), Group((3,))], steps, exact=exact)
        assert sorted(found) == [[0, 2, 4], [1, 3, 5]]


def test_a_team_goes_on_near_what_it_holds():
    steps = apart([(0, 0), (9, 0), (1, 0), (8, 0)])
    found = divide([0] * 4, [2, 3], [Group((1,), (1,)), Group((1,), (0,))], steps, exact=True)
    assert found == [[3], [2]]


def test_only_tps_of_one_kind_change_places():
    steps = apart([(0, 0), (40, 0), (1, 0), (41, 0)])
    found = divide([0, 0, 1, 1], range(4), [Group((2, 0)), Group((0, 2))], steps, exact=False)
    assert found == [[0, 1], [2, 3]]


def test_nothing_to_deal_or_one_to_take_it():
    steps = apart([(0, 0), (9, 0)])
    assert divide([0, 0], [], [Group((0,), (0,)), Group((0,), (1,))], steps, exact=True) == [[], []]
    assert divide([0, 0], [1, 0], [Group((2,))], steps, exact=True) == [[0, 1]]
    assert divide([0, 0], [1, 0], [Group((2,)), Group((0,))], steps, exact=True) == [[0, 1], []]


@given(spots, st.data())
def test_a_division_gives_each_group_what_it_takes(places: Spots, data: st.DataObject):
    kinds = data.draw(st.lists(st.integers(0, 1), min_size=len(places), max_size=len(places)))
    owner = data.draw(st.lists(st.integers(0, 2), min_size=len(places), max_size=len(places)))
    groups = [
        Group(tuple(sum(kind == k and one == team for kind, one in zip(kinds, owner, strict=True)) for k in range(2)))
        for team in range(3)
    ]
    steps = apart(places)
    quick = divide(kinds, range(len(places)), groups, steps, exact=False)
    near = divide(kinds, range(len(places)), groups, steps, exact=True)
    for found in (quick, near):
        assert sorted(one for some in found for one in some) == list(range(len(places)))
        assert [tuple(sum(kinds[one] == k for one in some) for k in range(2)) for some in found] == [
            group.need for group in groups
        ]
    assert sum(way(one, steps) for one in near) <= sum(way(one, steps) for one in quick)


@pytest.mark.parametrize("seed", range(6))
def test_a_small_desa_is_divided_as_well_as_can_be(seed: int):
    chance = np.random.default_rng(seed)
    places = [(int(a), int(b)) for a, b in chance.integers(0, 100, size=(8, 2))]
    steps = apart(places)
    found = divide([0] * 8, range(8), [Group((4,)), Group((4,))], steps, exact=True)
    assert sum(way(one, steps) for one in found) <= 1.05 * best(8, 4, steps)


def test_the_same_places_are_divided_alike_every_time():
    places = [(one * 7 % 23, one * 5 % 19) for one in range(12)]
    groups = [Group((4,)), Group((4,)), Group((4,))]
    found = [divide([0] * 12, range(12), groups, apart(places), exact=True) for _ in range(2)]
    assert found[0] == found[1]


def test_a_division_is_taken_as_it_is_when_its_swaps_are_used_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clusters, "SWAPS_PER_TPS", 0)
    steps = apart([(0, 0), (40, 0), (1, 0), (41, 0)])
    assert sorted(map(len, divide([0] * 4, range(4), [Group((2,)), Group((2,))], steps, exact=False))) == [2, 2]

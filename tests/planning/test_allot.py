from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from opsroom.planning.allot import Demand, allot, least_crossing


def demand(*weights: int, full: int = 8, severe: tuple[int, ...] = (), fixed: tuple[bool, ...] = ()) -> Demand:
    return Demand(full, ((severe, weights) if severe else (weights,)), weights, fixed or (False,) * len(weights))


def test_teams_go_where_they_take_most():
    assert allot(demand(9, 5, 16), teams=4, crossing=0) == [1, 1, 2]


def test_the_smallest_remainders_are_left_to_crossing_teams():
    assert allot(demand(9, 7, 10, 6), teams=5, crossing=1) == [1, 1, 1, 1]
    assert least_crossing(demand(9, 7, 10, 6), teams=5) == 1


def test_no_team_crosses_when_there_are_enough():
    assert least_crossing(demand(9, 7, 10, 6), teams=6) == 0


def test_too_few_teams_are_filled_without_crossing_while_desa_fill_them():
    assert least_crossing(demand(9, 8, 10), teams=3) == 0
    assert least_crossing(demand(9, 8, 14), teams=3) == 0
    assert least_crossing(demand(9, 8, 7, 7), teams=3) == 1


def test_severe_tps_get_a_team_before_larger_gains():
    assert allot(demand(8, 8, 3, severe=(0, 0, 3)), teams=2, crossing=0) == [1, 0, 1]


def test_a_team_that_serves_severe_and_others_alike_is_preferred():
    # Capacity 3: desa 0 has one severe of three, desa 1 two severe, desa 2 one severe of two.
    here = demand(3, 2, 2, full=3, severe=(1, 2, 1))
    assert allot(here, teams=2, crossing=1) == [1, 0, 0]
    assert least_crossing(here, teams=2) == 1


def test_a_pinned_team_is_never_left_without_its_own_or_a_crossing_team():
    here = demand(8, 1, 2, fixed=(False, True, True))
    assert allot(here, teams=2, crossing=0)[1:] == [1, 1]
    assert allot(here, teams=2, crossing=1) == [0, 0, 1]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.integers(0, 5))
def test_no_plan_of_any_kind_needs_fewer_crossing_teams(weights: list[int], teams: int):
    full = 4
    unavoidable = max(0, sum(weights) - teams * full)

    def wastes(own: tuple[int, ...], crossing: int) -> bool:
        outside = sum(max(0, weight - full * one) for weight, one in zip(weights, own, strict=True))
        return outside - crossing * full > unavoidable

    possible = [
        crossing
        for crossing in range(teams + 1)
        for own in product(range(teams - crossing + 1), repeat=len(weights))
        if sum(own) <= teams - crossing and not wastes(own, crossing)
    ]
    assert least_crossing(demand(*weights, full=full), teams) == min(possible)

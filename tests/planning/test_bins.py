from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.planning.bins import bins_needed, fit, spread
from opsroom.planning.kinds import Kind, Scale, scale_of

R = Kind(2, RAWAN, "", (Pattern(2, 2, 4),))


def scale(*capacities: int) -> Scale:
    return scale_of([R, Kind(1, KURANG_RAWAN, "", tuple(Pattern(2, one, 2) for one in capacities))], 2)


def test_fit_leaves_out_the_least_severe():
    here = scale(8)
    assert fit([1, 6], 1, here.preferred, here.full) == ([[1, 4]], [0, 2])


def test_bins_needed_says_what_one_team_less_leaves_out():
    here = scale(8)
    assert bins_needed([0, 17], here.preferred, here.full) == (3, 1)
    assert bins_needed([3, 5], here.preferred, here.full) == (3, 1)
    assert bins_needed([0, 0], here.preferred, here.full) == (0, 0)


def test_bins_needed_counts_the_gaps_of_weights_that_do_not_divide():
    three = [Kind(tps, str(tps), "", (Pattern(2, tps, 2),)) for tps in (2, 3, 4)]
    here = scale_of(three, 2)
    counts = [3, 2, 1]
    assert [kind.code for kind in here.kinds] == ["4", "3", "2"]
    assert sum(count * weight for count, weight in zip(counts, here.preferred, strict=True)) < 2 * here.full
    assert bins_needed(counts, here.preferred, here.full)[0] == 3


@given(st.lists(st.integers(0, 30), min_size=2, max_size=2), st.integers(1, 12))
def test_what_is_needed_suffices(counts: list[int], capacity: int):
    here = scale(capacity)
    bins, _ = bins_needed(counts, here.preferred, here.full)
    packed, rest = fit(counts, bins, here.preferred, here.full)
    assert not any(rest)
    assert [sum(column) for column in zip(*packed, [0, 0], strict=True)] == counts


def test_spread_makes_teams_even():
    assert spread([0, 9], [[0, 0], [0, 0]], scale(8)) == ([[0, 5], [0, 4]], [0, 0])


def test_spread_goes_on_from_what_teams_hold():
    assert spread([0, 4], [[0, 3], [0, 0]], scale(8)) == ([[0, 4], [0, 3]], [0, 0])


def test_spread_returns_what_no_team_can_take():
    assert spread([0, 20], [[0, 0], [0, 0]], scale(4, 8)) == ([[0, 8], [0, 8]], [0, 4])

"""The objective levels of plans beside the best there are, on operations small enough to try everything."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.plan import PlotRequest
from opsroom.domain.tps import Tps
from opsroom.planning.engine import plot
from tests.planning.cases import request, tps
from tests.planning.checker import check_plan, levels
from tests.planning.exhaustive import best_levels

Patterns = dict[str, tuple[Pattern, ...]]
SMALL: Patterns = {
    KURANG_RAWAN: (Pattern(2, 4, 8),),
    RAWAN: (Pattern(2, 2, 4),),
    SANGAT_RAWAN: (Pattern(2, 1, 2),),
}
CODES = (KURANG_RAWAN, KURANG_RAWAN, KURANG_RAWAN, RAWAN, RAWAN, SANGAT_RAWAN)


@st.composite
def small_rows(draw: st.DrawFn, codes: tuple[str, ...]) -> tuple[Tps, ...]:
    """At most eleven TPS in one or two kecamatan of one to four desa."""
    desa = [f"16012{kec}20{number:02d}" for kec in range(draw(st.integers(1, 2))) for number in range(1, 5)]
    cells = draw(st.lists(st.tuples(st.sampled_from(desa), st.sampled_from(codes)), max_size=11))
    return tuple(tps(number, code, category) for number, (code, category) in enumerate(cells, start=1))


def judge(case: PlotRequest) -> None:
    plan = plot(case)
    assert check_plan(case, plan) == []
    assert levels(case, plan) == best_levels(case)


@given(small_rows((KURANG_RAWAN,)), st.integers(0, 12), st.integers(1, 5), st.integers(0, 3))
def test_one_category_is_laid_out_as_well_as_possible(rows: tuple[Tps, ...], people: int, first: int, more: int):
    judge(request(rows, people, {KURANG_RAWAN: (Pattern(2, first, 2), Pattern(2, first + more, 2))}))


@given(small_rows(CODES), st.integers(0, 12))
def test_patterns_that_divide_each_other_are_laid_out_as_well_as_possible(rows: tuple[Tps, ...], people: int):
    judge(request(rows, people, SMALL))


@given(small_rows(CODES), st.integers(0, 12))
def test_a_reserve_pattern_is_used_as_little_as_possible(rows: tuple[Tps, ...], people: int):
    judge(request(rows, people, {**SMALL, KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16))}))


@given(small_rows(CODES), st.integers(0, 14))
def test_teams_of_several_sizes_share_the_people_as_well_as_possible(rows: tuple[Tps, ...], people: int):
    sizes = {KURANG_RAWAN: (Pattern(2, 4, 8),), RAWAN: (Pattern(3, 2, 4),), SANGAT_RAWAN: (Pattern(1, 1, 2),)}
    judge(request(rows, people, sizes))


@pytest.mark.slow
def test_odd_patterns_stay_near_the_best():
    """Where weights do not pack without gaps the engine is a heuristic; this is how far it may be off."""
    chance = random.Random(20240214)
    missed: Counter[str] = Counter()
    for _ in range(400):
        patterns = {
            KURANG_RAWAN: tuple(Pattern(2, chance.randint(1, 6), 2) for _ in range(chance.randint(1, 3))),
            RAWAN: tuple(Pattern(2, chance.randint(1, 4), 2) for _ in range(chance.randint(1, 2))),
            SANGAT_RAWAN: (Pattern(2, 1, 2),),
        }
        rows = [
            tps(number, f"160128200{chance.randint(1, 4)}", chance.choice(CODES))
            for number in range(1, chance.randint(2, 11))
        ]
        case = request(rows, chance.randint(0, 12), patterns)
        found, best = levels(case, plot(case)), best_levels(case)
        names = (*("uncovered" for _ in best[:-3]), "beyond", "crossing", "people")
        missed.update(name for name, a, b in list(zip(names, found, best, strict=True)) if a > b)
        assert sum(found[:-3]) <= sum(best[:-3]) + 1
    assert missed["uncovered"] <= 4
    assert missed.total() <= 16, missed

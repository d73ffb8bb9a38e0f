"""The objective levels of plans beside the best there are, on operations small enough to try everything."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.plan import Pin, PlotRequest
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.domain.tps import Tps
from opsroom.planning.engine import plot
from tests.planning.cases import person, request, tps
from tests.planning.checker import check_plan, levels
from tests.planning.exhaustive import best_levels, best_levels_with_pins

Patterns = dict[str, tuple[Pattern, ...]]
SMALL: Patterns = {
    KURANG_RAWAN: (Pattern(2, 4, 8),),
    RAWAN: (Pattern(2, 2, 4),),
    SANGAT_RAWAN: (Pattern(2, 1, 2),),
}
HOMES = tuple(f"16012{kec}20{number:02d}" for kec in range(2) for number in range(1, 5))
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


@st.composite
def odd_patterns(draw: st.DrawFn) -> Patterns:
    """Patterns that do not divide each other, several per category, of several team sizes."""
    pattern = st.builds(Pattern, st.sampled_from([1, 2, 2, 2, 3, 4]), st.integers(1, 6), st.just(2))
    some = st.lists(pattern, min_size=1, max_size=3).map(tuple)
    return {KURANG_RAWAN: draw(some), RAWAN: draw(some), SANGAT_RAWAN: (Pattern(2, 1, 2),)}


@given(small_rows(CODES), st.integers(0, 14), odd_patterns())
def test_odd_patterns_are_laid_out_as_well_as_possible(rows: tuple[Tps, ...], people: int, patterns: Patterns):
    judge(request(rows[:9], people, patterns))


@given(st.data())
def test_with_pins_the_rest_is_as_good_as_possible(data: st.DataObject):
    rows = data.draw(small_rows(CODES))[:7]
    people = tuple(person(number, home=data.draw(st.sampled_from(["", *HOMES]))) for number in range(1, 4))
    others = tuple(person(number) for number in range(4, data.draw(st.integers(4, 13))))
    pin = st.builds(Pin, st.sampled_from([one.id for one in people]), st.sampled_from([one.id for one in rows] or [0]))
    pins = tuple(data.draw(st.lists(pin, max_size=4)))
    patterns = data.draw(st.sampled_from([SMALL, {**SMALL, KURANG_RAWAN: (Pattern(2, 3, 6), Pattern(3, 5, 10))}]))
    case = request(rows, (*people, *others), patterns, pins=pins)
    plan = plot(case)
    assert check_plan(case, plan) == []
    place = {who.person_id: team.tps_ids for team in plan.teams for who in team.members}
    kept = tuple(pin for pin in pins if pin.tps_id in place.get(pin.person_id, ()))
    found = levels(case, plan)
    assert found >= best_levels_with_pins(replace(case, pins=kept))
    # A pin is given up only for want of people who may serve there; the best without it knows nothing of that.
    if len(kept) == len(pins) and all(level.is_proven for level in plan.levels[:4]):
        assert found == best_levels_with_pins(replace(case, pins=kept))
    else:
        assert len(kept) < len(pins) or any(one.home_desa for one in people)


@given(small_rows(CODES), st.integers(0, 14), odd_patterns())
def test_bounds_are_met_and_said_so(rows: tuple[Tps, ...], people: int, patterns: Patterns):
    case = request(rows, people, patterns)
    plan = plot(case)
    assert all(level.is_proven for level in plan.levels[:4])
    values = [value for _, value, _ in plan.levels[0].parts] + [level.value for level in plan.levels[1:4]]
    assert tuple(values) == levels(case, plan)


@given(small_rows(CODES), st.integers(0, 14), odd_patterns())
def test_no_team_crosses_where_the_rule_is_enforced(rows: tuple[Tps, ...], people: int, patterns: Patterns):
    rules = PlotRules().with_rule(Soft.ONE_DESA, RuleSetting(weight=1, is_enforced=True))
    case = request(rows, people, patterns, rules=rules)
    plan = plot(case)
    assert not any(team.crosses_desa for team in plan.teams)
    # As if every desa were a kecamatan of its own.
    apart = tuple(replace(one, kecamatan_code=one.desa_code) for one in rows)
    assert levels(case, plan) == best_levels(request(apart, people, patterns))

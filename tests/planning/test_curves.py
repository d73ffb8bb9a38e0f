import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.planning.curves import Costing, Depth, Tracer, least_people
from opsroom.planning.districts import District, districts
from opsroom.planning.kinds import kind_of
from opsroom.planning.layout import Draft, Layout
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from tests.planning.cases import request, tps, village

A, B = "1601282001", "1601282002"
LOOSE = {KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16)), RAWAN: (Pattern(2, 2, 4),)}
COSTING = Costing((2, 1), 100)


def district(rows, patterns=LOOSE) -> District:
    case = canonical(request(rows, 0, patterns))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    return districts(case, kinds, (), Atlas(case.tps).distance)[0]


def test_each_objective_outweighs_all_that_follow():
    (unit,) = district([*village(A, 12), *village(B, 3), tps(20, A, RAWAN)]).ways[0]
    own, mixed = Draft({A: [0, 4]}), Draft({A: [0, 2], B: [0, 2]})
    order = [
        Layout([own]),
        Layout([own, own]),
        Layout([mixed]),
        Layout([Draft({A: [0, 5]})]),
        Layout([Draft({A: [0, 8]}), mixed]),
        Layout([own], {B: [0, 1]}),
        Layout([own], {B: [0, 3]}),
        Layout([own], {A: [1, 0]}),
    ]
    costs = [COSTING.cost(one, unit) for one in order]
    assert costs == sorted(costs)
    assert len(set(costs)) == len(costs)


def test_the_last_digit_prefers_equal_burdens():
    (unit,) = district(village(A, 12)).ways[0]
    nothing, some, much = (COSTING.cost(Layout([], {A: [count]}), unit) for count in (0, 2, 4))
    assert 2 * some < nothing + much


def test_a_curve_goes_only_as_deep_as_asked():
    tracer = Tracer(district([*village(A, 9), *village(B, 3)]), COSTING)
    assert sorted(tracer.curve(Depth.PREFERRED)) == [6, 8]
    assert sorted(tracer.curve(Depth.LOOSEST)) == [4, 6, 8]
    assert sorted(tracer.curve(Depth.SHORT)) == [0, 2, 4, 6, 8]


def test_less_people_never_cost_less_by_bending_rules():
    curve = Tracer(district([*village(A, 9), *village(B, 3)]), COSTING).curve(Depth.SHORT)
    assert [(curve[used].short, curve[used].beyond) for used in sorted(curve)] == [
        (12, 0),
        (4, 4),
        (0, 4),
        (0, 0),
        (0, 0),
    ]


@pytest.mark.parametrize(("depth", "people"), [(Depth.PREFERRED, 6), (Depth.LOOSEST, 4), (Depth.SHORT, 0)])
def test_least_people_depend_on_the_rules_that_may_be_bent(depth: Depth, people: int):
    assert least_people(Tracer(district([*village(A, 9), *village(B, 3)]), COSTING).curve(Depth.SHORT), depth) == people


def test_ways_of_other_team_sizes_are_joined_point_by_point():
    patterns = {KURANG_RAWAN: (Pattern(2, 8, 16), Pattern(1, 4, 8)), RAWAN: (Pattern(2, 2, 4), Pattern(1, 1, 2))}
    curve = Tracer(district([*village(A, 4), tps(9, A, RAWAN)], patterns), COSTING).curve(Depth.SHORT)
    assert [(curve[used].way, curve[used].short, curve[used].beyond) for used in range(3)] == [
        (0, 5, 0),
        (3, 4, 1),
        (0, 0, 0),
    ]


def test_a_curve_that_always_bends_a_rule_has_no_least_people():
    assert least_people({}, Depth.PREFERRED) is None

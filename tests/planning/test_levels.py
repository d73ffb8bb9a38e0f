"""What people are given to every district, and what is said of it."""

from itertools import pairwise

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import LevelName, Pin, PlotRequest
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning.budget import before_of, budget_of
from opsroom.planning.kinds import kind_of
from opsroom.planning.levels import Before, Budget, Shape, solve_levels
from opsroom.planning.pins import read_pins
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, request, tps, village

EAST, WEST = "160121", "160128"
ODD = {KURANG_RAWAN: (Pattern(2, 5, 10), Pattern(3, 7, 14)), RAWAN: (Pattern(2, 2, 4),)}


def solved(
    question: PlotRequest, budget: Budget | None = None, before: Before | None = None, watch: PlotWatch = UNWATCHED
) -> Shape:
    case = canonical(question)
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    seeds, _ = read_pins(case, kinds)
    return solve_levels(
        case, kinds, seeds, budget or budget_of(case), Atlas(case).distance, before or before_of(case), watch
    )


def teams(shape: Shape) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit, layout in shape.layouts:
        found[unit.kecamatan] = found.get(unit.kecamatan, 0) + len(layout.drafts)
    return found


def test_nobody_more_is_used_than_is_needed():
    shape = solved(request([*village(f"{EAST}2001", 9), *village(f"{WEST}2001", 3)], 99))
    assert teams(shape) == {EAST: 2, WEST: 1}
    assert [(level.name, level.value) for level in shape.levels] == [
        (LevelName.UNCOVERED, 0),
        (LevelName.BEYOND, 0),
        (LevelName.CROSSING, 0),
        (LevelName.PEOPLE, 6),
    ]


def test_the_kecamatan_where_one_crossing_saves_most_crosses():
    # East: 1 + 1 + 1 in one crossing team saves two teams; west: 4 + 4 saves one.
    east = [row for number in range(1, 4) for row in village(f"{EAST}200{number}", 9)]
    west = [row for number in range(1, 3) for row in village(f"{WEST}200{number}", 12)]
    assert teams(solved(request([*east, *west], 16))) == {EAST: 4, WEST: 4}


def test_equal_shortage_is_spread():
    rows = [*village(f"{EAST}2001", 32), *village(f"{WEST}2001", 32)]
    assert teams(solved(request(rows, 8))) == {EAST: 2, WEST: 2}


def test_in_a_replan_people_stay_in_their_kecamatan_where_that_is_as_good():
    rows = [*village(f"{EAST}2001", 32), *village(f"{WEST}2001", 32)]
    before = Before({rows[0].id: 6, rows[-1].id: 2})
    assert teams(solved(request(rows, 8), before=before)) == {EAST: 3, WEST: 1}


def test_no_more_teams_than_may_be_led():
    shape = solved(request(village(f"{EAST}2001", 32), 8), Budget(8, max_teams=3))
    assert teams(shape) == {EAST: 3}
    assert shape.levels[0].parts[-1][1:] == (8, 8)


def test_people_who_may_serve_only_at_home_are_used_there_first():
    rows = [*village(f"{EAST}2001", 16), *village(f"{WEST}2001", 24)]
    at_home = Budget(8, local=((frozenset({EAST}), 6),))
    assert teams(solved(request(rows, 8), at_home)) == {EAST: 2, WEST: 1}
    both = Budget(8, local=((frozenset({EAST}), 2), (frozenset({EAST, WEST}), 6)))
    assert teams(solved(request(rows, 8), both)) == {EAST: 2, WEST: 2}
    nowhere = Budget(8, local=((frozenset({"999999"}), 6),))
    assert sum(teams(solved(request(rows, 8), nowhere)).values()) == 4


def test_curves_answer_for_every_kecamatan():
    rows = [*village(f"{EAST}2001", 9), *village(f"{WEST}2001", 3), tps(50, f"{WEST}2001", RAWAN)]
    curves = solved(request(rows, 6)).curves
    assert (curves.chosen(EAST), curves.chosen(WEST), curves.chosen("999999")) == (4, 2, 0)
    assert curves.best(EAST, 2) == curves.best(EAST, 3) == (0, 1, 0, 0)
    assert curves.best(WEST, 0) == (1, 3, 0, 0)
    assert curves.best(WEST, 99) == (0, 0, 0, 0)
    assert curves.best(EAST, -1) == (0, 9, 0, 0)


def test_nothing_to_plot_has_levels_of_nothing():
    assert [level.value for level in solved(request([], 5)).levels] == [0, 0, 0, 0]


def test_levels_found_so_far_are_told():
    told = []
    rows = [*village(f"{EAST}2001", 9), *village(f"{EAST}2002", 3)]
    solved(request(rows, 6, ODD), watch=PlotWatch(found=told.append))
    assert len(told) > 1
    assert all(later[0].bound >= sooner[0].bound for sooner, later in pairwise(told))


def test_stopped_at_once_there_are_teams_and_an_honest_bound():
    rows = [*village(f"{EAST}2001", 9), *village(f"{EAST}2002", 3), *village(f"{WEST}2001", 5)]
    best = solved(request(rows, 5, ODD))
    stopped = solved(request(rows, 5, ODD), watch=PlotWatch(is_stopping=lambda: True))
    assert all(level.is_proven for level in best.levels)
    assert stopped.layouts
    for early, full in zip(stopped.levels, best.levels, strict=True):
        if early.value != full.value:
            assert early.bound <= full.value < early.value
            break
        assert early.bound <= full.value


def test_stopped_in_the_middle_there_are_teams():
    asked = iter([False, *[True] * 99])
    rows = [*village(f"{EAST}2001", 9), *village(f"{WEST}2001", 5)]
    assert solved(request(rows, 5, ODD), watch=PlotWatch(is_stopping=lambda: next(asked))).layouts


def test_pins_that_need_more_people_than_the_bound_knew_are_kept():
    rows = village(f"{EAST}2001", 8)
    pins = tuple(Pin(PersonId(number), rows[number].id) for number in range(1, 5))
    shape = solved(request(rows, 4, STANDARD, pins=pins))
    seeds = [draft.seed for _, layout in shape.layouts for draft in layout.drafts if draft.seed]
    assert sorted(one for seed in seeds for one in seed.people) == [1, 2, 3, 4]

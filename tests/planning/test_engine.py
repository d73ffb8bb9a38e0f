from itertools import count

import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.errors import Cancelled
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Pin, Plan, PlotRequest, Rule
from opsroom.domain.plot_watch import PlotWatch
from opsroom.domain.progress import Progress
from opsroom.planning.engine import plot
from tests.planning.cases import force, person, request, tps, village
from tests.planning.checker import check_plan

A, B, C, EAST = "1601282001", "1601282002", "1601282003", "1601212001"


def made(case: PlotRequest) -> Plan:
    plan = plot(case)
    assert check_plan(case, plan) == []
    return plan


def test_nothing_to_secure_and_nobody_to_do_it_is_a_plan():
    plan = made(PlotRequest((), ()))
    assert (plan.teams, plan.shortages, plan.posts, plan.remarks, plan.idle) == ((), (), (), (), ())
    assert len(plan.input_hash) == 64


def test_without_people_every_tps_is_short():
    plan = made(request(village(A, 3)))
    assert [one.rule for one in plan.shortages] == [Rule.NO_PEOPLE] * 3


def test_without_patterns_every_tps_is_short_and_everybody_idle():
    plan = made(request(village(A, 3), 4, {}))
    assert [one.rule for one in plan.shortages] == [Rule.NO_PATTERN] * 3
    assert plan.idle == (1, 2, 3, 4)


def test_without_tps_everybody_is_idle():
    assert made(request((), 3)).idle == (1, 2, 3)


def test_teams_are_numbered_through_in_order_of_place():
    plan = made(request([*village(B, 3), *village(A, 9), *village(EAST, 1)], 8))
    assert [(team.number, team.kecamatan_code, team.tps_ids[0]) for team in plan.teams] == [
        (1, "160121", 212001001),
        (2, "160128", 282001001),
        (3, "160128", 282001006),
        (4, "160128", 282002001),
    ]


def test_a_very_vulnerable_tps_has_its_own_team():
    plan = made(request([*village(A, 2), tps(3, A, SANGAT_RAWAN)], 4))
    assert sorted(len(team.tps_ids) for team in plan.teams) == [1, 2]


def test_other_categories_share_a_team_of_a_desa():
    plan = made(request([*village(A, 4), tps(5, A, RAWAN)], 4))
    assert [(team.pattern, len(team.tps_ids)) for team in plan.teams] == [(Pattern(2, 2, 4), 5)]
    assert len(plan.idle) == 2


def test_the_most_vulnerable_are_the_last_to_be_dropped():
    rows = [*village(A, 8), tps(9, A, RAWAN), tps(10, A, SANGAT_RAWAN)]
    covered = [{one for team in made(request(rows, people)).teams for one in team.tps_ids} for people in (2, 4, 6)]
    assert covered[0] == {rows[9].id}
    assert {rows[9].id, rows[8].id} < covered[1]
    assert len(covered[2]) == 10


def test_desa_are_crossed_only_when_people_run_out():
    rows = [*village(A, 9), *village(B, 9), *village(C, 9)]
    assert [made(request(rows, people)).cross_desa_count for people in (12, 10, 8)] == [0, 1, 1]


def test_a_pin_is_kept_even_where_it_costs_coverage():
    rows = [*village(A, 1), tps(1, B, SANGAT_RAWAN)]
    plan = made(request(rows, 2, pins=(Pin(PersonId(2), rows[0].id),)))
    assert [team.tps_ids for team in plan.teams] == [(rows[0].id,)]


def test_people_barred_from_one_desa_serve_another():
    rows = [*village(A, 5), *village(EAST, 1)]
    plan = made(request(rows, [person(1, home=A), person(2, home=A)]))
    assert [team.tps_ids for team in plan.teams] == [(rows[5].id,)]
    assert [one.rule for one in plan.shortages] == [Rule.HOME_DESA] * 5


def test_pins_refused_in_any_attempt_are_told():
    """The first attempt gives up the team of a desa; the second drops its pins without a word of its own."""
    rows = [*village(A, 1), *village(EAST, 1)]
    people = [person(1), person(2, home=A), person(3, home=A)]
    pins = (Pin(PersonId(1), rows[0].id), Pin(PersonId(9), rows[0].id))
    plan = made(request(rows, people, pins=pins))
    assert sum(remark.rule is Rule.PIN_CONFLICT for remark in plan.remarks) == 2


def test_another_team_size_is_used_when_it_is_all_there_is():
    plan = made(request(village(A, 3), 1, {KURANG_RAWAN: (Pattern(2, 8, 16), Pattern(1, 4, 8))}))
    assert [len(team.members) for team in plan.teams] == [1]


def test_a_team_is_formed_for_what_did_not_pack():
    """Weights without common measure: packing leaves a TPS over although a team is left, and it gets that team."""
    patterns = {
        KURANG_RAWAN: (Pattern(2, 8, 2), Pattern(2, 3, 2), Pattern(2, 2, 2)),
        RAWAN: (Pattern(2, 1, 2), Pattern(2, 3, 2)),
        "X": (Pattern(2, 1, 2),),
    }
    counts = {
        "3R": 6, "4K": 5, "1X": 4, "6K": 4, "3X": 3, "5K": 2, "4X": 2, "6R": 2, "2R": 2, "3K": 2, "4R": 2, "6X": 2,
        "2X": 1, "1R": 1, "1K": 1,
    }  # fmt: skip
    names = {"K": KURANG_RAWAN, "R": RAWAN, "X": "X"}
    cells = [cell for cell, count in counts.items() for _ in range(count)]
    rows = [tps(number, f"160128200{cell[0]}", names[cell[1]]) for number, cell in enumerate(cells, start=1)]
    assert made(request(rows, 40, patterns)).shortages == ()


def test_progress_moves_to_the_end():
    seen: list[float] = []
    watch = PlotWatch(Progress(lambda share, _text: seen.append(share)))
    plot(request([*village(A, 9), *village(EAST, 3)], 2), watch)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_it_stops_wherever_it_is_cancelled():
    case = request(village(A, 9), 2)
    asked = count()
    plot(case, PlotWatch(Progress(is_cancelled=lambda: next(asked) < 0)))
    places = next(asked)
    assert places > 3
    for place in range(places):
        asked = count()
        watch = PlotWatch(Progress(is_cancelled=lambda place=place, asked=asked: next(asked) == place))
        with pytest.raises(Cancelled):
            plot(case, watch)


def test_the_same_question_twice_has_the_same_answer():
    case = request([*village(A, 9), *village(B, 3), tps(4, B, SANGAT_RAWAN)], force(5, "AIPTU"))
    assert plot(case) == plot(case)

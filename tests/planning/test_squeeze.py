import re
from dataclasses import replace

from opsroom.domain.categories import RAWAN, SANGAT_RAWAN
from opsroom.domain.plan import Plan, PlotRequest, Rule
from opsroom.domain.plot_rules import PlotRules
from opsroom.planning.engine import plot
from tests.planning.cases import force, request, tps, village

A, B, C = "1601282001", "1601282002", "1601282003"


def said(plan: Plan) -> list[str]:
    return [one.text for one in plan.remarks if one.rule is Rule.FORCE]


def three_desa(people: int, **more: object) -> PlotRequest:
    return request([*village(A, 9), *village(B, 9), *village(C, 7), tps(8, C, RAWAN)], people, **more)


def test_the_force_is_held_against_teams_within_one_desa():
    assert said(plot(three_desa(10))) == [
        "10 orang untuk 26 TPS: satu tim satu desa memerlukan 10 orang untuk TPS kurang rawan (2-8-16) dan "
        "2 untuk TPS rawan (2-2-4), jumlah 12, kurang 2 orang; karena itu 1 tim melintasi desa; jalan keluar: "
        "tambah 2 orang atau jadikan 2-9-18 pola utama untuk TPS kurang rawan (memerlukan 8 orang)."
    ]


def test_nothing_is_said_when_the_force_is_enough():
    assert said(plot(three_desa(12))) == []
    assert said(plot(request((), 0))) == []


def test_the_people_it_asks_for_are_enough():
    case = three_desa(4)
    (text,) = said(plot(case))
    assert "TPS belum terisi" in text
    found = re.search(r"tambah (\d+) orang", text)
    assert found
    plan = plot(replace(case, people=force(len(case.people) + int(found[1]))))
    assert (plan.shortages, plan.cross_desa_count, said(plan)) == ((), 0, [])


def test_kinds_that_share_a_team_need_less_together():
    rows = [*village(A, 4), tps(5, A, RAWAN), *village(B, 4), tps(9, B, SANGAT_RAWAN)]
    (text,) = said(plot(request(rows, 4)))
    assert "4 orang untuk TPS kurang rawan (2-8-16), 2 untuk TPS rawan (2-2-4), dan 2 untuk TPS sangat rawan" in text
    assert "bersama-sama 6 karena sebagian boleh satu tim, kurang 2 orang" in text


def test_the_next_pattern_tried_is_told_beside_the_one_that_is_enough():
    (text,) = said(plot(request([*village(A, 10), *village(B, 10)], 4)))
    assert text.endswith("jadikan 2-10-20 pola utama untuk TPS kurang rawan (memerlukan 4 orang, 2-9-18 masih 8).")


def test_the_reserve_is_offered_first():
    (text,) = said(plot(three_desa(14, rules=PlotRules(reserve=4))))
    assert "jalan keluar: lepas 2 dari 4 orang cadangan, tambah 2 orang, atau" in text

"""What every rule costs, and what is forbidden."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from opsroom.domain.categories import SANGAT_RAWAN, Pattern
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.plan import Member, Plan, Role, Rule, Team
from opsroom.domain.plot_rules import DEFAULT_SOFT, PlotRules, Soft
from opsroom.domain.tps import Tps
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from opsroom.planning.scoring import Scorer, is_junior, is_lent
from tests.planning.cases import person, request, tps

NEAR, FAR = "1601282001", "1601212001"
#: About 11.1 km apart.
HERE, THERE = (-4.0, 104.0), (-4.1, 104.0)


def scorer(rows: Sequence[Tps] = (), people: Sequence[Person] = (), **more: object) -> Scorer:
    case = canonical(request(rows, people, **more))
    return Scorer(case, Atlas(case))


def points(found: Sequence[object]) -> dict[Soft, int]:
    return {one.rule: one.points for one in found}  # type: ignore[attr-defined]


def enforced(rule: Soft, limit: int = 0) -> PlotRules:
    return PlotRules().with_rule(rule, replace(DEFAULT_SOFT[rule], is_enforced=True, limit=limit))


def ordered(who: int, rows: Sequence[Tps]) -> Plan:
    member = Member(PersonId(who), Role.KA_TIM)
    return Plan((Team(1, NEAR[:6], (member,), tuple(one.id for one in rows), Pattern(1, 8, 16)),))


def test_a_polsek_outside_what_it_serves_costs():
    found = scorer(unit_areas={"POLSEK A": frozenset({NEAR[:6]})})
    outside = found.parts(person(1, unit="Polsek  a"), [tps(1, FAR)], [])
    assert points(outside) == {Soft.OWN_POLSEK: 40}
    assert outside[0].text == "di luar wilayah Polsek  a"
    assert found.parts(person(1, unit="POLSEK A"), [tps(1, NEAR)], []) == ()
    assert found.parts(person(1, unit="SAT LANTAS"), [tps(1, FAR)], []) == ()


def test_a_way_costs_per_ten_kilometres():
    rows = [tps(1, NEAR, point=THERE)]
    found = scorer(rows, unit_points={"POLSEK A": HERE}).parts(person(1, unit="POLSEK A"), rows, [])
    assert points(found) == {Soft.SHORT_WAY: 11}
    assert found[0].text == "perjalanan 11,1 km tertimbang"


def test_the_way_between_tps_is_of_the_team():
    rows = [tps(1, NEAR, point=HERE), tps(2, NEAR, point=THERE)]
    found = scorer(rows)
    assert points(found.team_parts([], rows)) == {Soft.SHORT_WAY: 11}
    assert found.parts(person(1), rows, []) == ()


@pytest.mark.parametrize(
    ("row", "cost"),
    [
        (tps(1, NEAR), {}),
        (tps(1, NEAR, SANGAT_RAWAN), {Soft.FAIRNESS: 20}),
        (replace(tps(1, NEAR), access_note="naik perahu"), {Soft.FAIRNESS: 20}),
        (replace(tps(1, NEAR), access_note="jalan kaki"), {}),
    ],
)
def test_a_hard_tps_once_more_costs_per_time(row: Tps, cost: dict[Soft, int]):
    assert points(scorer([row]).parts(replace(person(1), hard_before=2), [row], [])) == cost


def test_leaving_all_tps_of_the_ordered_plan_costs():
    old = [tps(1, NEAR), tps(2, NEAR)]
    found = scorer(ordered=ordered(1, old))
    assert points(found.parts(person(1), [tps(3, NEAR)], [])) == {Soft.FEW_MOVES: 50}
    assert found.parts(person(1), [tps(2, NEAR), tps(3, NEAR)], []) == ()
    assert found.parts(person(2), [tps(3, NEAR)], []) == ()


def test_a_team_costs_for_crossing_lent_alone_and_juniors():
    lent = [person(1, "BRIPDA", source=Source.TNI), person(2, "?", source=Source.BKO_POLDA)]
    assert points(scorer().team_parts(lent, [tps(1, NEAR), tps(1, NEAR[:-1] + "2")])) == {
        Soft.ONE_DESA: 100,
        Soft.LENT_PAIRED: 30,
        Soft.JUNIOR_PAIR: 20,
    }
    assert scorer().team_parts([*lent[:1], person(3)], [tps(1, NEAR)]) == ()
    assert scorer().team_parts([], [tps(1, NEAR)]) == ()


def test_rules_that_are_off_cost_nothing():
    rules = PlotRules()
    for rule in Soft:
        rules = rules.with_rule(rule, replace(DEFAULT_SOFT[rule], is_on=False))
    rows = [tps(1, NEAR, SANGAT_RAWAN, point=HERE), tps(1, FAR, point=THERE)]
    lent = [replace(person(one, "BRIPDA", "POLSEK A", Source.TNI), hard_before=1) for one in (1, 2)]
    found = scorer(rows, lent, rules=rules, unit_areas={"POLSEK A": frozenset({"1"})}, unit_points={"POLSEK A": THERE})
    assert found.parts(lent[0], rows[:1], []) == found.team_parts(lent, rows) == ()
    assert found.ground(rows).tour == found.person_points(lent[0], found.ground(rows[:1])) == 0
    assert found.spread_points(1, 1) == 0


def test_lent_people_beyond_the_fair_share_of_a_kecamatan_cost():
    people = [person(1, source=Source.TNI), *(person(one) for one in (2, 3, 4))]
    found = scorer((), people)
    assert [found.spread_points(4, lent) for lent in (0, 1, 2, 3)] == [0, 0, 15, 30]
    assert found.spread_points(5, 2) == 0
    assert scorer().spread_points(2, 1) == 15


def test_person_points_are_the_sum_of_the_parts():
    rows = [tps(1, FAR, SANGAT_RAWAN, point=THERE)]
    who = replace(person(1, unit="POLSEK A"), hard_before=1)
    found = scorer(
        rows,
        [who],
        unit_points={"POLSEK A": HERE},
        unit_areas={"POLSEK A": frozenset({NEAR[:6]})},
        ordered=ordered(1, [tps(9, NEAR)]),
    )
    assert sum(points(found.parts(who, rows, [])).values()) == 40 + 11 + 10 + 50
    assert found.person_points(who, found.ground(rows)) == 40 + 11 + 10 + 50


def test_nobody_serves_his_home_desa():
    found = scorer()
    breach = found.forbids(person(1, home=NEAR), [tps(1, NEAR)], [])
    assert breach is not None
    assert (breach.rule, breach.is_enforced) == (Rule.HOME_DESA, True)
    assert breach.text == "BRIGPOL ORANG 1 terdaftar sebagai pemilih di DESA 2001."
    assert found.forbids(person(1, home=NEAR), [tps(1, FAR)], []) is None
    assert not found.may_join(person(1, home=NEAR), found.ground([tps(1, NEAR)]))


def test_an_enforced_polsek_stays():
    areas = {"POLSEK A": frozenset({NEAR[:6]})}
    found = scorer(unit_areas=areas, rules=enforced(Soft.OWN_POLSEK))
    breach = found.forbids(person(1, unit="POLSEK A"), [tps(1, FAR)], [])
    assert breach is not None
    assert (breach.rule, breach.text) == (Soft.OWN_POLSEK, "BRIGPOL ORANG 1 harus bertugas di wilayah POLSEK A.")
    assert scorer(unit_areas=areas).forbids(person(1, unit="POLSEK A"), [tps(1, FAR)], []) is None


@pytest.mark.parametrize(("limit", "rule"), [(0, None), (11, Soft.SHORT_WAY), (12, None)])
def test_an_enforced_way_has_a_limit(limit: int, rule: Soft | None):
    rows = [tps(1, NEAR, point=THERE)]
    found = scorer(rows, unit_points={"POLSEK A": HERE}, rules=enforced(Soft.SHORT_WAY, limit))
    breach = found.forbids(person(1, unit="POLSEK A"), rows, [])
    assert (breach and breach.rule) == rule


def test_enforced_moves_keep_people_with_one_of_their_tps():
    found = scorer(ordered=ordered(1, [tps(1, NEAR)]), rules=enforced(Soft.FEW_MOVES))
    breach = found.forbids(person(1), [tps(2, NEAR)], [])
    assert breach is not None
    assert breach.rule == Soft.FEW_MOVES
    assert found.forbids(person(1), [tps(1, NEAR)], []) is None


@pytest.mark.parametrize(
    ("rule", "people", "rows"),
    [
        (Soft.ONE_DESA, [], [tps(1, NEAR), tps(1, NEAR[:-1] + "2")]),
        (Soft.LENT_PAIRED, [person(1, source=Source.TNI)], [tps(1, NEAR)]),
        (Soft.JUNIOR_PAIR, [person(1, "BRIPDA"), person(2, "BRIPDA")], [tps(1, NEAR)]),
    ],
)
def test_enforced_rules_forbid_a_team(rule: Soft, people: Sequence[Person], rows: Sequence[Tps]):
    breach = scorer(rules=enforced(rule)).team_forbids(people, rows)
    assert breach is not None
    assert breach.rule == rule
    assert "wajib" in breach.text
    assert scorer().team_forbids(people, rows) is None


def test_the_senior_must_have_the_rank_of_a_leader():
    found = scorer(rules=PlotRules(leader_rank="BRIPKA"))
    breach = found.team_forbids([person(1, "BRIGPOL"), person(2, "BRIPDA")], [tps(1, NEAR)])
    assert breach is not None
    assert breach.rule == Rule.LEADER_RANK
    assert found.team_forbids([person(1, "BRIPKA"), person(2, "BRIPDA")], [tps(1, NEAR)]) is None
    assert found.team_forbids([], [tps(1, NEAR)]) is None


def test_who_is_lent_and_who_is_junior():
    assert [is_lent(person(1, source=one)) for one in (Source.POLRES, Source.POLSEK, Source.LINMAS)] == [
        False,
        False,
        True,
    ]
    assert [is_junior(person(1, rank)) for rank in ("BRIPTU", "BRIPDA", "SERDA", "?")] == [False, True, True, True]

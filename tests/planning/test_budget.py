from dataclasses import replace

import pytest

from opsroom.domain.categories import KURANG_RAWAN, Pattern
from opsroom.domain.forces import Source
from opsroom.domain.plan import Member, Plan, Role, Team
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.planning.budget import before_of, budget_of
from opsroom.planning.levels import Budget
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, person, request, village

A = "1601282001"
ENFORCED = RuleSetting(weight=1, is_enforced=True)


def budget(people, rules: PlotRules, **more) -> Budget:
    return budget_of(canonical(request(village(A, 3), people, rules=rules, **more)))


def test_without_rules_only_the_people_count():
    assert budget([person(1), person(2)], PlotRules()) == Budget(2)


def test_no_more_teams_than_people_of_the_rank_of_a_leader():
    people = [person(1, "AIPTU"), person(2, "BRIPKA"), person(3, "BRIPDA"), person(4, "BRIPDA")]
    assert budget(people, replace(PlotRules(), leader_rank="BRIPKA")).max_teams == 2


def test_no_more_teams_than_locals_where_lent_people_are_paired():
    people = [person(1), person(2, source=Source.TNI), person(3, source=Source.BKO_POLDA)]
    assert budget(people, PlotRules().with_rule(Soft.LENT_PAIRED, ENFORCED)).max_teams == 1


@pytest.mark.parametrize(("polri", "most"), [(2, 1), (1, None)])
def test_no_more_teams_than_seniors_where_juniors_are_paired(polri: int, most: int | None):
    people = [person(1, "AIPTU"), person(2, "BRIPDA"), person(3, "BRIPDA")]
    rules = PlotRules().with_rule(Soft.JUNIOR_PAIR, ENFORCED)
    patterns = {**STANDARD, KURANG_RAWAN: (Pattern(polri, 8, 16),)}
    assert budget(people, rules, patterns=patterns).max_teams == most


def test_people_of_a_polsek_that_must_stay_are_counted_where_they_may_serve():
    people = [person(1, unit="POLSEK A"), person(2, unit="Polsek  a"), person(3, unit="SAT LANTAS")]
    rules = PlotRules().with_rule(Soft.OWN_POLSEK, ENFORCED)
    areas = {"POLSEK A": frozenset({"160128"})}
    assert budget(people, rules, unit_areas=areas).local == ((frozenset({"160128"}), 2),)


def test_one_desa_is_handed_on():
    assert budget([], PlotRules().with_rule(Soft.ONE_DESA, ENFORCED)).one_desa


def test_before_counts_who_is_still_there_at_the_first_tps_that_is():
    rows = village(A, 3)
    people = [person(1), person(2), person(3)]
    gone = village("1601282009", 1)[0].id
    ordered = Plan(
        (
            Team(1, "160128", (Member(people[0].id, Role.KA_TIM), Member(person(9).id, Role.ANGGOTA)),
                 (gone, rows[1].id), Pattern(2, 8, 16)),
            Team(2, "160128", (Member(people[1].id, Role.KA_TIM),), (gone,), Pattern(1, 8, 16)),
        )
    )  # fmt: skip
    assert before_of(canonical(request(rows, people, ordered=ordered))).people == {rows[1].id: 1}
    assert before_of(canonical(request(rows, people))).people == {}

"""A plan made anew for fewer people: how many must move, against a bound that CP-SAT proves."""

import random
from dataclasses import replace

import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN
from opsroom.domain.plan import Plan, PlotRequest
from opsroom.domain.plot_rules import PlotRules
from opsroom.planning.engine import plot
from tests.planning.cases import force, request, tps, village
from tests.planning.checker import check_plan, levels
from tests.planning.fewest_moves import fewest_moves

PARTS = 1.5


def regency(chance: random.Random) -> PlotRequest:
    """Six kecamatan of six desa with three categories, and people for about all of it."""
    rows = []
    for kecamatan in range(6):
        for number in range(1, 7):
            desa = f"16013{kecamatan}20{number:02d}"
            count = chance.randint(1, 14)
            rows += village(desa, count)
            rows += [tps(50 + n, desa, RAWAN) for n in range(chance.choice([0, 0, 1, 3]))]
            rows += [tps(80, desa, SANGAT_RAWAN)] * (chance.random() < 0.1)
    return request(rows, force(130))


@pytest.mark.parametrize("seed", range(4))
def test_few_more_people_move_than_must(seed: int):
    chance = random.Random(seed)
    first = regency(chance)
    ordered = plot(first)
    serving = [who.person_id for team in ordered.teams for who in team.members]
    case = replace(first, absent=frozenset(chance.sample(serving, 6)), ordered=ordered)
    plan = plot(case)
    assert check_plan(case, plan) == []
    scratch = plot(replace(case, ordered=None))
    assert [level.value for level in plan.levels[:4]] == [level.value for level in scratch.levels[:4]]
    bound = fewest_moves(case, ordered, plan)
    assert bound <= len(plan.moved) <= max(bound + 2, PARTS * bound)
    assert len(plan.moved) < len(_moved(ordered, scratch))


def _moved(before: Plan, after: Plan) -> list[int]:
    old = {who.person_id: set(team.tps_ids) for team in before.teams for who in team.members}
    return [
        who.person_id
        for team in after.teams
        for who in team.members
        if who.person_id in old and not old[who.person_id] & set(team.tps_ids)
    ]


def test_nobody_moves_where_nothing_changed():
    first = regency(random.Random(9))
    ordered = plot(first)
    assert plot(replace(first, ordered=ordered)).moved == ()


def test_idle_people_take_the_places_of_those_who_are_absent():
    rows = [*village("1601302001", 8), *village("1601302002", 8)]
    first = request(rows, force(6))
    ordered = plot(first)
    gone = ordered.teams[0].members[0].person_id
    plan = plot(replace(first, absent=frozenset({gone}), ordered=ordered))
    assert plan.moved == ()
    assert {who.person_id for who in plan.teams[0].members} & set(ordered.idle)


def test_a_cap_on_moves_leaves_tps_rather_than_move_more():
    rows = [*village("1601302001", 8), *village("1601312001", 8, SANGAT_RAWAN), *village("1601322001", 8, KURANG_RAWAN)]
    first = request(rows, force(20))
    ordered = plot(first)
    hard = [team for team in ordered.teams if len(team.tps_ids) == 1][:2]
    gone = frozenset(team.members[0].person_id for team in hard)
    free = plot(replace(first, absent=gone, ordered=ordered))
    capped = plot(replace(first, absent=gone, ordered=ordered, rules=PlotRules(max_moves=0)))
    assert len(free.moved) == 2
    assert capped.moved == ()
    case = replace(first, absent=gone, ordered=ordered, rules=PlotRules(max_moves=0))
    assert levels(case, capped) > levels(case, free)
    assert check_plan(case, capped) == []
    assert any("paling banyak 0 orang pindah" in shortage.text for shortage in capped.shortages)

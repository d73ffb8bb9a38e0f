"""A hundred edits by hand and a hundred undos: the plan is the very same after every step back, and forward again."""

import random
from contextlib import suppress

from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Plan
from opsroom.domain.plan_edits import NewTeam, PlanEdit, PutPeople, PutTps, SwapPeople
from opsroom.services.edit_plan import EditPlan
from opsroom.services.plan_locks import LockPeople
from opsroom.services.plot_teams import plot
from opsroom.services.workspace import Workspace
from tests.services.plotted import lay

EDITS = 100


def _plan(file: Workspace) -> Plan:
    with file.read() as reader:
        stored = reader.current_plan()
    assert stored is not None
    return stored.plan


def _edit(draw: random.Random, plan: Plan) -> PlanEdit:
    """Anything a hand could ask; much of it breaks rules."""
    people = draw.sample([PersonId(one) for one in range(1, 11)], 2)
    stations = draw.sample([TpsId(one) for one in range(1, 13)], draw.randint(1, 2))
    team = draw.choice([None, *(team.number for team in plan.teams)])
    asked: list[PlanEdit] = [
        SwapPeople(*people),
        PutPeople(tuple(people[:1]), team),
        PutTps(tuple(stations), team),
        NewTeam(tuple(stations), tuple(people)),
    ]
    return draw.choice(asked)


def _invariants(plan: Plan) -> None:
    people = [who.person_id for team in plan.teams for who in team.members]
    stations = [tps for team in plan.teams for tps in team.tps_ids]
    assert len(people) == len(set(people))
    assert sorted([*people, *plan.idle]) == list(range(1, 11))
    assert sorted([*stations, *(each.tps_id for each in plan.shortages)]) == list(range(1, 13))
    assert [team.number for team in plan.teams] == list(range(1, len(plan.teams) + 1))
    assert [team.tps_ids[0] for team in plan.teams] == sorted(team.tps_ids[0] for team in plan.teams)
    for team in plan.teams:
        assert len(team.members) <= team.pattern.polri
        assert len(team.tps_ids) <= team.pattern.tps


def test_hundred_edits_and_undos_return_to_the_identical_plan(empty: Workspace) -> None:
    file = lay(empty)
    draw = random.Random(20240214)
    plans, refused = [_plan(file)], 0
    while len(plans) <= EDITS:
        try:
            file.run(EditPlan((_edit(draw, plans[-1]),), "latihan"))
        except RuleViolation:
            refused += 1
            assert _plan(file) == plans[-1]
            continue
        plans.append(_plan(file))
        _invariants(plans[-1])
    hashes = [plan.content_hash for plan in plans]
    assert refused > 10
    assert len(set(hashes)) > EDITS // 2
    for at in reversed(range(EDITS)):
        file.undo()
        assert _plan(file).content_hash == hashes[at]
    assert _plan(file) == plans[0]
    for at in range(1, EDITS + 1):
        file.redo()
        assert _plan(file).content_hash == hashes[at]
    assert _plan(file) == plans[-1]


def _random_edit(draw: random.Random, plan: Plan, stations: list[TpsId]) -> PlanEdit:
    """A swap, a move of a person or of TPS, or a new team, anywhere in the plan."""
    placed = [who.person_id for team in plan.teams for who in team.members]
    one, other = draw.sample([*placed, *plan.idle], 2)
    some = tuple(draw.sample(stations, draw.randint(1, 3)))
    team = draw.choice([None, *(team.number for team in plan.teams)])
    return draw.choice([SwapPeople(one, other), PutPeople((one,), team), PutTps(some, team), NewTeam(some, (one,))])


def test_hundred_random_edits_of_a_plan_of_the_engine_come_back_by_undo(on_duty: Workspace) -> None:
    plot(on_duty)
    draw = random.Random(11022024)
    plans = [_plan(on_duty)]
    stations = [one for team in plans[0].teams for one in team.tps_ids]
    while len(plans) <= EDITS:
        with suppress(RuleViolation):
            on_duty.run(EditPlan((_random_edit(draw, plans[-1], stations),), "latihan"))
            plans.append(_plan(on_duty))
    assert len({plan.content_hash for plan in plans}) > EDITS // 2
    for before in reversed(plans[:-1]):
        on_duty.undo()
        assert _plan(on_duty).content_hash == before.content_hash
    assert _plan(on_duty) == plans[0]


def test_plan_of_the_engine_comes_back_after_a_swap_a_lock_and_a_new_team(on_duty: Workspace) -> None:
    plot(on_duty)
    plotted = _plan(on_duty)
    first, second = (team.members[-1].person_id for team in plotted.teams[:2])
    tps_id = plotted.teams[-1].tps_ids[0]
    on_duty.run(EditPlan((SwapPeople(first, second),), "latihan"))
    on_duty.run(LockPeople((first,)))
    on_duty.run(EditPlan((PutTps((tps_id,), None),), "latihan"))
    on_duty.run(EditPlan((NewTeam((tps_id,)),), "latihan"))
    edited = _plan(on_duty)
    assert edited.content_hash != plotted.content_hash
    for _ in range(4):
        on_duty.undo()
    assert _plan(on_duty) == plotted
    for _ in range(4):
        on_duty.redo()
    assert _plan(on_duty) == edited

"""Choosing the plan that counts."""

import pytest

from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.services.adopt_plan import AdoptPlan, DeletePlans
from opsroom.services.plot_teams import PlotOptions, plot
from opsroom.services.workspace import Workspace


@pytest.fixture
def two(on_duty: Workspace) -> tuple[Workspace, int, int]:
    first = plot(on_duty).version
    return on_duty, first, plot(on_duty, PlotOptions(name="lain", adopt=False)).version


def versions(workspace: Workspace) -> dict[int, bool]:
    with workspace.read() as reader:
        return {head.version: head.is_current for head in reader.plan_heads()}


def test_adopting_is_one_step_and_undone_in_one(two: tuple[Workspace, int, int]) -> None:
    workspace, first, other = two
    workspace.run(AdoptPlan(other))
    assert versions(workspace) == {first: False, other: True}
    workspace.undo()
    assert versions(workspace) == {first: True, other: False}


def test_a_plan_that_does_not_exist_cannot_count(two: tuple[Workspace, int, int]) -> None:
    workspace, first, other = two
    with pytest.raises(NotFound, match="versi 99"):
        workspace.run(AdoptPlan(99))
    assert versions(workspace) == {first: True, other: False}


def test_a_plan_beside_is_thrown_away_and_brought_back(two: tuple[Workspace, int, int]) -> None:
    workspace, first, other = two
    with workspace.read() as reader:
        before = reader.plan(other)
    workspace.run(DeletePlans((other,)))
    assert versions(workspace) == {first: True}
    workspace.undo()
    with workspace.read() as reader:
        assert reader.plan(other) == before


def test_the_plan_that_counts_and_what_is_not_there_are_not_thrown_away(two: tuple[Workspace, int, int]) -> None:
    workspace, first, other = two
    with pytest.raises(RuleViolation, match="sedang berlaku"):
        workspace.run(DeletePlans((other, first)))
    with pytest.raises(NotFound, match="versi 99"):
        workspace.run(DeletePlans((other, 99)))
    assert len(versions(workspace)) == 2

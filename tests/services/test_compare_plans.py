"""Plans side by side."""

import pytest

from opsroom.domain.errors import NotFound
from opsroom.domain.plot_changes import RequestChanges
from opsroom.services.compare_plans import compare, diff
from opsroom.services.plot_teams import PlotOptions, plot
from opsroom.services.workspace import Workspace


@pytest.fixture
def two(on_duty: Workspace) -> tuple[Workspace, int, int]:
    first = plot(on_duty).version
    fewer = PlotOptions(name="kurang enam", adopt=False, changes=RequestChanges(people=-6))
    return on_duty, first, plot(on_duty, fewer).version


def test_columns_count_what_the_plans_hold(two: tuple[Workspace, int, int]) -> None:
    workspace, first, other = two
    one, less = compare(workspace, [first, other])
    with workspace.read() as reader:
        stored, fewer = reader.plan(first), reader.plan(other)
    assert stored is not None
    assert fewer is not None
    assert (one.is_current, less.is_current, less.name) == (True, False, "kurang enam")
    assert (one.people, one.teams) == (stored.plan.people_count, len(stored.plan.teams))
    assert (less.people, less.short) == (fewer.plan.people_count, len(fewer.plan.shortages))
    assert sum(count for _, _, count in less.short_by_category) == less.short
    assert one.moved == 0
    difference = less.minus(one)
    assert difference.people == less.people - one.people < 0
    assert difference.short == less.short - one.short > 0
    assert one.levels == stored.plan.levels


def test_points_are_compared_only_where_both_have_them(two: tuple[Workspace, int, int]) -> None:
    one, other = compare(two[0], two[1:])
    expected = None if one.soft is None or other.soft is None else other.soft - one.soft
    assert other.minus(one).soft == expected


def test_a_diff_names_everybody_whose_places_are_others(two: tuple[Workspace, int, int]) -> None:
    workspace, first, other = two
    found = diff(workspace, first, other)
    with workspace.read() as reader:
        before, after = reader.plan(first), reader.plan(other)
    assert before is not None
    assert after is not None
    places = [
        {who.person_id: set(team.tps_ids) for team in one.plan.teams for who in team.members} for one in (before, after)
    ]
    changed = {who for who in {*places[0], *places[1]} if places[0].get(who) != places[1].get(who)}
    assert {move.person_id for move in found.people} == changed
    assert {move.person_id for move in found.people if not move.after} == set(places[0]) - set(places[1])
    assert all(move.before.startswith("tim ") for move in found.people if move.before)
    gone = set(before.plan.teams[0].tps_ids) - {tps for team in after.plan.teams for tps in team.tps_ids}
    assert gone <= {move.tps_id for move in found.tps if not move.after}
    assert [move for move in diff(workspace, first, first).people] == []
    assert diff(workspace, first, first).tps == ()


def test_a_plan_that_is_not_there_is_said_to_be(two: tuple[Workspace, int, int]) -> None:
    with pytest.raises(NotFound, match="versi 99"):
        compare(two[0], [99])


def test_without_a_plan_that_counts_nobody_is_moved(two: tuple[Workspace, int, int]) -> None:
    workspace, first, other = two
    workspace.undo()
    workspace.undo()
    workspace.redo()
    assert [one.moved for one in compare(workspace, [first])] == [0]
    assert other

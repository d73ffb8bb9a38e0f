"""Whether the latest plan still answers what the file asks."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound
from opsroom.domain.plot_changes import RequestChanges
from opsroom.services.edit_cells import CellEdit, EditCells
from opsroom.services.plot_teams import PlotOptions, is_outdated, plot
from opsroom.services.set_duty import SetDuty
from opsroom.services.workspace import Workspace


@pytest.fixture
def plotted(on_duty: Workspace) -> Workspace:
    plot(on_duty)
    return on_duty


def test_without_a_plan_nothing_is_outdated(workspace: Workspace) -> None:
    assert not is_outdated(workspace)


def test_fresh_plan_is_not_outdated(plotted: Workspace) -> None:
    assert not is_outdated(plotted)


def test_change_of_what_the_engine_reads_outdates_the_plan_until_it_is_taken_back(plotted: Workspace) -> None:
    plotted.run(SetDuty(Duty.SAKIT, nrps=("81020002",)))
    assert is_outdated(plotted)
    plotted.undo()
    assert not is_outdated(plotted)


def test_change_of_what_the_engine_does_not_read_leaves_the_plan_valid(plotted: Workspace) -> None:
    with plotted.read() as reader:
        person = reader.persons()[0]
    plotted.run(EditCells(Kind.PERSON, (CellEdit(person.id, "phone", person.phone, "081234567899"),)))
    assert not is_outdated(plotted)


def test_a_named_plan_beside_the_one_that_counts_leaves_it_in_force(plotted: Workspace) -> None:
    outcome = plot(plotted, PlotOptions(name="tanpa dua orang", adopt=False, changes=RequestChanges(people=-2)))
    with plotted.read() as reader:
        current, beside = reader.current_plan(), reader.plan(outcome.version)
    assert current is not None
    assert beside is not None
    assert current.version != beside.version
    assert (beside.name, beside.is_current, beside.base_version) == ("tanpa dua orang", False, None)


def test_a_replan_says_what_it_was_made_from_and_is_not_outdated(plotted: Workspace) -> None:
    plotted.run(SetDuty(Duty.SAKIT, nrps=("81020002",)))
    with plotted.read() as reader:
        before = reader.current_plan()
    assert before is not None
    plot(plotted, PlotOptions(keep_from=before.version, max_moves=3))
    with plotted.read() as reader:
        after = reader.current_plan()
    assert after is not None
    assert after.base_version == before.version
    assert after.plan.input_hash != before.plan.input_hash


def test_a_replan_of_a_plan_that_does_not_exist_is_refused(plotted: Workspace) -> None:
    with pytest.raises(NotFound, match="versi 99"):
        plot(plotted, PlotOptions(keep_from=99))


def test_a_replan_is_outdated_by_a_change(plotted: Workspace) -> None:
    plot(plotted, PlotOptions(keep_from=1))
    assert not is_outdated(plotted)
    plotted.run(SetDuty(Duty.SAKIT, nrps=("81020002",)))
    assert is_outdated(plotted)

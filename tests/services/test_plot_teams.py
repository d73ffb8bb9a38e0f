"""Whether the latest plan still answers what the file asks."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.services.edit_cells import CellEdit, EditCells
from opsroom.services.plot_teams import is_outdated, plot
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

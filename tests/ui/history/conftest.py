"""The panels on a real operation file."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.services.edit_cells import CellEdit, EditCells
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.tables.tools import ScreenTools


@pytest.fixture
def workspace(make_operation):
    return make_operation(plan=False)


@pytest.fixture
def tools(workspace, jobs, notices, look):
    relay = ChangeRelay(workspace.feed)
    yield ScreenTools(relay, jobs, notices, look, None)
    relay.close()


@pytest.fixture
def show(qtbot, jobs):
    def shown(panel):
        qtbot.addWidget(panel)
        panel.resize(700, 600)
        panel.show()
        qtbot.waitUntil(lambda: jobs.is_idle)
        return panel

    return shown


@pytest.fixture
def rename(workspace):
    """Gives a person another name, as the sheet does."""

    def run(row_id, name):
        with workspace.read() as reader:
            seen = reader.persons([row_id])[0].name
        workspace.run(EditCells(Kind.PERSON, (CellEdit(row_id, "name", seen, name),)))

    return run


@pytest.fixture
def texts():
    """One column of a list of lines."""

    def read(view, column=0):
        return [view.lines.index(row, column).data() for row in range(view.lines.rowCount())]

    return read


@pytest.fixture
def told(notices):
    return lambda: [notice.text for notice in notices.history]

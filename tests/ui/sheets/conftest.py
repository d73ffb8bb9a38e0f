"""Both sheets on a real operation file, with a picker that answers at once."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelection, QItemSelectionModel

from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.sheets.person_sheet import PersonSheet
from opsroom.ui.sheets.tps_sheet import TpsSheet
from opsroom.ui.tables.tools import ScreenTools


class AnsweringPicker:
    """Chooses the path laid down and remembers what was asked."""

    def __init__(self, path):
        self.path = path
        self.asked = []

    def save_file(self, _parent, title, _patterns, suggestion, on_chosen):
        self.asked.append((title, suggestion))
        on_chosen(self.path)


@pytest.fixture
def picker(tmp_path):
    return AnsweringPicker(tmp_path / "ekspor.csv")


@pytest.fixture
def workspace(make_operation):
    return make_operation(plan=False)


@pytest.fixture
def tools(workspace, jobs, notices, look, picker):
    relay = ChangeRelay(workspace.feed)
    yield ScreenTools(relay, jobs, notices, look, picker)
    relay.close()


@pytest.fixture
def open_sheet(qtbot, jobs):
    def show(sheet):
        qtbot.addWidget(sheet)
        sheet.resize(1300, 700)
        sheet.show()
        qtbot.waitUntil(lambda: sheet.table.model.is_loaded and jobs.is_idle)
        return sheet

    yield show
    # Closed sheets go now, on this thread: what lies about until the garbage is collected may go on a worker's.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def people(open_sheet, workspace, tools):
    return open_sheet(PersonSheet(workspace, tools))


@pytest.fixture
def stations(open_sheet, workspace, tools):
    return open_sheet(TpsSheet(workspace, tools))


@pytest.fixture
def select_rows():
    def select(sheet, first, last):
        model, view = sheet.table.model, sheet.table.view
        view.go_to(first, 0)
        block = QItemSelection(model.index(first, 0), model.index(last, 0))
        view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    return select


@pytest.fixture
def roster(workspace):
    """The people as stored now, by id."""

    def read():
        with workspace.read() as reader:
            return {person.id: person for person in reader.persons()}

    return read

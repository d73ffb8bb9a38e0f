"""The radio desk on a real operation file with a plan of the engine."""

import pytest

from opsroom.services.plot_teams import plot
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.desk.screen import RadioScreen
from opsroom.ui.tables.tools import ScreenTools


@pytest.fixture
def workspace(make_operation):
    workspace = make_operation(people=30)
    plot(workspace)
    return workspace


class AnsweringPicker:
    """Answers at once with the file a test has put down."""

    def __init__(self):
        self.answer = None

    def open_file(self, _parent, _title, _patterns, on_chosen):
        on_chosen(self.answer)


@pytest.fixture
def picker():
    return AnsweringPicker()


@pytest.fixture
def screen(workspace, jobs, notices, look, picker, qtbot):
    relay = ChangeRelay(workspace.feed)
    screen = RadioScreen(workspace, ScreenTools(relay, jobs, notices, look, picker))
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: jobs.is_idle)
    yield screen
    relay.close()

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


@pytest.fixture
def screen(workspace, jobs, notices, look, qtbot):
    relay = ChangeRelay(workspace.feed)
    screen = RadioScreen(workspace, ScreenTools(relay, jobs, notices, look, None))
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: jobs.is_idle)
    yield screen
    relay.close()

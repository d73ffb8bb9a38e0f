"""The screen on a real operation file."""

import pytest

from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.plotting.screen import PlottingScreen
from opsroom.ui.tables.tools import ScreenTools


@pytest.fixture
def make_screen(make_operation, qtbot, jobs, notices, look):
    # The file is asked for first, so that it is closed last: after the jobs that read it.
    relays = []

    def make(workspace):
        relay = ChangeRelay(workspace.feed)
        relays.append(relay)
        screen = PlottingScreen(workspace, ScreenTools(relay, jobs, notices, look, None))
        qtbot.addWidget(screen)
        screen.resize(1250, 700)
        with qtbot.waitSignal(screen.refreshed, timeout=10_000):
            screen.show()
        return screen

    yield make
    for relay in relays:
        relay.close()


@pytest.fixture
def workspace(make_operation):
    return make_operation()


@pytest.fixture
def screen(make_screen, workspace):
    return make_screen(workspace)

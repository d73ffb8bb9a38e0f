"""The screen on a real operation file, and a picker that answers at once."""

import pytest

from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.documents.screen import DocumentsScreen
from opsroom.ui.tables.tools import ScreenTools


class AnsweringPicker:
    """Chooses the path laid down and remembers what was asked."""

    def __init__(self, path):
        self.path = path
        self.asked = []

    def open_file(self, _parent, title, _patterns, on_chosen):
        self.asked.append(title)
        on_chosen(self.path)

    def save_file(self, _parent, title, _patterns, suggestion, on_chosen):
        self.asked.append((title, suggestion))
        on_chosen(self.path)


@pytest.fixture
def picker(tmp_path):
    return AnsweringPicker(tmp_path / "sprin.pdf")


@pytest.fixture
def workspace(make_operation):
    return make_operation()


@pytest.fixture
def make_screen(make_operation, qtbot, jobs, notices, look, picker):
    # The file is asked for first, so that it is closed last: after the jobs that read it.
    relays = []

    def make(workspace):
        relay = ChangeRelay(workspace.feed)
        relays.append(relay)
        screen = DocumentsScreen(workspace, ScreenTools(relay, jobs, notices, look, picker))
        qtbot.addWidget(screen)
        screen.resize(1200, 700)
        return screen

    yield make
    for relay in relays:
        relay.close()


@pytest.fixture
def screen(make_screen, workspace, qtbot):
    screen = make_screen(workspace)
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        screen.show()
    return screen

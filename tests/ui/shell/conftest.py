"""The main window on a desk with a picker that answers at once, and operation files to open in it."""

import pytest

from opsroom.runtime.paths import user_paths
from opsroom.runtime.settings import Settings
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.shell.desk import Desk
from opsroom.ui.shell.window import MainWindow
from opsroom.ui.shell.window_state import WindowState


class AnsweringPicker:
    """Chooses the path laid down, or nothing, and remembers what was asked."""

    def __init__(self):
        self.path = None
        self.asked = []

    def open_file(self, _parent, title, _patterns, on_chosen):
        self._answer(title, on_chosen)

    def save_file(self, _parent, title, _patterns, suggestion, on_chosen):
        self._answer((title, suggestion), on_chosen)

    def _answer(self, question, on_chosen):
        self.asked.append(question)
        if self.path is not None:
            on_chosen(self.path)


@pytest.fixture
def picker():
    return AnsweringPicker()


@pytest.fixture
def desk(qapp, clock, notices, look, picker):
    paths = user_paths().ensure()
    return Desk(
        clock=clock,
        settings=Settings(paths.config),
        state=WindowState(paths.state),
        state_folder=paths.state,
        look=look,
        notices=notices,
        jobs=JobRunner(notices),
        picker=picker,
    )


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def operation(make_operation):
    """Path of an operation with a plan, closed."""
    workspace = make_operation()
    workspace.close()
    return workspace.path


@pytest.fixture
def open_window(window, operation, qtbot):
    window.open_file(operation)
    qtbot.waitUntil(lambda: window.session is not None and window.is_at_rest, timeout=20_000)
    return window


@pytest.fixture
def told(notices):
    """The texts of all notices so far."""
    return lambda: [notice.text for notice in notices.history]

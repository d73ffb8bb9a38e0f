import os
import subprocess
import sys
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.changes import Change, ChangeSet, Kind
from opsroom.domain.errors import StoreUnavailable
from opsroom.ui.board.reader import BoardReader
from opsroom.ui.board.view import BoardView
from opsroom.ui.board.window import BoardWindow

CHANGED = ChangeSet((Change(Kind.TPS_STATE, frozenset({1})),))


class Source:
    """Answers with the snapshot laid down, or fails when told to."""

    def __init__(self, snapshot):
        self.snapshot = snapshot
        self.reads = 0
        self.problem = None
        self.gate = Event()
        self.gate.set()

    def read(self):
        self.gate.wait(5)
        self.reads += 1
        if self.problem:
            raise self.problem
        return self.snapshot


@pytest.fixture
def source(make_snapshot):
    return Source(make_snapshot(incidents=0))


@pytest.fixture
def window(qtbot, source, relay, jobs, look, clock):
    reader = BoardReader(source.read, relay, jobs, clock)
    window = BoardWindow(reader, look, clock)
    qtbot.addWidget(window)
    window.reader = reader
    reader.refresh()
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: window.view.snapshot is source.snapshot)
    return window


def test_window_follows_a_change(window, source, feed, qtbot, make_snapshot):
    source.snapshot = make_snapshot(incidents=1)
    with qtbot.waitSignal(window.view.painted, timeout=1000):
        feed.publish(CHANGED)
    assert window.view.snapshot.total("incidents") == 13


def test_changes_during_a_read_are_read_once_more(window, source, feed, qtbot, make_snapshot):
    source.gate.clear()
    before = source.reads
    window.reader.refresh()
    window.reader.refresh()
    window.reader.refresh()
    source.snapshot = make_snapshot(incidents=2)
    source.gate.set()
    qtbot.waitUntil(lambda: window.view.snapshot is source.snapshot)
    qtbot.waitUntil(lambda: source.reads == before + 2)


def test_failed_read_keeps_the_figures_and_says_so(window, source, clock, qtbot, notices):
    shown = window.view.snapshot
    source.problem = StoreUnavailable("Berkas sibuk.")
    clock.moment += timedelta(seconds=30)
    window.reader.refresh()
    qtbot.waitUntil(lambda: window.view.freshness.word == "DATA TIDAK TERBACA", timeout=3000)
    assert window.view.snapshot is shown
    assert notices.history == ()


def test_board_recovers_after_a_failed_read(window, source, clock, qtbot):
    source.problem = StoreUnavailable("Berkas sibuk.")
    clock.moment += timedelta(seconds=30)
    window.reader.refresh()
    qtbot.waitUntil(lambda: window.view.freshness.word != "", timeout=3000)
    source.problem = None
    window.reader.refresh()
    qtbot.waitUntil(lambda: window.view.freshness.word == "", timeout=3000)


def test_f11_fills_the_screen_and_escape_leaves_it(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_f11_leaves_full_screen_too(window, qtbot):
    window.fill_screen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_single_screen_keeps_the_board_a_window(window):
    window.show_on_wall()
    assert not window.isFullScreen()


def test_closing_tells(window, qtbot):
    with qtbot.waitSignal(window.closed):
        window.close()


def test_stopped_reader_looks_no_more(window):
    window.reader.stop()
    assert not window.reader._timer.isActive()


def test_second_view_shows_at_once_what_was_read(window, qtbot, look, clock):
    late = BoardView(look, clock)
    qtbot.addWidget(late)
    late.follow(window.reader)
    assert late.snapshot is window.view.snapshot


TWO_SCREENS = """{"screens": [
 {"name": "meja", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
 {"name": "proyektor", "x": 1366, "y": 0, "width": 1920, "height": 1080,
  "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}"""
ON_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication
from opsroom.domain.board import BoardSnapshot
from opsroom.runtime.clock import SystemClock
from opsroom.services.change_feed import ChangeFeed
from opsroom.ui.board.reader import BoardReader
from opsroom.ui.board.window import BoardWindow
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import InlineJobs
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.theme.look import Look
app = QApplication([])
clock = SystemClock()
reader = BoardReader(
    lambda: BoardSnapshot("", "", "WIB", (), None), ChangeRelay(ChangeFeed()), InlineJobs(Notices(clock)), clock
)
window = BoardWindow(reader, Look(app), clock)
window.show_on_wall()
app.sendPostedEvents()
print(window.screen().name(), window.isFullScreen(), window.width(), window.height())
"""


def test_second_screen_is_filled(tmp_path):
    config = tmp_path / "screens.json"
    config.write_text(TWO_SCREENS)
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    run = subprocess.run(
        [sys.executable, "-c", ON_TWO_SCREENS], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.split() == ["proyektor", "True", "1920", "1080"]

"""What every test of the window needs: a standing clock, notices, jobs that run at once, the look."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from opsroom.runtime.clock import FixedClock
from opsroom.ui.bridge.jobs import InlineJobs, JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.theme.look import Look


def pytest_itemcollected(item):
    """The offscreen platform says so for every window that limits its size; no other warning is let through."""
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture
def clock():
    return FixedClock(datetime(2024, 2, 13, 1, 30, tzinfo=UTC))


@pytest.fixture
def notices(qapp, clock):
    return Notices(clock)


@pytest.fixture
def inline_jobs(notices):
    jobs = InlineJobs(notices)
    yield jobs
    jobs.close()


@pytest.fixture
def jobs(notices):
    runner = JobRunner(notices)
    yield runner
    runner.close()


@pytest.fixture
def look(qapp: QApplication):
    dressed = Look(qapp)
    yield dressed
    qapp.setStyleSheet("")

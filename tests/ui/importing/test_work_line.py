import pytest

from opsroom.ui.bridge.jobs import Job, Lane
from opsroom.ui.importing.work_line import WorkLine


@pytest.fixture
def line(qtbot, look):
    built = WorkLine(look.spacing)
    qtbot.addWidget(built)
    return built


@pytest.fixture
def job():
    return Job("Membaca tps.csv", Lane.QUICK)


def test_line_without_work_is_hidden(line, job):
    line.show_job(job)
    line.show_job(None)
    assert line.isHidden()


def test_work_that_has_not_reported_shows_its_title(line, job):
    line.show_job(job)
    assert not line.isHidden()
    assert (line.label.text(), line.bar.maximum()) == ("Membaca tps.csv", 0)


def test_reported_share_is_shown(line, job):
    job.share, job.text = 0.25, "baris 10"
    line.show_job(job)
    assert (line.label.text(), line.bar.value(), line.bar.maximum()) == ("baris 10", 250, 1000)


def test_button_asks_to_stop_once(line, job, qtbot):
    line.show_job(job)
    with qtbot.waitSignal(line.cancelled):
        line.button.click()
    job.cancel()
    line.show_job(job)
    assert not line.button.isEnabled()

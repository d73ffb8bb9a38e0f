from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from opsroom.ui.shell.status_line import StatusLine


@pytest.fixture
def status(qtbot, jobs):
    status = StatusLine()
    qtbot.addWidget(status)
    status.follow(jobs)
    status.show()
    return status


@pytest.fixture
def gate():
    gate = Event()
    yield gate
    gate.set()


def test_without_a_file_nothing_is_called_saved(status):
    status.show_file(None)
    assert (status.file.text(), status.saved.text()) == ("Tidak ada operasi yang terbuka", "")


def test_open_file_is_always_saved(status):
    status.show_file(Path("/data/pemilu.ops"))
    assert (status.file.text(), status.saved.text()) == ("pemilu.ops", "Tersimpan")
    assert status.file.toolTip() == "/data/pemilu.ops"


@pytest.mark.parametrize(("age", "text"), [(timedelta(minutes=3), "Cadangan 3 mnt lalu"), (None, "Belum ada cadangan")])
def test_age_of_the_backup_is_told(status, age, text):
    status.show_backup(age)
    assert status.backup.text() == text


def test_running_job_is_shown_with_its_step(status, jobs, gate, qtbot):
    def work(progress):
        progress.step(1, 4, "halaman 1")
        gate.wait(5)

    jobs.run("Mencetak", work, lambda _none: None)
    qtbot.waitUntil(lambda: status.job.text() == "Mencetak: halaman 1")
    assert status.bar.value() == 250
    gate.set()
    qtbot.waitUntil(lambda: not status.bar.isVisible())


def test_job_without_report_moves_to_and_fro(status, jobs, gate):
    jobs.run("Membuka", lambda _progress: gate.wait(5), lambda _none: None)
    assert status.bar.maximum() == 0


def test_job_is_cancelled_from_the_line(status, jobs, gate, qtbot):
    def work(progress):
        while not gate.wait(0.02):
            progress.step(0, 1, "bekerja")

    jobs.run("Ploting", work, lambda _none: None)
    status.cancel.click()
    assert status.job.text() == "Membatalkan ..."
    assert not status.cancel.isEnabled()
    qtbot.waitUntil(lambda: not status.cancel.isVisible())


def test_waiting_jobs_are_counted(status, jobs, gate):
    jobs.run("Ploting", lambda _progress: gate.wait(5), lambda _none: None)
    jobs.run("Mencetak", lambda _progress: gate.wait(5), lambda _none: None)
    assert status.job.text() == "Mencetak (+1)"


def test_progress_of_an_older_job_changes_nothing(status, jobs, gate, qtbot):
    def old(progress):
        while not gate.wait(0.06):
            progress.step(1, 2, "lama")

    first = jobs.run("Ploting", old, lambda _none: None)
    jobs.run("Mencetak", lambda _progress: None, lambda _none: None)
    qtbot.waitUntil(lambda: first.share > 0)
    assert status.job.text() == "Mencetak (+1)"


def test_unannounced_jobs_are_not_shown(status, jobs, qtbot):
    jobs.run("", lambda _progress: None, lambda _none: None)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert not status.job.isVisible()


def test_other_file_forgets_the_jobs_of_the_last(status, jobs, gate, qtbot):
    jobs.run("Ploting", lambda _progress: gate.wait(5), lambda _none: None)
    status.show_file(Path("/data/lain.ops"))
    assert not status.job.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: jobs.is_idle)

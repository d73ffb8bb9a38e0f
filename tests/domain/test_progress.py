import pytest

from opsroom.domain.errors import Cancelled
from opsroom.domain.progress import SILENT, Progress


def test_a_step_reports_share_and_text():
    reports: list[tuple[float, str]] = []
    Progress(report=lambda share, text: reports.append((share, text))).step(3, 4, "Membaca")
    assert reports == [(0.75, "Membaca")]


def test_nothing_to_do_is_done():
    reports: list[float] = []
    Progress(report=lambda share, _text: reports.append(share)).step(0, 0, "Membaca")
    assert reports == [1.0]


def test_a_cancelled_step_stops_the_work_before_it_reports():
    reports: list[float] = []
    progress = Progress(report=lambda share, _text: reports.append(share), is_cancelled=lambda: True)
    with pytest.raises(Cancelled):
        progress.step(1, 2, "Membaca")
    assert reports == []


def test_silent_progress_lets_the_work_run():
    SILENT.step(1, 2, "Membaca")
    assert not SILENT.is_cancelled()

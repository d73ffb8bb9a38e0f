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


def test_part_moves_the_whole_from_start_to_end():
    seen: list[float] = []
    half = Progress(lambda share, _text: seen.append(share)).part(0.5, 1.0)
    half.step(0, 2, "a")
    half.step(1, 2, "b")
    half.step(2, 2, "c")
    assert seen == [0.5, 0.75, 1.0]


def test_part_is_cancelled_with_the_whole():
    with pytest.raises(Cancelled):
        Progress(is_cancelled=lambda: True).part(0, 1).step(0, 1, "a")

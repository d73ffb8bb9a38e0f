import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from opsroom.runtime.clock import FixedClock
from opsroom.runtime.crash import KEPT_FILES, CrashKeeper, CrashReport, catching_bugs
from opsroom.runtime.version import VERSION


@pytest.fixture
def keeper(tmp_path: Path, clock: FixedClock, allow_log: Callable[[str], None]) -> Iterator[CrashKeeper]:
    allow_log("CRITICAL opsroom.runtime.crash: unexpected")
    with catching_bugs(tmp_path / "state", clock) as keeper:
        yield keeper


@pytest.fixture
def shown(keeper: CrashKeeper) -> list[CrashReport]:
    reports: list[CrashReport] = []
    keeper.show = reports.append
    return reports


def bug(text: str = "lost") -> RuntimeError:
    """An exception that was really raised, so that it has a traceback."""
    with pytest.raises(RuntimeError) as caught:
        raise RuntimeError(text)
    return caught.value


def uncaught(problem: BaseException) -> None:
    """What the interpreter does with an exception nobody caught."""
    sys.excepthook(type(problem), problem, problem.__traceback__)


def test_bug_is_shown_and_written_with_trace_version_and_time(shown: list[CrashReport], clock: FixedClock):
    uncaught(bug())
    (report,) = shown
    assert report.summary == "RuntimeError: lost"
    assert report.at == clock.now()
    assert report.path is not None
    text = report.path.read_text(encoding="utf-8")
    assert text == report.text
    assert "Time 2024-02-11T01:00:00Z" in text
    assert f"Opsroom {VERSION}" in text
    assert "in bug" in text
    assert report.path.name.startswith("crash-2024-02-11T01-00-00-")


def test_bug_in_a_thread_names_the_thread(shown: list[CrashReport]):
    def fail() -> None:
        raise bug()

    thread = threading.Thread(target=fail, name="store lane")
    thread.start()
    thread.join()
    assert "Thread store lane" in shown[0].text


def test_bug_of_a_thread_that_is_gone_is_reported_too(shown: list[CrashReport]):
    problem = bug()
    threading.excepthook(threading.ExceptHookArgs((RuntimeError, problem, problem.__traceback__, None)))
    assert "Thread ended thread" in shown[0].text


def test_numbers_of_people_stay_out_of_the_report(shown: list[CrashReport]):
    uncaught(bug("no such row 87060512"))
    assert "87060512" not in shown[0].text + shown[0].summary


def test_a_bug_that_repeats_is_reported_once(shown: list[CrashReport]):
    for number in range(3):
        uncaught(bug(f"repaint {number}"))
    assert [report.summary for report in shown] == ["RuntimeError: repaint 0"]


def test_a_bug_while_showing_is_written_but_not_shown_again(keeper: CrashKeeper, tmp_path: Path):
    calls: list[str] = []

    def show(report: CrashReport) -> None:
        calls.append(report.summary)
        raise KeyError("window")

    keeper.show = show
    uncaught(bug())
    assert calls == ["RuntimeError: lost"]
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "state").iterdir()]
    assert sorted("KeyError" in text for text in texts) == [False, True]


def test_a_bug_raised_while_showing_on_the_same_thread_is_not_shown(keeper: CrashKeeper):
    calls: list[str] = []

    def show(report: CrashReport) -> None:
        calls.append(report.summary)
        uncaught(ValueError("inside the dialog"))

    keeper.show = show
    uncaught(bug())
    assert calls == ["RuntimeError: lost"]


def test_without_a_folder_the_report_is_still_shown(shown: list[CrashReport], tmp_path: Path, allow_log):
    allow_log("no crash file")
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    uncaught(bug())
    assert shown[0].path is None
    assert "RuntimeError: lost" in shown[0].text


def test_only_the_newest_crash_files_are_kept(keeper: CrashKeeper, tmp_path: Path, clock: FixedClock):
    for number in range(KEPT_FILES + 3):
        clock.moment += timedelta(seconds=1)
        keeper.report(type(f"Bug{number}", (Exception,), {})(), "main")
    names = sorted(path.name for path in (tmp_path / "state").iterdir())
    assert len(names) == KEPT_FILES
    assert names[0].startswith("crash-2024-02-11T01-00-04")


def test_before_a_window_exists_the_bug_is_written(keeper: CrashKeeper):
    report = keeper.report(bug(), "main")
    assert report is not None
    assert report.path is not None
    assert report.path.exists()


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), SystemExit(3)], ids=lambda stop: type(stop).__name__)
def test_stopping_the_program_is_no_bug(stop: BaseException, tmp_path: Path, clock: FixedClock, monkeypatch):
    passed_on: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, problem, _trace: passed_on.append(problem))
    monkeypatch.setattr(threading, "excepthook", lambda args: passed_on.append(args.exc_value))
    with catching_bugs(tmp_path, clock):
        uncaught(stop)
        threading.excepthook(threading.ExceptHookArgs((type(stop), stop, None, None)))
    assert passed_on == [stop, stop]
    assert list(tmp_path.iterdir()) == []


def test_a_bug_that_ends_the_program_is_reported_and_goes_on(tmp_path: Path, clock: FixedClock, allow_log):
    allow_log("unexpected RuntimeError: lost")
    with pytest.raises(RuntimeError, match="lost"), catching_bugs(tmp_path, clock):
        raise bug()
    assert len(list(tmp_path.iterdir())) == 1


def test_afterwards_the_hooks_are_as_before(tmp_path: Path, clock: FixedClock):
    before = (sys.excepthook, threading.excepthook)
    with catching_bugs(tmp_path, clock):
        assert (sys.excepthook, threading.excepthook) != before
    assert (sys.excepthook, threading.excepthook) == before

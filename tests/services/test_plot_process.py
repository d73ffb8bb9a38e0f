"""The engine in its own process, as the program meets it: stopped, cancelled, killed, broken, orphaned."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from opsroom.domain.errors import Cancelled, OpsError
from opsroom.domain.plan import Level, LevelName, PlotRequest
from opsroom.domain.plot_watch import PlotWatch
from opsroom.domain.progress import Progress
from opsroom.planning import wire
from opsroom.services.plot_process import PlotFailed, run_plot
from tests.services import stub_worker

STUB = "tests.services.stub_worker"


class Onlooker:
    """Watches a plot and reacts when the search has found something."""

    def __init__(self) -> None:
        self.stop, self.cancel = Event(), Event()
        self.phrases: list[str] = []
        self.found: list[tuple[Level, ...]] = []
        self.watch = PlotWatch(Progress(self._report, self.cancel.is_set), self.found.append, self.stop.is_set)

    def _report(self, _share: float, text: str) -> None:
        self.phrases.append(text)

    @property
    def pid(self) -> int:
        return int(self.phrases[0].split()[1])


def request(seed: int) -> PlotRequest:
    return PlotRequest((), (), seed=seed)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A zombie waiting for its new parent is dead enough.
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def until_dead(pid: int) -> bool:
    return any(not is_alive(pid) or time.sleep(0.02) for _ in range(500))


def test_answer_comes_from_another_process():
    seen = Onlooker()
    assert run_plot(request(stub_worker.ANSWERS), seen.watch, worker=STUB).input_hash == "stub"
    assert seen.pid != os.getpid()
    assert not is_alive(seen.pid)


def test_stop_keeps_the_best_so_far():
    seen = Onlooker()
    watch = PlotWatch(
        seen.watch.progress, lambda levels: (seen.found.append(levels), seen.stop.set())[0], seen.stop.is_set
    )
    plan = run_plot(request(stub_worker.SEARCHES), watch, worker=STUB)
    assert (plan.input_hash, plan.is_stopped) == ("best so far", True)
    assert seen.found == [(Level(LevelName.PEOPLE, 9, 7),)]


def test_time_limit_stops_the_same_way():
    plan = run_plot(request(stub_worker.SEARCHES), time_limit_s=0.1, worker=STUB)
    assert (plan.input_hash, plan.is_stopped) == ("best so far", True)


def test_cancel_ends_the_process_in_the_middle():
    seen = Onlooker()
    watch = PlotWatch(Progress(seen._report, lambda: bool(seen.phrases)))
    with pytest.raises(Cancelled):
        run_plot(request(stub_worker.HANGS), watch, worker=STUB)
    assert not is_alive(seen.pid)


@pytest.mark.allow_log("the engine died: exit status -11")
def test_death_of_the_process_is_a_calm_sentence():
    with pytest.raises(PlotFailed, match="Rencana sebelumnya tetap berlaku") as met:
        run_plot(request(stub_worker.DIES), worker=STUB)
    assert "exit status -11" in met.value.detail


@pytest.mark.allow_log("the engine broke: (?s:.*)RuntimeError: seven")
def test_bug_in_the_engine_is_a_calm_sentence_with_the_traceback_behind():
    with pytest.raises(PlotFailed, match="kesalahan di dalam mesin ploting") as met:
        run_plot(request(stub_worker.BREAKS), worker=STUB)
    assert "RuntimeError: seven" in met.value.detail


def test_refusal_of_the_engine_keeps_its_sentence():
    with pytest.raises(OpsError, match=r"Pola tidak mungkin\.") as met:
        run_plot(request(stub_worker.REFUSES), worker=STUB)
    assert met.value.detail == "stub"


@pytest.mark.allow_log("the engine died: exit status 1")
def test_worker_that_cannot_start_is_a_calm_sentence():
    with pytest.raises(PlotFailed) as met:
        run_plot(request(0), worker="opsroom.planning.missing")
    assert "No module named" in met.value.detail


def test_what_a_solver_prints_reaches_nobody(capfd: pytest.CaptureFixture[str]):
    assert run_plot(request(stub_worker.CHATTERS), worker=STUB).input_hash == "stub"
    assert capfd.readouterr() == ("", "")


def test_task_that_cannot_be_sent_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch):
    def refuse(_stream: object, _message: object) -> None:
        raise OSError

    monkeypatch.setattr(wire, "send", refuse)
    seen = Onlooker()
    seen.cancel.set()
    with pytest.raises(Cancelled):
        run_plot(request(0), seen.watch, worker=STUB)


PARENT = """
import sys
from opsroom.domain.plan import PlotRequest
from opsroom.domain.plot_watch import PlotWatch
from opsroom.domain.progress import Progress
from opsroom.services.plot_process import run_plot
print_pid = lambda _share, text: (sys.stdout.write(text + "\\n"), sys.stdout.flush())
run_plot(PlotRequest((), (), seed=2), PlotWatch(Progress(print_pid)), worker="tests.services.stub_worker")
"""


@pytest.fixture
def window() -> Iterator["subprocess.Popen[str]"]:
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, cwd=root) as process:
        yield process
        process.kill()


def test_killed_window_leaves_no_orphan(window: "subprocess.Popen[str]"):
    assert window.stdout is not None
    pid = int(window.stdout.readline().split()[1])
    assert is_alive(pid)
    window.kill()
    assert until_dead(pid)

"""Runs work off the GUI thread: a store lane for commands, one at a time, and a quick lane for reads.

Results come back on the GUI thread. An `OpsError` is shown as a notice unless the caller takes it; anything else is a
bug and goes to the crash hook. Nobody else in the program starts threads for the window.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from types import MethodType
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from opsroom.domain.errors import Cancelled, OpsError
from opsroom.domain.progress import Progress
from opsroom.ui.bridge.notices import Notices

T = TypeVar("T")
REPORT_EVERY_S = 0.05
_BUG_TEXT = "Terjadi kesalahan di dalam program. Yang belum selesai dibatalkan; rinciannya dicatat di berkas catatan."


class Lane(StrEnum):
    """Where a job runs."""

    STORE = "store"
    QUICK = "quick"


WORKERS: dict[Lane, int] = {Lane.STORE: 1, Lane.QUICK: 2}


class Job:
    """One piece of work on its way.

    Attributes:
        title: Indonesian phrase for the status bar; empty for work that is not announced.
        share: Finished share, 0 to 1; negative until the first report.
        text: What it is doing now.
        is_finished: Its result was delivered.
    """

    def __init__(self, title: str, lane: Lane) -> None:
        self.title = title
        self.lane = lane
        self.share = -1.0
        self.text = ""
        self.is_finished = False
        self._cancel = Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop it."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask to stop; the work ends at its next step and keeps nothing."""
        self._cancel.set()


@dataclass(frozen=True, slots=True)
class _Task:
    job: Job
    work: Callable[[Progress], Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[OpsError], None] | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    task: _Task
    result: Any = None
    problem: Exception | None = None


class JobRunner(QObject):
    """Takes jobs on the GUI thread and answers there.

    Thread: GUI. Callbacks that are methods of a widget closed meanwhile are not called.

    Signals:
        started: `Job` with a title, queued.
        progressed: The same `Job`; read `share` and `text`. At most twenty times a second.
        finished: The same `Job`, after its callback ran.
    """

    #: Job, GUI thread.
    started = Signal(object)
    #: Job, GUI thread.
    progressed = Signal(object)
    #: Job, GUI thread.
    finished = Signal(object)
    _ended = Signal(object)
    _stepped = Signal(object)

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._queues: dict[Lane, SimpleQueue[_Task | None]] = {lane: SimpleQueue() for lane in Lane}
        self._threads: dict[Lane, list[Thread]] = {lane: [] for lane in Lane}
        self._open: set[Job] = set()
        self._is_closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """Announced jobs that are not finished."""
        return tuple(job for job in self._open if job.title)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is queued or running in any lane."""
        return not self._open

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_error: Callable[[OpsError], None] | None = None,
        lane: Lane = Lane.STORE,
    ) -> Job:
        """Queue `work`; it runs on a worker, the callbacks on the GUI thread.

        An empty `title` runs silently. `on_error` takes the failure instead of a notice; after a bug it is called
        with a calm sentence, behind the crash hook, so that the screen can free its buttons.
        """
        job = Job(title, lane)
        if self._is_closed:
            job.cancel()
            return job
        self._open.add(job)
        if title:
            self.started.emit(job)
        self._submit(_Task(job, work, on_done, on_error))
        return job

    def read(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[OpsError], None] | None = None,
    ) -> Job:
        """Queue a short read on the quick lane, unannounced."""
        return self.run("", lambda _progress: work(), on_done, on_error, Lane.QUICK)

    def close(self) -> None:
        """Cancel what runs, drop what waits, end the threads. Blocks until the running step of each job ends."""
        self._is_closed = True
        for job in self._open:
            job.cancel()
        self._open.clear()
        for lane, threads in self._threads.items():
            for _thread in threads:
                self._queues[lane].put(None)
        for threads in self._threads.values():
            for thread in threads:
                thread.join()
            threads.clear()

    def _submit(self, task: _Task) -> None:
        lane = task.job.lane
        if len(self._threads[lane]) < WORKERS[lane]:
            name = f"opsroom-{lane.value}-{len(self._threads[lane]) + 1}"
            thread = Thread(target=self._work_off, args=(self._queues[lane],), name=name, daemon=True)
            self._threads[lane].append(thread)
            thread.start()
        self._queues[lane].put(task)

    def _work_off(self, queue: "SimpleQueue[_Task | None]") -> None:
        while (task := queue.get()) is not None:
            self._ended.emit(self._execute(task))

    def _execute(self, task: _Task) -> _Outcome:
        try:
            if task.job.is_cancelled:
                return _Outcome(task, problem=Cancelled())
            return _Outcome(task, task.work(self._progress_of(task.job)))
        except Exception as problem:  # noqa: BLE001 - carried to the GUI thread, judged there
            return _Outcome(task, problem=problem)

    def _progress_of(self, job: Job) -> Progress:
        last = 0.0

        def report(share: float, text: str) -> None:
            nonlocal last
            job.share, job.text = share, text
            if job.title and monotonic() - last >= REPORT_EVERY_S:
                last = monotonic()
                self._stepped.emit(job)

        return Progress(report, lambda: job.is_cancelled)

    def _on_stepped(self, job: Job) -> None:
        if job in self._open:
            self.progressed.emit(job)

    def _on_ended(self, outcome: _Outcome) -> None:
        job = outcome.task.job
        if job not in self._open:
            return
        self._open.discard(job)
        job.is_finished = True
        try:
            self._answer(outcome)
        finally:
            if job.title:
                self.finished.emit(job)

    def _answer(self, outcome: _Outcome) -> None:
        task, problem = outcome.task, outcome.problem
        if problem is None:
            _call(task.on_done, outcome.result)
        elif isinstance(problem, OpsError):
            if task.on_error is None:
                self._notices.failure(problem)
            else:
                _call(task.on_error, problem)
        else:
            sys.excepthook(type(problem), problem, problem.__traceback__)
            if task.on_error is not None:
                _call(task.on_error, OpsError(_BUG_TEXT, repr(problem)))


class InlineJobs(JobRunner):
    """Runs every job at once on the calling thread: for tests and offscreen runs without an event loop."""

    def _submit(self, task: _Task) -> None:
        self._on_ended(self._execute(task))


def _call(callback: Callable[[Any], None], value: Any) -> None:
    owner = callback.__self__ if isinstance(callback, MethodType) else None
    if not isinstance(owner, QObject) or isValid(owner):
        callback(value)

"""The engine in a process of its own, started by `services.plot_process` as ``python -m opsroom.planning.worker``.

A new interpreter, not `multiprocessing`: that would import the main script of the parent again (pytest, a script
without a guard) or fork a process that holds Qt. Its stdin brings one `wire.Task`, then single bytes `wire.STOP`; the
end of stdin means that the program is gone, however it died, and the process ends at once, in the middle of a solve
too. Answers go out through what was stdout; whatever a solver prints goes to stderr, which the parent keeps for its
log. Imported by nobody who must start fast.
"""

import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from threading import Event, Lock, Thread
from time import monotonic
from typing import BinaryIO

from opsroom.domain.errors import OpsError
from opsroom.domain.plan import Level, Plan, PlotRequest
from opsroom.domain.plot_watch import PlotWatch
from opsroom.domain.progress import Progress
from opsroom.planning import wire
from opsroom.planning.engine import plot

LISTENER = "plot-listener"
STEP_EVERY_S = 0.05
#: Exit status of a worker whose program is gone.
ABANDONED = 3
_PR_SET_PDEATHSIG = 1


Engine = Callable[[PlotRequest, PlotWatch], Plan]


def serve(asked: BinaryIO, answers: BinaryIO, abandon: Callable[[], None], engine: Engine = plot) -> None:
    """Take one task, answer it.

    Args:
        asked: Brings the task and then `wire.STOP`.
        answers: Takes every `wire.Answer`.
        abandon: Called on the listening thread when `asked` ends before the answer is out.
        engine: Makes the plan.
    """
    task = wire.receive(asked)
    if task is None:
        abandon()
        return
    desk = _Desk(answers, task.time_limit_s)
    Thread(target=desk.listen, args=(asked, abandon), name=LISTENER, daemon=True).start()
    last = _answer(task, desk, engine)
    desk.is_over.set()
    desk.send(last)


def _answer(task: wire.Task, desk: "_Desk", engine: Engine) -> wire.Answer:
    watch = PlotWatch(Progress(desk.step), desk.found, desk.is_stopping)
    try:
        plan = engine(task.request, watch)
    except OpsError as problem:
        return wire.Refused(problem.user_text, problem.detail)
    except Exception:  # noqa: BLE001 - the traceback crosses to the program, which logs it
        return wire.Broken(traceback.format_exc())
    return wire.Done(replace(plan, is_stopped=plan.is_stopped or desk.was_told))


class _Desk:
    """What stands between the engine and the pipes.

    Attributes:
        was_told: The engine was told to end early.
        is_over: The engine has ended; the program may hang up.
    """

    def __init__(self, answers: BinaryIO, time_limit_s: float | None) -> None:
        self.was_told = False
        self.is_over = Event()
        self._answers = answers
        self._lock = Lock()
        self._stop = Event()
        self._end = None if time_limit_s is None else monotonic() + time_limit_s
        self._last_step = 0.0

    def send(self, answer: wire.Answer) -> None:
        with self._lock:
            wire.send(self._answers, answer)

    def step(self, share: float, text: str) -> None:
        """Pass on what is not older news within a blink."""
        now = monotonic()
        if now - self._last_step >= STEP_EVERY_S or share >= 1:
            self._last_step = now
            self.send(wire.Step(share, text))

    def found(self, levels: tuple[Level, ...]) -> None:
        self.send(wire.Found(levels))

    def is_stopping(self) -> bool:
        stopping = self._stop.is_set() or (self._end is not None and monotonic() >= self._end)
        self.was_told = self.was_told or stopping
        return stopping

    def listen(self, asked: BinaryIO, abandon: Callable[[], None]) -> None:
        """Hear what the program still has to say; runs on a thread of its own."""
        while asked.read(1) == wire.STOP:
            self._stop.set()
        if not self.is_over.is_set():
            abandon()


def _die_with_parent() -> None:  # pragma: no cover - runs in the child only
    """Ask Linux to end this process with its parent, for the moments a solver leaves no thread its turn."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def run(engine: Engine = plot) -> None:  # pragma: no cover - runs in the child only
    """The life of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        serve(sys.stdin.buffer, out, lambda: os._exit(ABANDONED), engine)
    # Nothing is left to tidy up, and a thread still reads stdin.
    os._exit(0)


if __name__ == "__main__":  # pragma: no cover - runs in the child only
    run()

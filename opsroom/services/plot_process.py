"""Running the engine in a process of its own: nothing of the window waits for it, and it can be killed.

Costs one start of an interpreter with the solvers (about a second) per plot. The program itself never loads them.
"""

import logging
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import IO, Any, BinaryIO, cast

import opsroom
from opsroom.domain.errors import Cancelled, OpsError
from opsroom.domain.plan import Plan, PlotRequest
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning import wire

WORKER = "opsroom.planning.worker"
#: How often the user's wish to stop or cancel is looked at. Units: s.
LOOK_EVERY_S = 0.05
#: From the end of the pipe to the end of the process. Units: s.
DEATH_TAKES_S = 5
#: The last of what the process wrote on stderr goes into the log. Units: characters.
DETAIL_LENGTH = 4000
_KEPT = "Rencana sebelumnya tetap berlaku dan tidak ada data yang berubah."
_TRY = "Tutup program lain, lalu jalankan ploting lagi."
_log = logging.getLogger(__name__)


class PlotFailed(OpsError):
    """The process of the engine ended without an answer, or with a bug; nothing was stored."""


def run_plot(
    request: PlotRequest,
    watch: PlotWatch = UNWATCHED,
    time_limit_s: float | None = None,
    worker: str = WORKER,
) -> Plan:
    """The engine's plan for `request`, made in another process while the caller's thread waits.

    `watch` is called on this thread: its `is_stopping` ends the search early and keeps the best so far (as does
    `time_limit_s` of engine time; the plan says `is_stopped`), its `progress.is_cancelled` throws the work away.
    `worker` is the module that runs as the process.

    Raises:
        Cancelled: The user asked to throw it away; the process is gone.
        PlotFailed: The process died or broke.
        OpsError: The engine refused.
    """
    with tempfile.TemporaryFile() as noise:
        call = _Call(worker, wire.Task(request, time_limit_s), noise)
        try:
            last = call.converse(watch)
        finally:
            status = call.hang_up()
        noise.seek(0)
        return _plan_of(last, f"exit status {status}\n{noise.read().decode(errors='replace')[-DETAIL_LENGTH:]}")


def _plan_of(last: Any, death: str) -> Plan:
    """The plan in the last answer; raises for any other, with `death` for none at all."""
    if isinstance(last, wire.Done):
        return last.plan
    if isinstance(last, wire.Refused):
        raise OpsError(last.user_text, last.detail)
    if isinstance(last, wire.Broken):
        _log.error("the engine broke: %s", last.detail)
        raise PlotFailed(f"Ploting berhenti karena kesalahan di dalam mesin ploting. {_KEPT}", last.detail)
    _log.error("the engine died: %s", death)
    raise PlotFailed(f"Proses ploting berakhir mendadak, mungkin karena memori komputer habis. {_KEPT} {_TRY}", death)


class _Call:
    """One process, from its start to its end."""

    def __init__(self, worker: str, task: wire.Task, noise: IO[bytes]) -> None:
        root = str(Path(opsroom.__file__).parent.parent)
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        # A session of its own: Ctrl+C in the terminal is the program's to judge.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", worker],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=noise,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"},
            start_new_session=True,
        )
        self._answers: SimpleQueue[Any] = SimpleQueue()
        self._is_asked = Event()
        self._talker = Thread(target=self._talk, args=(task,), daemon=True)
        self._talker.start()

    def converse(self, watch: PlotWatch) -> Any:
        """Take answers until the last one; None when the process ended without it."""
        told = False
        while True:
            if watch.progress.is_cancelled():
                raise Cancelled
            if not told and self._is_asked.is_set() and watch.is_stopping():
                told = True
                self._tell(wire.STOP)
            try:
                answer = self._answers.get(timeout=LOOK_EVERY_S)
            except Empty:
                continue
            if isinstance(answer, wire.Step):
                watch.progress.report(answer.share, answer.text)
            elif isinstance(answer, wire.Found):
                watch.found(answer.levels)
            else:
                break
        if answer is None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(DEATH_TAKES_S)
        return answer

    def hang_up(self) -> int:
        """End the process if it still runs; returns its exit status."""
        self._process.kill()
        status = self._process.wait()
        self._talker.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast("IO[bytes]", pipe).close()
        return status

    def _talk(self, task: wire.Task) -> None:
        """Write the task, then read until the last answer or the end; runs on a thread of its own."""
        to, of = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
        answer = None
        try:
            with suppress(OSError):
                wire.send(to, task)
                self._is_asked.set()
            while isinstance(answer := wire.receive(of), wire.Step | wire.Found):
                self._answers.put(answer)
        finally:
            self._answers.put(answer)

    def _tell(self, word: bytes) -> None:
        with suppress(OSError):
            to = cast("BinaryIO", self._process.stdin)
            to.write(word)
            to.flush()

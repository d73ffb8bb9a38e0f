"""What happens to a bug: logged, written to a crash file, told to the window; the session goes on.

Expected failures (`OpsError`) never come here. An exception in a Qt slot or a thread does, on the thread it happened
on; whoever shows it must hop to the GUI thread first.
"""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from opsroom.runtime.clock import Clock
from opsroom.runtime.files import write_atomically
from opsroom.runtime.masking import mask
from opsroom.runtime.version import describe

#: Older crash files are removed when a new one is written.
KEPT_FILES = 20

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One bug as it is shown and copied.

    Attributes:
        at: Aware UTC.
        summary: Last line of the traceback, numbers masked.
        text: What the crash file holds.
        path: The crash file, None when it could not be written.
    """

    at: datetime
    summary: str
    text: str
    path: Path | None


def _show_nobody(_report: CrashReport) -> None:
    """Before a window exists the log and the file are all there is."""


class CrashKeeper:
    """Turns exceptions nobody caught into reports.

    A bug that repeats (a painter fails at every repaint) is written and shown once; a bug inside `show` is written but
    not shown, so that reporting can never feed itself.

    Attributes:
        show: Called with each new report, on the failing thread.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.show: Callable[[CrashReport], None] = _show_nobody
        self._folder = folder
        self._clock = clock
        self._seen: set[str] = set()
        self._lock = threading.Lock()
        self._reporting = threading.local()

    def report(self, problem: BaseException, thread_name: str) -> CrashReport | None:
        """Log, write and show one exception; None when the same bug was reported before."""
        # The place identifies the bug, not the message: that may hold a counter.
        frames = traceback.extract_tb(problem.__traceback__)
        place = f"{type(problem).__qualname__} {[(frame.filename, frame.lineno) for frame in frames]}"
        with self._lock:
            if place in self._seen:
                return None
            self._seen.add(place)
            number = len(self._seen)
        report = self._write(problem, thread_name, number)
        _log.critical("unexpected %s in %s, crash file %s", report.summary, thread_name, report.path)
        self._show_once(report)
        return report

    def _write(self, problem: BaseException, thread_name: str, number: int) -> CrashReport:
        at = self._clock.now()
        trace = "".join(traceback.format_exception(problem))
        summary = mask("".join(traceback.format_exception_only(problem)).strip())
        head = [f"Time {at:%Y-%m-%dT%H:%M:%SZ}", f"Thread {thread_name}", *describe()]
        text = mask("\n".join([*head, "", trace]))
        path = self._folder / f"crash-{at:%Y-%m-%dT%H-%M-%S}-{os.getpid()}-{number}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, text.encode())
            for old in sorted(self._folder.glob("crash-*.txt"))[:-KEPT_FILES]:
                old.unlink(missing_ok=True)
        except OSError as refusal:
            _log.warning("no crash file: %s", refusal)
            return CrashReport(at, summary, text, None)
        return CrashReport(at, summary, text, path)

    def _show_once(self, report: CrashReport) -> None:
        if getattr(self._reporting, "now", False):
            return
        self._reporting.now = True
        try:
            self.show(report)
        except Exception as problem:  # noqa: BLE001  the last catcher there is
            self.report(problem, threading.current_thread().name)
        finally:
            self._reporting.now = False


@contextmanager
def catching_bugs(folder: Path, clock: Clock) -> Iterator[CrashKeeper]:
    """Send every exception nobody catches, on whatever thread, to a `CrashKeeper` while the block runs.

    An exception that leaves the block itself is reported and goes on its way. Ctrl+C and exits are no bugs.
    """
    keeper = CrashKeeper(folder, clock)
    of_program, of_threads = sys.excepthook, threading.excepthook

    def on_program(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if isinstance(problem, Exception):
            keeper.report(problem, threading.current_thread().name)
        else:
            of_program(kind, problem, trace)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            keeper.report(args.exc_value, args.thread.name if args.thread else "ended thread")
        else:
            of_threads(args)

    sys.excepthook, threading.excepthook = on_program, on_thread
    try:
        yield keeper
    except Exception as problem:
        keeper.report(problem, threading.current_thread().name)
        raise
    finally:
        sys.excepthook, threading.excepthook = of_program, of_threads

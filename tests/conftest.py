"""Guards of the whole test run: isolated home, no silent log lines, no real dialogs, no threads left behind.

Everything here is for all rooms; fixtures of one room live in ``tests/<room>/conftest.py``.

Qt itself is never imported here: the guards look at it only when a test (or pytest-qt) has loaded it.
"""

import itertools
import logging
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from opsroom.runtime.clock import FixedClock

PROJECT = Path(__file__).resolve().parent.parent
HOME = Path(tempfile.mkdtemp(prefix="opsroom-tests-"))
#: How long a thread that was told to stop may take. Units: s.
GRACE = 3.0


def _isolate() -> None:
    """Move every user folder of this process below `HOME`; must run before Qt is imported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("OPSROOM_HOME", None)
    for name in ("config", "cache", "data", "state", "runtime"):
        folder = HOME / name
        folder.mkdir(mode=0o700)
        os.environ[f"XDG_{name.upper()}_{'DIR' if name == 'runtime' else 'HOME'}"] = str(folder)
    os.environ["HOME"] = str(HOME)
    os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", LANGUAGE="")
    # Neither UTC nor a zone of Indonesia: whoever forgets the zone is seen.
    os.environ["TZ"] = "TST-05:45"
    time.tzset()


_isolate()
# Two busy cores are no reason to fail: time limits of single examples say nothing here.
settings.register_profile("house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "allow_log(regex): announces a log line at WARNING or above; it must come")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


class _Announcements(logging.Handler):
    """Keeps log lines of WARNING and above, and what the test announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.allowed: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        """Lines nobody announced, and announced lines that never came."""
        silent = [line for line in self.lines if not any(re.search(regex, line) for regex in self.allowed)]
        missing = [regex for regex in self.allowed if not any(re.search(regex, line) for line in self.lines)]
        return [f"unannounced log line: {line}" for line in silent] + [
            f"announced log line never came: {regex}" for regex in missing
        ]


@pytest.fixture(autouse=True)
def _log_guard(request: pytest.FixtureRequest) -> Iterator[_Announcements]:
    handler = _Announcements()
    handler.allowed += [regex for marker in request.node.iter_markers("allow_log") for regex in marker.args]
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    if complaints := handler.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def allow_log(_log_guard: _Announcements) -> Callable[[str], None]:
    """Announce a log line at WARNING or above by a regex over ``LEVEL logger: message``; it must come."""
    return _log_guard.allowed.append


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, _homes: Iterator[int]) -> None:
    """A fresh ``OPSROOM_HOME`` per test; the folder is made by whoever asks for it."""
    monkeypatch.setenv("OPSROOM_HOME", str(HOME / f"home-{next(_homes)}"))


@pytest.fixture(scope="session")
def _homes() -> Iterator[int]:
    return itertools.count()


_STATIC_DIALOGS = {
    "QMessageBox": ("about", "aboutQt", "critical", "information", "question", "warning"),
    "QFileDialog": (
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QColorDialog": ("getColor",),
    "QFontDialog": ("getFont",),
}


def _dialog_calls() -> Iterator[tuple[type, str]]:
    """Every call that would wait for a user, in the Qt modules loaded so far."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None:
        # QMenu.exec cannot be watched: shiboken resolves its static and its own form past the class attribute.
        yield widgets.QDialog, "exec"
        for name, calls in _STATIC_DIALOGS.items():
            dialog = getattr(widgets, name)
            yield from ((dialog, call) for call in calls)
    printing = sys.modules.get("PySide6.QtPrintSupport")
    if printing is not None:
        yield from ((getattr(printing, name), "exec") for name in ("QPrintDialog", "QPageSetupDialog"))


@pytest.fixture(autouse=True)
def _dialog_guard() -> Iterator[None]:
    opened: list[str] = []

    def refuse(name: str) -> Callable[..., None]:
        def call(*_args: object, **_kwargs: object) -> None:
            opened.append(name)
            raise AssertionError(f"{name} would wait for a user")

        return call

    with pytest.MonkeyPatch.context() as patch:
        for dialog, call in list(_dialog_calls()):
            patch.setattr(dialog, call, refuse(f"{dialog.__name__}.{call}"))
        yield
    if opened:
        pytest.fail(f"real dialogs opened: {', '.join(opened)}", pytrace=False)


class _QtThreads:
    """QThreads and pools started while it listens; C++ keeps no list that Python could ask."""

    def __init__(self, core: ModuleType | None) -> None:
        self.core = core
        self.threads: list[Any] = []
        self.pools: list[Any] = []

    def listen(self, patch: pytest.MonkeyPatch) -> None:
        """Note every start from now on."""
        if self.core is None:
            return
        # None once an application has been shut down and no other made.
        self.pools += [pool for pool in (self.core.QThreadPool.globalInstance(),) if pool is not None]
        for owner, seen in ((self.core.QThread, self.threads), (self.core.QThreadPool, self.pools)):
            patch.setattr(owner, "start", _noting(owner.start, seen))

    def running(self, limit: float) -> list[str]:
        """What still runs after `limit` seconds."""
        shiboken = sys.modules.get("shiboken6")
        if self.core is None or shiboken is None:
            return []
        left = [thread for thread in self.threads if shiboken.isValid(thread) and not thread.wait(int(limit * 1000))]
        busy = [pool for pool in self.pools if shiboken.isValid(pool) and not pool.waitForDone(int(limit * 1000))]
        return [f"QThread {thread.objectName() or repr(thread)}" for thread in left] + [f"{pool!r}" for pool in busy]


def _noting(start: Callable[..., object], seen: list[Any]) -> Callable[..., object]:
    def noted(owner: object, *args: object) -> object:
        seen.append(owner)
        return start(owner, *args)

    return noted


def _lasting_threads(before: set[threading.Thread], limit: float) -> list[str]:
    """Python threads that are new and do not end within `limit` seconds."""
    # A dummy stands for a thread Python did not start (Qt's own): the Qt guard judges those.
    new = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    end = time.monotonic() + limit
    for thread in new:
        thread.join(max(0.0, end - time.monotonic()))
    return [f"thread {thread.name}" for thread in new if thread.is_alive()]


@pytest.fixture(autouse=True)
def _thread_guard() -> Iterator[None]:
    before = set(threading.enumerate())
    qt = _QtThreads(sys.modules.get("PySide6.QtCore"))
    with pytest.MonkeyPatch.context() as patch:
        qt.listen(patch)
        yield
    if left := _lasting_threads(before, GRACE) + qt.running(GRACE):
        pytest.fail(f"left running: {', '.join(left)}", pytrace=False)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder ``../shared/data`` beside the project: office workbooks and what must come out of them."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("shared data folder is not beside the project")
    return folder


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at 08.00 WIB on the Sunday before voting day 2024."""
    return FixedClock(datetime(2024, 2, 11, 1, 0, tzinfo=UTC))

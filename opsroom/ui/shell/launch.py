"""Starts the window: application, look, texts, logs and crash hook; the window shows before anything loads."""

import gc
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from opsroom.runtime.clock import Clock, SystemClock
from opsroom.runtime.crash import catching_bugs
from opsroom.runtime.logs import log_to
from opsroom.runtime.paths import user_paths
from opsroom.runtime.settings import Settings
from opsroom.runtime.version import VERSION
from opsroom.ui.bridge.file_picker import DialogPicker
from opsroom.ui.bridge.garbage import GarbageTurns
from opsroom.ui.bridge.indonesian import speak_indonesian
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.bridge.qt_classes import make_qt_classes
from opsroom.ui.shell.crash_box import CrashRelay
from opsroom.ui.shell.desk import Desk
from opsroom.ui.shell.window import MainWindow
from opsroom.ui.shell.window_state import WindowState
from opsroom.ui.theme.look import Look

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.WARNING,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
#: By then modules and screens are loaded and stay; walked at every full collection they would stop the window
#: for up to a tenth of a second. Units: ms.
_SETTLED_MS = 4_000
_PULSE_MS = 500
_log = logging.getLogger(__name__)


def run_window(path: Path | None) -> int:
    """Show the window, open `path` in it if given, and return the exit status when it is closed."""
    paths = user_paths().ensure()
    clock = SystemClock()
    with log_to(paths.state), catching_bugs(paths.state / "crash", clock) as keeper, _qt_messages_logged():
        app = build_application()
        window = build_window(app, clock)
        relay = CrashRelay(window)
        keeper.show = relay.reported.emit
        window.show_as_left()
        if path is not None:
            window.open_file(path)
        QTimer.singleShot(_SETTLED_MS, window, gc.freeze)
        turns = GarbageTurns(lambda: window.is_at_rest, window)
        with _closed_by_signals(window):
            status = app.exec()
        turns.stop()
        gc.unfreeze()
        # Qt takes widgets down in no particular order at exit; ours go first.
        window.deleteLater()
        app.sendPostedEvents(window)
        return int(status)


def build_application() -> QApplication:
    """The application with Indonesian texts; the one there is already in a test run."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a QApplication is needed for windows")
    app.setApplicationName("opsroom")
    app.setApplicationDisplayName("Opsroom")
    app.setApplicationVersion(VERSION)
    make_qt_classes()
    speak_indonesian(app)
    return app


def build_window(app: QApplication, clock: Clock) -> MainWindow:
    """The window with everything it needs, not shown yet."""
    paths = user_paths().ensure()
    settings = Settings(paths.config)
    notices = Notices(clock)
    desk = Desk(
        clock=clock,
        settings=settings,
        state=WindowState(paths.state),
        state_folder=paths.state,
        look=Look(app, look_name(settings.text("theme"))),
        notices=notices,
        jobs=JobRunner(notices),
        picker=DialogPicker(paths.documents),
    )
    window = MainWindow(desk)
    if settings.problem:
        notices.warning(settings.problem)
    return window


def look_name(setting: str) -> str:
    """The look a setting means; ``auto`` follows the system."""
    if setting != "auto":
        return setting
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


@contextmanager
def _closed_by_signals(window: MainWindow) -> Iterator[None]:
    """Ctrl+C and a polite kill close the window as its button does. Thread: main, the only one that gets signals."""

    def on_signal(_number: int, _frame: object) -> None:
        window.close()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    # Python sees a signal only when it runs: without an open file nothing else would wake it.
    pulse = QTimer(window)
    pulse.start(_PULSE_MS)
    pulse.timeout.connect(_nothing)
    try:
        yield
    finally:
        pulse.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def _nothing() -> None:
    """Being called is all."""


@contextmanager
def _qt_messages_logged() -> Iterator[None]:
    def on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        _log.log(_LEVELS.get(kind, logging.INFO), "%s: %s", context.category, text)

    before = qInstallMessageHandler(on_message)
    try:
        yield
    finally:
        qInstallMessageHandler(before)

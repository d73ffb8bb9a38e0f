import logging
import os
import signal

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication

from opsroom.runtime.paths import user_paths
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.indonesian import IndonesianTexts
from opsroom.ui.shell.crash_box import CrashBox
from opsroom.ui.shell.launch import build_window, look_name, run_window
from opsroom.ui.shell.window import MainWindow


@pytest.fixture
def plain_app(qapp):
    """The application as it was before: texts and look of a start are taken back."""
    yield qapp
    for texts in qapp.findChildren(IndonesianTexts):
        qapp.removeTranslator(texts)
        texts.deleteLater()
    qapp.setStyleSheet("")


def the_window():
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))


def when(condition, act):
    """Act on the event loop as soon as the condition holds."""
    timer = QTimer()

    def look():
        if condition():
            timer.stop()
            act()

    timer.timeout.connect(look)
    timer.start(20)
    return timer


def test_window_opens_the_file_and_ends_with_it(plain_app, operation):
    seen = []

    def leave():
        seen.append(the_window().status.file.text())
        the_window().close()

    timer = when(lambda: the_window().session is not None and the_window().is_at_rest, leave)
    assert run_window(operation) == 0
    assert seen == ["operasi.ops"]
    timer.deleteLater()


def test_window_starts_without_a_file(plain_app):
    timer = when(lambda: the_window().isVisible(), lambda: the_window().close())
    assert run_window(None) == 0
    timer.deleteLater()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "kill"])
def test_polite_end_closes_the_window_and_its_file(plain_app, operation, clock, number):
    timer = when(lambda: the_window().session is not None, lambda: os.kill(os.getpid(), number))
    assert run_window(operation) == 0
    Workspace.open(operation, clock, backup=False).close()
    timer.deleteLater()


def test_first_start_fills_the_screen(plain_app):
    seen = []
    timer = when(
        lambda: the_window().isVisible(), lambda: (seen.append(the_window().isMaximized()), the_window().close())
    )
    run_window(None)
    assert seen == [True]
    timer.deleteLater()


@pytest.mark.allow_log("CRITICAL .*unexpected ZeroDivisionError")
def test_bug_is_shown_and_the_session_goes_on(plain_app, qtbot):
    def fail():
        raise ZeroDivisionError

    seen = []

    def leave():
        seen.append(the_window().findChild(CrashBox).text.toPlainText())
        the_window().close()

    with qtbot.capture_exceptions():
        QTimer.singleShot(50, fail)
        timer = when(lambda: the_window().findChild(CrashBox) is not None, leave)
        assert run_window(None) == 0
    assert "ZeroDivisionError" in seen[0]
    assert list((user_paths().state / "crash").glob("crash-*.txt"))
    timer.deleteLater()


def test_messages_of_qt_go_to_the_log(plain_app):
    QTimer.singleShot(50, lambda: qWarning("layar hilang"))
    timer = when(lambda: "layar hilang" in log_text(), lambda: the_window().close())
    run_window(None)
    timer.deleteLater()


def log_text():
    path = user_paths().state / "opsroom.log"
    return path.read_text("utf-8") if path.exists() else ""


def test_log_handler_is_gone_afterwards(plain_app):
    before = list(logging.getLogger().handlers)
    timer = when(lambda: the_window().isVisible(), lambda: the_window().close())
    run_window(None)
    assert logging.getLogger().handlers == before
    timer.deleteLater()


@pytest.mark.parametrize(("setting", "name"), [("dark", "dark"), ("light", "light"), ("auto", "light")])
def test_look_follows_the_setting(qapp, setting, name):
    assert look_name(setting) == name


def test_settings_that_could_not_be_read_are_told(plain_app, clock, qtbot):
    folder = user_paths().ensure().config
    (folder / "settings.json").write_text("{rusak")
    window = build_window(plain_app, clock)
    qtbot.addWidget(window)
    assert "Pengaturan tidak terbaca" in window.notice_bar.text.text()

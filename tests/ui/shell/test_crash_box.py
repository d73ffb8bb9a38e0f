from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from opsroom.runtime.crash import CrashReport
from opsroom.ui.shell.crash_box import CrashBox, CrashRelay

REPORT = CrashReport(datetime(2024, 2, 14, tzinfo=UTC), "ValueError: x", "Traceback ...", Path("/state/crash-1.txt"))


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_bug_of_another_thread_is_shown_on_the_gui_thread(parent, qtbot):
    relay = CrashRelay(parent)
    thread = Thread(target=lambda: relay.reported.emit(REPORT))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: parent.findChild(CrashBox) is not None)
    assert not parent.findChild(CrashBox).isModal()


def test_report_can_be_copied(parent):
    box = CrashBox(REPORT, parent)
    box.copy_button.click()
    assert QGuiApplication.clipboard().text() == "Traceback ..."


@pytest.mark.parametrize(
    ("path", "words"), [(REPORT.path, "/state/crash-1.txt"), (None, "tidak bisa ditulis")], ids=["file", "no-file"]
)
def test_box_says_where_the_report_is_kept(parent, path, words):
    box = CrashBox(CrashReport(REPORT.at, REPORT.summary, REPORT.text, path), parent)
    assert any(words in label.text() for label in box.findChildren(QLabel))


def test_box_closes(parent):
    box = CrashBox(REPORT, parent)
    box.show()
    box.reject()
    assert not box.isVisible()

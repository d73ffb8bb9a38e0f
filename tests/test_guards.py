"""The guards themselves, run on tests that misbehave in a fresh pytest."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")

INNER = r"""
import logging, os, sys, threading, time, warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path
import pytest
from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWizard
from PySide6.QtPrintSupport import QPrintDialog

def warn(text): logging.getLogger("opsroom.store").warning(text)

def test_bad_log_warning(): warn("disk is slow")
def test_bad_log_error(): logging.getLogger("x").error("broken")
@pytest.mark.allow_log("disk is fast")
def test_bad_log_announcement_that_never_comes(): pass
@pytest.mark.allow_log(r"^WARNING opsroom\.store: disk")
def test_good_log_announced_by_mark(): warn("disk is slow")
def test_good_log_announced_by_fixture(allow_log): allow_log("slow"); warn("disk is slow")
def test_bad_log_beside_an_announced_one(allow_log): allow_log("slow"); warn("disk is slow"); warn("disk is full")
def test_good_log_info(): logging.getLogger("x").info("started")
def test_bad_python_warning(): warnings.warn("old")

def test_bad_dialog_exec(qapp):
    with pytest.raises(AssertionError): QDialog().exec()
def test_bad_dialog_of_a_subclass(qapp):
    with pytest.raises(AssertionError): QWizard().exec()
def test_bad_dialog_message_box_exec(qapp):
    with pytest.raises(AssertionError): QMessageBox().exec()
def test_bad_dialog_question(qapp):
    with pytest.raises(AssertionError): QMessageBox.question(None, "a", "b")
def test_bad_dialog_save_name(qapp):
    with pytest.raises(AssertionError): QFileDialog.getSaveFileName()
def test_bad_dialog_input(qapp):
    with pytest.raises(AssertionError): QInputDialog.getText(None, "a", "b")
def test_bad_dialog_printer(qapp):
    with pytest.raises(AssertionError): QPrintDialog().exec()
def test_good_dialog_answered_by_the_test(qapp, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *a: QMessageBox.StandardButton.Yes)
    assert QMessageBox.question(None, "a", "b") is QMessageBox.StandardButton.Yes

stop = threading.Event()
def test_bad_thread(): threading.Thread(target=stop.wait, args=(20,), daemon=True, name="lane").start()
def test_good_thread_that_ends(): threading.Thread(target=time.sleep, args=(0.05,)).start()
class Sleeper(QThread):
    def run(self): stop.wait(20)
kept = []
def test_bad_qthread(qapp): kept.append(Sleeper(objectName="reader")); kept[0].start()
class Task(QRunnable):
    def __init__(self, seconds): super().__init__(); self.seconds = seconds
    def run(self): stop.wait(self.seconds)
def test_good_pool_that_ends(qapp): QThreadPool.globalInstance().start(Task(0.05))
def test_bad_pool(qapp): pool = QThreadPool(); kept.append(pool); pool.start(Task(20))
def test_good_zz_let_them_go(): stop.set(); kept[0].wait(); kept[1].waitForDone()

def test_good_home_is_isolated(tmp_path):
    home = Path(os.environ["HOME"])
    assert home.name.startswith("opsroom-tests-")
    folders = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    assert {Path(os.environ[name]).parent for name in folders} == {home}
    assert Path(os.environ["OPSROOM_HOME"]).parent == home
    assert not Path(os.environ["OPSROOM_HOME"]).exists()
homes = set()
@pytest.mark.parametrize("again", (1, 2))
def test_good_home_is_new_for_each_test(again):
    assert os.environ["OPSROOM_HOME"] not in homes; homes.add(os.environ["OPSROOM_HOME"])
def test_good_zone_is_nobodys(): assert datetime.now().astimezone().utcoffset() == timedelta(hours=5, minutes=45)
def test_good_platform_is_offscreen(qapp): assert qapp.platformName() == "offscreen"
def test_good_clock(clock): assert clock.now() == datetime(2024, 2, 11, 1, tzinfo=UTC)
def test_skip_shared_data(shared_data): assert False, "there is none beside a temporary folder"
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Test name to the lines pytest printed about it, from one run over `INNER`."""
    folder = tmp_path_factory.mktemp("guarded") / "project"
    (folder / "tests").mkdir(parents=True)
    (folder / "tests" / "conftest.py").write_text(CONFTEST.read_text().replace("GRACE = 3.0", "GRACE = 0.3"))
    (folder / "tests" / "test_inner.py").write_text(INNER, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\nqt_api = pyside6\n", encoding="utf-8")
    bare = {key: value for key, value in os.environ.items() if not key.startswith(("COV_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", "-p", "no:cacheprovider", "-p", "no:xdist"],
        cwd=folder,
        env={**bare, "PYTHONPATH": str(CONFTEST.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    lines: dict[str, str] = {}
    for verdict, name in re.findall(r"^(PASSED|FAILED|ERROR|SKIPPED).*?(?:::(\S+)|$)", done.stdout, re.MULTILINE):
        lines[name] = f"{lines.get(name, '')} {verdict}".strip()
    lines["output"] = done.stdout + done.stderr
    return lines


def test_good_tests_pass(run: dict[str, str]):
    good = re.findall(r"def (test_good_\w+)", INNER)
    assert {name: run.get(name) or run.get(f"{name}[1]") for name in good} == dict.fromkeys(good, "PASSED"), run[
        "output"
    ]


@pytest.mark.parametrize("name", re.findall(r"def (test_bad_(?!python)\w+)", INNER))
def test_misbehaving_tests_fail_at_teardown(run: dict[str, str], name: str):
    assert run.get(name) == "PASSED ERROR", run["output"]


def test_python_warnings_are_errors(run: dict[str, str]):
    assert run["test_bad_python_warning"] == "FAILED"


@pytest.mark.parametrize(
    "words",
    [
        "unannounced log line: WARNING opsroom.store: disk is full",
        "announced log line never came: disk is fast",
        "real dialogs opened: QMessageBox.question",
        "real dialogs opened: QFileDialog.getSaveFileName",
        "left running: thread lane",
        "left running: QThread reader",
    ],
)
def test_guards_say_what_they_saw(run: dict[str, str], words: str):
    assert words in run["output"]


def test_shared_data_is_skipped_with_a_reason(run: dict[str, str]):
    assert "shared data folder is not beside the project" in run["output"]
    assert "1 skipped" in run["output"]

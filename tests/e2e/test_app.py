"""The composition root: which door an argument opens, and what happens when a door is locked."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from opsroom.app import main
from opsroom.runtime.clock import SystemClock
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.indonesian import IndonesianTexts
from opsroom.ui.shell.window import MainWindow
from tests.cli.conftest import Run


@pytest.fixture
def started(qapp):
    """Ends the window of `main()` as soon as it is at rest, and tells what it showed; the application stays plain."""
    shown: list[str] = []

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window.is_at_rest:
                shown.append(window.windowTitle())
                window.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    yield shown
    timer.stop()
    for texts in qapp.findChildren(IndonesianTexts):
        qapp.removeTranslator(texts)
        texts.deleteLater()
    qapp.setStyleSheet("")


def test_main_without_arguments_opens_the_window(started: list[str]) -> None:
    assert main([]) == 0
    assert started[0] == "Opsroom"


def test_main_with_a_file_opens_the_window_on_it(started: list[str], tmp_path: Path) -> None:
    Workspace.create(tmp_path / "operasi.ops", "Polres OKU - Pemilu 2024", SystemClock()).close()
    assert main([str(tmp_path / "operasi.ops")]) == 0
    assert started[-1].endswith("Opsroom")


def test_main_without_display_libraries_says_so(monkeypatch: pytest.MonkeyPatch, opsroom: Run) -> None:
    def missing(name: str) -> object:
        raise ImportError(f"libEGL.so.1 for {name}")

    monkeypatch.setattr("pkgutil.resolve_name", missing)
    printed = opsroom()
    assert (printed.status, printed.err.count("\n")) == (1, 1)
    assert "Qt" in printed.err


def test_terminal_commands_load_no_display_library(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom opsroom.app import main\nstatus = main(sys.argv[1:])\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\nraise SystemExit(status)"
    )
    file = tmp_path / "operasi.ops"
    done = subprocess.run([sys.executable, "-c", script, "new", str(file), "--name", "X"], check=False)
    assert done.returncode == 0
    assert file.exists()


def test_program_starts_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "opsroom.app", "doctor", str(tmp_path / "tidak-ada.ops")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr

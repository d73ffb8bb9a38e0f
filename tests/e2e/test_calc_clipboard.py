"""Copy and paste between the roster and LibreOffice Calc, both real, over the real clipboard of an X display.

Keys are typed by xdotool into whichever window has the keyboard. Skipped where Calc or the X tools are missing.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from opsroom.runtime.clock import FixedClock
from opsroom.services.edit_cells import AddPerson
from opsroom.services.workspace import Workspace

TOOLS = ("soffice", "Xvfb", "xdotool", "openbox")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
CLOCK = FixedClock(datetime(2024, 2, 13, 1, tzinfo=UTC))
DESK = Path(__file__).with_name("calc_desk.py")
PATIENCE_S = 60
DESK_TITLE = "Meja uji"


@dataclass
class Display:
    """An X display with a window manager, and hands on its keyboard."""

    environment: dict[str, str]

    def start(self, *command: str) -> "subprocess.Popen[str]":
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.environment, text=True, stdout=pipe, stderr=pipe)

    def ask(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def window(self, name: str) -> str:
        return await_(lambda: self.ask("search", "--onlyvisible", "--name", name).split("\n")[-1], f"window {name}")

    def focus(self, name: str) -> None:
        window = self.window(name)
        self.ask("windowactivate", "--sync", window)
        await_(lambda: self.ask("getactivewindow") == window, f"{name} active")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.ask("key", "--clearmodifiers", key)
            time.sleep(0.3)


def await_(ready: Callable[[], object], what: str) -> str:
    """What `ready` says, as soon as it says something."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if answer := ready():
            return str(answer)
        time.sleep(0.2)
    raise AssertionError(f"{what} never came")


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    number_out, number_in = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(number_in), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(number_in,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(number_in)
    with os.fdopen(number_out) as said:
        number = said.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield Display(environment)
    for process in (manager, server):
        process.terminate()
        process.wait()


@pytest.fixture
def calc(display: Display, tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    started = []

    def open_book(path: Path) -> None:
        profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        options = ("--norestore", "--nologo", "--nofirststartwizard", profile, "--calc", str(path))
        # soffice is a script around the real program: both die with their session.
        started.append(
            subprocess.Popen(
                ["soffice", *options], env=display.environment, start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        display.window(path.name)
        # The window is there before its cells listen.
        time.sleep(6)
        display.focus(path.name)
        display.press("Escape")

    yield open_book
    for process in started:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def desk(display: Display, tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "operasi.ops"
    with closing(Workspace.create(file, "Uji", CLOCK, "tes")) as workspace:
        for number in (1, 2):
            workspace.run(AddPerson({"nrp": f"8001000{number}", "name": f"ORANG {'AB'[number - 1]}", "note": "0012"}))
    process = display.start(sys.executable, str(DESK), str(file), DESK_TITLE)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "siap\n", process.stderr.read() if process.stderr else ""
        yield file
    finally:
        process.kill()
        process.communicate()


def people(file: Path) -> list[tuple[str, str, str]]:
    """NRP, name and remark as stored now."""
    with closing(Workspace.open(file, CLOCK, backup=False)) as workspace, workspace.read() as reader:
        return [(person.nrp, person.name, person.note) for person in reader.persons()]


def make_book(path: Path, rows: list[list[str]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet, text = book.add_worksheet("Data"), book.add_format({"num_format": "@"})
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row, text)
    return path


def test_calc_cells_land_in_the_roster(display, calc, desk, tmp_path):
    book = make_book(tmp_path / "sumber.xlsx", [["80010003", "WAYAN"], ["80010004", 'SITI "X"']])
    calc(book)
    display.press("ctrl+a", "ctrl+c")
    display.focus(DESK_TITLE)
    display.press("ctrl+Home", "ctrl+v", "Return")
    await_(lambda: people(desk)[0][0] == "80010003", "paste")
    assert [row[:2] for row in people(desk)] == [("80010003", "WAYAN"), ("80010004", 'SITI "X"')]


def test_roster_cells_land_in_calc_as_text(display, calc, desk, tmp_path):
    book = make_book(tmp_path / "tujuan.xlsx", [])
    calc(book)
    display.focus(DESK_TITLE)
    display.press("ctrl+Home", "ctrl+a", "ctrl+c")
    display.focus(book.name)
    display.press("ctrl+v", "Return", "ctrl+s", "Return")
    await_(lambda: _cells(book), "saved book")
    rows = _cells(book)
    assert [row[:2] for row in rows] == [["80010001", "ORANG A"], ["80010002", "ORANG B"]]
    assert rows[0][8] == "0012"


def _cells(book: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()

"""Figures that need a window, one process each; prints one JSON object of milliseconds for tools/bench.py.

``start FILE STARTED``: from STARTED (seconds since the epoch, taken before this process was made) to the window on the
screen with the roster painted. ``board FILE STARTED``: from the call of a command to the wall painted with its result,
the median and the worst of twenty, by this process and by another one.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QTableView

from opsroom.domain.duty import Duty
from opsroom.domain.stages import Stage
from opsroom.runtime.clock import SystemClock
from opsroom.services.report_stage import ReportStage
from opsroom.ui.board.view import BoardView
from opsroom.ui.shell.launch import build_application, build_window
from opsroom.ui.shell.rooms import PERSONEL
from opsroom.ui.shell.window import MainWindow

CHANGES = 20
CHANGES_ELSEWHERE = 5


def wait_until(is_done: Callable[[], bool], limit_ms: int = 30_000) -> None:
    """Turn the event loop until `is_done`; a figure that never comes is an error, not a zero."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_done() else None)
    timer.start(1)
    QTimer.singleShot(limit_ms, loop, loop.quit)
    loop.exec()
    timer.stop()
    if not is_done():
        raise TimeoutError


def open_window(file: Path) -> MainWindow:
    """The real window on a file, with the roster on the screen."""
    window = build_window(build_application(), SystemClock())
    window.resize(1366, 768)
    window.show()
    window.open_file(file)
    wait_until(lambda: _has_rows(window))
    return window


def _has_rows(window: MainWindow) -> bool:
    screen = window.rooms.screen(PERSONEL)
    view = screen.findChild(QTableView) if screen is not None else None
    if view is None or not view.isVisible():
        return False
    model = view.model()
    return model.rowCount() > 0 and bool(model.index(0, 1).data())


def measure_start(file: Path, started: float) -> dict[str, float]:
    """Process start to usable window. Units: ms."""
    window = open_window(file)
    figure = (time.time() - started) * 1000
    window.close()
    return {"usable after": figure}


def measure_board(file: Path) -> dict[str, float]:
    """Commit to painted wall. Units: ms."""
    window = open_window(file)
    window.toggle_wall()
    wall, session = window.wall, window.session
    if wall is None or session is None:
        raise TimeoutError
    paints = Paints(wall.view)
    wait_until(lambda: bool(paints.seen) and window.is_at_rest)
    workspace = session.workspace
    with workspace.read() as reader:
        tps = [record.id for record in reader.tps()]
        person = reader.persons()[-1]
    own = []
    for tps_id in tps[:CHANGES]:
        stamp = workspace.clock.now()
        started = time.time()
        workspace.run(ReportStage(Stage.TPS_BUKA, stamp, (tps_id,)))
        own.append((paints.first_after(stamp) - started) * 1000)
    duties = [Duty.POSKO, Duty.CADANGAN] * CHANGES_ELSEWHERE
    start = 1 if person.duty is Duty.POSKO else 0
    other = [
        _from_another_process(file, person.nrp, duty, paints) for duty in duties[start : start + CHANGES_ELSEWHERE]
    ]
    window.close()
    return {
        "own median": statistics.median(own),
        "own worst": max(own),
        "another process median": statistics.median(other),
        "another process worst": max(other),
    }


class Paints:
    """When the wall was painted, and how fresh the data was that it showed."""

    def __init__(self, view: BoardView) -> None:
        self.seen: list[tuple[float, datetime]] = []
        self._view = view
        view.painted.connect(self._on_painted)

    def first_after(self, stamp: datetime) -> float:
        """Wait for the first painting of data changed at or after `stamp`. Units: s since the epoch."""
        wait_until(lambda: any(changed_at >= stamp for _, changed_at in self.seen))
        return next(when for when, changed_at in self.seen if changed_at >= stamp)

    def _on_painted(self) -> None:
        changed_at = self._view.snapshot.changed_at
        if changed_at is not None:
            self.seen.append((time.time(), changed_at))


def _from_another_process(file: Path, nrp: str, duty: Duty, paints: Paints) -> float:
    """A change committed by a terminal command, counted from its commit as the journal dates it."""
    before = datetime.now(UTC)
    command = [sys.executable, "-m", "opsroom.app", "duty", str(file), "--nrp", nrp, "--set", duty]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    painted = paints.first_after(before)
    process.wait()
    return (painted - max(changed_at for _, changed_at in paints.seen).timestamp()) * 1000


def main(argv: list[str]) -> int:
    """Measure what the first argument names."""
    what, file, started = argv[0], Path(argv[1]), float(argv[2])
    figures = measure_start(file, started) if what == "start" else measure_board(file)
    sys.stdout.write(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

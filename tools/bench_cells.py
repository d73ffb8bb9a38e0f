"""Measure the hands in a table: keys until painted, pages painted, and how long the window stands still in a paste.

The reference of a key is the same key on a table of 1,000 rows; rows come from memory there: what is measured is the
window. The paste is made in a real file; the longest pause between two turns of the event loop is told.
"""

import os
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from bench_line import Line, median_s
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from opsroom.domain.changes import Kind
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import TableQuery
from opsroom.runtime.clock import SystemClock
from opsroom.services.paste_block import PasteBlock, Policy
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.file_picker import DialogPicker
from opsroom.ui.bridge.jobs import InlineJobs, JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.sheets.person_sheet import PersonSheet
from opsroom.ui.shell.launch import build_application
from opsroom.ui.tables.decorating import Decorator
from opsroom.ui.tables.frozen import FrozenView
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.pasting import PasteMode
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.look import Look

ROWS, FEW = 823_236, 1_000
PAGES, PASTED_ROWS = 200, 350
SELECTED = 500_000
_CTRL = Qt.KeyboardModifier.ControlModifier


class _News(QObject):
    """A relay that has nothing to tell."""

    changed = Signal(object)


class _Rows:
    """People made up when they are asked for."""

    kind, columns = Kind.PERSON, PERSON_COLUMNS

    def __init__(self, count: int) -> None:
        self._ids = array("q", range(1, count + 1))

    def total(self) -> int:
        """All of them."""
        return len(self._ids)

    def ids(self, _query: TableQuery) -> "array[int]":
        """All of them, in one order."""
        return self._ids

    def records(self, ids: Sequence[int]) -> dict[int, Person]:
        """One person each."""
        return {row: Person(id=row, nrp=f"{row:08}", name=f"ORANG {row}") for row in ids}

    def stop(self) -> None:
        """Nothing runs."""


def open_view(rows: int, look: Look) -> FrozenView:
    """A table of that many rows on the screen."""
    jobs = InlineJobs(Notices(SystemClock()))
    model = RecordTableModel(_Rows(rows), jobs, _News(jobs), lambda *_plan: None)
    jobs.setParent(model)
    view = FrozenView(model, look, {})
    model.setParent(view)
    view.resize(1366, 700)
    view.show()
    model.load()
    view.take_focus()
    QCoreApplication.processEvents()
    return view


def measure(folder: Path) -> list[Line]:
    """The figures; `folder` takes the file of the paste."""
    look = Look(build_application())
    many, few = open_view(ROWS, look), open_view(FEW, look)
    acts: dict[str, Callable[[FrozenView], None]] = {
        "select all": lambda view: QTest.keyClick(view, Qt.Key.Key_A, _CTRL),
        "select a column": lambda view: QTest.keyClick(view, Qt.Key.Key_Space, _CTRL),
        "jump to the end": lambda view: QTest.keyClick(view, Qt.Key.Key_End, _CTRL),
        f"shift-select {SELECTED:,} rows": lambda view: view.extend_to(min(SELECTED, view.model().rowCount()) - 1, 5),
    }
    return [
        Line(f"{name}, {ROWS:,} rows", f"{_ms(many, act):.1f} ms", f"{FEW:,} rows: {_ms(few, act):.1f} ms")
        for name, act in acts.items()
    ] + [*_pages(look), *_paste_gaps(folder, look)]


def _pages(look: Look) -> list[Line]:
    """Painting a whole page, plain, with everything searched marked, and with columns that stay."""
    lines = []
    for width, height in ((1366, 768), (1920, 1080)):
        for name, dress in (("plain", _plain), ("hits", _with_hits), ("frozen columns", _with_frozen)):
            view = open_view(ROWS, look)
            view.resize(width, height)
            dress(view)
            times = sorted(_page_ms(view, page) for page in range(PAGES))
            p50, p99 = times[PAGES // 2], times[PAGES * 99 // 100 - 1]
            lines.append(Line(f"page of {width}x{height}, {name}", f"p99 {p99:.1f} ms", f"p50 {p50:.1f} ms"))
            view.deleteLater()
    return lines


def _plain(_view: FrozenView) -> None:
    """As it is."""


def _with_hits(view: FrozenView) -> None:
    model = view.model()
    decor = Decorator(PERSON_COLUMNS, model)
    decor.show_hits_of(TableQuery("rang 1"))
    model.set_decorator(decor.decorate)


def _with_frozen(view: FrozenView) -> None:
    view.freeze((0, 1))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())


def _page_ms(view: FrozenView, page: int) -> float:
    view.verticalScrollBar().setValue(page * 797)
    QCoreApplication.processEvents()
    return median_s(view.viewport().repaint, 1) * 1000


class _Gaps:
    """The longest pause between two turns of the event loop. Units: ms."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def until(self, is_done: Callable[[], object]) -> float:
        """Turn the loop until something is done; the longest pause meanwhile."""
        self._last, self.longest = time.perf_counter(), 0.0
        while not is_done():
            QTest.qWait(1)
        return self.longest


def _paste_gaps(folder: Path, look: Look) -> list[Line]:
    """A block of 350 rows and 7 columns lands in a sheet and is taken back."""
    clock = SystemClock()
    notices = Notices(clock)
    workspace = Workspace.create(folder / "sel.ops", "Uji sel", clock, "uji")
    rows = tuple({"nrp": f"{80010000 + n}", "name": f"ORANG {n}"} for n in range(PASTED_ROWS))
    workspace.run(PasteBlock(Kind.PERSON, (), rows))
    jobs, relay = JobRunner(notices), ChangeRelay(workspace.feed)
    sheet = PersonSheet(workspace, ScreenTools(relay, jobs, notices, look, DialogPicker(folder)))
    sheet.resize(1366, 768)
    sheet.show()
    gaps = _Gaps()
    model, blocks = sheet.table.model, sheet.table.blocks
    gaps.until(lambda: model.is_loaded and jobs.is_idle)
    sheet.table.view.go_to(0, model.column_of("name"))
    block = "\n".join(f"NAMA {n}\tAIPTU\tPOLSEK {n % 9}\tPolsek\tBA\t0812{n:08}\tTersedia" for n in range(PASTED_ROWS))
    QGuiApplication.clipboard().setText(block)
    blocks.pasting.use_mode(PasteMode.ALWAYS)
    blocks.paste()
    planned = gaps.until(lambda: blocks.pasting.plan is not None)
    blocks.pasting.land(Policy.ALL_OR_NOTHING)
    landed = gaps.until(lambda: workspace.history().undo_label.startswith("Tempel") and jobs.is_idle)
    jobs.run("", lambda _progress: workspace.undo(), lambda _changes: None)
    undone = gaps.until(lambda: workspace.history().redo_label and jobs.is_idle)
    sheet.deleteLater()
    relay.close()
    jobs.close()
    workspace.close()
    cells = PASTED_ROWS * 7
    return [
        Line(f"longest pause, paste of {cells:,} cells {what}", f"{ms:.1f} ms", "asked: under 50 ms")
        for what, ms in (("worked out", planned), ("lands", landed), ("is undone", undone))
    ]


def _ms(view: FrozenView, act: Callable[[FrozenView], None]) -> float:
    def once() -> None:
        act(view)
        view.viewport().repaint()

    def whole() -> float:
        view.go_to(0, 2)
        view.viewport().repaint()
        return median_s(once, 1)

    return sorted(whole() for _ in range(7))[3] * 1000


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.writelines(f"{line.what}: {line.figure} ({line.reference})\n" for line in measure(Path(name)))

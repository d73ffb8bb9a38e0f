"""Measure the hands in a table: select all, select a column, jump to the end, select 500,000 rows, each until painted.

The reference is the same key on a table of 1,000 rows. Rows come from memory: what is measured is the window.
"""

import os
import sys
import tempfile
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from bench_line import Line, median_s
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtTest import QTest

from opsroom.domain.changes import Kind
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import TableQuery
from opsroom.runtime.clock import SystemClock
from opsroom.ui.bridge.jobs import InlineJobs
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.shell.launch import build_application
from opsroom.ui.tables.frozen import FrozenView
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.theme.look import Look

ROWS, FEW = 823_236, 1_000
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
    """The figures; `folder` is not needed."""
    del folder
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

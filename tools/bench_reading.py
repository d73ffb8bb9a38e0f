"""Measure the reading side at the size of the whole country: open, scroll, filter, sort, select, memory.

The table is the real `RecordTable` on an offscreen window of 1366 x 768; the references are bare SQLite on the same
file with the same pragmas, and a plain view over a constant model, all in the same run. `measure` takes the folder it
may write to; `python tools/bench_reading.py FILE.ops` uses the TPS of a file of your own.
"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bench_line import Line
from bench_national import national_file, skipped
from bench_peers import peers
from PySide6.QtCore import QAbstractTableModel, QEventLoop, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QTableView

from opsroom.domain.changes import Kind
from opsroom.domain.columns import TEXT_KINDS, Column
from opsroom.domain.queries import ColumnStats, SortKey, TableQuery
from opsroom.runtime.clock import SystemClock
from opsroom.services.tables import TableSource, table_source
from opsroom.services.workspace import Workspace
from opsroom.store.session import READING
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.shell.launch import build_application
from opsroom.ui.tables.record_table import RecordTable, TableTraits, TableWords
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.look import Look

PAGES = 100
REPEATS = 3
MANY = 500_000
SORTED = ("number", "desa", "kecamatan", "category", "address", "note", "lat", "desa_code")
_JOINED = "tps JOIN desa ON desa.code = tps.desa_code JOIN kecamatan ON kecamatan.code = desa.kecamatan_code"


class NoDesk:
    """A picker and desk that are never asked."""

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_values, **_named: None


class FewRows:
    """The first thousand rows of a source."""

    def __init__(self, source: TableSource) -> None:
        self._source = source
        self.kind = source.kind
        self.columns: tuple[Column, ...] = source.columns

    def ids(self, query: TableQuery) -> "array[int]":
        """A thousand ids."""
        return self._source.ids(query)[:1000]

    def total(self) -> int:
        """A thousand."""
        return 1000

    def records(self, ids: Sequence[int]) -> dict[int, Any]:
        """As the source has them."""
        return dict(self._source.records(ids))

    def stats(self, query: TableQuery, key: str, ids: Sequence[int] | None = None) -> ColumnStats:
        """As the source says."""
        return self._source.stats(query, key, ids)

    def values(self, query: TableQuery, key: str, limit: int = 200) -> list[tuple[object, int]]:
        """As the source says."""
        return self._source.values(query, key, limit)

    def stop(self) -> None:
        """Stop the source."""
        self._source.stop()


class Constant(QAbstractTableModel):
    """The same text in every cell of as many rows."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self._rows, self._columns = rows, columns

    def rowCount(self, _parent: Any = None) -> int:
        """As many as wished."""
        return self._rows

    def columnCount(self, _parent: Any = None) -> int:
        """As many as wished."""
        return self._columns

    def data(self, _index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One text."""
        return "KECAMATAN" if role == Qt.ItemDataRole.DisplayRole else None


class Bench:
    """One open table and what is around it."""

    def __init__(self, file: Path) -> None:
        self.app = build_application()
        self.workspace = Workspace.open(file, SystemClock(), backup=False)
        self.notices = Notices(SystemClock())
        self.jobs = JobRunner(self.notices)
        self.relay = ChangeRelay(self.workspace.feed)
        self.tools = ScreenTools(self.relay, self.jobs, self.notices, Look(self.app), NoDesk())  # type: ignore[arg-type]
        self.bare = sqlite3.connect(file)
        for name, value in READING.items():
            self.bare.execute(f"PRAGMA {name} = {value}")
        self.gaps = Gaps()

    def table(self, source: Any) -> RecordTable:
        """A table on the screen."""
        traits = TableTraits(TableWords("TPS", "Belum ada TPS."))
        built = RecordTable(source, self.tools, traits, NoDesk(), lambda _name: None)  # type: ignore[arg-type]
        built.resize(1366, 768)
        built.show()
        return built

    def raw(self, sql: str) -> float:
        """Median time of a bare query with all its rows. Units: s."""
        return statistics.median(timed(lambda: self.bare.execute(sql).fetchall()) for _ in range(REPEATS))


class Gaps:
    """The longest the GUI thread was away since it was last asked. Units: ms."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._worst = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(5)

    def take(self) -> float:
        """The longest pause since the last call."""
        worst, self._worst, self._last = self._worst, 0.0, time.perf_counter()
        return worst * 1000

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._worst = max(self._worst, now - self._last)
        self._last = now


def timed(work: Callable[[], object]) -> float:
    """Wall time of one run. Units: s."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def wait_until(is_done: Callable[[], bool], limit_ms: int = 60_000) -> None:
    """Turn the event loop until `is_done`; a figure that never comes is an error."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_done() else None)
    timer.start(2)
    QTimer.singleShot(limit_ms, loop, loop.quit)
    loop.exec()
    if not is_done():
        raise TimeoutError


def asked(table: RecordTable, ask: Callable[[], object]) -> float:
    """From a wish for rows to their paint, forced as soon as they are here. Units: s."""
    painted: list[float] = []

    def paint(*_counts: int) -> None:
        table.view.viewport().repaint()
        painted.append(time.perf_counter())

    link = table.model.counted.connect(paint)
    started = time.perf_counter()
    ask()
    wait_until(lambda: bool(painted))
    table.model.counted.disconnect(link)
    return painted[0] - started


def show_all(table: RecordTable) -> None:
    """Take all filters off."""
    if table.is_filtered:
        asked(table, table.clear_filters)


def line(what: str, ours: float, bare: float, limit: str, beside: str) -> Line:
    """A figure with its ratio."""
    return Line(what, f"{ours * 1000:.0f} ms ({ours / bare:.2f} x)", f"{beside}: {bare * 1000:.0f} ms; {limit}")


def opening(bench: Bench, source: TableSource) -> tuple[Line, RecordTable]:
    """Open to first painted rows."""
    bare = bench.raw("SELECT id FROM tps ORDER BY desa_code, number")
    times: list[float] = []
    table = None
    for _ in range(3):
        if table is not None:
            table.deleteLater()
        started = time.perf_counter()
        table = bench.table(source)
        built = table
        wait_until(lambda: built.model.is_loaded)  # noqa: B023  asked at once
        table.view.viewport().repaint()
        times.append(time.perf_counter() - started)
    if table is None:
        raise TimeoutError
    rows = table.model.rowCount()
    return line(
        f"Open the table of {rows} TPS to first painted rows, the widgets built", statistics.median(times), bare,
        "3 x asked for", "SELECT id ... ORDER BY",
    ), table  # fmt: skip


def filtering(bench: Bench, table: RecordTable) -> list[Line]:
    """One key typed into a filter field and into the search line."""
    lines = []
    names = [column.key for column in table.model.columns if column.kind in TEXT_KINDS]
    places = {"desa": "desa.name", "kecamatan": "kecamatan.name"}
    anywhere = " OR ".join(f"{places.get(name, f'tps.{name}')} LIKE '%suka%'" for name in names)
    number_sql = "SELECT id FROM tps WHERE number LIKE '%55%'"
    desa_sql = f"SELECT tps.id FROM {_JOINED} WHERE desa.name LIKE '%suka%'"
    for what, key, text, sql in (
        ("the column Alamat", "address", "pasar", "SELECT id FROM tps WHERE address LIKE '%pasar%'"),
        ("the column TPS", "number", "55", number_sql),
        ("the column Desa", "desa", "suka", desa_sql),
        ("any column", "", "suka", f"SELECT tps.id FROM {_JOINED} WHERE {anywhere}"),
    ):
        bare, times, gaps = bench.raw(sql), [], []
        for _ in range(REPEATS):
            show_all(table)
            bench.gaps.take()
            ask = (lambda: table.set_filter(key, text)) if key else (lambda: table.search.setText(text))  # noqa: B023
            times.append(asked(table, ask))
            gaps.append(bench.gaps.take())
        found = line(
            f"Filter on {what}: key to painted", statistics.median(times), bare, "1.3 x asked for", "LIKE scan"
        )
        lines.append(
            Line(found.what, f"{found.figure}; longest pause of the window {max(gaps):.0f} ms", found.reference)
        )
    show_all(table)
    return lines


def typing(bench: Bench, table: RecordTable) -> Line:
    """A word typed quickly: each key stops the scan of the one before."""
    bench.gaps.take()

    def type_word() -> None:
        for end in range(1, 7):
            table.search.setText("sukama"[:end])
            wait_until(lambda: True)

    seconds = asked(table, type_word)
    wait_until(lambda: table.model.query.text == "sukama")
    show_all(table)
    return Line(
        "A word of six letters typed into the search line, to painted",
        f"{seconds * 1000:.0f} ms; longest pause of the window {bench.gaps.take():.0f} ms",
        "typing never waits; 50 ms asked for",
    )


def sorting(bench: Bench, table: RecordTable) -> list[Line]:
    """Sort by columns of every kind."""
    places = {"desa": "desa.name", "kecamatan": "kecamatan.name"}
    lines = []
    for key in SORTED:
        source = _JOINED if key in places else "tps"
        bare = bench.raw(f"SELECT tps.id FROM {source} ORDER BY {places.get(key, f'tps.{key}')}")
        times = []
        for _ in range(3):
            bench.gaps.take()
            times.append(asked(table, lambda: table.model.set_query(TableQuery(sort=(SortKey(key),)))))  # noqa: B023
            pause = bench.gaps.take()
            asked(table, lambda: table.model.set_query(TableQuery()))
        found = line(f"Sort by {key} to painted", statistics.median(times), bare, "1.3 x asked for", "ORDER BY to ids")
        lines.append(Line(found.what, f"{found.figure}; longest pause {pause:.0f} ms", found.reference))
    bare = bench.raw(f"SELECT tps.id FROM {_JOINED} ORDER BY kecamatan.name, desa.name DESC, tps.number")
    levels = TableQuery(sort=(SortKey("kecamatan"), SortKey("desa", descending=True), SortKey("number")))
    bench.gaps.take()
    seconds = asked(table, lambda: table.model.set_query(levels))
    found = line("Sort by kecamatan, desa downwards, number to painted", seconds, bare, "no limit", "ORDER BY to ids")
    lines.append(Line(found.what, f"{found.figure}; longest pause {bench.gaps.take():.0f} ms", found.reference))
    asked(table, lambda: table.model.set_query(TableQuery()))
    return lines


def scrolling(table: RecordTable) -> Line:
    """Pages of scrolling: the paint that shows a page."""
    ours = paints(table.view)
    plain = QTableView()
    plain.resize(table.view.size())
    plain.verticalHeader().setDefaultSectionSize(table.view.verticalHeader().defaultSectionSize())
    plain.setModel(Constant(table.model.rowCount(), table.model.columnCount()))
    plain.show()
    constant = paints(plain)
    plain.close()
    figures = statistics.median(ours), statistics.quantiles(ours, n=100)[98], statistics.median(constant)
    return Line(
        f"{PAGES} pages of scrolling, paint per page",
        f"median {figures[0]:.1f} ms ({figures[0] / figures[2]:.2f} x), p99 {figures[1]:.1f} ms",
        f"a plain view over a constant model: {figures[2]:.1f} ms; 2 x and p99 under 33 ms asked for",
    )


def paints(view: QTableView) -> list[float]:
    """Time of each paint while walking through the table. Units: ms."""
    bar = view.verticalScrollBar()
    step = max(bar.maximum() // PAGES, 1)
    times = []
    for page in range(PAGES):
        bar.setValue(page * step)
        for _ in range(2):
            times.append(timed(view.viewport().repaint) * 1000)
            wait_until(lambda: True)
    return times


def selecting(table: RecordTable) -> dict[str, float]:
    """Select all, a column, half a million rows; jump to the end. Units: ms."""
    model, view = table.model, table.view
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    last_row, last = model.rowCount() - 1, model.columnCount() - 1
    many = min(MANY, last_row)

    def painted(work: Callable[[], object]) -> float:
        view.clearSelection()
        view.viewport().repaint()

        def run() -> None:
            work()
            view.viewport().repaint()

        return timed(run) * 1000

    block = QItemSelection(model.index(0, 0), model.index(many, last))
    return {
        "select all": painted(view.selectAll),
        "select a column": painted(view.select_column),
        "jump to the end": painted(lambda: view.setCurrentIndex(model.index(last_row, 0))),
        f"select {MANY} rows": painted(lambda: view.selectionModel().select(block, flag)),
    }


def hold_mib(file: Path) -> dict[str, float]:
    """What a process holds that only opens the table, scrolls, filters and sorts it. Units: MiB."""
    bench = Bench(file)
    with closing(bench.workspace), closing(bench.bare):
        table = bench.table(table_source(bench.workspace, Kind.TPS))
        wait_until(lambda: table.model.is_loaded)
        paints(table.view)
        found = {"scrolled": _held_mib()["Rss"]}
        for key, text in (("number", "55"), ("desa", "suka")):
            asked(table, lambda: table.set_filter(key, text))  # noqa: B023  asked at once
            show_all(table)
        for level in SORTED:
            asked(table, lambda: table.model.set_query(TableQuery(sort=(SortKey(level),))))  # noqa: B023
        now = _held_mib()
        # Not ru_maxrss: that begins with what the parent held.
        status = dict(each.split(":", 1) for each in Path("/proc/self/status").read_text("utf-8").splitlines())
        peak = int(status["VmHWM"].split()[0]) / 1024
        found |= {"after": now["Rss"], "file": now["Rss"] - now["Anonymous"], "peak": peak}
        table.close()
        bench.jobs.close()
        bench.relay.close()
    return found


def _held_mib() -> dict[str, float]:
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()[1:]
    return {name: int(size.split()[0]) / 1024 for name, size in (each.split(":") for each in lines)}


def memory(file: Path) -> Line:
    """The figures of `hold_mib` in a process of its own, where no reference counts."""
    done = subprocess.run(
        [sys.executable, __file__, "--memory", str(file)], stdout=subprocess.PIPE, text=True, check=True
    )
    held = json.loads(done.stdout)
    return Line(
        "Memory with the table open and scrolled, then filtered and sorted",
        f"{held['scrolled']:.0f} MiB, then {held['after']:.0f} MiB, of it {held['file']:.0f} MiB pages of files "
        f"(the mapped operation file, libraries); at most {held['peak']:.0f} MiB",
        "400 MB asked for",
    )


def measure(folder: Path, source: Path | None = None) -> list[Line]:
    """All cases; without a `source` on the national file."""
    source = source or national_file(folder)
    if source is None:
        return skipped("Reading a table of the whole country")
    bench = Bench(source)
    with closing(bench.workspace), closing(bench.bare):
        rows = table_source(bench.workspace, Kind.TPS)
        opened, table = opening(bench, rows)
        lines = [opened, scrolling(table)]
        small = bench.table(FewRows(rows))
        wait_until(lambda: small.model.is_loaded)
        beside = selecting(small)
        small.close()
        lines += [
            Line(
                f"{what[0].upper()}{what[1:]}",
                f"{figure:.1f} ms",
                f"a table of 1,000: {other:.1f} ms; 100 ms asked for",
            )
            for (what, figure), other in zip(selecting(table).items(), beside.values(), strict=True)
        ]
        table.view.clearSelection()
        lines += [*filtering(bench, table), typing(bench, table), *sorting(bench, table)]
        table.close()
        bench.jobs.close()
        bench.relay.close()
    return [*lines, memory(source), *peers(source)]


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1:2] == ["--memory"]:
        sys.stdout.write(json.dumps(hold_mib(Path(sys.argv[2]))))
        raise SystemExit
    with tempfile.TemporaryDirectory() as name:
        for found in measure(Path(name), Path(sys.argv[1]) if len(sys.argv) > 1 else None):
            sys.stdout.write(f"{found.what}\n    {found.figure}\n    {found.reference}\n")

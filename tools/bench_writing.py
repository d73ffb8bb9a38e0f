"""Measure the writing side: a paste, a filled column and a long insert, journalled and undone, beside bare SQLite.

Both sides run on copies of one file with the pragmas of the program, commit included. `measure` takes the folder it
may write to; `python tools/bench_writing.py FILE.ops` uses the TPS of a file of your own.
"""

import shutil
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bench_line import Line
from bench_national import national_file, skipped

from opsroom.domain.changes import Kind, Origin
from opsroom.runtime.clock import SystemClock
from opsroom.services.cells import CellEdit
from opsroom.services.command import Command
from opsroom.services.fill_column import FillColumn
from opsroom.services.paste_block import PasteBlock
from opsroom.services.workspace import Workspace
from opsroom.store.session import WRITING
from opsroom.store.work import Work

PASTED = 10_000
EVERYWHERE = 823_236
REPEATS = 3
#: The twelve columns of the paste over rows, and those of new people.
CELLS = (
    "category_source", "category_reason", "address", "access_note", "signal_note", "kpps_contact", "panwas_contact",
    "linmas_contact", "note", "voters_m", "voters_f", "is_special",
)  # fmt: skip
PEOPLE = ("nrp", "name", "rank", "unit", "position", "phone", "note")


@dataclass(frozen=True)
class Do:
    """A command that runs what it is given."""

    apply: Callable[[Work], object]
    label: str = "Ukur"
    origin: Origin = Origin.DESK
    undoable: bool = True


def texts(number: int) -> tuple[str, ...]:
    """What is typed into one row; the flag as the desk writes it."""
    *plain, is_special = cells(number)
    return (*map(str, plain), "ya" if is_special else "tidak")


def person(number: int) -> tuple[str, ...]:
    """An invented person."""
    phone = f"0812{number:08}"
    return (f"{60_000_000 + number:08}", f"ORANG {number}", "BRIPKA", f"POLSEK {number % 20}", "BA", phone, "")


def cells(number: int) -> tuple[object, ...]:
    """What is pasted into one row."""
    texts = (f"Balai {number}", f"jalan {number % 97}", "", f"0812{number:08}", "", f"0813{number:08}", f"ket {number}")
    return ("KPU", "geografis", *texts, number % 150, number % 140, number % 7 == 0)


def bare(path: Path) -> "closing[sqlite3.Connection]":
    """The file by the driver alone, with the program's pragmas."""
    connection = sqlite3.connect(path, isolation_level=None)
    for name, value in WRITING.items():
        connection.execute(f"PRAGMA {name} = {value}")
    return closing(connection)


class Tick:
    """A thread that only looks at the clock, as the window would; `gap_s` is the longest it had to wait."""

    def __init__(self) -> None:
        self.gap_s = 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Tick":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        last = time.perf_counter()
        while not self._is_over.wait(0.001):
            now = time.perf_counter()
            self.gap_s, last = max(self.gap_s, now - last - 0.001), now


@dataclass
class Times:
    """What one case took."""

    bare: list[float]
    ours: list[float]
    undone: list[float]
    gap_s: float = 0.0

    def line(self, what: str, goal: str) -> Line:
        """The case as a line of the page."""
        reference, ours, undone = (statistics.median(times) for times in (self.bare, self.ours, self.undone))
        return Line(
            f"{what}, journalled; undone",
            f"{ours:.2f} s ({ours / reference:.1f} x); {undone:.2f} s ({undone / reference:.1f} x); "
            f"another thread waited {self.gap_s * 1000:.0f} ms at most",
            f"the same rows bare: {reference:.2f} s; {goal}",
        )


def timed(work: Callable[[], object]) -> float:
    """Wall time. Units: s."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def compare(
    source: Path, folder: Path, statement: Callable[[sqlite3.Connection], object], command: Command[object]
) -> Times:
    """The bare statement and the command, each on fresh copies of `source`."""
    times = Times([], [], [])
    copy = folder / "salinan.ops"
    for _ in range(REPEATS):
        shutil.copy(source, copy)
        with bare(copy) as database:

            def run(database: sqlite3.Connection = database) -> None:
                database.execute("BEGIN IMMEDIATE")
                statement(database)
                database.execute("COMMIT")

            times.bare.append(timed(run))
        shutil.copy(source, copy)
        with closing(Workspace.open(copy, SystemClock(), backup=False)) as workspace, Tick() as tick:
            times.ours.append(timed(lambda workspace=workspace: workspace.run(command)))
            times.undone.append(timed(workspace.undo))
        times.gap_s = max(times.gap_s, tick.gap_s)
        for file in folder.glob("salinan.ops*"):
            file.unlink()
    return times


def paste_over(source: Path, folder: Path) -> Line:
    """Twelve cells of ten thousand rows."""
    assignments = ", ".join(f"{column} = ?" for column in CELLS)
    with bare(source) as database:
        found = database.execute(f"SELECT id, {', '.join(CELLS)} FROM tps ORDER BY id LIMIT {PASTED}").fetchall()
    rows = [(*cells(row_id), row_id) for row_id, *_ in found]
    edits = tuple(
        CellEdit(row_id, key, bool(seen) if key == "is_special" else seen, text)
        for row_id, *stored in found
        for key, seen, text in zip(CELLS, stored, texts(row_id), strict=True)
    )
    times = compare(
        source,
        folder,
        lambda database: database.executemany(f"UPDATE tps SET {assignments} WHERE id = ?", rows),
        PasteBlock(Kind.TPS, edits),
    )
    return times.line(f"Paste of {PASTED} x {len(CELLS)} cells over rows, judged", "10 x and 2 s asked for")


def write_over(source: Path, folder: Path) -> Line:
    """The same by the store alone."""
    assignments = ", ".join(f"{column} = ?" for column in CELLS)
    rows = [(*cells(row_id), row_id) for row_id in range(1, PASTED + 1)]
    updates = [(row_id, dict(zip(CELLS, values, strict=True))) for *values, row_id in rows]
    times = compare(
        source,
        folder,
        lambda database: database.executemany(f"UPDATE tps SET {assignments} WHERE id = ?", rows),
        Do(lambda work: work.update_many(Kind.TPS, updates)),
    )
    return times.line(f"{PASTED} x {len(CELLS)} values over rows, without judging them", "10 x and 2 s asked for")


def paste_below(source: Path, folder: Path) -> Line:
    """Ten thousand new people."""
    rows = [person(number) for number in range(PASTED)]
    fixed = "'POLRES', 'TERSEDIA', '', 0, 13"
    times = compare(
        source,
        folder,
        lambda database: database.executemany(
            f"INSERT INTO person ({', '.join(PEOPLE)}, source, duty, home_desa, nrp_repaired, rank_order) "
            f"VALUES ({', '.join('?' * len(PEOPLE))}, {fixed})",
            rows,
        ),
        PasteBlock(Kind.PERSON, (), tuple(dict(zip(PEOPLE, row, strict=True)) for row in rows)),
    )
    return times.line(f"Paste of {PASTED} x {len(PEOPLE)} cells as new people, judged", "10 x and 2 s asked for")


def fill(source: Path, folder: Path) -> Line:
    """One column of all rows."""
    times = compare(
        source,
        folder,
        lambda database: database.execute("UPDATE tps SET address = 'Balai desa'"),
        FillColumn(Kind.TPS, None, "address", "Balai desa"),
    )
    return times.line(f"Fill of one column over {EVERYWHERE} rows", "6 x asked for")


def insert_all(source: Path, folder: Path) -> Line:
    """As many new rows as Indonesia has TPS."""
    empty = folder / "kosong.ops"
    shutil.copy(source, empty)
    with bare(empty) as database:
        columns = ("number", "desa_code", "is_special", "note")
        rows = database.execute(f"SELECT {', '.join(columns)} FROM tps ORDER BY desa_code, number").fetchall()
        database.execute("DELETE FROM tps")
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    given = [(number, desa, bool(flag), note) for number, desa, flag, note in rows]
    fixed = "'KURANG_RAWAN', '', '', '', '', '', '', '', ''"
    others = (
        "category, category_source, category_reason, address, access_note, signal_note, kpps_contact, "
        "panwas_contact, linmas_contact"
    )
    times = compare(
        empty,
        folder,
        lambda database: database.executemany(
            f"INSERT INTO tps ({', '.join(columns)}, {others}) VALUES (?, ?, ?, ?, {fixed})", rows
        ),
        Do(lambda work: work.insert_table(Kind.TPS, columns, given)),
    )
    return times.line(f"Insert of {len(rows)} rows", "close to bare asked for")


def measure(folder: Path, source: Path | None = None) -> list[Line]:
    """All cases; without a `source` on the national file."""
    source = source or national_file(folder)
    if source is None:
        return skipped("Writing many rows")
    return [case(source, folder) for case in (paste_over, write_over, paste_below, fill, insert_all)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for line in measure(Path(name), Path(sys.argv[1]) if len(sys.argv) > 1 else None):
            print(f"{line.what}\n    {line.figure}\n    {line.reference}")

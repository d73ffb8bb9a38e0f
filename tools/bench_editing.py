"""Measure editing blocks: a paste of 10,000 x 12 cells from typed text to COMMIT, its dry run, its undo, rows added.

Both sides run on copies of one file with the pragmas of the program, commit included; the reference writes the same
values with a bare executemany. `measure` takes the folder it may write to.
"""

import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from bench_line import Line

from opsroom.domain.changes import Kind, Origin
from opsroom.runtime.clock import SystemClock
from opsroom.services.cells import CellEdit
from opsroom.services.find_replace import FindSpec, ReplaceCells, find_cells
from opsroom.services.paste_block import PasteBlock, judge_block
from opsroom.services.workspace import Workspace
from opsroom.store.session import WRITING
from opsroom.store.work import Work

ROWS = 10_000
PER_DESA = 400
REPEATS = 3
_CATEGORIES = ("KURANG_RAWAN", "RAWAN", "SANGAT_RAWAN")


class _Begin:
    """Two hundred thousand cells to paste over."""

    label, origin, undoable = "Ukur", Origin.DESK, False

    def apply(self, work: Work) -> None:
        """Write kecamatan, desa and TPS."""
        work.insert(Kind.KECAMATAN, {"code": "160107", "name": "UKUR"})
        desa = [f"160107{number:04}" for number in range(2 * ROWS // PER_DESA)]
        work.insert_many(
            Kind.DESA, [{"code": code, "name": f"DESA {code}", "kecamatan_code": "160107"} for code in desa]
        )
        rows = [
            {"number": f"{number % PER_DESA + 1:03}", "desa_code": desa[number // PER_DESA]} for number in range(ROWS)
        ]
        work.insert_many(Kind.TPS, rows)


def texts(number: int) -> dict[str, str]:
    """What is pasted into one row, as a workbook holds it."""
    return {
        "category": ("Kurang rawan", "Rawan", "SANGAT RAWAN")[number % 3],
        "is_special": "Ya" if number % 97 == 0 else "",
        "voters_m": str(number % 150),
        "voters_f": str(number % 140),
        "address": f"Balai {number}",
        "lat": f"-4,{number:06}",
        "lon": f"104,{number:06}",
        "access_note": f"jalan {number % 97}",
        "signal_note": "Telkomsel 2 bar",
        "category_source": "Bawaslu",
        "kpps_contact": f"KETUA {number} 0812{number:08}",
        "note": f"ket {number}",
    }


def values(number: int) -> tuple[object, ...]:
    """The same as stored values."""
    row = texts(number)
    decimals = number / 1_000_000
    typed = {
        "category": _CATEGORIES[number % 3],
        "is_special": number % 97 == 0,
        "voters_m": number % 150,
        "voters_f": number % 140,
        "lat": -4 - decimals,
        "lon": 104 + decimals,
    }
    return tuple(typed.get(key, text) for key, text in row.items())


def bare(path: Path) -> "closing[sqlite3.Connection]":
    """The file by the driver alone, with the program's pragmas."""
    connection = sqlite3.connect(path, isolation_level=None)
    for name, value in WRITING.items():
        connection.execute(f"PRAGMA {name} = {value}")
    return closing(connection)


def timed(work: Callable[[], object]) -> float:
    """Wall time of one run. Units: s."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bare_update(path: Path) -> float:
    """The reference: the same cells by one executemany."""
    assignments = ", ".join(f'"{key}" = ?' for key in texts(0))
    rows = [(*values(number), number + 1) for number in range(ROWS)]
    with bare(path) as database:

        def write() -> None:
            database.execute("BEGIN IMMEDIATE")
            database.executemany(f'UPDATE "tps" SET {assignments} WHERE "id" = ?', rows)
            database.execute("COMMIT")

        return timed(write)


def bare_insert(path: Path) -> float:
    """The reference of added rows."""
    heads = ", ".join(f'"{key}"' for key in ("number", "desa_code", *texts(0)))
    marks = ", ".join("?" * 14)
    more = "'', '', '', ''"
    statement = (
        f'INSERT INTO "tps" ({heads}, "category_reason", "panwas_contact", "linmas_contact", "id") '
        f"VALUES ({marks}, {more[:10]}, ?)"
    )
    rows = [(f"{n % PER_DESA + 401:03}", f"160107{n // PER_DESA:04}", *values(n), ROWS + n + 1) for n in range(ROWS)]
    with bare(path) as database:

        def write() -> None:
            database.execute("BEGIN IMMEDIATE")
            database.executemany(statement, rows)
            database.execute("COMMIT")

        return timed(write)


def ours(path: Path) -> dict[str, float]:
    """Each of our figures once, on one copy."""
    with closing(Workspace.open(path, SystemClock(), backup=False)) as workspace:
        with workspace.read() as reader:
            records = reader.tps()
        edits = tuple(
            CellEdit(tps.id, key, getattr(tps, key), text)
            for number, tps in enumerate(records)
            for key, text in texts(number).items()
        )
        block = PasteBlock(Kind.TPS, edits)
        ghost = PasteBlock(Kind.TPS, edits[: 40 * 12])
        below = tuple(
            {"number": f"{n % PER_DESA + 401:03}", "desa_code": f"160107{n // PER_DESA:04}", **texts(n)}
            for n in range(ROWS)
        )
        ids = [tps.id for tps in records]
        spec = FindSpec("balai 1", ("address", "note"))
        return {
            "ghost": timed(lambda: judge_block(workspace, ghost)),
            "judge": timed(lambda: judge_block(workspace, block)),
            "paste": timed(lambda: workspace.run(block)),
            "undo": timed(workspace.undo),
            "below": timed(lambda: workspace.run(PasteBlock(Kind.TPS, (), below))),
            "find": timed(lambda: find_cells(workspace, Kind.TPS, ids, spec)),
            "replace": timed(lambda: workspace.run(ReplaceCells(Kind.TPS, tuple(ids), spec, "Rumah"))),
        }


def measure(folder: Path) -> list[Line]:
    """The lines of the table."""
    source = folder / "blok.ops"
    with closing(Workspace.create(source, "Ukur", SystemClock())) as workspace:
        workspace.run(_Begin())
    runs: list[dict[str, float]] = []
    for number in range(REPEATS):
        copies = [folder / f"blok-{name}-{number}.ops" for name in ("ubah", "tambah", "kita")]
        for copy in copies:
            shutil.copy(source, copy)
        runs.append({"update": bare_update(copies[0]), "insert": bare_insert(copies[1]), **ours(copies[2])})
        for copy in copies:
            copy.unlink()
    took = {name: median(run[name] for run in runs) for name in runs[0]}

    def against(what: str, name: str, reference: str) -> Line:
        ratio = f"{took[name] / took[reference]:.1f} x bare executemany {took[reference] * 1000:.0f} ms"
        return Line(what, f"{took[name] * 1000:.0f} ms", ratio)

    return [
        against("paste 10,000 x 12 typed cells, judged, journalled, one undo step", "paste", "update"),
        against("its undo", "undo", "update"),
        against("paste 10,000 new TPS of 14 cells below", "below", "insert"),
        Line("judge the same block without writing", f"{took['judge'] * 1000:.0f} ms", "-"),
        Line("judge the 480 cells of a ghost preview", f"{took['ghost'] * 1000:.1f} ms", "-"),
        Line("find text in two columns of 10,000 rows", f"{took['find'] * 1000:.0f} ms", "-"),
        Line("replace 1,112 of them", f"{took['replace'] * 1000:.0f} ms", "-"),
    ]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for line in measure(Path(made)):
            sys.stdout.write(f"{line.what}: {line.figure} ({line.reference})\n")

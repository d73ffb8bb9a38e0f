"""The operation file of the whole country that the benches share, made once per folder from the national list.

The list lies beside the project, not in it; a bench whose file cannot be made says so with `skipped`.
"""

import csv
import gzip
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from bench_line import Line

from opsroom.runtime.clock import SystemClock
from opsroom.services.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT.parent / "shared" / "data" / "national_tps.csv.gz"
_TPS = (
    "INSERT INTO tps (id, desa_code, number, note, category, category_source, category_reason, is_special, address, "
    "access_note, signal_note, kpps_contact, panwas_contact, linmas_contact) "
    "VALUES (?, ?, ?, ?, 'KURANG_RAWAN', '', '', 0, '', '', '', '', '', '')"
)


def national_file(folder: Path) -> Path | None:
    """Every TPS of Indonesia in an operation file of `folder`, by raw inserts; None without the national list.

    Benches only read it or copy it.
    """
    path = folder / "tps-nasional.ops"
    if path.is_file() or not SOURCE.is_file():
        return path if path.is_file() else None
    made = folder / "tps-nasional-baru.ops"
    Workspace.create(made, "Ukur", SystemClock()).close()
    _fill(made)
    made.replace(path)
    return path


def skipped(what: str) -> list[Line]:
    """The line that stands for figures that could not be taken."""
    return [Line(what, "not measured", f"the national list ({SOURCE.name}) is not beside the project")]


def _fill(path: Path) -> None:
    kecamatan: dict[str, str] = {}
    desa: dict[str, str] = {}

    def stations(lines: Iterable[str]) -> Iterator[tuple[object, ...]]:
        for number, row in enumerate(csv.DictReader(lines), start=1):
            code = row["kode_desa"]
            kecamatan[code[:6]], desa[code] = row["kec"], row["desa"]
            # Abroad a number may occur twice (a letter box and a room); the code of the TPS never does.
            yield number, code, row["kode_tps"][len(code) :], row["jenis_khusus"]

    with (
        gzip.open(SOURCE, "rt", newline="", encoding="utf-8") as lines,
        closing(sqlite3.connect(path, isolation_level=None)) as database,
    ):
        # References are not checked here: the desa of a TPS is known once its row was read.
        database.execute("BEGIN IMMEDIATE")
        database.executemany(_TPS, stations(lines))
        database.executemany("INSERT INTO kecamatan (code, name) VALUES (?, ?)", kecamatan.items())
        database.executemany(
            "INSERT INTO desa (code, name, kecamatan_code) VALUES (?, ?, ?)",
            ((code, name, code[:6]) for code, name in desa.items()),
        )
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

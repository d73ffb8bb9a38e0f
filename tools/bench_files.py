"""Measure import and export at scale: every TPS of Indonesia as .csv, 60,000 rows as .xlsx, beside the bare libraries.

The reference reads with csv or calamine and inserts with one executemany into an empty operation file under the same
pragmas (WAL, FULL, references checked), the places included; the bare writers take rows that are read already.
"""

import csv
import gzip
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import xlsxwriter
from bench_line import Line
from python_calamine import CalamineWorkbook

from opsroom.domain.changes import Kind
from opsroom.domain.imports import ImportKind
from opsroom.runtime.clock import SystemClock
from opsroom.services.export_view import ViewRequest, export_view
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT.parent / "shared" / "data" / "national_tps.csv.gz"
HEADS = ("kode_desa", "provinsi", "kabupaten", "kecamatan", "desa", "tps", "keterangan")
_FROM = ("kode_desa", "prov", "kab", "kec", "desa", "tps_no", "jenis_khusus")
XLSX_ROWS = 60_000
KEYS = ("desa_code", "kecamatan", "desa", "number", "category", "voters_m", "voters_f", "address", "note")
_SQL = (
    "SELECT t.desa_code, k.name, d.name, t.number, t.category, t.voters_m, t.voters_f, t.address, t.note FROM tps t "
    "JOIN desa d ON d.code = t.desa_code JOIN kecamatan k ON k.code = d.kecamatan_code "
    "ORDER BY t.desa_code, t.number LIMIT ?"
)


def measure(folder: Path) -> list[Line]:
    """The four lines; none where the national list is not beside the project."""
    if not SOURCE.is_file():
        return []
    rows = _national()
    text, book = folder / "nasional.csv", folder / "nasional.xlsx"
    with text.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([HEADS, *rows])
    _bare_xlsx(book, [HEADS, *rows[:XLSX_ROWS]])
    del rows
    lines = [
        _import_line(folder, text, "csv", lambda: list(csv.reader(text.open(newline="", encoding="utf-8")))),
        _import_line(
            folder, book, "xlsx", lambda: CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
        ),
    ]
    return [*lines, *_export_lines(folder, folder / "impor-csv.ops")]


def _bare_read(path: Path) -> list[list[str]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()  # type: ignore[return-value]


def _national() -> list[tuple[str, ...]]:
    with gzip.open(SOURCE, "rt", newline="", encoding="utf-8") as stream:
        return [tuple(row[name] for name in _FROM) for row in csv.DictReader(stream)]


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _import_line(folder: Path, path: Path, kind: str, read: Callable[[], list[list[str]]]) -> Line:
    bare = folder / f"polos-{kind}.ops"
    Workspace.create(bare, "Ukur", SystemClock()).close()
    reference = _timed(lambda: _bare_insert(bare, read()))
    with closing(Workspace.create(folder / f"impor-{kind}.ops", "Ukur", SystemClock())) as workspace:
        started = time.perf_counter()
        account = commit(workspace, ImportRequest(ImportKind.TPS, path))
        ours = time.perf_counter() - started
    return Line(
        f"Import of {account.read:,} TPS ({kind}): read, judged, written, journalled, backed up",
        f"{ours:.2f} s ({ours / reference:.2f} x)",
        f"{reference:.2f} s to read it bare and insert with one executemany; asked for: 2 x",
    )


def _bare_insert(file: Path, rows: list[list[str]]) -> None:
    body = rows[1:]
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("journal_mode=wal", "synchronous=2", "foreign_keys=1"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        _fill(connection, "kecamatan (code, name)", {row[0][:6]: (row[3],) for row in body})
        _fill(connection, "desa (code, name, kecamatan_code)", {row[0]: (row[4], row[0][:6]) for row in body})
        connection.executemany(
            "INSERT OR IGNORE INTO tps (id, number, desa_code, category, category_source, category_reason, is_special, "
            "voters_m, voters_f, address, lat, lon, access_note, signal_note, kpps_contact, panwas_contact, "
            "linmas_contact, note) VALUES (?, ?, ?, 'KURANG_RAWAN', '', '', 0, NULL, NULL, '', NULL, NULL, '', '', '', "
            "'', '', ?)",
            ((number, row[5], row[0], row[6]) for number, row in enumerate(body, start=1)),
        )
        connection.execute("COMMIT")


def _fill(connection: sqlite3.Connection, table: str, rows: dict[str, tuple[str, ...]]) -> None:
    marks = ", ".join("?" * (table.count(",") + 1))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", ((code, *rest) for code, rest in rows.items()))


def _export_lines(folder: Path, file: Path) -> list[Line]:
    lines: list[Line] = []
    with closing(Workspace.open(file, SystemClock(), backup=False)) as workspace:
        with workspace.read() as reader:
            ids = reader.tps_ids()
        for suffix, count, bare in ((".csv", len(ids), _bare_csv), (".xlsx", XLSX_ROWS, _bare_xlsx)):
            with closing(sqlite3.connect(file)) as connection:
                out = folder / f"polos{suffix}"
                reference = _timed(lambda: bare(out, connection.execute(_SQL, (count,))))  # noqa: B023  run at once
            request = ViewRequest(
                Kind.TPS, keys=KEYS, title="Daftar TPS", ids=None if count == len(ids) else ids[:count]
            )
            ours = _timed(lambda: export_view(workspace, request, folder / f"ekspor{suffix}"))  # noqa: B023
            lines.append(
                Line(
                    f"Export of {count:,} TPS as seen ({suffix[1:]})",
                    f"{ours:.2f} s ({ours / reference:.2f} x)",
                    f"{reference:.2f} s to select the same rows and write them with the bare library; asked for: 1.5 x",
                )
            )
    shutil.rmtree(folder / f"{file.name}.backups", ignore_errors=True)
    return lines


def _bare_csv(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)


def _bare_xlsx(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    with closing(xlsxwriter.Workbook(path, {"constant_memory": True})) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(number, column, value)

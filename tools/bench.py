"""Measure what the program promises and write docs/bench.md: the main job, and tables at the size of the country.

Each figure stands beside a reference measured in the same run. Run by `make bench`; never part of the tests. Every area
is measured by a process of its own (``bench.py --area NAME`` prints its lines as JSON), so that none warms another up.
"""

import importlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from bench_line import REPEATS, Line, median_s
from python_calamine import CalamineWorkbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from opsroom.domain.documents import OrderSnapshot
from opsroom.domain.imports import ImportKind
from opsroom.runtime.clock import SystemClock
from opsroom.runtime.version import describe
from opsroom.services import demo
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.orders import OrderRequest, compose, render
from opsroom.services.plot_teams import plot
from opsroom.services.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent


def bench_import(folder: Path, workbook: str, kind: ImportKind, label: str) -> Line:
    """An import into an empty file beside the bare reading of the same workbook."""
    path = folder / workbook
    times: list[float] = []
    for number in range(REPEATS):
        file = folder / f"impor-{kind.value}-{number}.ops"
        with closing(Workspace.create(file, "Ukur", SystemClock())) as workspace:
            started = time.perf_counter()
            account = commit(workspace, ImportRequest(kind, path))
            times.append(time.perf_counter() - started)

    def bare() -> None:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    return Line(
        f"Import of {label} ({account.read} rows), read to committed, backup included",
        f"{statistics.median(times):.2f} s",
        f"{median_s(bare):.3f} s to read the workbook with calamine alone",
    )


def bench_plot(file: Path) -> Line:
    """The plot of the demonstration."""
    with closing(Workspace.open(file, SystemClock(), backup=False)) as workspace:
        outcome = plot(workspace)
        seconds = median_s(lambda: plot(workspace))
    plan = outcome.plan
    return Line(
        f"Plot of {plan.covered_count + len(plan.shortages)} TPS with {plan.people_count} people, stored",
        f"{seconds:.2f} s ({len(plan.teams)} teams, {len(plan.shortages)} TPS short, {plan.cross_desa_count} crossing)",
        "3 s asked for",
    )


def bench_order(file: Path) -> Line:
    """The order beside the same rows in a bare reportlab table."""
    with closing(Workspace.open(file, SystemClock(), backup=False)) as workspace:
        snapshot = compose(workspace, OrderRequest())
    pages = render(snapshot).pages
    seconds = median_s(lambda: render(snapshot))
    bare_pages = _bare_table(snapshot)
    bare_seconds = median_s(lambda: _bare_table(snapshot))
    return Line(
        f"Order for {snapshot.row_count} people",
        f"{seconds:.2f} s, {pages} pages, {pages / seconds:.0f} pages/s",
        f"bare reportlab table of the same rows with wrapping cells: {bare_seconds:.2f} s, {bare_pages} pages, "
        f"{bare_pages / bare_seconds:.0f} pages/s",
    )


def _bare_table(snapshot: OrderSnapshot) -> int:
    """The annex rows in one reportlab Table with wrapping cells and a repeated head; returns its pages."""
    style = ParagraphStyle("cell", fontSize=9, leading=10.5)
    rows = [["NO", "NAMA", "PANGKAT", "NRP", "JABATAN", "KECAMATAN", "DESA", "TPS", "KET"]]
    for group in snapshot.annex_groups:
        for row in group.rows:
            cells = (
                row.number,
                row.name,
                row.rank,
                row.nrp,
                row.position,
                row.kecamatan,
                row.desa,
                row.tps,
                row.remark,
            )
            rows.append([Paragraph(str(cell), style) for cell in cells])  # type: ignore[misc]
    document = SimpleDocTemplate(BytesIO(), pagesize=landscape(A4), invariant=1)
    document.build([Table(rows, colWidths=[28, 147, 60, 60, 130, 85, 90, 68, 74], repeatRows=1)])
    return int(document.page)


def bench_probe(what: str, file: Path, reference: str, unit: str = "ms") -> Line:
    """A figure that needs a window, measured in a process of its own (tools/bench_window.py)."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    figures: list[dict[str, float]] = []
    for _ in range(REPEATS):
        started = time.time()
        done = subprocess.run(
            [sys.executable, str(ROOT / "tools" / "bench_window.py"), what, str(file), str(started)],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        figures.append(json.loads(done.stdout))
    parts = [f"{name} {statistics.median(f[name] for f in figures):.0f} {unit}" for name in figures[0]]
    return Line({"start": "Second start, process to usable window", "board": "Commit to painted board"}[what],
                ", ".join(parts), reference)  # fmt: skip


def machine() -> str:
    """What it was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.machine()}, software rendering (offscreen)"


def measure(folder: Path) -> list[Line]:
    """The main job on the demonstration."""
    started = time.perf_counter()
    made = demo.build(folder, SystemClock(), lambda _file, out: out.write_bytes(b"") and None)
    built = time.perf_counter() - started
    return [
        Line("Demonstration: workbooks, import, plot, order", f"{built:.2f} s", "built once, on the first start"),
        bench_import(folder, demo.TPS_WORKBOOK, ImportKind.TPS, "the TPS list"),
        bench_import(folder, demo.PERSON_WORKBOOK, ImportKind.PERSON, "the roster"),
        bench_plot(made.file),
        bench_order(made.file),
        bench_probe("start", made.file, "3,000 ms asked for"),
        bench_probe("board", made.file, "200 ms asked for"),
    ]


#: Area to its title on the page and the module that measures it.
AREAS = {
    "main": ("The main job", "bench"),
    "reading": ("A table of 823,236 TPS: opening, scrolling, filtering, sorting", "bench_reading"),
    "cells": ("A table of 823,236 TPS: hands on the cells", "bench_cells"),
    "writing": ("Writing many rows: journalled, undone", "bench_writing"),
    "editing": ("Blocks of cells: judged, written, undone", "bench_editing"),
    "files": ("Files of 823,236 and 60,000 rows", "bench_files"),
    "quality": ("Data quality", "bench_quality"),
    "plotting": ("Plotting beside two rivals", "bench_plotting"),
    "radio": ("The radio desk", "bench_radio"),
    "plotting_national": ("Plotting the whole country", "bench_plotting_national"),
}


def print_area(area: str) -> int:
    """Measure one area in this process and print its lines."""
    module = importlib.import_module(AREAS[area][1])
    with tempfile.TemporaryDirectory() as name:
        lines: list[Line] = module.measure(Path(name))
    sys.stdout.write(json.dumps([asdict(line) for line in lines]))
    return 0


def section_of(area: str) -> str:
    """One area as a part of the page."""
    sys.stderr.write(f"{AREAS[area][0]} ...\n")
    done = subprocess.run(
        [sys.executable, __file__, "--area", area], stdout=subprocess.PIPE, text=True, check=False
    )  # fmt: skip
    if done.returncode:
        return f"## {AREAS[area][0]}\n\nNot measured: the process ended with status {done.returncode}.\n"
    rows = "\n".join(f"| {each['what']} | {each['figure']} | {each['reference']} |" for each in json.loads(done.stdout))
    table = f"| what | figure | beside it |\n|---|---|---|\n{rows}" if rows else "Not measured: ../shared is missing."
    return f"## {AREAS[area][0]}\n\n{table}\n"


def main(argv: list[str]) -> int:
    """Measure everything and write the page; ``--area NAME`` measures one area and prints it."""
    if argv[1:2] == ["--area"]:
        return print_area(argv[2])
    sections = "\n".join(section_of(area) for area in AREAS)
    page = f"""# Figures

Written by `make bench` on {machine()}; {"; ".join(describe())}. Medians where a case is repeated.

{sections}"""
    (ROOT / "docs" / "bench.md").write_text(page, "utf-8")
    sys.stdout.write(page)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv))

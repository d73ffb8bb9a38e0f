"""Opening old .xls workbooks through a child process, so that a damaged one cannot take the program down."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from opsroom.exchange import xls_child
from opsroom.exchange.cells import Row
from opsroom.exchange.grids import MAX_COLUMNS, Grid, Merge, Sheet

#: The largest .xls (65,536 rows) takes some seconds. Units: s.
TIME_LIMIT_S = 120


class ChildFailed(Exception):
    """The child gave up on the file; the text is what it wrote last."""


def xls_sheets(path: Path) -> list[Sheet]:
    """The sheets of an .xls.

    Raises:
        ChildFailed: The file cannot be read.
    """
    command = [sys.executable, "-I", str(Path(xls_child.__file__)), str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=TIME_LIMIT_S)
    except (subprocess.SubprocessError, OSError) as problem:
        last = (getattr(problem, "stderr", b"") or b"").decode(errors="replace").strip().splitlines()[-1:]
        raise ChildFailed("".join(last) or str(problem)) from problem
    sheets: list[xls_child.XlsSheet] = pickle.loads(done.stdout)
    return [
        Sheet(name, partial(_grid, name, rows, merges), is_hidden=is_hidden, is_table=is_table)
        for name, is_hidden, is_table, rows, merges in sheets
    ]


def _grid(name: str, rows: list[tuple[int, Row]], merges: list[tuple[int, int, int, int]]) -> Grid:
    def walk() -> Iterator[tuple[int, Row]]:
        return ((number, row[:MAX_COLUMNS]) for number, row in rows)

    blocks = tuple(Merge(top + 1, left, bottom + 1, right) for top, left, bottom, right in merges)
    return Grid(name, rows[-1][0] if rows else 0, walk, blocks)

"""The same rows in the hands of other programs: sqlite3's own shell, and VisiData in an environment of its own."""

import csv
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bench_line import Line, median_s

REPEATS = 3
_JOINED = "tps JOIN desa ON desa.code = tps.desa_code JOIN kecamatan ON kecamatan.code = desa.kecamatan_code"
_CASES = {
    "open (every id in the natural order)": "SELECT id FROM tps ORDER BY desa_code, number",
    "filter desa": f"SELECT tps.id FROM {_JOINED} WHERE desa.name LIKE '%suka%'",
    "sort by number": "SELECT id FROM tps ORDER BY number",
}
_SCRIPT = """
import json, re, sys, time
import visidata
from visidata import vd

figures = {}
def timed(what, work):
    started = time.perf_counter()
    work()
    vd.sync()
    figures[what] = time.perf_counter() - started
sheet = vd.openPath(visidata.Path(sys.argv[1]))
timed("open", sheet.reload)
desa, number = sheet.column("desa"), sheet.column("number")
found = re.compile("suka", re.I).search
timed("filter desa", lambda: [row for row in sheet.rows if found(desa.getDisplayValue(row))])
sheet._ordering = [(number, False)]
timed("sort by number", sheet.sort)
print(json.dumps({"version": visidata.__version__, "figures": figures}))
"""


def peers(file: Path) -> list[Line]:
    """A line for each peer; says so where one cannot be had on this machine."""
    return [_shell(file), _visidata(file)]


def _shell(file: Path) -> Line:
    shell = shutil.which("sqlite3")
    what = "Beside a peer, the sqlite3 shell on the same file, process start to last id"
    if shell is None:
        return Line(what, "not measured", "sqlite3 is not installed")
    version = subprocess.run([shell, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()[0]

    def run(sql: str) -> None:
        subprocess.run([shell, "-readonly", str(file), sql], stdout=subprocess.DEVNULL, check=True)

    figures = [f"{case} {median_s(lambda: run(sql), REPEATS) * 1000:.0f} ms" for case, sql in _CASES.items()]  # noqa: B023
    return Line(what, ", ".join(figures), f"sqlite3 {version}; ours stand above, paint included")


def _visidata(file: Path) -> Line:
    what = "Beside a peer, VisiData on the same rows as .csv, nothing drawn"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python, rows = folder / "bin" / "python", folder / "tps.csv"
        try:
            subprocess.run([sys.executable, "-m", "venv", name], capture_output=True, check=True, timeout=60)
            subprocess.run(
                [python, "-m", "pip", "install", "-q", "visidata"], capture_output=True, check=True, timeout=60
            )
            with closing(sqlite3.connect(file)) as database, rows.open("w", newline="", encoding="utf-8") as stream:
                found = database.execute(f"SELECT desa.name, tps.number, tps.note FROM {_JOINED}")
                csv.writer(stream).writerows([("desa", "number", "note"), *found])
            done = subprocess.run(
                [python, "-c", _SCRIPT, rows], capture_output=True, text=True, check=True, timeout=60, cwd=name
            )
        except (OSError, subprocess.SubprocessError) as problem:
            return Line(what, "not measured", f"VisiData could not be installed or run ({type(problem).__name__})")
    answer = json.loads(done.stdout.splitlines()[-1])
    figures = ", ".join(f"{case} {seconds * 1000:.0f} ms" for case, seconds in answer["figures"].items())
    return Line(what, figures, f"VisiData {answer['version']}; ours stand above, paint included")

"""The same file in the hands of other programs: what sqlite3's own shell needs to open, filter and sort it."""

import shutil
import subprocess
from pathlib import Path

from bench_line import Line, median_s

REPEATS = 3
_JOINED = "tps JOIN desa ON desa.code = tps.desa_code JOIN kecamatan ON kecamatan.code = desa.kecamatan_code"
_CASES = {
    "open (every id in the natural order)": "SELECT id FROM tps ORDER BY desa_code, number",
    "filter desa": f"SELECT tps.id FROM {_JOINED} WHERE desa.name LIKE '%suka%'",
    "sort by number": "SELECT id FROM tps ORDER BY number",
}


def peers(file: Path) -> list[Line]:
    """The line of the peer; says so where it is not on this machine."""
    shell = shutil.which("sqlite3")
    what = "Beside a peer, the sqlite3 shell on the same file, process start to last id"
    if shell is None:
        return [Line(what, "not measured", "sqlite3 is not installed")]
    version = subprocess.run([shell, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()[0]

    def run(sql: str) -> None:
        subprocess.run([shell, "-readonly", str(file), sql], stdout=subprocess.DEVNULL, check=True)

    figures = [f"{case} {median_s(lambda: run(sql), REPEATS) * 1000:.0f} ms" for case, sql in _CASES.items()]  # noqa: B023
    return [Line(what, ", ".join(figures), f"sqlite3 {version}; ours stand above, paint included")]

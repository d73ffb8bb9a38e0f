"""Fails when a room is covered less, lines and branches together, than it owes.

Run after the tests: ``python tools/coverage_gates.py``. Reads the coverage data of the last run.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

PROJECT = Path(__file__).resolve().parent.parent
#: Folder to the percentage it owes. A folder may move up, never down.
OWED = {
    "opsroom/domain": 100.0,
    "opsroom/runtime": 100.0,
    "opsroom/planning": 100.0,
    "reports": 100.0,
    "opsroom/store": 95.0,
    "opsroom/exchange": 95.0,
    "opsroom/services": 95.0,
    "opsroom/ui": 85.0,
}


@dataclass(frozen=True, slots=True)
class FileCover:
    """What one file has: pieces (statements and branches) and how many of them ran."""

    name: str
    pieces: int
    covered: int


def read_files(report: Path) -> list[FileCover]:
    """Every measured file, from coverage's JSON report."""
    summaries = {
        name: entry["summary"] for name, entry in json.loads(report.read_text(encoding="utf-8"))["files"].items()
    }
    return [
        FileCover(
            name,
            summary["num_statements"] + summary["num_branches"],
            summary["covered_lines"] + summary["covered_branches"],
        )
        for name, summary in sorted(summaries.items())
    ]


def verdict(folder: str, owed: float, files: Iterable[FileCover]) -> tuple[bool, list[str]]:
    """Whether the folder owes nothing, and the lines to print about it."""
    own = [file for file in files if file.name.startswith(f"{folder}/")]
    pieces, covered = sum(file.pieces for file in own), sum(file.covered for file in own)
    if not pieces:
        return False, [f"{folder:<18} nothing was measured"]
    share = 100 * covered / pieces
    lines = [f"{folder:<18} {share:6.2f} %  of {owed:.0f} %  ({covered}/{pieces} lines and branches, {len(own)} files)"]
    if share >= owed:
        return True, lines
    worst = sorted((file for file in own if file.covered < file.pieces), key=lambda file: file.covered - file.pieces)
    return False, [*lines, *(f"    {file.name}: {file.pieces - file.covered} uncovered" for file in worst[:15])]


def main() -> int:
    """Print the account of every room; 1 when one of them owes."""
    coverage = Coverage(data_file=str(PROJECT / ".coverage"), config_file=str(PROJECT / "pyproject.toml"))
    coverage.load()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report))
        files = read_files(report)
    kept = True
    for folder, owed in OWED.items():
        is_kept, lines = verdict(folder, owed, files)
        kept = kept and is_kept
        print("\n".join(lines))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

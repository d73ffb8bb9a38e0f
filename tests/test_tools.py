"""The tools around the program: make, the setup of a machine, the coverage gates."""

import re
import runpy
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parent.parent
GATES = runpy.run_path(str(PROJECT / "tools" / "coverage_gates.py"))


def cover(name: str, pieces: int, covered: int) -> Any:
    return GATES["FileCover"](name, pieces, covered)


@pytest.fixture
def verdict() -> Callable[..., tuple[bool, list[str]]]:
    judge: Callable[..., tuple[bool, list[str]]] = GATES["verdict"]
    return judge


def test_a_room_that_gives_what_it_owes_passes(verdict):
    kept, lines = verdict("opsroom/store", 95.0, [cover("opsroom/store/a.py", 100, 96), cover("opsroom/ui/b.py", 9, 0)])
    assert kept
    assert lines == ["opsroom/store       96.00 %  of 95 %  (96/100 lines and branches, 1 files)"]


def test_a_room_that_owes_names_its_files_worst_first(verdict):
    files = [cover("reports/a.py", 10, 9), cover("reports/b.py", 50, 40), cover("reports/c.py", 40, 40)]
    kept, lines = verdict("reports", 100.0, files)
    assert not kept
    assert [line.strip() for line in lines[1:]] == ["reports/b.py: 10 uncovered", "reports/a.py: 1 uncovered"]


def test_one_uncovered_branch_is_not_rounded_away(verdict):
    assert not verdict("reports", 100.0, [cover("reports/a.py", 1_000_000, 999_999)])[0]


def test_a_room_nobody_measured_fails(verdict):
    assert verdict("opsroom/domain", 100.0, [cover("reports/a.py", 1, 1)]) == (
        False,
        ["opsroom/domain     nothing was measured"],
    )


def test_every_target_of_make_is_listed_by_help():
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    done = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert [line.split()[1] for line in done.stdout.splitlines()] == phony.split()


@pytest.mark.parametrize("script", ["tools/setup.sh", ".ci/run"])
def test_a_script_is_well_formed(script: str):
    shell = "bash" if script == ".ci/run" else "sh"
    done = subprocess.run([shell, "-n", script], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_each_system_library_has_one_package():
    text = (PROJECT / "tools" / "setup.sh").read_text(encoding="utf-8")
    lines = text.split("libraries='\n")[1].split("'")[0].splitlines()
    pairs = [line.split() for line in lines]
    assert all(len(pair) == 2 and ".so." in pair[0] for pair in pairs)
    assert len({soname for soname, _ in pairs}) == len(pairs) > 20

"""The law of the house that no linter holds: sizes, names, where imports stand, who asks the time, what is named."""

import ast
import os
import pkgutil
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
QT_ROOMS = ("opsroom.ui",)
MAX_FILE = 500
MAX_FUNCTION = 60
MAX_MEDIAN = 150
#: Names that say nothing of what is inside.
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "models"}
CLOCK = PROJECT / "opsroom" / "runtime" / "clock.py"
#: Calls that ask the machine for the time of day; durations (`perf_counter`, `monotonic`) are free.
TIME_OF_DAY = {"now", "utcnow", "today", "time", "localtime", "gmtime"}
TIME_OWNERS = {"datetime", "date", "time", "QDateTime", "QTime", "QDate"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tracked() -> list[Path]:
    """Files of the repository, untracked ones that are not ignored included; all files where git is missing."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=PROJECT,
            capture_output=True,
            check=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError):
        own = (path for path in PROJECT.iterdir() if not path.name.startswith(".") and path.name != "demo")
        return [path for top in own for path in (top, *top.rglob("*")) if path.is_file()]
    return [path for name in listed.stdout.split("\0") if name and (path := PROJECT / name).is_file()]


FILES = tracked()
SOURCES = [path for path in FILES if path.suffix == ".py"]
PRODUCT = [path for path in SOURCES if path.relative_to(PROJECT).parts[0] in {"opsroom", "reports", "main.py"}]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def where(path: Path, node: ast.AST | None = None) -> str:
    """A place as editors open it."""
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return f"{path.relative_to(PROJECT)}{line}"


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def test_no_file_is_over_500_lines():
    sizes = {where(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: size for name, size in sizes.items() if size > MAX_FILE} == {}


def test_the_median_file_stays_small():
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in PRODUCT if path.name != "__init__.py"]
    print(f"{len(sizes)} files, median {statistics.median(sizes):.0f} lines, longest {max(sizes)}")  # noqa: T201
    assert statistics.median(sizes) <= MAX_MEDIAN


def test_no_function_is_over_60_lines():
    long = [
        f"{where(path, node)} {node.name} {(node.end_lineno or 0) - node.lineno + 1}"
        for path, tree in TREES.items()
        for node in functions(tree)
        if (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION
    ]
    assert long == []


def test_no_module_is_a_grab_bag():
    assert [where(path) for path in SOURCES if path.stem in GRAB_BAGS or path.parent.name in GRAB_BAGS] == []


def test_no_import_stands_inside_a_function():
    inside = [
        where(path, node)
        for path, tree in TREES.items()
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def undocumented(path: Path, tree: ast.Module) -> Iterator[str]:
    """The module and its public names without a docstring; the frozen tables of a migration are covered by its own."""
    if ast.get_docstring(tree) is None:
        yield where(path)
    if path.parent.name == "migrations":
        return
    owners: list[ast.Module | ast.ClassDef] = [tree]
    while owners:
        for node in owners.pop().body:
            # `Meta` is how peewee takes the settings of a table.
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and node.name != "Meta":
                if ast.get_docstring(node) is None:
                    yield f"{where(path, node)} {node.name}"
                if isinstance(node, ast.ClassDef):
                    owners.append(node)


def test_every_module_and_public_name_has_a_docstring():
    assert [name for path in PRODUCT for name in undocumented(path, TREES[path])] == []


def asks_the_time(node: ast.AST) -> bool:
    """Whether the node is ``datetime.now(...)`` or one of its relatives."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in TIME_OF_DAY | {"currentDateTime", "currentDateTimeUtc", "currentDate", "currentTime"}
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in TIME_OWNERS
    )


def test_only_the_clock_asks_what_time_it_is():
    askers = [
        where(path, node) for path in PRODUCT if path != CLOCK for node in ast.walk(TREES[path]) if asks_the_time(node)
    ]
    assert askers == []


def texts() -> Iterator[tuple[Path, str]]:
    """Every tracked text file; locks and data of others are no words of ours."""
    for path in FILES:
        if path.suffix in {".lock", ".gz", ".png", ".sqlite", ".xlsx", ".xls", ".ods", ".pdf", ".csv", ".svg"}:
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_folder_of_one_machine():
    folder = re.compile(r"(?<![\w.}$\"'<-])/(?:work|home|root|Users)/\w")
    found = [
        f"{where(path)}:{number}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if folder.search(line)
    ]
    assert found == []


def test_no_note_to_self_stands_without_an_issue():
    note = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b(?!.*#\d+)")
    found = [
        f"{where(path)}:{number}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if note.search(line)
    ]
    assert found == []


def rooms() -> list[str]:
    """Every package of the house but those that may speak Qt."""
    found = [name for _, name, is_package in pkgutil.iter_modules([str(PROJECT / "opsroom")], "opsroom.") if is_package]
    return [*(name for name in found if name not in QT_ROOMS), "reports"]


IMPORT_ALL = """
import importlib, pkgutil, sys
room = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(module.name)
print(",".join(sorted({name.split(".")[0] for name in sys.modules} & {"PySide6", "shiboken6", "pyqtgraph"})))
"""


LOADED = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(sorted({"PySide6", "scipy", "numpy", "ortools", "pyqtgraph"} & set(sys.modules)))
"""


@pytest.mark.parametrize("room", rooms())
def test_a_lower_room_loads_no_qt(room: str):
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL, room], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_terminal_commands_load_no_qt():
    done = subprocess.run([sys.executable, "-c", LOADED, "opsroom.app"], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_the_window_starts_without_the_solver():
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "opsroom.app", "opsroom.ui.shell.session"],
        capture_output=True, text=True, check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == ("['PySide6']", "")

"""A folder of workbooks as one workbook: the sheets of all its files, each named after its file."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from opsroom.domain.errors import ImportProblem
from opsroom.exchange.grids import Grid, Sheet
from opsroom.exchange.workbooks import SUFFIXES, open_sheets

#: Stands between the name of a file and that of its sheet.
INSIDE = " › "
#: A folder with more files is a wrong choice, not a delivery.
MAX_FILES = 300


def sheets_at(path: Path) -> list[Sheet]:
    """The sheets of a file, or of every file of a folder; none is loaded yet.

    Raises:
        ImportProblem: The file cannot be read, or the folder holds nothing that could be.
    """
    return _folder_sheets(path) if path.is_dir() else open_sheets(path)


def files_in(folder: Path) -> list[Path]:
    """The files of a folder that may hold tables, in the order of their names; hidden and lock files are left out."""
    files = (path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in SUFFIXES)
    return sorted((path for path in files if not path.name.startswith((".", "~$"))), key=lambda path: path.name.lower())


def _folder_sheets(folder: Path) -> list[Sheet]:
    files = files_in(folder)
    if not files:
        raise ImportProblem(
            f"Folder '{folder.name}' tidak berisi berkas .xlsx, .xls, .ods atau .csv. Pilih folder yang lain."
        )
    if len(files) > MAX_FILES:
        raise ImportProblem(
            f"Folder '{folder.name}' berisi {len(files)} berkas, terlalu banyak untuk sekali impor. "
            f"Pindahkan paling banyak {MAX_FILES} berkas ke satu folder, lalu pilih folder itu."
        )
    return [sheet for file in files for sheet in _file_sheets(file)]


def _file_sheets(file: Path) -> list[Sheet]:
    """The sheets of one file under its name; one that cannot be opened becomes a sheet that says why."""
    try:
        found = open_sheets(file)
    except ImportProblem as problem:
        return [Sheet(file.name, partial(_refuse, problem), refusal=problem.user_text)]
    if len(found) == 1:
        return [replace(found[0], name=file.name, load=partial(_load, found[0], file.name))]
    names = [(sheet, f"{file.name}{INSIDE}{sheet.name}") for sheet in found]
    return [replace(sheet, name=name, load=partial(_load, sheet, name)) for sheet, name in names]


def _load(sheet: Sheet, name: str) -> Grid:
    return replace(sheet.load(), name=name)


def _refuse(problem: ImportProblem) -> Grid:
    raise problem

"""Reads an old .xls in a process of its own and writes its sheets to stdout.

calamine 0.37 (python-calamine 0.9.1) panics on damaged .xls files and may ask for gigabytes, which ends the process it
runs in; damaged .xlsx and .ods files it refuses properly. This file is run as a script and imports
nothing else of ours.
"""

import pickle
import resource
import sys
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum, load_workbook

#: Address space the child may take. Units: bytes.
MEMORY_LIMIT = 2 << 30

#: Name, whether hidden, whether a table, rows (1-based number, cells from column A on; rows without any cell are left
#: out), merges (first row, first column, last row, last column, from 0).
XlsSheet = tuple[str, bool, bool, list[tuple[int, list[Any]]], list[tuple[int, int, int, int]]]


def read_sheets(path: Path) -> list[XlsSheet]:
    """The sheets of a workbook.

    Raises:
        CalamineError: The workbook cannot be read.
    """
    with path.open("rb") as stream:
        book = load_workbook(stream)
    return [_sheet(book, meta) for meta in book.sheets_metadata]


def _sheet(book: CalamineWorkbook, meta: SheetMetadata) -> XlsSheet:
    is_hidden = meta.visible is not SheetVisibleEnum.Visible
    if meta.typ is not SheetTypeEnum.WorkSheet:
        return meta.name, is_hidden, False, [], []
    sheet = book.get_sheet_by_name(meta.name)
    left: list[Any] = [""] * (sheet.start[1] if sheet.start else 0)
    filled = ((number, row) for number, row in enumerate(sheet.iter_rows(), start=1) if any(c != "" for c in row))
    merges = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
    return meta.name, is_hidden, True, [(number, left + list(row)) for number, row in filled], merges


def main(path: Path) -> None:
    """Write the sheets of `path` to stdout."""
    pickle.dump(read_sheets(path), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":  # pragma: no cover - runs in the child only
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    main(Path(sys.argv[1]))

"""Workbooks written with XlsxWriter: text stays text, nothing becomes a formula or a link."""

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from enum import Enum
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from opsroom.domain.errors import OpsError
from opsroom.exchange.safe_files import replacing

MAX_ROWS = 1_048_576
_MAX_TEXT = 32_767
_MAX_NAME = 31
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")
#: XML 1.0 has no place for these; XlsxWriter would write escapes that come back as text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FONT = {"font_name": "Arial", "font_size": 10}
_GRID = {"border": 1, "valign": "vcenter"}


class Book:
    """An open workbook and the few styles our files have."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._names: set[str] = set()
        # "@" keeps a number that is typed over a text as text: an NRP never loses its zeros.
        self.text = self._style(_GRID, num_format="@")
        self.number = self._style(_GRID)
        self.head = self._style(_GRID, bold=True, align="center", text_wrap=True, bg_color="#D9E1F2", num_format="@")
        self.band = self._style(_GRID, bold=True, bg_color="#F2F2F2", num_format="@")
        self.title = self._style({}, bold=True, align="center")
        self.plain = self._style({}, num_format="@")

    def _style(self, base: dict[str, object], **more: object) -> Format:
        return self._book.add_format({**_FONT, **base, **more})

    def cell_style(self, number_format: str) -> Format:
        """A format of data cells."""
        return self._style({"valign": "vcenter"}, num_format=number_format)

    def add_sheet(self, name: str, widths: Sequence[int] = ()) -> Worksheet:
        """A sheet with a name Excel accepts, unique in the book. Units: widths in characters."""
        clean = sheet_name(name)
        unique, count = clean, 1
        while unique.upper() in self._names:
            count += 1
            unique = f"{clean[: _MAX_NAME - 4]} ({count})"
        self._names.add(unique.upper())
        sheet = self._book.add_worksheet(unique)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def write(self, sheet: Worksheet, row: int, column: int, value: object, style: Format | None = None) -> None:
        """One cell. Units: 0-based row and column."""
        plain = cell_value(value)
        if isinstance(plain, str):
            sheet.write_string(row, column, plain, style or self.text)
        else:
            sheet.write_number(row, column, plain, style or self.number)


def sheet_name(text: str) -> str:
    """A name spreadsheets accept."""
    return _NOT_IN_NAME.sub(" ", _CONTROL.sub("", text)).strip().strip("'")[:_MAX_NAME] or "Data"


def cell_value(value: object) -> str | int | float:
    """What a cell holds of a value: numbers stay numbers, everything else is text, nothing is empty."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, Enum):
        return cell_value(value.value)
    if isinstance(value, int | float):
        return value if math.isfinite(value) else ""
    if isinstance(value, date | time):
        return value.isoformat()
    return plain_text(str(value)) if value is not None else ""


def plain_text(text: str) -> str:
    """The text as far as a cell can hold it."""
    return _CONTROL.sub("", text)[:_MAX_TEXT]


@contextmanager
def new_book(path: Path, *, is_long: bool = False) -> Iterator[Book]:
    """A workbook that becomes `path` when the block ends well.

    Args:
        path: The target.
        is_long: Rows are written once and in order; keeps a long table out of memory.

    Raises:
        OpsError: The target cannot be written.
    """
    with replacing(path) as stream:
        options = {**_OPTIONS, "in_memory": False, "constant_memory": True} if is_long else _OPTIONS
        book = xlsxwriter.Workbook(stream, options)
        try:
            yield Book(book)
        finally:
            # Also after a failure: XlsxWriter keeps open files of its own until then.
            try:
                book.close()
            except FileCreateError as problem:
                raise OSError(str(problem)) from problem


def check_suffix(path: Path, allowed: Sequence[str]) -> str:
    """The suffix of a target in small letters.

    Raises:
        OpsError: Another suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in allowed:
        raise OpsError(f"Berkas '{path.name}' tidak dapat ditulis. Beri akhiran {' atau '.join(allowed)}.")
    return suffix

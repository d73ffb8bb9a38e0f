"""Writing a table as it is seen: .xlsx for people, .csv that an Indonesian Excel opens right, .ods for LibreOffice.

The .csv is UTF-8 with a byte order mark, semicolons and decimal commas: what Excel with Indonesian settings reads by a
double click (commas would leave one column, without the mark ``é`` is spoilt). It is not for scripts: those take the
plain .csv of `flat_tables`. No .csv keeps the zeros of an NRP in Excel; .xlsx and .ods do.
"""

import codecs
import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from opsroom.domain.errors import OpsError
from opsroom.domain.progress import SILENT, Progress
from opsroom.exchange.flat_tables import harmless
from opsroom.exchange.safe_files import replacing
from opsroom.exchange.seen_ods import write_ods
from opsroom.exchange.seen_tables import Form, SeenTable
from opsroom.exchange.seen_xlsx import write_sheet
from opsroom.exchange.sheet_books import MAX_ROWS, check_suffix, new_book

SUFFIXES = (".xlsx", ".csv", ".ods")
_RISKY_STARTS = frozenset("=+-@\t\r")


def write_seen(path: Path, table: SeenTable, progress: Progress = SILENT) -> int:
    """Write the table; the suffix of `path` decides the format. Returns the rows written.

    Raises:
        OpsError: Another suffix, more rows than a sheet holds, or a target that cannot be written.
        Cancelled: The user asked to stop; the old file stays.
    """
    suffix = check_suffix(path, SUFFIXES)
    if suffix != ".csv" and table.total >= MAX_ROWS:
        raise OpsError("Terlalu banyak baris untuk satu lembar kerja. Simpan sebagai .csv, atau saring dahulu.")
    if suffix == ".xlsx":
        with new_book(path, is_long=True) as book:
            return write_sheet(book, table, progress)
    write = _write_csv if suffix == ".csv" else write_ods
    with replacing(path) as stream:
        return write(stream, table, progress)


def _write_csv(stream: IO[bytes], table: SeenTable, progress: Progress) -> int:
    count = 0
    stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, "utf-8", newline="")
    try:
        writer = csv.writer(text, delimiter=";")
        writer.writerow([column.title for column in table.columns])
        for batch in table.told(progress):
            written = [_FORMS[spec.form](column) for spec, column in zip(table.columns, batch, strict=True)]
            writer.writerows(zip(*written, strict=True))
            count += len(batch[0])
    finally:
        text.detach()
    return count


def _texts(column: Sequence[Any]) -> Sequence[Any]:
    """The texts of a column, an apostrophe before those a spreadsheet would run."""
    if any(text and text[0] in _RISKY_STARTS for text in set(column)):
        return [harmless(text) for text in column]
    return column


def _degrees(column: Sequence[Any]) -> Sequence[Any]:
    """Numbers with a decimal comma."""
    if column.count(None) == len(column):
        return column
    return ["" if value is None else repr(value).replace(".", ",") for value in column]


def _as_shown(column: Sequence[Any]) -> Sequence[Any]:
    return ["" if value is None else f"{value:%d/%m/%Y}" for value in column]


def _as_shown_with_hour(column: Sequence[Any]) -> Sequence[Any]:
    return ["" if value is None else f"{value:%d/%m/%Y %H:%M}" for value in column]


def _as_it_is(column: Sequence[Any]) -> Sequence[Any]:
    return column


_FORMS: Mapping[Form, Callable[[Sequence[Any]], Sequence[Any]]] = {
    Form.TEXT: _texts,
    Form.NUMBER: _as_it_is,
    Form.DEGREES: _degrees,
    Form.DAY: _as_shown,
    Form.MOMENT: _as_shown_with_hour,
}

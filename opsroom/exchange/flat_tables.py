"""Writing one plain table to .csv or .xlsx.

A .csv is UTF-8 without a byte order mark, comma separated, with CRLF: a mark would glue itself to the first head for
every script that does not expect it, and our codes, numbers and names are ASCII nearly throughout, so Excel shows them
right without one. Excel drops leading zeros of any .csv; for people there is .xlsx, where NRP and codes are text.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence, Sized
from pathlib import Path

from opsroom.domain.errors import OpsError
from opsroom.domain.progress import SILENT, Progress
from opsroom.exchange.safe_files import replacing
from opsroom.exchange.sheet_books import MAX_ROWS, Book, cell_value, check_suffix, new_book

STEP_ROWS = 250
#: A text a spreadsheet would run as a formula; plain numbers are not.
_RISKY = re.compile(r"^[=+\-@\t\r](?![\d.,]+$).")


def write_table(
    path: Path,
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    sheet: str = "Data",
    widths: Sequence[int] = (),
    title: str = "",
    progress: Progress = SILENT,
) -> int:
    """Write one table; the suffix of `path` decides the format.

    Args:
        path: Target, replaced only when everything is written.
        heads: Column heads.
        rows: Cells of each row; numbers stay numbers in .xlsx, the rest is text.
        sheet: Sheet name (.xlsx).
        widths: Characters per column (.xlsx).
        title: Line above the head (.xlsx); a .csv begins with its heads, scripts rely on it.
        progress: Told every 250 rows.

    Returns:
        Rows written.

    Raises:
        OpsError: Another suffix, more rows than a sheet holds, or a target that cannot be written.
        Cancelled: The user asked to stop; the old file stays.
    """
    total = len(rows) if isinstance(rows, Sized) else 0
    counted = _counted(rows, total, progress)
    if check_suffix(path, (".csv", ".xlsx")) == ".csv":
        return _write_csv(path, heads, counted)
    with new_book(path, is_long=True) as book:
        return _write_sheet(book, sheet, heads, counted, widths=widths, title=title)


def _counted(rows: Iterable[Sequence[object]], total: int, progress: Progress) -> Iterable[Sequence[object]]:
    """The rows, with progress told as they go by."""
    for done, row in enumerate(rows):
        if done % STEP_ROWS == 0:
            progress.step(done, max(total, done), "Menulis berkas")
        yield row
    progress.step(1, 1, "Selesai menulis")


def _write_csv(path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    count = 0
    with replacing(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8", newline="")
        try:
            writer = csv.writer(text)
            writer.writerow(heads)
            for row in rows:
                writer.writerow([harmless(cell_value(value)) for value in row])
                count += 1
        finally:
            text.detach()
    return count


def harmless(value: str | int | float) -> str | int | float:
    """A text that would run as a formula gets an apostrophe in front; our own reader takes it off again."""
    return f"'{value}" if isinstance(value, str) and _RISKY.match(value) else value


def _write_sheet(
    book: Book,
    name: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    widths: Sequence[int],
    title: str,
) -> int:
    page = book.add_sheet(name, widths or [max(8, len(head) + 2) for head in heads])
    top = 0
    if title:
        book.write(page, 0, 0, title, book.plain)
        top = 2
    for column, head in enumerate(heads):
        book.write(page, top, column, head, book.head)
    page.freeze_panes(top + 1, 0)
    count = 0
    for row in rows:
        count += 1
        if top + count >= MAX_ROWS:
            raise OpsError("Terlalu banyak baris untuk satu lembar Excel. Simpan sebagai .csv.")
        for column, value in enumerate(row):
            book.write(page, top + count, column, value)
    return count

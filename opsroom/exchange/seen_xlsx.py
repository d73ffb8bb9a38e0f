"""A table as it is seen in an .xlsx: typed cells, head frozen and filtered, ready to print."""

from collections.abc import Callable
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from opsroom.domain.progress import Progress
from opsroom.exchange.seen_tables import Form, SeenTable
from opsroom.exchange.sheet_books import Book, plain_text

_NUMBER_FORMATS = {
    Form.TEXT: "@",
    Form.NUMBER: "0",
    Form.DEGREES: "0.000000",
    Form.DAY: "dd/mm/yyyy",
    Form.MOMENT: "dd/mm/yyyy hh:mm",
}
#: Row, column, value and format to whatever XlsxWriter answers.
Writer = Callable[[int, int, Any, Format], object]
_A4 = 9
_EXTRA_WIDTH = 2
_MAX_WIDTH = 60


def write_sheet(book: Book, table: SeenTable, progress: Progress) -> int:
    """Write the table as a sheet of the book; returns the rows written.

    Raises:
        Cancelled: The user asked to stop.
    """
    page = book.add_sheet(table.title)
    styles = [book.cell_style(_NUMBER_FORMATS[column.form]) for column in table.columns]
    for place, (column, style) in enumerate(zip(table.columns, styles, strict=True)):
        width = min(_MAX_WIDTH, max(column.width, len(column.title)) + _EXTRA_WIDTH)
        # The column's own format counts for cells typed later: an NRP added by hand stays text.
        page.set_column(place, place, width, style)
        book.write(page, 0, place, column.title, book.head)
    _set_up(page, table)
    writers = [_writer(page, column.form) for column in table.columns]
    targets = list(zip(range(len(styles)), writers, styles, strict=True))
    row = 0
    for batch in table.told(progress):
        for cells in zip(*batch, strict=True):
            row += 1
            for (place, write, style), cell in zip(targets, cells, strict=True):
                if cell is not None and cell != "":
                    write(row, place, cell, style)
    return row


def _writer(page: Worksheet, form: Form) -> Writer:
    """What writes the cells of a column; a text is never taken for a formula, a link or a number."""
    if form is Form.TEXT:

        def write_text(row: int, place: int, text: str, style: Format) -> object:
            return page.write_string(row, place, text if text.isprintable() else plain_text(text), style)

        return write_text
    writer: Writer = page.write_datetime if form in (Form.DAY, Form.MOMENT) else page.write_number
    return writer


def _set_up(page: Worksheet, table: SeenTable) -> None:
    """What the sheet does on screen and on paper; told before the rows, since they are written as they come."""
    last_row, last_column = max(1, table.total), max(0, len(table.columns) - 1)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last_row, last_column)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&C&B" + table.title.replace("&", "&&"))
    page.set_footer("&L&D &T&RHalaman &P dari &N")

"""Workbooks in the shape offices make them: titles, merged heads, column numbers, bands, merged groups, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from opsroom.exchange.sheet_books import Book, check_suffix, new_book


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one text over the whole width, e.g. the unit of the people below."""

    text: str


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row that sums up: its label stands in the first column, its figures in theirs."""

    label: str
    figures: tuple[tuple[int, object], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet.

    Attributes:
        name: Sheet name.
        heads: Lines of the head from top to bottom, all of equal length. An empty cell belongs to the cell above it
            when that is filled or itself empty, and to its left neighbour when something stands below it.
        rows: Data rows, bands and subtotals in order.
        titles: Lines above the head, each over the whole width.
        widths: Characters per column.
        is_numbered: Whether a row 1 2 3 stands under the head.
        groups: Columns (0-based, left to right) whose equal neighbours are merged, e.g. kecamatan and desa.
        signature: Lines below the table, in the column `signature_column`; an empty line leaves a row.
    """

    name: str
    heads: Sequence[Sequence[str]]
    rows: Sequence[Sequence[object] | Band | Subtotal]
    titles: Sequence[str] = ()
    widths: Sequence[int] = ()
    is_numbered: bool = False
    groups: Sequence[int] = ()
    signature: Sequence[str] = ()
    signature_column: int = 0

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.heads[0])


def write_sheets(path: Path, sheets: Sequence[SheetTable]) -> None:
    """Write a .xlsx of several sheets.

    Raises:
        OpsError: Another suffix, or a target that cannot be written.
    """
    check_suffix(path, (".xlsx",))
    with new_book(path) as book:
        for table in sheets:
            _OfficeSheet(book, table).write()


class _OfficeSheet:
    """One sheet being written from top to bottom."""

    def __init__(self, book: Book, table: SheetTable) -> None:
        self._book = book
        self._table = table
        self._sheet: Worksheet = book.add_sheet(table.name, table.widths)
        self._row = 0

    def write(self) -> None:
        table = self._table
        for title in table.titles:
            self._across(title, self._book.title)
        self._row += bool(table.titles)
        self._write_heads()
        if table.is_numbered:
            for column in range(table.width):
                self._book.write(self._sheet, self._row, column, column + 1, self._book.head)
            self._row += 1
        self._sheet.freeze_panes(self._row, 0)
        first = self._row
        for row in table.rows:
            self._write_row(row)
        for column in table.groups:
            self._merge_groups(first, column)
        self._row += bool(table.signature)
        for line in table.signature:
            self._book.write(self._sheet, self._row, table.signature_column, line, self._book.plain)
            self._row += 1

    def _write_heads(self) -> None:
        """The head lines, with every cell merged over the empty cells that belong to it."""
        lines = self._table.heads
        for level, line in enumerate(lines):
            for column, text in enumerate(line):
                if text:
                    bottom, right = level, column
                    while right + 1 < len(line) and self._belongs_left(level, right + 1):
                        right += 1
                    while right == column and bottom + 1 < len(lines) and not lines[bottom + 1][column]:
                        bottom += 1
                    self._block(self._row + level, column, self._row + bottom, right, text, self._book.head)
        self._row += len(lines)

    def _belongs_left(self, level: int, column: int) -> bool:
        lines = self._table.heads
        return not lines[level][column] and level + 1 < len(lines) and bool(lines[level + 1][column])

    def _write_row(self, row: Sequence[object] | Band | Subtotal) -> None:
        if isinstance(row, Band):
            self._across(row.text, self._book.band)
            return
        if isinstance(row, Subtotal):
            self._book.write(self._sheet, self._row, 0, row.label, self._book.band)
            for column, figure in row.figures:
                self._book.write(self._sheet, self._row, column, figure, self._book.band)
        else:
            for column, value in enumerate(row):
                self._book.write(self._sheet, self._row, column, value)
        self._row += 1

    def _merge_groups(self, first: int, column: int) -> None:
        """Merge runs of equal cells, as long as the groups to the left are equal too."""
        start, run = 0, None
        rows = self._table.rows
        for place in range(len(rows) + 1):
            key = self._group_key(rows[place], column) if place < len(rows) else None
            if key == run and key is not None:
                continue
            if run is not None and place - start > 1:
                self._block(first + start, column, first + place - 1, column, run[-1], self._book.text)
            start, run = place, key

    def _group_key(self, row: Sequence[object] | Band | Subtotal, column: int) -> tuple[object, ...] | None:
        if isinstance(row, Band | Subtotal):
            return None
        return tuple(row[group] for group in self._table.groups if group <= column)

    def _across(self, text: str, style: Format) -> None:
        self._block(self._row, 0, self._row, self._table.width - 1, text, style)
        self._row += 1

    def _block(self, top: int, left: int, bottom: int, right: int, value: object, style: Format) -> None:
        """A cell, merged when it is larger than one."""
        if (top, left) != (bottom, right):
            self._sheet.merge_range(top, left, bottom, right, "", style)
        self._book.write(self._sheet, top, left, value, style)

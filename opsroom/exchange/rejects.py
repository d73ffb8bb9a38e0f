"""The rejected rows of an import as a workbook that can be repaired and imported again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from opsroom.domain.imports import ImportAccount, RowOutcome, SheetReading
from opsroom.exchange.layouts import REASON_HEAD, values_in
from opsroom.exchange.sheet_books import Book, check_suffix, new_book

_WIDTH, _REASON_WIDTH = 18, 48
#: What the surroundings of a row told (bands, titles, cells above) and a sheet of single rows cannot tell any more.
_FROM_AROUND = {"kecamatan": "KECAMATAN", "desa": "DESA", "unit": "KESATUAN"}
#: Heads for columns that were told by their contents.
_HEADS = {
    "nrp": "NRP", "name": "NAMA", "rank": "PANGKAT", "phone": "NO HP", "number": "NO TPS", "desa_code": "KODE DESA",
    "tps_code": "KODE TPS", "category": "KERAWANAN", "kecamatan": "KECAMATAN", "desa": "DESA",
}  # fmt: skip


def write_rejects(path: Path, account: ImportAccount) -> int:
    """Write the rejected rows, one sheet per sheet they came from, with their own heads, cells and the reasons.

    Args:
        path: Target, .xlsx.
        account: The import or dry run.

    Returns:
        Rows written; without any rejected row no file is made.

    Raises:
        OpsError: Another suffix, or a target that cannot be written.
    """
    check_suffix(path, (".xlsx",))
    by_sheet: dict[str, list[RowOutcome]] = {}
    for outcome in account.rejected:
        by_sheet.setdefault(outcome.row.sheet, []).append(outcome)
    if not by_sheet:
        return 0
    readings = {reading.sheet: reading for reading in account.sheets}
    with new_book(path) as book:
        for sheet, outcomes in by_sheet.items():
            _write_sheet(book, sheet, readings.get(sheet), outcomes)
    return len(account.rejected)


def _write_sheet(book: Book, name: str, reading: SheetReading | None, outcomes: Sequence[RowOutcome]) -> None:
    columns = _columns(reading, outcomes)
    reason_column = max(columns) + 1
    known = values_in(key for _, key in columns.values())
    around = [key for key in _FROM_AROUND if key not in known and any(key in o.row.values for o in outcomes)]
    page = book.add_sheet(name, [_WIDTH] * reason_column + [_REASON_WIDTH] + [_WIDTH] * len(around))
    is_headless = reading is not None and reading.head_row == 0
    for column, (head, key) in columns.items():
        book.write(page, 0, column, _HEADS.get(key, head) if is_headless else head, book.head)
    for offset, text in enumerate([REASON_HEAD, *(_FROM_AROUND[key] for key in around)]):
        book.write(page, 0, reason_column + offset, text, book.head)
    page.freeze_panes(1, 0)
    for row, outcome in enumerate(outcomes, start=1):
        for column, (head, key) in columns.items():
            book.write(page, row, column, _cell(outcome, head, key))
        book.write(page, row, reason_column, "; ".join(outcome.reasons))
        for offset, key in enumerate(around, start=1):
            book.write(page, row, reason_column + offset, outcome.row.values.get(key))


def _columns(reading: SheetReading | None, outcomes: Sequence[RowOutcome]) -> Mapping[int, tuple[str, str]]:
    """Original column to head and key; without a reading the heads of the first row, in order."""
    if reading is not None and reading.columns:
        return {column.index: (column.head, column.key) for column in reading.columns}
    return dict(enumerate((head, "") for head in outcomes[0].row.cells))


def _cell(outcome: RowOutcome, head: str, key: str) -> str:
    """The cell as it stood; completed where a lost zero or a group name would be lost again as text."""
    row = outcome.row
    text = row.cells.get(head, "")
    if key in row.repaired or (key in _FROM_AROUND and not text):
        return str(row.values.get(key, text))
    return text

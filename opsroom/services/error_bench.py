"""The error bench: rejected rows by column, the reason at its cell, to be mended in place and run again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from opsroom.domain.imports import ColumnMatch, ImportAccount, RowOutcome, SheetReading
from opsroom.exchange.head_rules import COMPOUNDS
from opsroom.services.import_table import ImportRequest

#: How a reason begins, and the columns it may be about; the first one the sheet has takes the mark.
_ABOUT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("NRP", ("nrp",)),
    ("NIP", ("nrp",)),
    ("NIK", ("nrp",)),
    ("Nama", ("name",)),
    ("Nomor TPS", ("number",)),
    ("TPS ini", ("number",)),
    ("Desa", ("desa", "desa_code", "kecamatan")),
)


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One rejected row.

    Attributes:
        sheet, row: Where it stands; the row is 1-based.
        texts: 0-based column of the sheet to the cell as it stood.
        reasons: Why it was rejected.
        faults: Column to the reason that is about it; reasons about no column are in `reasons` only.
    """

    sheet: str
    row: int
    texts: Mapping[int, str]
    reasons: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bench:
    """The rejected rows of one sheet.

    Attributes:
        columns: Its columns that were taken for something, then the others that hold anything in these rows.
    """

    sheet: str
    columns: tuple[ColumnMatch, ...]
    rows: tuple[BenchRow, ...]


def benches(account: ImportAccount) -> tuple[Bench, ...]:
    """One bench per sheet with rejected rows."""
    readings = {reading.sheet: reading for reading in account.sheets}
    by_sheet: dict[str, list[RowOutcome]] = {}
    for outcome in account.rejected:
        by_sheet.setdefault(outcome.row.sheet, []).append(outcome)
    return tuple(_bench(readings[sheet], outcomes) for sheet, outcomes in by_sheet.items())


def only_failures(request: ImportRequest, account: ImportAccount) -> ImportRequest:
    """The request for the rows that an import rejected, and no others."""
    rows = frozenset((outcome.row.sheet, outcome.row.row) for outcome in account.rejected)
    sheets = tuple(sorted({sheet for sheet, _ in rows}))
    return replace(request, kind=account.kind, sheets=sheets, only=rows)


def _bench(reading: SheetReading, outcomes: Sequence[RowOutcome]) -> Bench:
    rows = tuple(_row(reading, outcome) for outcome in outcomes)
    held = {column for row in rows for column, text in row.texts.items() if text}
    taken = [column for column in reading.columns if column.key]
    others = [column for column in reading.columns if not column.key and column.index in held]
    return Bench(reading.sheet, (*taken, *others), rows)


def _row(reading: SheetReading, outcome: RowOutcome) -> BenchRow:
    row = outcome.row
    texts = {column.index: row.cells.get(column.head, "") for column in reading.columns}
    faults: dict[int, str] = {}
    for reason in outcome.reasons:
        column = _column_of(reason, reading.columns)
        if column is not None:
            faults[column] = f"{faults[column]}; {reason}" if column in faults else reason
    return BenchRow(row.sheet, row.row, texts, outcome.reasons, faults)


def _column_of(reason: str, columns: Iterable[ColumnMatch]) -> int | None:
    """The column a reason is about, None when it is about the row as a whole."""
    keys = next((keys for start, keys in _ABOUT if reason.startswith(start)), ())
    places = {part: column.index for column in columns for part in COMPOUNDS.get(column.key, (column.key,))}
    return next((places[key] for key in keys if key in places), None)

"""What was understood of a workbook, as a text for anybody: heads, counts and reasons, no contents."""

import re
from collections import Counter
from collections.abc import Iterator

from opsroom.domain.errors import ImportProblem
from opsroom.domain.imports import ImportAccount, ImportKind, NothingToImport, Outcome, SheetReading
from opsroom.domain.sheet_pictures import column_letters

_NAMES = {ImportKind.TPS: "daftar TPS", ImportKind.PERSON: "daftar personel"}
_OUTCOMES = {Outcome.NEW: "baru", Outcome.CHANGED: "diubah", Outcome.SAME: "sama", Outcome.REJECTED: "ditolak"}
_NUMBERS = re.compile(r"\d{5,}")
_MOST_COLUMNS = 40


def summary_of(found: ImportAccount | ImportProblem) -> str:
    """An import, or the refusal of one, in lines."""
    lines = list(_account(found) if isinstance(found, ImportAccount) else _refusal(found))
    return "\n".join(lines) + "\n"


def _refusal(problem: ImportProblem) -> Iterator[str]:
    yield f"Ditolak: {_anonymous(problem.user_text)}"
    if isinstance(problem, NothingToImport):
        for reading in problem.readings:
            yield ""
            yield from _sheet(reading)


def _account(account: ImportAccount) -> Iterator[str]:
    yield f"Diimpor sebagai {_NAMES[account.kind]}"
    counts = ", ".join(f"{account.count(outcome)} {name}" for outcome, name in _OUTCOMES.items())
    yield f"Baris dibaca: {account.read} ({counts})"
    yield f"NRP diperbaiki: {account.repaired}"
    yield from (f"Ditolak {count}: {_anonymous(reason)}" for reason, count in account.reasons.items())
    remarks = Counter(remark for outcome in account.outcomes for remark in outcome.row.warnings)
    yield from (f"Peringatan {count}: {_anonymous(remark)}" for remark, count in remarks.most_common())
    yield from (f"Catatan: {_anonymous(note)}" for note in account.notes)
    for reading in account.sheets:
        yield ""
        yield from _sheet(reading)


def _sheet(reading: SheetReading) -> Iterator[str]:
    yield f"Lembar: {reading.sheet}"
    yield f"  Isi: {_NAMES[reading.kind] if reading.kind else 'tidak diimpor'}"
    if reading.reason:
        yield f"  Sebab: {_anonymous(reading.reason)}"
    yield f"  Tata letak: {reading.known_as or '-'}"
    last = f"-{reading.head_last}" if reading.head_last > reading.head_row else ""
    yield f"  Kepala tabel: {f'baris {reading.head_row}{last}' if reading.head_row else '-'}"
    if reading.rows:
        yield f"  Baris data: {len(reading.rows)}, dari baris {reading.rows[0].row} sampai {reading.rows[-1].row}"
    for column in reading.columns[:_MOST_COLUMNS]:
        meaning = column.key or "(tidak dipakai)"
        yield f"  {column_letters(column.index):>3}  {_anonymous(column.head)}  ->  {meaning}"
    if len(reading.columns) > _MOST_COLUMNS:
        yield f"  ... dan {len(reading.columns) - _MOST_COLUMNS} kolom lain"


def _anonymous(text: str) -> str:
    """The text without numbers that may be somebody's."""
    return _NUMBERS.sub("#", " ".join(text.split()))

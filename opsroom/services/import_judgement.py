"""What is common to judging imported rows of any noun: the account as it grows and the merge with a stored record."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from opsroom.domain.import_rows import OutcomePart, Outcomes
from opsroom.domain.imports import CellCounts, FieldDiff, MergeRules, Outcome, RowOutcome, SheetReading, SheetRow
from opsroom.exchange.head_rules import COMPOUNDS

#: Rows up to which an account holds every outcome in full.
SMALL = 10_000
_BLANKS = ("", "-")
#: Values by column of rows that are all new; or the values of new rows one by one.
NewRows = Mapping[str, Sequence[Any]] | list[dict[str, object]]
#: For a row, the columns its sheet has and it leaves blank.
BlankKeys = Callable[[SheetRow], Iterator[str]]


@dataclass(slots=True)
class Prepared:
    """An import as far as it is judged.

    Attributes:
        merge: What may happen to stored rows.
        emptied_to: Columns a blank cell may empty, with what they hold then.
        readings: The sheets the rows come from.
        parts: What became of the rows judged so far.
        updates: Row id to changed values.
        notes: Indonesian remarks on the whole import.
        new_kecamatan, new_desa, new_categories: What the rows refer to and the operation does not hold yet.
    """

    merge: MergeRules = field(default_factory=MergeRules)
    emptied_to: Mapping[str, object] = field(default_factory=dict)
    readings: Sequence[SheetReading] = ()
    parts: list[OutcomePart] = field(default_factory=list)
    updates: dict[int, dict[str, object]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    new_kecamatan: dict[str, str] = field(default_factory=dict)
    new_desa: dict[str, tuple[str, str]] = field(default_factory=dict)
    new_categories: list[str] = field(default_factory=list)
    _inserts: list[dict[str, object]] = field(default_factory=list)
    _open: list[RowOutcome | Outcome] = field(default_factory=list)
    _repaired: int = 0
    _changed: Counter[str] = field(default_factory=Counter)
    _emptied: Counter[str] = field(default_factory=Counter)
    _kept: Counter[str] = field(default_factory=Counter)

    def reject(self, row: SheetRow, *reasons: str) -> None:
        """The row stays out."""
        self._open.append(RowOutcome(row, Outcome.REJECTED, reasons))

    def add(self, row: SheetRow, values: Mapping[str, object]) -> None:
        """The row is new."""
        self._inserts.append(dict(values))
        self._repaired += bool(row.repaired)
        self._open.append(Outcome.NEW)

    def compare(self, row: SheetRow, row_id: int, before: object, values: Mapping[str, object]) -> None:
        """The row is about a stored record: changed where its values differ, as far as the merge rules let it."""
        wanted = dict(values)
        if self.merge.blank_overwrites:
            blank = [key for key in self._blank_keys(row) if key not in wanted and key in self.emptied_to]
            wanted.update({key: self.emptied_to[key] for key in blank})
        found = differences(before, wanted)
        kept = tuple(diff for diff in found if diff.key in self.merge.keep_ours and diff.before not in (None, ""))
        diffs = tuple(diff for diff in found if diff not in kept)
        self._repaired += bool(row.repaired)
        self._kept.update(diff.key for diff in kept)
        self._changed.update(diff.key for diff in diffs)
        self._emptied.update(diff.key for diff in diffs if diff.after in (None, ""))
        if diffs:
            self.updates.setdefault(row_id, {}).update({diff.key: diff.after for diff in diffs})
            self._open.append(RowOutcome(row, Outcome.CHANGED, row.warnings, diffs, kept))
        else:
            self._open.append(RowOutcome(row, Outcome.SAME, row.warnings, (), kept) if kept else Outcome.SAME)

    def repeat(self, row: SheetRow, first: SheetRow, what: str, ignored: tuple[FieldDiff, ...]) -> None:
        """The row repeats an earlier one of the same import; the first one stands."""
        where = f"{first.sheet} baris {first.row}"
        kept = "; nilai pertama yang dipakai" if ignored else ""
        reason = f"{what} sudah ada di {where}{kept}"
        self._repaired += bool(row.repaired)
        self._open.append(RowOutcome(row, Outcome.SAME, (reason, *row.warnings), ignored))

    def close_part(self, rows: Sequence[SheetRow]) -> list[dict[str, object]]:
        """Put away what was said about these rows one by one, and hand out the new ones among them."""
        self.parts.append(OutcomePart(rows, self._open))
        found, self._inserts, self._open = self._inserts, [], []
        return found

    def take_new(self, rows: Sequence[SheetRow]) -> None:
        """All these rows are new."""
        self.parts.append(OutcomePart(rows, Outcome.NEW))

    @property
    def outcomes(self) -> Sequence[RowOutcome]:
        """What became of every row, in order."""
        if sum(map(len, self.parts)) <= SMALL:
            return tuple(outcome for part in self.parts for outcome in part)
        return Outcomes(self.parts, self._repaired)

    @property
    def cells(self) -> CellCounts:
        """What the merge rules did."""
        return CellCounts(dict(self._changed), dict(self._emptied), dict(self._kept))

    def _blank_keys(self, row: SheetRow) -> Iterator[str]:
        """Our columns that the sheet has and the row leaves blank."""
        for reading in self.readings:
            if reading.sheet == row.sheet:
                for match in reading.columns:
                    if match.key and row.cells.get(match.head, "").strip() in _BLANKS:
                        yield from COMPOUNDS.get(match.key, (match.key,))


def parts_of(rows: Sequence[SheetRow]) -> Sequence[Sequence[SheetRow]]:
    """The parts a large list is kept in; a small one is one part."""
    found: Sequence[Sequence[SheetRow]] = getattr(rows, "parts", (rows,))
    return found


def differences(before: object, values: Mapping[str, object]) -> tuple[FieldDiff, ...]:
    """The fields in which a record or mapping differs from new values."""
    diffs: list[FieldDiff] = []
    for key, after in values.items():
        old = before.get(key) if isinstance(before, Mapping) else getattr(before, key)
        if old != after:
            diffs.append(FieldDiff(key, old, after))
    return tuple(diffs)

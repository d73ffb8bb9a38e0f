"""What is common to judging imported rows of any noun: the prepared import and the comparison with a stored record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from opsroom.domain.imports import FieldDiff, Outcome, RowOutcome, SheetRow


@dataclass(slots=True)
class Prepared:
    """An import judged but not written.

    Attributes:
        inserts: Values of new rows, in order of the file.
        updates: Row id to changed values.
        notes: Indonesian remarks on the whole import.
        new_kecamatan, new_desa, new_categories: What the rows refer to and the operation does not hold yet.
    """

    outcomes: list[RowOutcome] = field(default_factory=list)
    inserts: list[dict[str, object]] = field(default_factory=list)
    updates: dict[int, dict[str, object]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    new_kecamatan: dict[str, str] = field(default_factory=dict)
    new_desa: dict[str, tuple[str, str]] = field(default_factory=dict)
    new_categories: list[str] = field(default_factory=list)

    def reject(self, row: SheetRow, *reasons: str) -> None:
        """The row stays out."""
        self.outcomes.append(RowOutcome(row, Outcome.REJECTED, reasons))

    def add(self, row: SheetRow, values: Mapping[str, object]) -> None:
        """The row is new."""
        self.inserts.append(dict(values))
        self.outcomes.append(RowOutcome(row, Outcome.NEW, row.warnings))

    def compare(self, row: SheetRow, row_id: int, before: object, values: Mapping[str, object]) -> None:
        """The row is about a stored record: changed where its values differ. Blank cells are not among `values`."""
        diffs = differences(before, values)
        if diffs:
            self.updates[row_id] = {diff.key: diff.after for diff in diffs}
            self.outcomes.append(RowOutcome(row, Outcome.CHANGED, row.warnings, diffs))
        else:
            self.outcomes.append(RowOutcome(row, Outcome.SAME, row.warnings))

    def repeat(self, row: SheetRow, first: SheetRow, what: str, ignored: tuple[FieldDiff, ...]) -> None:
        """The row repeats an earlier one of the same import; the first one stands."""
        where = f"{first.sheet} baris {first.row}"
        kept = "; nilai pertama yang dipakai" if ignored else ""
        reason = f"{what} sudah ada di {where}{kept}"
        self.outcomes.append(RowOutcome(row, Outcome.SAME, (reason, *row.warnings), ignored))


def differences(before: object, values: Mapping[str, object]) -> tuple[FieldDiff, ...]:
    """The fields in which a record or mapping differs from new values."""
    diffs: list[FieldDiff] = []
    for key, after in values.items():
        old = before.get(key) if isinstance(before, Mapping) else getattr(before, key)
        if old != after:
            diffs.append(FieldDiff(key, old, after))
    return tuple(diffs)

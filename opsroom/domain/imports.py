"""Rows on their way from other people's workbooks into the operation, and the account of what became of each.

The account reconciles: ``read = new + changed + same + rejected``. A dry run makes the same account as the commit.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable

from opsroom.domain.errors import ImportProblem


class ImportKind(StrEnum):
    """Which list a workbook feeds."""

    TPS = "tps"
    PERSON = "personel"


class Outcome(StrEnum):
    """What becomes of one row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One data row of a workbook, read to typed values but not yet compared with the operation.

    Attributes:
        sheet: Sheet name.
        row: 1-based row number in the sheet, as a spreadsheet shows it.
        values: Column key to typed value; only keys whose cell was not blank. For TPS, `kecamatan` and `desa`
            are cleaned names and `desa_code` is plain digits, where given.
        cells: Head text to the cell as it stood, for the rejects sheet, in the order of the sheet.
        problems: Indonesian reasons to reject the row; empty when it stands.
        warnings: Indonesian remarks on values that were dropped or bent; the row stands.
        repaired: Keys of values that were repaired (NRP zeros).
    """

    sheet: str
    row: int
    values: Mapping[str, object]
    cells: Mapping[str, str]
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    repaired: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A workbook column and the column of ours it was taken for.

    Attributes:
        index: 0-based column in the sheet.
        head: Head text as found, two levels joined by a space.
        key: Our column key, a compound (`rank_nrp`, `coordinates`), or empty when the column is ignored.
    """

    index: int
    head: str
    key: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet as understood.

    Attributes:
        kind: The list it feeds, None when it feeds none of ours.
        head_row: 1-based row of the (first) head line; 0 when the sheet has no head and was read by content.
        columns: How its columns were taken.
        rows: Its data rows; of a large sheet they are made when they are looked at (`domain.import_rows`).
        layout: Key under which a corrected matching is remembered (hash of the heads).
        reason: Indonesian sentence why the sheet was left out, when `kind` is None.
        head_last: 1-based last row of the head, 0 without head.
        known_as: Name of the layout when it is one of those the offices pass around, empty otherwise.
    """

    sheet: str
    kind: ImportKind | None
    head_row: int
    columns: tuple[ColumnMatch, ...] = ()
    rows: Sequence[SheetRow] = ()
    layout: str = ""
    reason: str = ""
    head_last: int = 0
    known_as: str = ""


class NothingToImport(ImportProblem):
    """A workbook was read, but no sheet of it feeds the list wanted.

    Attributes:
        readings: Its sheets with the reason each was left out, so that columns can be matched by hand.
    """

    def __init__(self, user_text: str, readings: tuple[SheetReading, ...]) -> None:
        super().__init__(user_text)
        self.readings = readings


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """One value that an import changes."""

    key: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class MergeRules:
    """What an import may do to a row the operation has already.

    Attributes:
        blank_overwrites: A cell that is blank in the file empties the stored one, where the file has that column.
        keep_ours: Columns whose stored values stand; a stored value that is empty still takes the file's.
    """

    blank_overwrites: bool = False
    keep_ours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What becomes of one row and why.

    Attributes:
        diffs: Values the import changes; of a row that repeats another, values it leaves out.
        kept: Values of the file that gave way to ours by the merge rules.
    """

    row: SheetRow
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    diffs: tuple[FieldDiff, ...] = ()
    kept: tuple[FieldDiff, ...] = ()


@runtime_checkable
class CountedOutcomes(Protocol):
    """Outcomes that know their own sums, so that nobody has to walk hundreds of thousands of them."""

    counts: Counter[Outcome]
    repaired: int

    def only(self, outcome: Outcome) -> Iterator[RowOutcome]:
        """Those with one outcome, in order."""
        ...


@dataclass(frozen=True, slots=True)
class CellCounts:
    """Cells of rows the operation has already, by column, as the merge rules dealt with them.

    Attributes:
        changed: The file's value replaces ours; the emptied ones are among them.
        emptied: A blank cell of the file empties ours.
        kept: Ours stands against another value of the file.
    """

    changed: Mapping[str, int] = field(default_factory=dict)
    emptied: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportAccount:
    """The whole account of one import or dry run.

    Attributes:
        outcomes: One for each row, in order; of a large import they are made when they are looked at.
        cells: How many cells of known rows the merge rules touched.
    """

    kind: ImportKind
    source: str
    outcomes: Sequence[RowOutcome]
    sheets: tuple[SheetReading, ...] = ()
    notes: tuple[str, ...] = ()
    committed: bool = False
    cells: CellCounts = field(default_factory=CellCounts)
    _counts: Counter[Outcome] = field(default_factory=Counter, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if isinstance(self.outcomes, CountedOutcomes):
            self._counts.update(self.outcomes.counts)
        else:
            self._counts.update(outcome.outcome for outcome in self.outcomes)

    def only(self, outcome: Outcome) -> Iterator[RowOutcome]:
        """The rows with this outcome, in order."""
        if isinstance(self.outcomes, CountedOutcomes):
            return self.outcomes.only(outcome)
        return (line for line in self.outcomes if line.outcome is outcome)

    def count(self, outcome: Outcome) -> int:
        """Rows with this outcome."""
        return self._counts[outcome]

    @property
    def read(self) -> int:
        """Data rows read."""
        return len(self.outcomes)

    @property
    def repaired(self) -> int:
        """Accepted rows with a repaired value."""
        if isinstance(self.outcomes, CountedOutcomes):
            return self.outcomes.repaired
        return sum(bool(o.row.repaired) for o in self.outcomes if o.outcome is not Outcome.REJECTED)

    @property
    def reasons(self) -> dict[str, int]:
        """Reasons of rejection with their counts, most frequent first."""
        counted = Counter(reason for outcome in self.only(Outcome.REJECTED) for reason in outcome.reasons)
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    @property
    def rejected(self) -> tuple[RowOutcome, ...]:
        """The rejected rows, in order."""
        return tuple(self.only(Outcome.REJECTED))

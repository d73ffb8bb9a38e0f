"""An import as it is shown: the account with what a screen would otherwise count itself, made off the GUI thread."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opsroom.domain.import_rows import OutcomePart, Outcomes, RowBlock
from opsroom.domain.imports import ImportAccount, MergeRules, Outcome, RowOutcome, SheetReading, SheetRow
from opsroom.domain.progress import SILENT, Progress
from opsroom.services.import_memory import remembered
from opsroom.services.import_table import ImportRequest, commit, preview
from opsroom.services.workspace import Workspace

_OUTCOMES = tuple(Outcome)
#: The code of an outcome to its mark, which is one more: no mark is 0.
_MARK_OF = bytes([*range(1, 256), 0])


@dataclass(frozen=True, slots=True)
class RowMarks:
    """What became of the rows of one sheet.

    Attributes:
        codes: Per row of the sheet, row 0 being none, 0 for a row not read as data, else 1 + place of its outcome.
        first: First data row, 0 without any.
    """

    codes: bytes = b""
    first: int = 0

    def outcome(self, row: int) -> Outcome | None:
        """What became of a 1-based row; None when it was not read as data."""
        code = self.codes[row] if 0 <= row < len(self.codes) else 0
        return _OUTCOMES[code - 1] if code else None


@dataclass(frozen=True, slots=True)
class ImportView:
    """An account and what is shown of it.

    Attributes:
        account: The account.
        places: Outcome to the positions of its rows in `account.outcomes`.
        keys: Our columns that rows of the import fill, as they come.
        changed_keys: Those in which a changed row differs from what is stored.
        marks: Sheet to what became of its rows.
        remembered: Layouts whose matching a hand corrected in an earlier import.
    """

    account: ImportAccount
    places: Mapping[Outcome, "array[int]"]
    keys: tuple[str, ...]
    changed_keys: frozenset[str]
    marks: Mapping[str, RowMarks]
    remembered: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleEffects:
    """What merge rules decide about.

    Attributes:
        theirs: Our column to the stored values that the file would change.
        blanks: Our column to the stored values that blank cells of the file would empty.
    """

    theirs: Mapping[str, int]
    blanks: Mapping[str, int]


def show_import(workspace: Workspace, request: ImportRequest, progress: Progress = SILENT) -> ImportView:
    """The import as it would be made.

    Raises:
        ImportProblem: Nothing in the file can be imported.
        Cancelled: The user asked to stop.
    """
    known = frozenset(remembered(workspace))
    return view_of(preview(workspace, request, progress), known)


def make_import(workspace: Workspace, request: ImportRequest, progress: Progress = SILENT) -> ImportView:
    """Make the import: all of it, or nothing.

    Raises:
        ImportProblem: Nothing in the file can be imported.
        Cancelled: The user stopped it; nothing was kept.
    """
    account = commit(workspace, request, progress)
    return view_of(account, frozenset(remembered(workspace)))


def rule_effects(workspace: Workspace, request: ImportRequest, progress: Progress = SILENT) -> RuleEffects:
    """What the merge rules decide about, whatever they are now.

    Raises:
        ImportProblem: Nothing in the file can be imported.
        Cancelled: The user asked to stop.
    """
    account = preview(workspace, replace(request, merge=MergeRules(blank_overwrites=True)), progress)
    theirs: Counter[str] = Counter()
    blanks: Counter[str] = Counter()
    for outcome in account.only(Outcome.CHANGED):
        for diff in outcome.diffs:
            is_blank = not _has_value(diff.after)
            (blanks if is_blank else theirs).update((diff.key,) if _has_value(diff.before) or is_blank else ())
    return RuleEffects(dict(theirs), dict(blanks))


def view_of(account: ImportAccount, known: frozenset[str] = frozenset()) -> ImportView:
    """The account with its countings."""
    places = {outcome: array("l") for outcome in Outcome}
    keys: dict[str, None] = {}
    changed: set[str] = set()
    marks: dict[str, bytearray] = {}
    start = 0
    for part in _parts(account.outcomes):
        for outcome in part.counts:
            places[outcome].extend(start + place for place in part.places(outcome))
        start += len(part)
        keys.update(dict.fromkeys(_keys(part.rows)))
        said = (outcome for outcome in part.told.values() if outcome.outcome is Outcome.CHANGED)
        changed.update(diff.key for outcome in said for diff in outcome.diffs)
        _mark(marks, part)
    by_sheet = {sheet: RowMarks(bytes(codes), _first(codes)) for sheet, codes in marks.items()}
    return ImportView(account, places, tuple(keys), frozenset(changed), by_sheet, known)


def _parts(outcomes: Sequence[RowOutcome]) -> Sequence[OutcomePart]:
    """The parts of a large account; a small one is one part."""
    if isinstance(outcomes, Outcomes):
        return outcomes.parts
    return (OutcomePart([outcome.row for outcome in outcomes], outcomes),)


def _keys(rows: Sequence[SheetRow]) -> Iterator[str]:
    """Our columns the rows fill, as they come; rows held by column are not unfolded."""
    if isinstance(rows, RowBlock):
        yield from rows.values
    for row in rows.odd.values() if isinstance(rows, RowBlock) else rows:
        yield from row.values


def _mark(marks: dict[str, bytearray], part: OutcomePart) -> None:
    """Note what became of the rows at their places in their sheets."""
    if isinstance(part.rows, RowBlock):
        codes = _room(marks, part.rows.sheet, part.rows.first + len(part))
        codes[part.rows.first : part.rows.first + len(part)] = part.codes.translate(_MARK_OF)
        return
    for row, code in zip(part.rows, part.codes, strict=True):
        _room(marks, row.sheet, row.row + 1)[row.row] = code + 1


def _room(marks: dict[str, bytearray], sheet: str, size: int) -> bytearray:
    codes = marks.setdefault(sheet, bytearray())
    codes.extend(bytes(max(0, size - len(codes))))
    return codes


def is_remembered(view: ImportView, reading: SheetReading) -> bool:
    """Whether the columns of a sheet are matched as an earlier import taught."""
    return reading.layout in view.remembered


def may_be_drawn(reading: SheetReading) -> bool:
    """Whether the cells of a sheet may be shown: not those of vote results, which are read without columns."""
    return bool(reading.columns) or not reading.head_row


def _first(codes: bytearray) -> int:
    return next((row for row, code in enumerate(codes) if code), 0)


def _has_value(value: object) -> bool:
    return value is not None and value != ""

"""Finding text in cells, as they are shown, and replacing it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.columns import Column, by_key
from opsroom.domain.progress import SILENT, Progress
from opsroom.services.cell_blocks import judge, write
from opsroom.services.cells import CellEdit
from opsroom.services.paste_block import BlockOutcome
from opsroom.services.tables import COLUMNS
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: Rows looked through at a time.
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class FindSpec:
    """What to look for in the columns `keys`, as cells show it; no text with `whole_cell` means empty cells."""

    text: str
    keys: tuple[str, ...]
    match_case: bool = False
    whole_cell: bool = False

    def pattern(self) -> re.Pattern[str]:
        """What a cell is searched for."""
        return re.compile(re.escape(self.text), 0 if self.match_case else re.IGNORECASE)


def find_cells(workspace: Workspace, kind: Kind, ids: Sequence[int], spec: FindSpec) -> list[tuple[int, str]]:
    """Row id and column key of every cell that holds the text, row by row in the order of `ids`."""
    with workspace.read() as reader:
        return [(row_id, key) for row_id, key, _value, _shown in _found(reader, kind, ids, spec)]


@dataclass(frozen=True, slots=True)
class ReplaceCells:
    """Replace the found text in rows `ids`; cells that refuse the result are left as they are and listed."""

    kind: Kind
    ids: Sequence[int]
    spec: FindSpec
    replacement: str
    name: str = ""
    origin: Origin = Origin.DESK
    undoable: bool = True
    progress: Progress = SILENT

    @property
    def label(self) -> str:
        """``Ganti 'SAT' dengan 'SATUAN'``, or the name given."""
        return self.name or f"Ganti '{self.spec.text}' dengan '{self.replacement}'"

    def apply(self, work: Work) -> BlockOutcome:
        """Replace, judge and write.

        Raises:
            Cancelled: The user asked to stop.
        """
        pattern = self.spec.pattern()
        found = _found(work.reader, self.kind, self.ids, self.spec, self.progress.part(0.0, 0.3))
        edits = [
            CellEdit(
                row_id, key, value, pattern.sub(lambda _found: self.replacement, shown) if shown else self.replacement
            )
            for row_id, key, value, shown in found
        ]
        judged = judge(work.reader, self.kind, edits, progress=self.progress.part(0.3, 0.6))
        write(work, judged, self.progress.part(0.6, 1.0))
        return BlockOutcome(judged.changed, (), judged.all_refused)


def _found(
    reader: Reader, kind: Kind, ids: Sequence[int], spec: FindSpec, progress: Progress = SILENT
) -> Iterator[tuple[int, str, object, str]]:
    """Row id, key, stored value and shown text of the cells that hold the text."""
    if not spec.keys or not (spec.text or spec.whole_cell):
        return
    columns = [by_key(COLUMNS[kind], key) for key in spec.keys]
    pattern = spec.pattern()
    meets = pattern.fullmatch if spec.whole_cell else pattern.search
    memos: list[dict[object, str | None]] = [{} for _ in columns]
    for start in range(0, len(ids), _BATCH):
        progress.step(start, len(ids), "Mencari")
        for row_id, values in _rows(reader, kind, spec.keys, ids[start : start + _BATCH]):
            for column, memo, value in zip(columns, memos, values, strict=True):
                shown = memo[value] if value in memo else _remember(memo, value, column, meets)
                if shown is not None:
                    yield row_id, column.key, value, shown


def _remember(
    memo: dict[object, str | None], value: object, column: Column, meets: Callable[[str], object]
) -> str | None:
    """The shown text when it meets what is looked for; each value of a column is looked at once."""
    shown = column.show(value)
    memo[value] = shown if meets(shown) else None
    return memo[value]


def _rows(reader: Reader, kind: Kind, keys: Sequence[str], ids: Sequence[int]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The cells of the rows that exist, with their ids."""
    found = [values for batch in reader.cells(kind, keys, ids) for values in batch]
    if len(found) == len(ids):
        yield from zip(ids, found, strict=True)
        return
    records: Sequence[Any] = reader.sheet_records(kind, ids)
    for record in records:
        yield record.id, tuple(getattr(record, key) for key in keys)

"""What the user has decided about an import so far, and the request that follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from opsroom.domain.imports import ImportKind, MergeRules, SheetReading
from opsroom.services.import_table import ImportRequest

Cell = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """The state of one import before it is made.

    Attributes:
        path: File or folder.
        kind: None takes what the workbook says.
        sheets: Names ticked by the user; None leaves it to the workbook.
        corrections: Layout to column index to key.
        head_rows, data_rows: Sheet to the 1-based row pointed at on its picture.
        edits: Sheet, 1-based row and 0-based column to the mended text.
        merge: What may happen to rows the operation has already.
        only: Sheet and row of the rows wanted; None for all.
    """

    path: Path
    kind: ImportKind | None = None
    sheets: frozenset[str] | None = None
    corrections: dict[str, dict[int, str]] = field(default_factory=dict)
    head_rows: Mapping[str, int] = field(default_factory=dict)
    data_rows: Mapping[str, int] = field(default_factory=dict)
    edits: Mapping[Cell, str] = field(default_factory=dict)
    merge: MergeRules = field(default_factory=MergeRules)
    only: frozenset[tuple[str, int]] | None = None

    def request(self) -> ImportRequest:
        """What services are asked for."""
        return ImportRequest(
            self.kind,
            self.path,
            tuple(sorted(self.sheets or ())),
            self.corrections,
            self.merge,
            self.head_rows,
            self.edits,
            self.data_rows,
            self.only,
        )

    def with_kind(self, kind: ImportKind | None) -> "ImportChoices":
        """Another list; matchings made for the old one go."""
        return replace(self, kind=kind, corrections={}, merge=MergeRules())

    def with_sheets(self, names: frozenset[str]) -> "ImportChoices":
        """Other sheets."""
        return replace(self, sheets=names)

    def with_column(self, reading: SheetReading, index: int, key: str) -> "ImportChoices":
        """A column of the sheet means `key` from now on; the column that meant it before is left out."""
        keys = dict(self.corrections.get(reading.layout, {}))
        for other in reading.columns:
            if key and other.key == key and other.index != index:
                keys[other.index] = ""
        keys[index] = key
        return replace(self, corrections={**self.corrections, reading.layout: keys})

    def with_head(self, sheet: str, row: int) -> "ImportChoices":
        """The head of a sheet begins in this row; 0 says that it has none."""
        data = {name: start for name, start in self.data_rows.items() if name != sheet or start > row}
        return replace(self, head_rows={**self.head_rows, sheet: row}, data_rows=data)

    def with_data(self, sheet: str, row: int) -> "ImportChoices":
        """The data of a sheet begin in this row; a head pointed at that is not above it is forgotten."""
        heads = {name: head for name, head in self.head_rows.items() if name != sheet or head < row}
        return replace(self, head_rows=heads, data_rows={**self.data_rows, sheet: row})

    def as_found(self, sheet: str) -> "ImportChoices":
        """Head and data of a sheet where the program finds them."""
        heads = {name: row for name, row in self.head_rows.items() if name != sheet}
        data = {name: row for name, row in self.data_rows.items() if name != sheet}
        return replace(self, head_rows=heads, data_rows=data)

    def with_edits(self, edits: Mapping[Cell, str]) -> "ImportChoices":
        """Mended cells, all of them."""
        return replace(self, edits=dict(edits))

    def with_merge(self, rules: MergeRules) -> "ImportChoices":
        """Other merge rules."""
        return replace(self, merge=rules)

    def for_failures(self, request: ImportRequest) -> "ImportChoices":
        """The same for the rows of that request alone."""
        return replace(self, kind=request.kind, sheets=frozenset(request.sheets), only=request.only)

    def forgetting(self, layout: str) -> "ImportChoices":
        """The columns of a layout as its heads tell."""
        return replace(self, corrections={code: keys for code, keys in self.corrections.items() if code != layout})

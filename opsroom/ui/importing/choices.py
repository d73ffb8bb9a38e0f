"""What the user has decided about an import so far, and the request that follows from it."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from opsroom.domain.imports import ImportKind, SheetReading
from opsroom.services.import_table import ImportRequest


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """The state of one import before it is made.

    Attributes:
        kind: None takes what the workbook says.
        sheets: Names ticked by the user; None leaves it to the workbook.
        corrections: Layout to column index to key.
    """

    path: Path
    kind: ImportKind | None = None
    sheets: frozenset[str] | None = None
    corrections: dict[str, dict[int, str]] = field(default_factory=dict)

    def request(self) -> ImportRequest:
        """What services are asked for."""
        return ImportRequest(self.kind, self.path, tuple(sorted(self.sheets or ())), self.corrections)

    def with_kind(self, kind: ImportKind | None) -> "ImportChoices":
        """Another list; matchings made for the old one go."""
        return replace(self, kind=kind, corrections={})

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

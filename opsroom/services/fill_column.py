"""Filling one column of many rows with one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.columns import by_key
from opsroom.domain.errors import RuleViolation
from opsroom.services.tables import COLUMNS
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class FillColumn:
    """Put `text` into a column of rows `ids`, None for all rows of the table."""

    kind: Kind
    ids: Sequence[int] | None
    key: str
    text: str
    name: str = ""
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Isi kolom Pangkat``, or the name given."""
        return self.name or f"Isi kolom {by_key(COLUMNS[self.kind], self.key).title}"

    def apply(self, work: Work) -> int:
        """Judge the text once and write it; returns the number of rows that changed.

        Raises:
            RuleViolation: The text breaks a rule, or the column must differ from row to row.
        """
        column = by_key(COLUMNS[self.kind], self.key)
        if column.is_unique or not column.editable:
            raise RuleViolation(f"Kolom {column.title} tidak bisa diisi sama untuk banyak baris.", self.key)
        return work.set_column(self.kind, self.ids, self.key, column.read(self.text))

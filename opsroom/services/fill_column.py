"""Filling one column of many rows with one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.columns import by_key
from opsroom.domain.errors import RuleViolation
from opsroom.domain.progress import SILENT, Progress
from opsroom.services.cell_blocks import judge, write
from opsroom.services.cell_judge import CellJudge
from opsroom.services.cells import CellEdit, CellsRefused
from opsroom.services.set_patterns import add_category
from opsroom.services.tables import COLUMNS
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class FillColumn:
    """Put `text` into a column of rows `ids`, None for all rows of the table.

    It writes over whatever the cells hold, also what somebody else typed a moment ago: the user asked for one value
    everywhere, and one undo brings all of it back.
    """

    kind: Kind
    ids: Sequence[int] | None
    key: str
    text: str
    name: str = ""
    origin: Origin = Origin.DESK
    undoable: bool = True
    progress: Progress = SILENT

    @property
    def label(self) -> str:
        """``Isi kolom Pangkat``, or the name given."""
        return self.name or f"Isi kolom {by_key(COLUMNS[self.kind], self.key).title}"

    def apply(self, work: Work) -> int:
        """Judge the text once and write it; returns the number of rows that changed.

        Raises:
            RuleViolation: The text breaks a rule, or the column must differ from row to row.
            Cancelled: The user asked to stop.
        """
        column = by_key(COLUMNS[self.kind], self.key)
        if column.is_unique:
            raise RuleViolation(
                f"Kolom {column.title} harus berbeda di tiap baris, jadi tidak bisa diisi sama. Tidak ada yang diubah.",
                self.key,
            )
        if self.kind is Kind.UNIT_AREA:
            return self._fill_units(work)
        cells = CellJudge(work.reader, self.kind)
        reading = cells.read(self.key, self.text)
        if reading.reason:
            raise RuleViolation(f"{reading.reason} Tidak ada yang diubah.", self.key)
        for code in cells.new_categories:
            add_category(work, code)
        changed = [
            work.set_column(self.kind, self.ids, key, value, self.progress)
            for key, value in ({self.key: reading.value} | dict(reading.parts or {})).items()
        ]
        return max(changed)

    def _fill_units(self, work: Work) -> int:
        """Cell by cell: a list of some dozen lines, of which no two may be the same."""
        records = work.reader.sheet_records(self.kind, self.ids)
        judged = judge(
            work.reader,
            self.kind,
            [CellEdit(record.id, self.key, getattr(record, self.key), self.text) for record in records],
        )
        if judged.refused:
            raise CellsRefused(tuple(judged.refused))
        write(work, judged)
        return judged.changed

"""Brings together what is laid over the cells of one table: hits, tones by rule, masks."""

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QObject, Signal

from opsroom.domain.columns import Column
from opsroom.domain.masks import mask_cell
from opsroom.domain.queries import TableQuery
from opsroom.ui.tables.decor import CellDecor, Span
from opsroom.ui.tables.hits import HitFinder, Wanted, merged
from opsroom.ui.theme.tokens import Tone

#: The tone of a cell by rule (record, column key), None for none.
ToneByRule = Callable[[Any, str], Tone | None]


class Decorator(QObject):
    """Answers the model's question what is laid over a cell. Thread: GUI.

    Signals:
        changed: Cells that are shown may look otherwise now.
    """

    changed = Signal()

    def __init__(self, columns: tuple[Column, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self._query = TableQuery()
        self._hits: HitFinder | None = None
        self._wanted: Wanted | None = None
        self._tone: ToneByRule | None = None
        self._masked: Collection[str] = frozenset()

    @property
    def is_masking(self) -> bool:
        """Whether personal data is hidden."""
        return bool(self._masked)

    def is_hiding(self, key: str) -> bool:
        """Whether the texts of a column are hidden."""
        return key in self._masked

    @property
    def is_busy(self) -> bool:
        """Whether anything may be laid over any cell."""
        return self._hits is not None or self._wanted is not None or self._tone is not None or self.is_masking

    def show_hits_of(self, query: TableQuery) -> None:
        """Mark what this query looks for."""
        if (query.text, query.filters) == (self._query.text, self._query.filters):
            return
        self._query = query
        hits = HitFinder(query, self._columns)
        self._hits = None if hits.is_idle else hits
        self.changed.emit()

    def show_wanted(self, wanted: Wanted | None) -> None:
        """Mark what the find line looks for too."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.changed.emit()

    def colour_by(self, tone: ToneByRule | None) -> None:
        """Give cells the tone this says."""
        self._tone = tone
        self.changed.emit()

    def set_masking(self, *, is_masking: bool) -> None:
        """Hide the personal columns, or show them."""
        if is_masking != self.is_masking:
            self._masked = frozenset(c.key for c in self._columns if c.personal) if is_masking else frozenset()
            self.changed.emit()

    def decorate(self, row_id: int, record: Any, column: Column, text: str) -> CellDecor | None:
        """What is laid over the cell, None for nothing."""
        if not text:
            tone = self._tone(record, column.key) if self._tone is not None else None
            return None if tone is None else CellDecor(tone=tone)
        mask = mask_cell(text) if column.key in self._masked else None
        hits = self._spans(row_id, column.key, text) if mask is None else ()
        tone = self._tone(record, column.key) if self._tone is not None else None
        if not hits and tone is None and mask is None:
            return None
        return CellDecor(hits, tone, mask)

    def _spans(self, row_id: int, key: str, text: str) -> tuple[Span, ...]:
        hits = self._hits.spans(key, text) if self._hits is not None else ()
        if self._wanted is None:
            return hits
        return merged((*hits, *self._wanted.spans(row_id, key, text)))

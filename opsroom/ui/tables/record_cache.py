"""Keeps the records read last, so that the model answers from memory. Pages are the unit of reading."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any

PAGE_ROWS = 128
PAGES = 64


class RecordCache:
    """At most `PAGES` pages' worth of records by row id; those used longest ago leave first."""

    def __init__(self, capacity: int = PAGE_ROWS * PAGES) -> None:
        self._capacity = capacity
        self._records: OrderedDict[int, Any] = OrderedDict()

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, row_id: int) -> bool:
        return row_id in self._records

    def get(self, row_id: int) -> Any | None:
        """The record, None when it is not held."""
        record = self._records.get(row_id)
        if record is not None:
            self._records.move_to_end(row_id)
        return record

    def put(self, records: Mapping[int, Any]) -> None:
        """Keep these, newest use last."""
        for row_id, record in records.items():
            self._records[row_id] = record
            self._records.move_to_end(row_id)
        while len(self._records) > self._capacity:
            self._records.popitem(last=False)

    def forget(self, ids: Iterable[int]) -> None:
        """Drop these."""
        for row_id in ids:
            self._records.pop(row_id, None)

    def held(self, ids: Iterable[int]) -> set[int]:
        """Those of `ids` that are held."""
        return {row_id for row_id in ids if row_id in self._records}

    def all_ids(self) -> set[int]:
        """Every id that is held."""
        return set(self._records)

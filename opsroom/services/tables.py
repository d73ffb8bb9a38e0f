"""The rows behind a table view: ids for a query, records for ids, facts about columns; any thread."""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import ALL, ColumnStats, TableQuery
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.domain.unit_area import UnitArea
from opsroom.domain.unit_columns import UNIT_COLUMNS
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader

Record = Person | Tps | UnitArea
COLUMNS: dict[Kind, tuple[Column, ...]] = {
    Kind.PERSON: PERSON_COLUMNS,
    Kind.TPS: TPS_COLUMNS,
    Kind.UNIT_AREA: UNIT_COLUMNS,
}


class TableSource:
    """One noun's table.

    Attributes:
        kind: The noun.
        columns: Its column specs, in order.
    """

    def __init__(self, workspace: Workspace, kind: Kind) -> None:
        self._workspace = workspace
        self._stop = Event()
        self.kind = kind
        self.columns = COLUMNS[kind]

    def ids(self, query: TableQuery = ALL) -> "array[int]":
        """Row ids that pass the query, in its order. Shape: (rows,) int64.

        Raises:
            Cancelled: `stop` was called meanwhile.
        """
        with self._long_read() as reader:
            return reader.sheet_ids(self.kind, query)

    def total(self) -> int:
        """Rows without any filter."""
        with self._workspace.read() as reader:
            return reader.total(self.kind)

    def records(self, ids: Sequence[int]) -> dict[int, Record]:
        """The records of these ids; an id that is gone is left out."""
        with self._workspace.read() as reader:
            found = reader.sheet_records(self.kind, ids)
        return {record.id: record for record in found}

    def stats(self, query: TableQuery, key: str, ids: Sequence[int] | None = None) -> ColumnStats:
        """What the cells of a column amount to, in the rows `ids`, in all rows of `query` for None.

        Raises:
            Cancelled: `stop` was called meanwhile.
        """
        with self._long_read() as reader:
            return reader.column_stats(self.kind, query, key, ids)

    def values(self, query: TableQuery, key: str, limit: int = 200) -> list[tuple[object, int]]:
        """The different stored values of a column in the rows of `query` with their counts, most frequent first.

        Raises:
            Cancelled: `stop` was called meanwhile.
        """
        with self._long_read() as reader:
            return reader.column_values(self.kind, query, key, limit)

    def stop(self) -> None:
        """Interrupt `ids`, `stats` and `values` that run on other threads now: they end with `Cancelled`."""
        running, self._stop = self._stop, Event()
        running.set()

    @contextmanager
    def _long_read(self) -> Iterator[Reader]:
        stop = self._stop
        with self._workspace.read() as reader, reader.stopping_at(stop):
            yield reader


def table_source(workspace: Workspace, kind: Kind) -> TableSource:
    """The rows of a noun that has a table (`COLUMNS`)."""
    return TableSource(workspace, kind)

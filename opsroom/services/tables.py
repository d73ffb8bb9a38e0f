"""The rows behind a table view: ids for a query, records for ids; any thread, no state."""

from array import array
from collections.abc import Sequence

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import ALL, TableQuery
from opsroom.domain.tps import Tps
from opsroom.domain.tps_columns import TPS_COLUMNS
from opsroom.services.workspace import Workspace

Record = Person | Tps
COLUMNS: dict[Kind, tuple[Column, ...]] = {Kind.PERSON: PERSON_COLUMNS, Kind.TPS: TPS_COLUMNS}


class TableSource:
    """One noun's table.

    Attributes:
        kind: The noun.
        columns: Its column specs, in order.
    """

    def __init__(self, workspace: Workspace, kind: Kind) -> None:
        self._workspace = workspace
        self.kind = kind
        self.columns = COLUMNS[kind]

    def ids(self, query: TableQuery = ALL) -> "array[int]":
        """Row ids that pass the query, in its order. Shape: (rows,) int64."""
        with self._workspace.read() as reader:
            return reader.person_ids(query) if self.kind is Kind.PERSON else reader.tps_ids(query)

    def total(self) -> int:
        """Rows without any filter."""
        with self._workspace.read() as reader:
            return reader.counts()[self.kind.value]

    def records(self, ids: Sequence[int]) -> dict[int, Record]:
        """The records of these ids; an id that is gone is left out."""
        with self._workspace.read() as reader:
            found: Sequence[Record] = reader.persons(ids) if self.kind is Kind.PERSON else reader.tps(ids)
        return {record.id: record for record in found}


def table_source(workspace: Workspace, kind: Kind) -> TableSource:
    """The rows of a noun that has a table (`COLUMNS`)."""
    return TableSource(workspace, kind)

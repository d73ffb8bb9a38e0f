"""What the table asks of the world: rows to show, and somebody who runs the edits it wishes for."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from opsroom.domain.changes import Kind
from opsroom.domain.columns import Column
from opsroom.domain.errors import OpsError
from opsroom.domain.queries import ColumnStats, TableQuery
from opsroom.services.edit_cells import CellEdit
from opsroom.ui.theme.tokens import Tone


class TableSource(Protocol):
    """The rows of one noun; every method on any thread."""

    @property
    def kind(self) -> Kind:
        """The noun."""
        ...

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in order."""
        ...

    def total(self) -> int:
        """Rows without any filter."""
        ...

    def ids(self, query: TableQuery) -> "array[int]":
        """Row ids that pass the query, in its order. Shape: (rows,) int64."""
        ...

    def records(self, ids: Sequence[int]) -> Mapping[int, Any]:
        """The records of these ids, with a field per column key; an id that is gone is left out."""
        ...

    def stats(self, query: TableQuery, key: str, ids: Sequence[int] | None = None) -> ColumnStats:
        """What the cells of a column amount to, in the rows `ids`, in all rows of `query` for None."""
        ...

    def values(self, query: TableQuery, key: str, limit: int = 200) -> list[tuple[object, int]]:
        """The different stored values of a column in the rows of `query` with their counts, most frequent first."""
        ...

    def stop(self) -> None:
        """Interrupt `ids`, `stats` and `values` that run on other threads now: they end with `Cancelled`."""
        ...


@dataclass(frozen=True, slots=True)
class EditPlan:
    """Cells to set in one command.

    Attributes:
        build: Makes the edits, on the worker that runs the command: rows the screen never read are read there.
        title: Shown while it runs; empty for work too short to announce.
        name: Name of the undo step; empty takes the command's own.
    """

    build: Callable[[], tuple[CellEdit, ...]]
    title: str = ""
    name: str = ""


#: Runs a plan as one command off the GUI thread and answers there: with the number of changed cells, or the failure.
Ask = Callable[[EditPlan, Callable[[int], None], Callable[[OpsError], None]], None]

#: The tone of a cell's value, None for plain text.
ToneOf = Callable[[object], Tone | None]

"""Reads ids and records for a model off the GUI thread: one read of each sort at a time, the newest wish first.

A wish for other rows stops the read that runs for the old ones, so it may come with every key that is typed.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from opsroom.domain.errors import Cancelled, OpsError
from opsroom.domain.queries import TableQuery
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.tables.record_cache import PAGE_ROWS
from opsroom.ui.tables.reshaping import Step, plan_steps
from opsroom.ui.tables.source import TableSource

#: Pages a fast scroll may leave behind unread: only the last ones asked for are fetched.
PAGES_PER_READ = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows of a table at one moment.

    Attributes:
        ids: Shape: (rows,) int64.
        total: Rows without any filter.
        steps: How to get there from the rows shown before; None when all are to be shown anew.
        top: Records of the first page when all are shown anew, so that the first paint has something to show.
    """

    query: TableQuery
    ids: "array[int]"
    total: int
    steps: list[Step] | None
    top: Mapping[int, Any]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Records that were read.

    Attributes:
        asked: Ids asked for; those without a record are gone.
        serial: Number of the read, rising.
    """

    asked: frozenset[int]
    records: Mapping[int, Any]
    serial: int


class RowReader(QObject):
    """Turns wishes for rows into reads on the quick lane. Thread: GUI.

    Signals:
        shaped: One `Shape`.
        arrived: One `Arrival`.
        failed: The `OpsError` of a read.
    """

    #: Shape, GUI thread.
    shaped = Signal(object)
    #: Arrival, GUI thread.
    arrived = Signal(object)
    #: OpsError, GUI thread.
    failed = Signal(object)

    def __init__(
        self, source: TableSource, jobs: JobRunner, shown: "Callable[[], array[int]]", parent: QObject | None = None
    ) -> None:
        """Read from `source`; `shown` answers with the ids on screen, from which steps are planned."""
        super().__init__(parent)
        self._source = source
        self._jobs = jobs
        self._shown = shown
        self._query_due: TableQuery | None = None
        self._query_read: TableQuery | None = None
        self._serial = 0
        self._is_fetching = False
        self._dirty: set[int] = set()
        self._pages: list[tuple[int, ...]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fetch)

    def want_shape(self, query: TableQuery) -> None:
        """Read which rows there are now; of wishes that pile up only the last is granted, at once."""
        self._query_due = query
        if self._query_read is None:
            self._read_shape()
        elif self._query_read != query:
            self._source.stop()

    def want_page(self, ids: Sequence[int]) -> None:
        """Read records that the screen is about to show."""
        page = tuple(ids)
        if page not in self._pages:
            self._pages = [*self._pages[1 - PAGES_PER_READ :], page]
        self._timer.start()

    def want_records(self, ids: set[int]) -> int:
        """Read records again that changed; returns the serial of the read that will hold them."""
        self._dirty |= ids
        if ids:
            self._timer.start()
        return self._serial + 1

    def _read_shape(self) -> None:
        query, old = self._query_due, self._shown()
        if query is None:
            return
        self._query_due, self._query_read = None, query
        self._jobs.read(lambda: self._shape(query, old), self._on_shape, self._on_shape_failed)

    def _shape(self, query: TableQuery, old: "array[int]") -> Shape:
        if self._query_due not in (None, query):
            raise Cancelled
        ids = self._source.ids(query)
        steps = plan_steps(old, ids) if old else None
        top = self._source.records(ids[:PAGE_ROWS]) if steps is None else {}
        return Shape(query, ids, self._source.total(), steps, top)

    def _on_shape(self, shape: Shape) -> None:
        self._query_read = None
        if self._query_due in (None, shape.query):
            self.shaped.emit(shape)
        self._read_shape()

    def _on_shape_failed(self, problem: OpsError) -> None:
        stopped, self._query_read = self._query_read, None
        if not isinstance(problem, Cancelled):
            self.failed.emit(problem)
        elif self._query_due is None:
            # Somebody else stopped the reads of this source; the rows are still wanted.
            self._query_due = stopped
        self._read_shape()

    def _fetch(self) -> None:
        if self._is_fetching or not (self._dirty or self._pages):
            return
        asked = frozenset(self._dirty).union(*self._pages)
        self._dirty, self._pages = set(), []
        self._is_fetching = True
        self._serial += 1
        serial, ids = self._serial, sorted(asked)
        self._jobs.read(
            lambda: Arrival(asked, self._source.records(ids), serial), self._on_arrival, self._on_fetch_failed
        )

    def _on_arrival(self, arrival: Arrival) -> None:
        self._is_fetching = False
        self.arrived.emit(arrival)
        if self._dirty or self._pages:
            self._timer.start()

    def _on_fetch_failed(self, problem: OpsError) -> None:
        self._is_fetching = False
        self.failed.emit(problem)

"""Knows when shown rows no longer fit filter or order since they were edited: they stay put until asked again."""

from PySide6.QtCore import QObject, Signal

from opsroom.domain.changes import ChangeSet
from opsroom.domain.queries import TableQuery
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.source import TableSource

#: Tables up to here are asked again in the background to be sure; beyond, a change of a column that matters is enough.
_MOST_COMPARED = 60_000


class StaleWatch(QObject):
    """Watches one table.

    Signals:
        told: Whether rows that are shown no longer fit.
    """

    #: bool, GUI thread.
    told = Signal(bool)

    def __init__(
        self, model: RecordTableModel, source: TableSource, jobs: JobRunner, relay: ChangeRelay, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._source = source
        self._jobs = jobs
        self._round = 0
        self.is_stale = False
        model.counted.connect(self._on_model_counted)
        relay.changed.connect(self._on_relay_changed)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        query, kind = self._model.query, self._source.kind
        fields = {field for change in changeset.changes if change.kind is kind for field in change.fields}
        if not fields or changeset.reshapes(kind) or not _matters(query, fields):
            return
        if self._model.total > _MOST_COMPARED:
            self._tell(is_stale=True)
            return
        self._round += 1
        this_round = self._round
        shown = self._model.row_ids(0, self._model.rowCount() - 1)
        self._jobs.read(
            lambda: self._source.ids(query) != shown,
            lambda is_stale: self._on_compared(this_round, is_stale=is_stale),
            lambda _problem: None,
        )

    def _on_compared(self, this_round: int, *, is_stale: bool) -> None:
        if this_round == self._round:
            self._tell(is_stale=is_stale)

    def _on_model_counted(self, _shown: int, _total: int) -> None:
        # Rows were asked for again: a comparison under way speaks of the old ones.
        self._round += 1
        self._tell(is_stale=False)

    def _tell(self, *, is_stale: bool) -> None:
        if is_stale != self.is_stale:
            self.is_stale = is_stale
            self.told.emit(is_stale)


def _matters(query: TableQuery, fields: set[str]) -> bool:
    asked = {condition.column for condition in query.filters} | {level.column for level in query.sort}
    return bool(query.text) or bool(asked & fields)

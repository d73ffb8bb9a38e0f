"""The one table model of the program: an array of ids for the current query and a cache of records.

`data` never queries and never raises: a record that is not here yet shows as `PLACEHOLDER` and is read on the quick
lane. `setData` asks for a command and changes nothing itself; the committed change comes back through the relay.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from opsroom.domain.changes import ChangeSet, Kind, Origin
from opsroom.domain.columns import Column
from opsroom.domain.errors import NeedsRegion, OpsError, RuleViolation, StaleEdit
from opsroom.domain.queries import ALL, TableQuery
from opsroom.services.edit_cells import CellEdit, CellsRefused
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.tables.cell_marks import CellMarks
from opsroom.ui.tables.decor import Decorate
from opsroom.ui.tables.faces import PLACEHOLDER, RIGHT_KINDS, TEXT_ROLES, CellFace, role_text
from opsroom.ui.tables.fresh_cells import FreshCells
from opsroom.ui.tables.record_cache import PAGE_ROWS, RecordCache
from opsroom.ui.tables.reshaping import Removal, take_step
from opsroom.ui.tables.row_places import find_row
from opsroom.ui.tables.row_reader import Arrival, RowReader, Shape
from opsroom.ui.tables.sorting import sort_mark, toggled
from opsroom.ui.tables.source import Ask, EditPlan, TableSource

ROW_ID_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: Touched rows up to here are looked up one by one; beyond, the whole view is told to look again.
_FEW_ROWS = 3

Index = QModelIndex | QPersistentModelIndex


class RecordTableModel(QAbstractTableModel):
    """Rows of one noun for a query.

    Signals:
        edit_refused: Row id, column key, Indonesian reason.
        changed_elsewhere: Row id, column key and new text of a cell that somebody else changed.
        counted: Rows shown, rows there are.
        failed: `OpsError` of a read, or of an edit that broke no rule (stale, row gone, file busy).
    """

    #: (int row id, str column key, str reason), GUI thread.
    edit_refused = Signal(object, str, str)
    #: (object row id, str column key, str what it shows now), GUI thread.
    changed_elsewhere = Signal(object, str, str)
    #: (int shown, int total), GUI thread.
    counted = Signal(int, int)
    #: OpsError, GUI thread.
    failed = Signal(object)

    def __init__(
        self,
        source: TableSource,
        jobs: JobRunner,
        relay: ChangeRelay,
        ask: Ask,
        also: frozenset[Kind] = frozenset(),
        parent: QObject | None = None,
    ) -> None:
        """Show the rows of `source`; `also` are other kinds whose change is seen in this table (names of regions)."""
        super().__init__(parent)
        self._source = source
        self._ask = ask
        self._also = also
        self._ids: array[int] = array("q")
        self._total = 0
        self._query = ALL
        self._is_loaded = False
        self._is_held = False
        self._is_shape_held_back = False
        self._cache = RecordCache()
        self._marks = CellMarks()
        self._decorate: Decorate | None = None
        self._fresh = FreshCells(self)
        self._foreign: set[int] = set()
        self._stale: dict[tuple[int, str], str] = {}
        self._reader = RowReader(source, jobs, lambda: self._ids, self)
        self._connect(relay)

    def _connect(self, relay: ChangeRelay) -> None:
        self._reader.shaped.connect(self._on_reader_shaped)
        self._reader.arrived.connect(self._on_reader_arrived)
        self._reader.failed.connect(self.failed)
        self._fresh.faded.connect(self._tell_rows)
        relay.changed.connect(self._on_relay_changed)

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[Column, ...]:
        """Column specs, in order."""
        return self._source.columns

    @property
    def query(self) -> TableQuery:
        """The query asked for last; its rows may still be on their way."""
        return self._query

    @property
    def is_loaded(self) -> bool:
        """Whether any rows were read yet; an empty table before that says nothing."""
        return self._is_loaded

    @property
    def is_settled(self) -> bool:
        """Whether every edit asked for was answered."""
        return not self._marks.has_pending

    @property
    def total(self) -> int:
        """Rows without any filter, at the last read."""
        return self._total

    def load(self) -> None:
        """Read the rows of the current query again."""
        self._reader.want_shape(self._query)

    def set_query(self, query: TableQuery) -> None:
        """Show the rows of `query`; the old rows stay until the new ones are here."""
        if query != self._query:
            self._query = query
            # First the read, which runs while the window draws the heads.
            self.load()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def toggle_sort(self, section: int, *, is_added: bool) -> None:
        """Sort by a column: ascending, then descending, then not; `is_added` keeps the other levels."""
        levels = toggled(self._query.sort, self.columns[section].key, is_added=is_added)
        self.set_query(replace(self._query, sort=levels))

    def hold(self, *, is_held: bool) -> None:
        """While held (a cell is being typed into), rows are not shown anew; they are once it is released."""
        self._is_held = is_held
        if not is_held and self._is_shape_held_back:
            self._is_shape_held_back = False
            self.load()

    def set_decorator(self, decorate: Decorate | None) -> None:
        """Lay over every cell what `decorate` says; it is asked at each painting and must be fast."""
        self._decorate = decorate
        self.redraw()

    def mask_of(self, row_id: int, record: Any, column: Column, text: str) -> str:
        """The text of a cell as it may be seen: what leaves over the clipboard is masked like on the screen."""
        decor = None if self._decorate is None else self._decorate(row_id, record, column, text)
        return text if decor is None or decor.mask is None else decor.mask

    def redraw(self) -> None:
        """Show every cell anew: what lies over them changed."""
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    # --- rows ----------------------------------------------------------------------------------------------------

    def row_id(self, row: int) -> int:
        """Id of a row."""
        return self._ids[row]

    def row_ids(self, first: int, last: int) -> "array[int]":
        """Ids of the rows from `first` to `last`, both included."""
        return self._ids[first : last + 1]

    def row_of(self, row_id: int) -> int:
        """Row of an id, -1 when it is not shown."""
        return find_row(self._ids, row_id)

    def rows_of(self, row_ids: Iterable[int]) -> list[int]:
        """Rows of ids, -1 for those not shown; quick when they come in the order they are shown."""
        rows, start = [], 0
        for row_id in row_ids:
            try:
                row = self._ids.index(row_id, start)
            except ValueError:
                row = self.row_of(row_id)
            rows.append(row)
            start = max(row, 0)
        return rows

    def known(self, row_ids: Iterable[int]) -> dict[int, Any]:
        """The records among these that were read."""
        return {row_id: record for row_id in row_ids if (record := self._cache.get(row_id)) is not None}

    def record(self, row_id: int) -> Any | None:
        """The record if it was read."""
        return self._cache.get(row_id)

    def column_of(self, key: str) -> int:
        """Place of a column."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    def face(self, row: int, section: int) -> CellFace:
        """What the cell shows; asks for the page when its record is not here."""
        row_id, column = self._ids[row], self.columns[section]
        record = self._cache.get(row_id)
        if record is None:
            self._want_page_of(row)
            return CellFace(PLACEHOLDER, is_loaded=False)
        refusal = self._marks.refusal(row_id, column.key)
        pending = self._marks.pending(row_id, column.key)
        if pending is not None:
            return CellFace(column.show(pending.value), pending.value, is_pending=True)
        value = getattr(record, column.key)
        text = column.show(value)
        decor = None if self._decorate is None else self._decorate(row_id, record, column, text)
        if decor is not None and decor.mask is not None:
            text = decor.mask
        is_fresh = bool(self._fresh) and (row_id, column.key) in self._fresh
        return CellFace(text, value, refusal=refusal, decor=decor, is_fresh=is_fresh)

    # --- Qt's questions ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows shown."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's value for a role, from memory."""
        if not (index.isValid() and index.row() < len(self._ids) and index.column() < len(self.columns)):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].kind in RIGHT_KINDS else _LEFT
        if role == ROW_ID_ROLE:
            return self._ids[index.row()]
        if role in TEXT_ROLES:
            row, section = index.row(), index.column()
            return role_text(self.face(row, section), self.columns[section], row, role)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable where the column is and the record is here."""
        if not index.isValid() or index.row() >= len(self._ids):
            return Qt.ItemFlag.NoItemFlags
        is_here = self._ids[index.row()] in self._cache
        return _EDITABLE if is_here and self.columns[index.column()].editable else _READABLE

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Column titles with their sort marks; row numbers."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.title}{sort_mark(self._query.sort, column.key)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.title}\nKlik: urutkan. Shift+klik: tingkat berikutnya. Ctrl+klik: pilih kolom."
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask to set a cell to the typed text. False when it was refused at once; never changes anything itself."""
        if role != Qt.ItemDataRole.EditRole or not (self.flags(index) & Qt.ItemFlag.ItemIsEditable):
            return False
        row_id, key = self._ids[index.row()], self.columns[index.column()].key
        return self.ask_cell(row_id, key, str(value), self.seen(row_id, key))

    # --- edits ---------------------------------------------------------------------------------------------------

    def seen(self, row_id: int, key: str) -> object:
        """The value the screen shows for a cell: pending, else stored; None when its record is not here."""
        pending = self._marks.pending(row_id, key)
        if pending is not None:
            return pending.value
        record = self._cache.get(row_id)
        return None if record is None else getattr(record, key)

    def ask_cell(self, row_id: int, key: str, text: str, seen: object) -> bool:
        """Ask for one cell edit; `seen` is the value the editor started from."""
        column = self.columns[self.column_of(key)]
        if text == column.show(seen):
            self.forget_refusal(row_id, key)
            return True
        try:
            value = column.read(text)
        except NeedsRegion:
            value = seen  # the command knows the region and decides
        except RuleViolation as problem:
            self.refuse(row_id, key, text, problem.user_text)
            return False
        self._marks.pend(row_id, key, text, value)
        self._tell_rows({row_id})
        edits = (CellEdit(row_id, key, seen, text),)
        self._ask(
            EditPlan(lambda: edits),
            lambda _count: self._on_edit_done(row_id, key),
            lambda problem: self._on_edit_failed(edits[0], problem),
        )
        return True

    def refuse(self, row_id: int, key: str, text: str, reason: str) -> None:
        """Mark a cell with what was refused."""
        self._marks.refuse(row_id, key, text, reason)
        self._tell_rows({row_id})
        self.edit_refused.emit(row_id, key, reason)

    def mark_refused(self, cells: Sequence[tuple[int, str, str, str]]) -> None:
        """Mark many cells (row id, key, text, reason) that were refused as a block, without a signal for each."""
        for row_id, key, text, reason in cells:
            self._marks.refuse(row_id, key, text, reason)
        self._tell_rows({cell[0] for cell in cells})

    @property
    def has_refusals(self) -> bool:
        """Whether any cell is marked as refused."""
        return self._marks.has_refusals

    def forget_refusal(self, row_id: int, key: str) -> None:
        """Take the mark off a cell."""
        if self._marks.clear_refusal(row_id, key):
            self._tell_rows({row_id})

    def forget_refusals(self) -> None:
        """Take all marks off."""
        self._tell_rows(self._marks.clear_refusals())

    def _on_edit_done(self, row_id: int, key: str) -> None:
        self._marks.answer(row_id, key, self._reader.want_records({row_id}))

    def _on_edit_failed(self, edit: CellEdit, problem: OpsError) -> None:
        self._reader.want_records({edit.row_id})
        if isinstance(problem, StaleEdit):
            self._stale[edit.row_id, edit.key] = edit.text
        if isinstance(problem, CellsRefused):
            self.refuse(edit.row_id, edit.key, edit.text, problem.cells[0].reason)
        else:
            self.mark_refused([(edit.row_id, edit.key, edit.text, problem.user_text)])
            self.failed.emit(problem)

    # --- news ----------------------------------------------------------------------------------------------------

    def _tell_stale(self, ids: frozenset[int]) -> None:
        """Now that it is known what the other wrote, say so at the cell whose edit came too late."""
        for row_id, key in [cell for cell in self._stale if cell[0] in ids]:
            text, record = self._stale.pop((row_id, key)), self._cache.get(row_id)
            if record is not None and self._marks.refusal(row_id, key) is not None:
                shown = self.columns[self.column_of(key)].show(getattr(record, key))
                reason = (
                    f"Orang lain sudah menulis '{shown}'. Isian Anda '{text}' belum disimpan; F2, Enter: tetap pakai."
                )
                self._marks.refuse(row_id, key, text, reason)

    def _mark_fresh(self, arrival: Arrival) -> None:
        """Mark the cells of others' changes that hold something else than a moment ago."""
        foreign = self._foreign & arrival.asked
        self._foreign -= foreign
        cells: list[tuple[int, str]] = []
        for row_id in foreign & arrival.records.keys():
            old, new = self._cache.get(row_id), arrival.records[row_id]
            if old is None:
                continue
            for column in self.columns:
                value = getattr(new, column.key)
                if value != getattr(old, column.key) and self._marks.pending(row_id, column.key) is None:
                    cells.append((row_id, column.key))
                    self.changed_elsewhere.emit(row_id, column.key, column.show(value))
        self._fresh.mark(cells)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.origin is not Origin.DESK:
            self._foreign |= changeset.held(self._source.kind, self._cache.all_ids())
        if changeset.touches(*self._also):
            self._reader.want_records(self._cache.all_ids())
        elif changeset.touches(self._source.kind):
            self._reader.want_records(changeset.held(self._source.kind, self._cache.all_ids()))
        if changeset.reshapes(self._source.kind):
            self.load()

    def _on_reader_arrived(self, arrival: Arrival) -> None:
        if self._foreign:
            self._mark_fresh(arrival)
        self._cache.put(arrival.records)
        self._cache.forget(arrival.asked - arrival.records.keys())
        self._marks.settle(arrival.asked, arrival.serial)
        if self._stale:
            self._tell_stale(arrival.asked)
        self._tell_rows(arrival.asked)

    def _on_reader_shaped(self, shape: Shape) -> None:
        if shape.steps is None and self._is_held:
            self._is_shape_held_back = True
            return
        self._cache.put(shape.top)
        self._total = shape.total
        self._is_loaded = True
        if shape.steps is None:
            self.beginResetModel()
            self._ids = shape.ids
            self.endResetModel()
        else:
            self._take_steps(shape)
        self.counted.emit(len(self._ids), self._total)

    def _take_steps(self, shape: Shape) -> None:
        for step in shape.steps or ():
            if isinstance(step, Removal):
                self.beginRemoveRows(_ROOT, step.row, step.row + step.count - 1)
                self._ids = take_step(self._ids, step)
                self.endRemoveRows()
            else:
                self.beginInsertRows(_ROOT, step.row, step.row + len(step.ids) - 1)
                self._ids = take_step(self._ids, step)
                self.endInsertRows()
        # The very array the next steps are planned from.
        self._ids = shape.ids

    def _tell_rows(self, ids: "set[int] | frozenset[int]") -> None:
        if not ids or not self._ids:
            return
        last = len(self.columns) - 1
        if len(ids) > _FEW_ROWS:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, last))
            return
        for row in (self.row_of(row_id) for row_id in ids):
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _want_page_of(self, row: int) -> None:
        start = row - row % PAGE_ROWS
        self._reader.want_page(self._ids[start : start + PAGE_ROWS])

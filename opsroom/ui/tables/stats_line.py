"""What is selected, in figures: how many cells, how many different, how many empty, sum, least and most."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.errors import OpsError
from opsroom.domain.queries import ColumnStats, TableQuery
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.frozen import FrozenView
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.selection import row_spans
from opsroom.ui.tables.source import TableSource

#: Selections up to here whose records are in memory are reckoned at once.
_MOST_AT_ONCE = 4000
#: Rows of one selected column whose ids are handed to the source; beyond, only whole columns are reckoned.
_MOST_IDS = 100_000
_PAUSE_MS = 120
_SEPARATOR = "   ·   "


class StatsLine(QLabel):
    """Follows the selection of one table."""

    def __init__(
        self, view: FrozenView, model: RecordTableModel, source: TableSource, jobs: JobRunner, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._model = model
        self._source = source
        self._jobs = jobs
        self._round = 0
        self._is_reading = False
        self.is_hiding: Callable[[str], bool] = lambda _key: False
        self.setAccessibleName("Statistik sel yang dipilih")
        self.setToolTip("Sel yang dipilih: jumlah, isi berbeda, kosong; untuk angka juga total, terkecil, terbesar")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        view.selectionModel().selectionChanged.connect(self.refresh)
        view.current_changed.connect(self.refresh)
        model.counted.connect(self.refresh)
        model.dataChanged.connect(self.refresh)

    def refresh(self, *_news: object) -> None:
        """Reckon anew: at once what is in memory, the rest a moment after the selection stands still."""
        self._round += 1
        ranges = self._view.selected_ranges()
        rows = sum(last - first + 1 for first, last in row_spans(ranges))
        sections = sorted({s for _t, left, _b, right in ranges for s in range(left, right + 1) if self._is_seen(s)})
        cells = sum(
            (bottom - top + 1) * sum(1 for s in sections if left <= s <= right) for top, left, bottom, right in ranges
        )
        if cells < 2:
            self._pause.stop()
            self.clear()
            return
        known = self._values(ranges, sections) if cells <= _MOST_AT_ONCE else None
        if known is not None:
            self._pause.stop()
            self.setText(_SEPARATOR.join(self._told(reckon(known), sections, rows)))
            return
        self.setText(f"{thousands(cells)} sel")
        if len(sections) == 1 and not self.is_hiding(self._model.columns[sections[0]].key):
            self._pause.start()

    def _is_seen(self, section: int) -> bool:
        return not self._view.isColumnHidden(section)

    def _values(self, ranges: Sequence[tuple[int, int, int, int]], sections: Sequence[int]) -> list[object] | None:
        """Values of the cells, None when a record is not in memory."""
        values: list[object] = []
        for top, left, bottom, right in ranges:
            columns = [self._model.columns[s] for s in sections if left <= s <= right]
            for row_id in self._model.row_ids(top, bottom):
                record = self._model.record(row_id)
                if record is None:
                    return None
                values += [getattr(record, column.key) for column in columns]
        return values

    def _read(self) -> None:
        ranges = self._view.selected_ranges()
        if not ranges or self._is_reading:
            return
        column, this_round = self._model.columns[ranges[0][1]], self._round
        query, ids = self._asked(ranges)
        if ids is not None and len(ids) > _MOST_IDS:
            return
        self._is_reading = True
        self._jobs.read(
            lambda: self._source.stats(query, column.key, ids),
            lambda stats: self._on_read(stats, this_round, column),
            self._on_failed,
        )

    def _asked(self, ranges: Sequence[tuple[int, int, int, int]]) -> tuple[TableQuery, Sequence[int] | None]:
        top, _left, bottom, _right = ranges[0]
        if len(ranges) == 1 and top == 0 and bottom == self._model.rowCount() - 1:
            return self._model.query, None
        ids = [row_id for top, _left, bottom, _right in ranges for row_id in self._model.row_ids(top, bottom)]
        return self._model.query, ids

    def _on_read(self, stats: ColumnStats, this_round: int, column: Column) -> None:
        self._is_reading = False
        if this_round == self._round:
            self.setText(_SEPARATOR.join(self._told(stats, [self._model.column_of(column.key)], stats.count)))
        else:
            self._pause.start()

    def _on_failed(self, _problem: OpsError) -> None:
        self._is_reading = False

    def _told(self, stats: ColumnStats, sections: Sequence[int], rows: int) -> list[str]:
        columns = [self._model.columns[section] for section in sections]
        told = [f"{thousands(stats.count)} sel"]
        if len(sections) > 1:
            told[0] += f" ({thousands(rows)} baris x {len(sections)} kolom)"
        if any(self.is_hiding(column.key) for column in columns):
            return told
        told.append(f"{thousands(stats.distinct)} berbeda")
        if stats.empty:
            told.append(f"{thousands(stats.empty)} kosong")
        if stats.total is not None and all(column.kind is ColumnKind.NUMBER for column in columns):
            told.append(f"jumlah {_number(stats.total)}")
            told.append(f"terkecil {_number(stats.least)}")
            told.append(f"terbesar {_number(stats.most)}")
        return told


def reckon(values: Sequence[object]) -> ColumnStats:
    """The figures of values in memory."""
    filled = [value for value in values if value not in (None, "")]
    numbers: list[Any] = [value for value in filled if isinstance(value, int | float) and not isinstance(value, bool)]
    is_all = bool(numbers) and len(numbers) == len(filled)
    return ColumnStats(
        count=len(values),
        empty=len(values) - len(filled),
        distinct=len(set(filled)),
        total=float(sum(numbers)) if is_all else None,
        least=min(numbers) if is_all else None,
        most=max(numbers) if is_all else None,
    )


def _number(value: Any) -> str:
    if value is None:
        return "-"
    if float(value).is_integer():
        return thousands(int(value))
    return f"{value:,.6g}".replace(",", " ").replace(".", ",")

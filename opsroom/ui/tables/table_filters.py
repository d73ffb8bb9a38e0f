"""What narrows the rows of a table: search line, filter row, the cell under the cursor, picks from a list of values."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint

from opsroom.domain.columns import Column
from opsroom.domain.filter_text import write_exact, write_filter
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.tables.frozen import FrozenView
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.source import TableSource
from opsroom.ui.tables.value_list import ValueList
from opsroom.ui.tables.view_bar import ViewBar

MOST_VALUES = 200


class TableFilters(QObject):
    """Carries out what narrows the rows. Thread: GUI."""

    def __init__(
        self, bar: ViewBar, view: FrozenView, model: RecordTableModel, source: TableSource, jobs: JobRunner
    ) -> None:
        super().__init__(view)
        self._bar = bar
        self._view = view
        self._head = view.head
        self._model = model
        self._source = source
        self._jobs = jobs
        self._is_quiet = False
        self.list: ValueList | None = None
        bar.search.textChanged.connect(self._apply)
        bar.search.returnPressed.connect(view.take_focus)
        bar.clear_button.clicked.connect(self.clear)
        bar.again_button.clicked.connect(self.apply_again)
        self._head.filtered.connect(self._apply)
        self._head.list_wanted.connect(self.open_values)

    @property
    def is_filtered(self) -> bool:
        """Whether rows may be hidden."""
        return bool(self._model.query.text or self._model.query.filters)

    def show_query(self, query: TableQuery) -> None:
        """Fill search line and fields with this query and ask for its rows; conditions of no column are left out."""
        self._is_quiet = True
        self._bar.search.setText(query.text)
        self._head.set_texts({condition.column: write_filter(condition) for condition in query.filters})
        self._is_quiet = False
        known = {column.key for column in self._model.columns}
        sort = tuple(level for level in query.sort if level.column in known)
        self._ask(replace(self._model.query, sort=sort))

    def apply_again(self) -> None:
        """Ask for the rows of filter and order anew: edited rows that no longer fit go where they belong."""
        self._model.load()

    def clear(self) -> None:
        """Show all rows again and go back to the table."""
        self._is_quiet = True
        self._bar.search.clear()
        self._head.clear_fields()
        self._is_quiet = False
        self._apply()
        self._view.take_focus()

    # --- the cell under the cursor -------------------------------------------------------------------------------

    def use_cell(self) -> None:
        """Show only rows that hold what the current cell holds."""
        self._fill(write_exact)

    def exclude_cell(self) -> None:
        """Show only rows that hold something else than the current cell."""
        self._fill(lambda text: f"<>{text}" if text else "!kosong")

    def use_span(self) -> None:
        """Show only rows between the least and the most of the selected cells of the current column."""
        column = self._current_column()
        if column is None:
            return
        section = self._model.column_of(column.key)
        cells = [
            face
            for top, left, bottom, right in self._view.selected_ranges()
            if left <= section <= right
            for row in range(top, min(bottom + 1, top + MOST_VALUES * 10))
            if (face := self._model.face(row, section)).is_loaded and face.value not in (None, "")
        ]
        if cells:
            ordered = sorted(cells, key=lambda face: (isinstance(face.value, str), face.value))
            self._head.set_text(section, f"{ordered[0].text}~{ordered[-1].text}")

    def clear_column(self) -> None:
        """Take away the condition on the current column."""
        column = self._current_column()
        if column is not None:
            self._head.set_text(self._model.column_of(column.key), "")

    def _fill(self, condition: Callable[[str], str]) -> None:
        current = self._view.currentIndex()
        face = self._model.face(current.row(), current.column()) if current.isValid() else None
        if face is not None and face.is_loaded:
            self._head.set_text(current.column(), condition(face.text))

    def _current_column(self) -> Column | None:
        current = self._view.currentIndex()
        return self._model.columns[current.column()] if current.isValid() else None

    # --- the list of values --------------------------------------------------------------------------------------

    def open_values_here(self) -> None:
        """Open the list of the current column."""
        self.open_values(max(self._view.currentIndex().column(), 0))

    def open_values(self, section: int) -> None:
        """Offer the values of a column among the rows that pass all other conditions."""
        column, field = self._model.columns[section], self._head.fields[section]
        condition = field.condition
        ticked: tuple[str, ...] = ()
        if condition is not None:
            ticked = condition.texts if condition.match is Match.ONE_OF else ()
            ticked = (condition.text,) if condition.match is Match.EQUALS else ticked
            ticked = ("",) if condition.match is Match.EMPTY else ticked
        others = tuple(each for each in self._model.query.filters if each.column != column.key)
        query = replace(self._model.query, filters=others, sort=())
        shown = ValueList(column.title, self._view)
        self.list = shown
        shown.picked.connect(partial(self._on_picked, section))
        shown.destroyed.connect(self._on_list_closed)
        shown.open_below(field.mapToGlobal(QPoint(0, field.height())))

        def read() -> list[tuple[str, int]]:
            found = self._source.values(query, column.key, MOST_VALUES)
            return [(column.show(value), count) for value, count in found]

        self._jobs.read(read, lambda values: self._on_values(shown, values, ticked))

    def _on_values(self, shown: ValueList, values: list[tuple[str, int]], ticked: tuple[str, ...]) -> None:
        # Closed and perhaps gone meanwhile.
        if shown is self.list:
            shown.show_values(values, ticked, is_cut=len(values) >= MOST_VALUES)

    def _on_picked(self, section: int, texts: tuple[str, ...]) -> None:
        self._head.set_text(section, _written(self._model.columns[section], texts))
        self._head.focus_field(section)

    def _on_list_closed(self) -> None:
        self.list = None

    # --- asking --------------------------------------------------------------------------------------------------

    def _apply(self, *_news: object) -> None:
        if not self._is_quiet:
            self._ask(self._model.query)

    def _ask(self, query: TableQuery) -> None:
        self._model.set_query(replace(query, text=self._bar.search.text().strip(), filters=self._head.filters))
        self._bar.show_is_filtered(is_filtered=self.is_filtered)


def _written(column: Column, texts: Sequence[str]) -> str:
    """The filter text for these picks."""
    if len(texts) > 1:
        return write_filter(Filter(column.key, match=Match.ONE_OF, texts=tuple(texts)))
    return write_exact(texts[0]) if texts else ""

"""The table editor as one widget: bar, filter row, cells, statistics; sheets add their buttons, menus and panels."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from opsroom.domain.changes import Kind
from opsroom.domain.errors import OpsError
from opsroom.domain.queries import TableQuery
from opsroom.ui.tables.blocks import BlockEditor
from opsroom.ui.tables.cell_actions import add_cell_actions
from opsroom.ui.tables.cell_keys import CellKeys
from opsroom.ui.tables.column_layout import ColumnArranger
from opsroom.ui.tables.counting import shown_of
from opsroom.ui.tables.decorating import Decorator
from opsroom.ui.tables.edit_desk import EditDesk
from opsroom.ui.tables.fill_handle import FillHandle
from opsroom.ui.tables.frozen import FrozenView
from opsroom.ui.tables.hand_habits import HandHabits
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.source import TableSource, ToneOf
from opsroom.ui.tables.staleness import StaleWatch
from opsroom.ui.tables.stats_line import StatsLine
from opsroom.ui.tables.table_filters import TableFilters
from opsroom.ui.tables.table_menus import ColumnMenu, SortMenu, add_action, filter_menu
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.tables.view_bar import ViewBar


@dataclass(frozen=True, slots=True)
class TableWords:
    """How one table speaks.

    Attributes:
        noun: What a row is, for counts and names read aloud: ``personel``.
        empty: Shown while there is no row at all: what to do about it.
    """

    noun: str
    empty: str


@dataclass(frozen=True, slots=True)
class TableTraits:
    """What a sheet adds to the generic table.

    Attributes:
        tones: Column key to the tone of its values.
        also: Other kinds whose change is seen in this table.
    """

    words: TableWords
    tones: Mapping[str, ToneOf] = field(default_factory=dict)
    also: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class VisibleState:
    """What the table shows at one moment, for a file or a paper.

    Attributes:
        keys: Columns seen, from the left.
        ids: Rows selected as a block of several, in their order; None when all rows of the query are meant.
        is_masked: Whether personal data is hidden.
    """

    query: TableQuery
    keys: tuple[str, ...]
    ids: Sequence[int] | None
    is_masked: bool


class RecordTable(QWidget):
    """Shows and edits the rows of one source.

    Attributes:
        bar: Layout of the line above the table; insert buttons before its stretch.
        foot: Layout of the line below the table; statistics stand at its right.
        look_menu: Everything about how the table is looked at; sheets add to it.

    Signals:
        selection_changed: Other rows are selected.
        counted: Rows shown, rows there are.
    """

    selection_changed = Signal()
    #: (int shown, int total), GUI thread.
    counted = Signal(int, int)

    def __init__(
        self,
        source: TableSource,
        tools: ScreenTools,
        traits: TableTraits,
        desk: EditDesk,
        undo: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show `source`; `desk` carries out edits, `undo` takes the command of that name back."""
        super().__init__(parent)
        self._tools = tools
        self._words = traits.words
        self._revealed: int | None = None
        self.model = RecordTableModel(source, tools.jobs, tools.relay, desk.ask, traits.also, self)
        self.view = FrozenView(self.model, tools.look, traits.tones, self)
        self.view.setAccessibleName(f"Tabel {traits.words.noun}")
        self.view.empty_text = self._empty_text
        self.blocks = BlockEditor(self.view, self.model, source, tools, desk, QGuiApplication.clipboard(), undo)
        self.handle = FillHandle(self.view, self.model, self.blocks.overlay, tools.look)
        self.hands = HandHabits(tools.habits, source.kind, self.view.zoom, self.blocks.pasting)
        self.cell_keys = CellKeys(self.view, self.model, desk)
        self.bar_widget = ViewBar(traits.words.noun, tools.look, self)
        self.bar, self.search, self.count = self.bar_widget.line, self.bar_widget.search, self.bar_widget.count
        self.clear_button = self.bar_widget.clear_button
        self.decor = Decorator(self.model.columns, self)
        self.columns = ColumnArranger(self.view, self.model, traits.tones)
        self.filters = TableFilters(self.bar_widget, self.view, self.model, source, tools.jobs)
        self.stale = StaleWatch(self.model, source, tools.jobs, tools.relay, self)
        self.stats = StatsLine(self.view, self.model, source, tools.jobs, self)
        self._lay_out()
        self._add_actions()
        self._connect()
        self.setFocusProxy(self.view)
        self.model.load()

    # --- building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        gap = self._tools.look.spacing
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.medium, gap.medium, gap.medium)
        page.setSpacing(gap.medium)
        page.addWidget(self.bar_widget)
        self._panels = QVBoxLayout()
        self._panels.setSpacing(gap.small)
        page.addLayout(self._panels)
        page.addWidget(self.view, 1)
        page.addWidget(self.blocks.panel)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(gap.large)
        self.foot.addStretch(1)
        self.foot.addWidget(self.stats)
        page.addLayout(self.foot)
        self._retint()
        self._on_model_counted(0, 0)

    def _add_actions(self) -> None:
        add_cell_actions(self.view, self.blocks, self.cell_keys)
        self._add_separator()
        self._add_menus()

    def _add_menus(self) -> None:
        self.filter_menu = filter_menu(self.filters, self)
        self.filter_menu.addSeparator()
        add_action(self.filter_menu, "Cari di semua kolom", "Ctrl+F", self.focus_search)
        add_action(self.filter_menu, "Ketik saringan kolom ini", "Ctrl+Shift+F", self.focus_filter)
        self.find_menu = QMenu("Cari dan ganti", self)
        self.column_menu = ColumnMenu(self.columns, self.view, self.model, self)
        self.sort_menu = SortMenu(self.view, self.model, self.column_menu, self)
        self.look_menu = QMenu("Tampilan", self)
        for menu in (self.filter_menu, self.sort_menu, self.column_menu, self.find_menu):
            self.view.addAction(menu.menuAction())
            self.look_menu.addMenu(menu)
            # Their keys hold in the search line and the filter fields too.
            self.addAction(menu.menuAction())
        self.addAction(self.look_menu.menuAction())
        self.look_menu.addSeparator()
        button = self.bar_widget.add_menu_button(
            "Tampilan ▾", "settings", "Kolom, urutan, saringan, format, data pribadi"
        )
        button.setMenu(self.look_menu)

    def _add_separator(self) -> None:
        separator = QAction(self.view)
        separator.setSeparator(True)
        self.view.addAction(separator)

    def _connect(self) -> None:
        self.view.flag_toggled.connect(self.blocks.flip)
        self.handle.dragged.connect(
            lambda source, target, is_copy: self.blocks.drag_fill(source, target, is_copy=is_copy)
        )
        self.view.selectionModel().selectionChanged.connect(lambda *_ranges: self.selection_changed.emit())
        self.view.current_changed.connect(self.selection_changed)
        self.view.head.menu_wanted.connect(self._on_head_menu_wanted)
        self.model.counted.connect(self._on_model_counted)
        self.model.headerDataChanged.connect(self._on_query_changed)
        self.model.edit_refused.connect(self._on_model_edit_refused)
        self.model.failed.connect(self._on_model_failed)
        self.stats.is_hiding = self.is_hiding
        self.decor.changed.connect(self._on_decor_changed)
        self.stale.told.connect(self.bar_widget.again_button.setVisible)
        self._tools.look.changed.connect(lambda _theme: self._retint())

    # --- for sheets ----------------------------------------------------------------------------------------------

    def add_actions(self, actions: "list[QAction]") -> None:
        """Offer a sheet's own actions in the context menu, below the table's."""
        self._add_separator()
        self.view.addActions(actions)

    def add_panel(self, panel: QWidget) -> None:
        """Put a panel between bar and table, hidden until it is asked for."""
        panel.hide()
        self._panels.addWidget(panel)

    def selected_ids(self) -> "array[int]":
        """Ids of all rows with a selected cell, however many. Shape: (rows,) int64."""
        return self.view.picked().ids

    @property
    def query(self) -> TableQuery:
        """What is shown."""
        return self.model.query

    @property
    def is_filtered(self) -> bool:
        """Whether rows may be hidden."""
        return self.filters.is_filtered

    def visible_state(self) -> VisibleState:
        """What is seen now: rows, order and columns; the selected rows when several are."""
        keys = tuple(self.model.columns[section].key for section in self.columns.sections())
        rows = sum(bottom - top + 1 for top, _left, bottom, _right in self.view.selected_ranges())
        is_part = 1 < rows < self.model.rowCount()
        return VisibleState(self.query, keys, self.selected_ids() if is_part else None, self.decor.is_masking)

    def is_hiding(self, key: str) -> bool:
        """Whether the texts of a column are hidden as personal data."""
        return self.decor.is_hiding(key)

    def reveal(self, row_id: int) -> None:
        """Go to a row, now or as soon as it is among the rows (one just added)."""
        self._revealed = None if self.view.show_row(row_id) else row_id

    def focus_search(self) -> None:
        """Put the keyboard into the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_filter(self) -> None:
        """Put the keyboard into the filter field of the current column."""
        current = self.view.currentIndex()
        self.view.head.focus_field(max(current.column(), 0))

    def filter_by_cell(self) -> None:
        """Show only rows that hold what the current cell holds."""
        self.filters.use_cell()

    def set_filter(self, key: str, text: str) -> None:
        """Fill the filter field of a column, as the user would."""
        self.view.head.set_text(self.model.column_of(key), text)

    def clear_filters(self) -> None:
        """Show all rows again and go back to the table."""
        self.filters.clear()

    # --- news ----------------------------------------------------------------------------------------------------

    def _empty_text(self) -> str:
        if not self.model.is_loaded:
            return "Membaca data..."
        if self.model.total:
            return "Tidak ada baris yang cocok.\nHapus saringan dengan Ctrl+Shift+L."
        return self._words.empty

    def _on_query_changed(self, *_sections: object) -> None:
        self.decor.show_hits_of(self.model.query)

    def _on_decor_changed(self) -> None:
        self.model.set_decorator(self.decor.decorate if self.decor.is_busy else None)
        self.view.viewport().update()

    def _on_head_menu_wanted(self, section: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column_menu.section = section
        menu.addActions(self.sort_menu.actions()[:4])
        menu.addSeparator()
        menu.addActions(self.column_menu.actions())
        menu.aboutToHide.connect(self.column_menu.forget_section, Qt.ConnectionType.QueuedConnection)
        menu.popup(at)

    def _on_model_counted(self, shown: int, total: int) -> None:
        self.count.setText(f"{shown_of(shown, total)} {self._words.noun}")
        self.view.viewport().update()
        if self._revealed is not None and self.view.show_row(self._revealed):
            self._revealed = None
        self.counted.emit(shown, total)

    def _on_model_edit_refused(self, _row_id: int, _key: str, reason: str) -> None:
        self._tools.notices.warning(f"{reason} Sel tidak diubah.")

    def _on_model_failed(self, problem: OpsError) -> None:
        self._tools.notices.failure(problem)

    def _retint(self) -> None:
        self.view.head.set_problem_colour(self._tools.look.theme.qcolor("warn"))

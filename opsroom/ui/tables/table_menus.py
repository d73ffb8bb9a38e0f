"""The menus of every table: rows and filters, columns, order. Keys hold anywhere in the table, fields included."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from opsroom.domain.columns import Column
from opsroom.domain.queries import SortKey
from opsroom.ui.tables.column_layout import ColumnArranger
from opsroom.ui.tables.frozen import FrozenView
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.sort_levels import moved, with_level
from opsroom.ui.tables.sorting import Sort, toggled
from opsroom.ui.tables.table_filters import TableFilters

_CONTEXT = Qt.ShortcutContext.WidgetWithChildrenShortcut
_MOST_LEVELS = 6


def add_action(menu: QMenu, text: str, keys: str, run: Callable[[], None], *, is_switch: bool = False) -> QAction:
    """An action of a menu; its keys hold in the widget the menu's own action was given to, and in its children."""
    made = QAction(text, menu)
    if keys:
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(_CONTEXT)
        made.setShortcutVisibleInContextMenu(True)
    made.setCheckable(is_switch)
    made.triggered.connect(lambda _checked: run())
    menu.addAction(made)
    return made


def filter_menu(filters: TableFilters, parent: QWidget) -> QMenu:
    """What narrows the rows by the cell under the cursor."""
    menu = QMenu("Saring", parent)
    add_action(menu, "Pakai isi sel ini sebagai saringan", "Ctrl+Shift+S", filters.use_cell)
    add_action(menu, "Bukan isi sel ini", "Ctrl+Shift+X", filters.exclude_cell)
    add_action(menu, "Antara isi terkecil dan terbesar yang dipilih", "Ctrl+Shift+A", filters.use_span)
    add_action(menu, "Pilih dari daftar isi kolom...", "Ctrl+Alt+D", filters.open_values_here)
    menu.addSeparator()
    add_action(menu, "Hapus saringan kolom ini", "Ctrl+Alt+Backspace", filters.clear_column)
    add_action(menu, "Hapus semua saringan", "Ctrl+Shift+L", filters.clear)
    add_action(menu, "Terapkan saringan dan urutan lagi", "F9", filters.apply_again)
    return menu


class ColumnMenu(QMenu):
    """Which columns are seen, where they stand, how wide they are, which of them stay."""

    def __init__(self, columns: ColumnArranger, view: FrozenView, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__("Kolom", parent)
        self._columns = columns
        self._view = view
        self._model = model
        self.section = -1
        add_action(self, "Sembunyikan kolom ini", "Ctrl+Alt+H", self._hide)
        add_action(self, "Tampilkan semua kolom", "Ctrl+Alt+J", columns.show_all)
        self.shown_menu = self.addMenu("Kolom yang tampak")
        self.addSeparator()
        add_action(self, "Geser ke kiri", "Alt+Shift+Left", lambda: self._move(-1))
        add_action(self, "Geser ke kanan", "Alt+Shift+Right", lambda: self._move(1))
        self.freeze_action = add_action(self, "Bekukan sampai kolom ini", "Ctrl+Alt+K", self._freeze, is_switch=True)
        self.addSeparator()
        add_action(self, "Pas-kan lebar kolom ini", "Ctrl+Alt+W", self._fit)
        add_action(self, "Pas-kan lebar semua kolom", "", columns.fit_all)
        add_action(self, "Susunan kolom bawaan", "", self._reset)
        self.aboutToShow.connect(self._on_about_to_show)
        self.shown_menu.aboutToShow.connect(self._tick_shown)
        self.switches = [
            add_action(self.shown_menu, column.title, "", partial(self._switch, section), is_switch=True)
            for section, column in enumerate(model.columns)
        ]

    def _section(self) -> int:
        """The column the menu was opened on, else that of the current cell."""
        found = self.section if self.section >= 0 else self._view.currentIndex().column()
        return found if found >= 0 else next(iter(self._columns.sections()), 0)

    def _hide(self) -> None:
        section = self._section()
        seen = self._columns.sections()
        self._columns.set_hidden(section, is_hidden=True)
        current = self._view.currentIndex()
        if current.column() == section and len(seen) > 1:
            place = seen.index(section)
            self._view.go_to(current.row(), seen[place + 1 if place + 1 < len(seen) else place - 1])

    def _move(self, step: int) -> None:
        self._columns.move(self._section(), step)
        current = self._view.currentIndex()
        if current.isValid():
            self._view.scrollTo(current)

    def _freeze(self) -> None:
        self._columns.freeze_to(self._section())

    def _fit(self) -> None:
        self._columns.fit(self._section())

    def _reset(self) -> None:
        self._columns.reset()

    def _tick_shown(self) -> None:
        seen = set(self._columns.sections())
        for section, made in enumerate(self.switches):
            made.setChecked(section in seen)

    def _switch(self, section: int) -> None:
        self._columns.set_hidden(section, is_hidden=not self.switches[section].isChecked())

    def _on_about_to_show(self) -> None:
        head, section = self._view.head, self._section()
        self.freeze_action.setChecked(head.visualIndex(section) + 1 == self._columns.frozen)

    def forget_section(self) -> None:
        """The menu of a title is closed: the current cell says again which column is meant."""
        self.section = -1


class SortMenu(QMenu):
    """The levels a table is sorted by: added, turned, moved up, taken away."""

    def __init__(self, view: FrozenView, model: RecordTableModel, column_menu: ColumnMenu, parent: QWidget) -> None:
        super().__init__("Urutkan", parent)
        self._view = view
        self._model = model
        self._column_menu = column_menu
        add_action(self, "Naik (A-Z, kecil ke besar)", "Ctrl+Alt+Up", lambda: self._sort(is_descending=False))
        add_action(self, "Turun (Z-A, besar ke kecil)", "Ctrl+Alt+Down", lambda: self._sort(is_descending=True))
        add_action(self, "Tambah tingkat: kolom ini", "Ctrl+Alt+Right", self._add_level)
        add_action(self, "Hapus urutan", "Ctrl+Alt+Left", self._clear)
        self._levels_begin = self.addSeparator()
        self.levels: list[QMenu] = []
        self.aboutToShow.connect(self.fill_levels)

    def fill_levels(self) -> None:
        """One entry for every level there is, first one first."""
        for menu in self.levels:
            self.removeAction(menu.menuAction())
            menu.deleteLater()
        titles = {column.key: column.title for column in self._model.columns}
        self.levels = []
        for place, level in enumerate(self._sorting[:_MOST_LEVELS]):
            arrow = "▼ turun" if level.descending else "▲ naik"
            menu = self.addMenu(f"{place + 1}. {titles.get(level.column, level.column)}  {arrow}")
            self.levels.append(menu)
            self._fill_level(menu, place, level)

    def _fill_level(self, menu: QMenu, place: int, level: SortKey) -> None:
        other = SortKey(level.column, descending=not level.descending)
        add_action(menu, "Balik arah", "", lambda: self._put(with_level(self._sorting, other)))
        if place:
            add_action(menu, "Naikkan satu tingkat", "", lambda: self._put(moved(self._sorting, level.column, -1)))
        if place + 1 < len(self._sorting):
            add_action(menu, "Turunkan satu tingkat", "", lambda: self._put(moved(self._sorting, level.column, 1)))
        rest = tuple(each for each in self._sorting if each.column != level.column)
        add_action(menu, "Hapus tingkat ini", "", lambda: self._put(rest))

    @property
    def _sorting(self) -> Sort:
        return self._model.query.sort

    def _column(self) -> Column:
        found = self._column_menu.section if self._column_menu.section >= 0 else self._view.currentIndex().column()
        return self._model.columns[max(found, 0)]

    def _sort(self, *, is_descending: bool) -> None:
        self._put((SortKey(self._column().key, descending=is_descending),))

    def _add_level(self) -> None:
        self._put(toggled(self._sorting, self._column().key, is_added=True))

    def _clear(self) -> None:
        self._put(())

    def _put(self, sort: Sort) -> None:
        self._model.set_query(replace(self._model.query, sort=sort))

"""Saved views of a table: a box in the bar to choose by, a line to name one, a mark when the table stands otherwise."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.errors import OpsError
from opsroom.domain.queries import ALL
from opsroom.domain.saved_views import MAX_NAME, ColumnLayout, SavedView
from opsroom.services.command import Command
from opsroom.services.saved_views import DeleteView, OwnViews, RenameView, SaveView, Views, shared_views
from opsroom.services.workspace import Workspace
from opsroom.ui.tables.record_table import RecordTable
from opsroom.ui.tables.table_menus import add_action
from opsroom.ui.tables.tools import ScreenTools

_PLAIN_LABEL = "Semua baris"
#: Stands behind the name of a view that the table no longer shows as it was saved.
CHANGED_MARK = " *"
_MOST_DIGITS = 9


class NameLine(QFrame):
    """Asks for the name of a view.

    Signals:
        named: The name, and whether it is for everybody.
        closed: The user is through.
    """

    #: (str, bool), GUI thread.
    named = Signal(str, bool)
    closed = Signal()

    def __init__(self, gap: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Nama tampilan")
        self.title = QLabel(self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Nama tampilan")
        self.name.setMaxLength(MAX_NAME)
        self.shared = QCheckBox("untuk semua (tersimpan di operasi)", self)
        self.keep_button = QPushButton("Simpan", self)
        self.keep_button.setProperty("primary", "true")
        self.keep_button.setToolTip("Simpan (Enter)")
        self.drop_button = QPushButton("Batal", self)
        self.drop_button.setToolTip("Batal (Esc)")
        self.problem = QLabel(self)
        self.problem.setAccessibleName("Yang perlu diperbaiki")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(gap)
        for widget in (self.title, self.name, self.shared, self.keep_button, self.drop_button, self.problem):
            line.addWidget(widget)
        line.addStretch(1)
        self.keep_button.clicked.connect(self._tell)
        self.drop_button.clicked.connect(self.close_line)

    def ask(self, title: str, name: str, *, is_shared: bool, asks_where: bool) -> None:
        """Show the line."""
        self.title.setText(title)
        self.name.setText(name)
        self.shared.setChecked(is_shared)
        self.shared.setVisible(asks_where)
        self.problem.clear()
        self.show()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def close_line(self) -> None:
        """Hide the line."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _tell(self, _checked: object = None) -> None:
        self.named.emit(self.name.text(), self.shared.isChecked())


class ViewBox(QObject):
    """Chooses, keeps, renames and removes the views of one table. Thread: GUI."""

    def __init__(self, table: RecordTable, workspace: Workspace, kind: Kind, tools: ScreenTools) -> None:
        super().__init__(table)
        self._table = table
        self._workspace = workspace
        self._kind = kind
        self._tools = tools
        self.own = OwnViews(tools.habits, kind)
        self._shared: Views = ()
        self._is_begun = False
        self._naming: Callable[[str, bool], None] = self._keep_as
        self.current: SavedView | None = None
        self.line = NameLine(tools.look.spacing.medium, table)
        table.add_panel(self.line)
        self.menu = QMenu("Tampilan tersimpan", table)
        self.button = table.bar_widget.add_menu_button(
            _PLAIN_LABEL,
            "filter",
            "Tampilan tersimpan: saringan, urutan dan kolom (Ctrl+Alt+V, lalu angka)",
            is_first=True,
        )
        self.button.setAccessibleName("Tampilan tersimpan")
        self.button.setMenu(self.menu)
        self._build_menu()
        self._connect()
        table.columns.apply(self.own.layout)
        self._read_shared()

    def _connect(self) -> None:
        self.menu.aboutToShow.connect(self.fill)
        self.line.named.connect(self._on_line_named)
        self.line.closed.connect(self._table.view.take_focus)
        self._table.columns.arranged.connect(self._on_columns_arranged)
        self._table.model.headerDataChanged.connect(self._mark)
        self._tools.relay.changed.connect(self._on_relay_changed)

    def _build_menu(self) -> None:
        keys = QMenu("Tampilan tersimpan", self._table)
        add_action(keys, "Pilih tampilan tersimpan", "Ctrl+Alt+V", self.open)
        add_action(keys, "Simpan tampilan ini...", "Ctrl+Alt+S", self.ask_name)
        self._table.look_menu.addMenu(keys)
        self.fill()

    # --- what is there -------------------------------------------------------------------------------------------

    @property
    def views(self) -> Views:
        """Own views, then shared ones."""
        return (*self.own.views, *self._shared)

    @property
    def state(self) -> SavedView:
        """How the table stands now, without a name."""
        return SavedView("", self._table.query, self._table.columns.layout)

    @property
    def is_changed(self) -> bool:
        """Whether the table stands otherwise than the chosen view was saved; widths do not count."""
        return _essence(self.state) != _essence(self.current or SavedView("", ALL, self._plain_columns))

    @property
    def _plain_columns(self) -> ColumnLayout:
        # Without a view, columns are the desk's own habit and no change.
        return self._table.columns.layout

    # --- choosing ------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the list below its button."""
        self.fill()
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def choose(self, view: SavedView | None) -> None:
        """Show a view; None for all rows, columns as they are."""
        self.current = view
        if view is None:
            self._table.filters.show_query(ALL)
        else:
            self._table.columns.apply(view.columns)
            self._table.filters.show_query(view.query)
        self._mark()

    def fill(self) -> None:
        """Build the list: views by number, then what can be done with the chosen one."""
        self.menu.clear()
        add_action(self.menu, "&0  " + _PLAIN_LABEL, "", partial(self.choose, None))
        for number, view in enumerate(self.views, 1):
            digit = f"&{number}  " if number <= _MOST_DIGITS else ""
            where = "   (bersama)" if view.is_shared else ""
            start = "   - awal" if view.name == self.own.start else ""
            name = view.name.replace("&", "&&")
            made = add_action(self.menu, f"{digit}{name}{where}{start}", "", partial(self.choose, view), is_switch=True)
            made.setChecked(self.current is not None and _same(view, self.current))
        self.menu.addSeparator()
        add_action(self.menu, "Simpan tampilan ini sebagai...", "", self.ask_name)
        if self.current is not None:
            self._fill_for(self.current)

    def _fill_for(self, view: SavedView) -> None:
        name = view.name.replace("&", "&&")
        update = add_action(self.menu, f"Simpan perubahan ke '{name}'", "", self.update_current)
        update.setEnabled(self.is_changed)
        add_action(self.menu, "Kembali ke yang tersimpan", "", partial(self.choose, view)).setEnabled(self.is_changed)
        add_action(self.menu, "Ganti nama...", "", self.ask_new_name)
        start = add_action(self.menu, "Tampilan awal tabel ini", "", self.toggle_start, is_switch=True)
        start.setChecked(self.own.start == view.name)
        add_action(self.menu, f"Hapus '{name}'", "", self.delete_current)

    # --- keeping -------------------------------------------------------------------------------------------------

    def ask_name(self) -> None:
        """Ask under which name to keep how the table stands."""
        self._naming = self._keep_as
        name = self.current.name if self.current else ""
        is_shared = self.current is not None and self.current.is_shared
        self.line.ask("Simpan tampilan sebagai", name, is_shared=is_shared, asks_where=True)

    def ask_new_name(self) -> None:
        """Ask for another name of the chosen view."""
        if self.current is not None:
            self._naming = self._rename
            self.line.ask("Nama baru", self.current.name, is_shared=False, asks_where=False)

    def update_current(self) -> None:
        """Keep how the table stands under the name of the chosen view."""
        if self.current is not None:
            self._keep_as(self.current.name, self.current.is_shared)

    def delete_current(self) -> None:
        """Remove the chosen view; the table stays as it is."""
        view = self.current
        if view is None:
            return
        self.current = None
        self._do(view, lambda: self.own.delete(view.name), DeleteView(self._kind, view.name))

    def toggle_start(self) -> None:
        """Begin with the chosen view from now on, or no longer."""
        if self.current is not None:
            self.own.set_start("" if self.own.start == self.current.name else self.current.name)

    def _on_line_named(self, name: str, is_shared: bool) -> None:
        self._naming(name, is_shared)

    def _keep_as(self, name: str, is_shared: bool) -> None:
        view = replace(self.state, name=" ".join(name.split()), is_shared=is_shared)
        self._do(view, lambda: self.own.save(view), SaveView(self._kind, view), chosen=view)

    def _rename(self, name: str, _is_shared: bool) -> None:
        view = self.current
        if view is not None:
            renamed = replace(view, name=" ".join(name.split()))
            command = RenameView(self._kind, view.name, name)
            self._do(view, lambda: self.own.rename(view.name, name), command, chosen=renamed)

    def _do(
        self, view: SavedView, own: Callable[[], None], shared: Command[Any], chosen: SavedView | None = None
    ) -> None:
        """Change the shelf the view stands on, then choose what is asked."""
        if view.is_shared:
            self._tools.jobs.run(
                "", lambda _progress: self._workspace.run(shared), lambda _none: self._on_kept(chosen), self._on_refused
            )
            return
        try:
            own()
        except OpsError as problem:
            self._on_refused(problem)
        else:
            self._on_kept(chosen)

    def _on_kept(self, chosen: SavedView | None) -> None:
        self.current = chosen
        if self.line.isVisible():
            self.line.close_line()
        self._mark()

    def _on_refused(self, problem: OpsError) -> None:
        if self.line.isVisible():
            self.line.problem.setText(problem.user_text)
        else:
            self._tools.notices.failure(problem)
        self._mark()

    # --- news ----------------------------------------------------------------------------------------------------

    def _read_shared(self) -> None:
        def read() -> Views:
            with self._workspace.read() as reader:
                return shared_views(reader, self._kind)

        self._tools.jobs.read(read, self._on_shared)

    def _on_shared(self, views: Views) -> None:
        self._shared = views
        if not self._is_begun:
            self._is_begun = True
            start = next((view for view in self.views if view.name == self.own.start), None)
            if start is not None and self._table.query == ALL:
                self.choose(start)
        if self.current is not None and self.current.is_shared:
            self.current = next((view for view in views if view.name == self.current.name), None)
        self._mark()

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.touches(Kind.SETTING):
            self._read_shared()

    def _on_columns_arranged(self) -> None:
        self.own.put_layout(self._table.columns.layout)
        self._mark()

    def _mark(self, *_news: object) -> None:
        name = self.current.name if self.current else _PLAIN_LABEL
        is_changed = self.current is not None and self.is_changed
        self.button.setText(f"{name.replace('&', '&&')}{CHANGED_MARK if is_changed else ''} ▾")
        told = f"{name}, sudah diubah" if is_changed else name
        self.button.setAccessibleDescription(told)


def _essence(view: SavedView) -> tuple[object, ...]:
    columns = view.columns
    return view.query.text, view.query.filters, view.query.sort, columns.order, columns.hidden, columns.frozen


def _same(one: SavedView, other: SavedView) -> bool:
    return (one.name, one.is_shared) == (other.name, other.is_shared)

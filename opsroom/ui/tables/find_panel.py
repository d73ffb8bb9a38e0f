"""Finding text in cells and replacing it: a line below the bar, never in the way of the table."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from opsroom.domain.changes import Kind
from opsroom.domain.errors import OpsError
from opsroom.domain.progress import Progress
from opsroom.services.find_replace import FindSpec, ReplaceCells, find_cells
from opsroom.services.paste_block import BlockOutcome
from opsroom.services.workspace import Workspace
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.hits import Wanted
from opsroom.ui.tables.record_table import RecordTable
from opsroom.ui.tables.tools import ScreenTools

_FIELD_CHARS = 18
SELECTION, COLUMN, ALL = "selection", "column", "all"
_SCOPES = ((ALL, "semua kolom"), (COLUMN, "kolom ini"), (SELECTION, "yang dipilih"))


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where to look: rows from `first` on, in these sections from the left."""

    first: int
    ids: "array[int]"
    sections: tuple[int, ...]

    @property
    def cells(self) -> int:
        return len(self.ids) * len(self.sections)

    def ids_of(self, rows: Iterable[int]) -> "array[int]":
        """Ids of some of these rows."""
        return array("q", (self.ids[row - self.first] for row in rows))


class FindPanel(QFrame):
    """Looks for text and replaces it, one cell or all as one step.

    Signals:
        closed: The user is through.
    """

    closed = Signal()

    def __init__(
        self, table: RecordTable, workspace: Workspace, kind: Kind, tools: ScreenTools, tell: Callable[[str, str], None]
    ) -> None:
        """Look into `table`; `tell` says what was done and offers to undo the command of that name."""
        super().__init__(table)
        self._table = table
        self._workspace = workspace
        self._kind = kind
        self._tools = tools
        self._tell = tell
        self._scope = _Scope(0, array("q"), ())
        self._found: list[tuple[int, int]] = []
        self._is_reading = False
        self._is_due = False
        self._goes_on = False
        self.setAccessibleName("Cari dan ganti")
        self.text = self._field("Cari", "Cari di sel")
        self.replacement = self._field("ganti dengan", "Ganti dengan")
        self.scope = QComboBox(self)
        self.scope.setAccessibleName("Cari di mana")
        for value, label in _SCOPES:
            self.scope.addItem(label, value)
        self.case = QCheckBox("besar-kecil", self)
        self.case.setToolTip("Bedakan huruf besar dan kecil")
        self.whole = QCheckBox("seluruh sel", self)
        self.whole.setToolTip("Hanya sel yang isinya persis ini")
        self.count = QLabel(self)
        self.count.setAccessibleName("Jumlah yang ditemukan")
        self.back_button = self._button("<", "Sebelumnya (Shift+F3)", "Sebelumnya")
        self.next_button = self._button(">", "Berikutnya (F3)", "Berikutnya")
        self.one_button = self._button("Ganti", "Ganti di sel ini lalu ke berikutnya (Ctrl+Shift+H)", "Ganti sel ini")
        self.all_button = self._button("Ganti semua", "Ganti semuanya sebagai satu langkah", "Ganti semua")
        self.close_button = self._button("Tutup", "Tutup (Esc)", "Tutup cari dan ganti")
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(0)
        self._news.timeout.connect(self._look)
        self._lay_out()
        self._connect()

    def _field(self, hint: str, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * _FIELD_CHARS)
        return field

    def _button(self, text: str, tip: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._tools.look.spacing.small)
        for widget in (self.text, self.back_button, self.next_button, self.replacement, self.one_button):
            line.addWidget(widget)
        for other in (self.all_button, self.scope):
            line.addWidget(other)
        for told in (self.case, self.whole, self.count):
            line.addSpacing(self._tools.look.spacing.medium)
            line.addWidget(told)
        line.addStretch(1)
        line.addWidget(self.close_button)

    def _connect(self) -> None:
        self.text.textChanged.connect(self.look)
        self.scope.activated.connect(self.look)
        self.case.toggled.connect(self.look)
        self.whole.toggled.connect(self.look)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.forward)
        self.one_button.clicked.connect(self.replace_one)
        self.all_button.clicked.connect(self.replace_all)
        self.close_button.clicked.connect(self.close_panel)
        self._table.model.counted.connect(self._on_table_changed)
        self._table.model.dataChanged.connect(self._on_table_changed)
        self._table.selection_changed.connect(self._on_selection_changed)

    # --- what the user does --------------------------------------------------------------------------------------

    def open_panel(self) -> None:
        """Show the panel; several selected cells are where to look."""
        ranges = self._table.view.selected_ranges()
        rows = sum(bottom - top + 1 for top, _left, bottom, _right in ranges)
        self.scope.setCurrentIndex(self.scope.findData(SELECTION if rows > 1 else ALL))
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()
        self.look()

    def close_panel(self) -> None:
        """Hide the panel and go back to the table."""
        self.hide()
        self._table.decor.show_wanted(None)
        self._table.view.take_focus()
        self.closed.emit()

    def forward(self) -> None:
        """Go to the next cell found, from the end to the first."""
        self._go(bisect_right(self._found, self._here()))

    def back(self) -> None:
        """Go to the cell found before, from the first to the last."""
        self._go(bisect_left(self._found, self._here()) - 1)

    def replace_one(self) -> None:
        """Replace in the current cell if it was found, then go on."""
        here = self._here()
        place = bisect_left(self._found, here)
        if self._found[place : place + 1] != [here]:
            self.forward()
            return
        row, column = here
        key = self._table.model.columns[self._scope.sections[column]].key
        self._goes_on = True
        self._replace(self._scope.ids_of((row,)), FindSpec(*self._spec_of((key,))))

    def replace_all(self) -> None:
        """Replace in every cell found, as one step."""
        if self._found:
            rows = sorted({row for row, _place in self._found})
            self._replace(self._scope.ids_of(rows), self._spec())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.back if is_back else self.forward)()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    # --- looking -------------------------------------------------------------------------------------------------

    def look(self, *_change: object) -> None:
        """Look anew, off the GUI thread; while one look runs, only the newest wish waits."""
        self._is_due = True
        if not self._is_reading:
            self._look()

    def _look(self) -> None:
        self._is_due = False
        self._scope = self._wanted_scope()
        spec, scope = self._spec(), self._scope
        if not spec.text or not self.isVisible():
            self._table.decor.show_wanted(None)
            self._show([])
            return
        self._table.decor.show_wanted(self._wanted(scope))
        self._is_reading = True
        places = {self._table.model.columns[section].key: place for place, section in enumerate(scope.sections)}

        def read() -> list[tuple[int, int]]:
            rows = {row_id: row for row, row_id in enumerate(scope.ids, scope.first)}
            found = find_cells(self._workspace, self._kind, scope.ids, spec)
            return sorted((rows[row_id], places[key]) for row_id, key in found)

        self._tools.jobs.read(read, self._on_found, self._on_failed)

    def _wanted_scope(self) -> _Scope:
        model, view = self._table.model, self._table.view
        sections = tuple(s for s in self._table.columns.sections() if not self._table.is_hiding(model.columns[s].key))
        first, last = 0, model.rowCount() - 1
        if self.scope.currentData() == COLUMN:
            current = view.currentIndex().column()
            sections = tuple(section for section in sections if section == current)
        elif self.scope.currentData() == SELECTION and (ranges := view.selected_ranges()):
            first, last = min(r[0] for r in ranges), max(r[2] for r in ranges)
            sections = tuple(s for s in sections if any(left <= s <= right for _t, left, _b, right in ranges))
        return _Scope(first, model.row_ids(first, last), sections)

    def _wanted(self, scope: _Scope) -> Wanted:
        text, keys, match_case, whole_cell = self._spec_of(self._keys())
        is_part = len(scope.ids) < self._table.model.rowCount()
        return Wanted(text, frozenset(keys), match_case, whole_cell, frozenset(scope.ids) if is_part else None)

    def _spec(self) -> FindSpec:
        return FindSpec(*self._spec_of(self._keys()))

    def _keys(self) -> tuple[str, ...]:
        return tuple(self._table.model.columns[section].key for section in self._scope.sections)

    def _spec_of(self, keys: tuple[str, ...]) -> tuple[str, tuple[str, ...], bool, bool]:
        return self.text.text(), keys, self.case.isChecked(), self.whole.isChecked()

    def _on_found(self, found: list[tuple[int, int]]) -> None:
        self._is_reading = False
        if self._is_due:
            self._look()
            return
        self._show(found)
        if self._goes_on:
            self._goes_on = False
            self.forward()

    def _on_failed(self, problem: OpsError) -> None:
        self._is_reading = False
        self._tools.notices.failure(problem)

    def _show(self, found: list[tuple[int, int]]) -> None:
        self._found = found
        has_text = bool(self.text.text())
        self.count.setText(f"{thousands(len(found))} dari {thousands(self._scope.cells)} sel" if has_text else "")
        self.all_button.setText(f"Ganti semua ({thousands(len(found))})" if found else "Ganti semua")
        for button in (self.back_button, self.next_button, self.one_button, self.all_button):
            button.setEnabled(bool(found))

    def _here(self) -> tuple[int, int]:
        current = self._table.view.currentIndex()
        sections = self._scope.sections
        place = sections.index(current.column()) if current.column() in sections else -1
        return current.row(), place

    def _go(self, number: int) -> None:
        if not self._found:
            return
        row, place = self._found[number % len(self._found)]
        if row < self._table.model.rowCount():
            self._table.view.go_to(row, self._scope.sections[place])

    def _on_table_changed(self, *_news: object) -> None:
        if self.isVisible():
            self._is_due = True
            if not self._is_reading:
                self._news.start()

    def _on_selection_changed(self) -> None:
        # Going from hit to hit selects single cells; only a new block is another place to look.
        ranges = self._table.view.selected_ranges()
        where = self.scope.currentData()
        is_block = any(top != bottom or left != right for top, left, bottom, right in ranges)
        is_other_column = where == COLUMN and self._scope.sections != self._wanted_scope().sections
        if is_other_column or (is_block and where == SELECTION):
            self._on_table_changed()

    # --- replacing -----------------------------------------------------------------------------------------------

    def _replace(self, ids: "array[int]", spec: FindSpec) -> None:
        command = ReplaceCells(self._kind, ids, spec, self.replacement.text())

        def done(outcome: BlockOutcome) -> None:
            self._on_replaced(outcome, command.label)

        def work(progress: Progress) -> BlockOutcome:
            return self._workspace.run(replace(command, progress=progress))

        title = f"Mengganti di {thousands(len(ids))} baris" if len(ids) > 1 else ""
        self._tools.jobs.run(title, work, done)

    def _on_replaced(self, outcome: BlockOutcome, name: str) -> None:
        refused = len(outcome.refused)
        if refused:
            first = outcome.refused[0].reason
            self._tools.notices.warning(f"{thousands(refused)} sel tidak diganti: {first}")
        if outcome.changed > 1:
            self._tell(f"{thousands(outcome.changed)} sel diganti.", name)
        self.look()

"""What the sheets share: the table, its buttons, adding and deleting rows, export, counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.columns import Choice, Column
from opsroom.domain.errors import NotFound, OpsError
from opsroom.domain.imports import ImportKind
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.services.command import Command
from opsroom.services.edit_cells import DeleteRows
from opsroom.services.export_table import Export, export
from opsroom.services.tables import TableSource, table_source
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.notices import NoticeAction
from opsroom.ui.sheets.add_panel import AddPanel
from opsroom.ui.sheets.looking import Looking
from opsroom.ui.tables.block_runner import UNDO_TEXT
from opsroom.ui.tables.count_line import Count, CountLine
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.edit_desk import WorkspaceDesk
from opsroom.ui.tables.record_table import RecordTable, TableTraits, TableWords
from opsroom.ui.tables.source import ToneOf
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

T = TypeVar("T")
_EXPORT_PATTERNS = "Buku kerja Excel (*.xlsx);;Teks dipisah koma (*.csv)"


@dataclass(frozen=True, slots=True)
class SheetTraits:
    """What makes one sheet differ from the others.

    Attributes:
        import_kind: What the import page reads for it, None where there is no import.
        export: The whole list as a file, None where what is seen is exported.
        noun: What a row is: ``personel``.
        counted: Column key whose choices are counted below the table, empty for none.
        added: Columns asked for when a row is added; those in `kept` keep their text from row to row.
    """

    kind: Kind
    import_kind: ImportKind | None
    export: Export | None
    noun: str
    empty: str
    counted: str
    added: tuple[Column, ...]
    kept: frozenset[str]
    also: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One button of the sheet."""

    text: str
    icon: str
    keys: str
    tip: str
    run: Callable[[], None]
    needs_rows: bool = False


class Sheet(QWidget):
    """The editable list of one noun. Subclasses say what a new row is and add their own buttons.

    Signals:
        import_requested: The user wants to import this list.
    """

    #: ImportKind, GUI thread.
    import_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        tools: ScreenTools,
        traits: SheetTraits,
        tones: Mapping[str, ToneOf],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._traits = traits
        self._source: TableSource = table_source(workspace, traits.kind)
        words = TableWords(traits.noun, traits.empty)
        desk = WorkspaceDesk(workspace, traits.kind, tools.jobs)
        self.table = RecordTable(self._source, tools, TableTraits(words, tones, traits.also), desk, self._undo, self)
        self.counts = CountLine(f"Jumlah {traits.noun} per keadaan", tools.look, self)
        self.add_panel = AddPanel(f"Tambah {traits.noun}", traits.added, traits.kept, tools.look, self)
        self.add_panel.hide()
        self._icons: list[tuple[QAction, str]] = []
        self._needing_rows: list[QAction] = []
        self._count_version = 0
        self.looking = Looking(self.table, workspace, traits.kind, traits.noun, tools, self.tell_undoable)
        self._lay_out()
        self._add_buttons()
        self._connect()
        self.setFocusProxy(self.table)
        self.refresh_counts()

    # --- building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        gap = self._tools.look.spacing
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, gap.medium)
        page.setSpacing(0)
        page.addWidget(self.add_panel)
        page.addWidget(self.table, 1)
        self.table.foot.insertWidget(0, self.counts, 20)

    def _add_buttons(self) -> None:
        noun = self._traits.noun
        which = "semua" if self._traits.export else "daftar"
        files = [
            ActionSpec("Impor...", "import", "Ctrl+I", f"Impor {noun} dari buku kerja", self._request_import),
            ActionSpec("Ekspor...", "export", "Ctrl+E", f"Simpan {which} {noun} sebagai .xlsx atau .csv", self._export),
        ]
        rows = (
            ActionSpec("Tambah baris", "row-add", "Ctrl+T", f"Tambah {noun} satu per satu", self.open_add_panel),
            ActionSpec(
                "Hapus baris", "row-delete", "Ctrl+Del", f"Hapus {noun} yang dipilih", self.delete_rows, needs_rows=True
            ),
        )
        for spec in files if self._traits.import_kind else files[1:]:
            self._button(spec)
        self.table.add_actions([self._button(spec) for spec in rows])
        self._on_table_selection_changed()

    def _button(self, spec: ActionSpec) -> QAction:
        """An action with a button in the table's bar, reached by its keys anywhere in the sheet."""
        made = QAction(spec.text, self)
        made.setShortcut(QKeySequence(spec.keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setIconText(spec.text)
        made.setToolTip(f"{spec.tip} ({spec.keys})")
        made.triggered.connect(lambda _checked: spec.run())
        self.addAction(made)
        button = QToolButton(self.table)
        button.setDefaultAction(made)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._put_into_bar(button)
        self._icons.append((made, spec.icon))
        if spec.needs_rows:
            self._needing_rows.append(made)
        self._retint()
        return made

    def _put_into_bar(self, button: QToolButton) -> None:
        place = len(self.table.findChildren(QToolButton, "sheet-button"))
        button.setObjectName("sheet-button")
        self.table.bar.insertWidget(place, button)

    def _connect(self) -> None:
        self.table.selection_changed.connect(self._on_table_selection_changed)
        self.table.model.modelReset.connect(self._on_table_selection_changed)
        self.counts.clicked.connect(self._on_counts_clicked)
        self.add_panel.submitted.connect(self._on_add_panel_submitted)
        self.add_panel.closed.connect(self.table.view.take_focus)
        self._tools.relay.changed.connect(self._on_relay_changed)
        self._tools.look.changed.connect(lambda _theme: self._retint())

    # --- what subclasses say -------------------------------------------------------------------------------------

    def add_command(self, values: Mapping[str, str]) -> Command[int]:
        """The command that adds a row with these texts.

        Raises:
            OpsError: The texts do not say enough.
        """
        raise NotImplementedError

    def first_values(self) -> dict[str, str]:
        """Texts the add panel begins with."""
        return {}

    def count_choices(self) -> tuple[tuple[Choice, Tone], ...]:
        """The values counted below the table, with their tones; on a worker thread."""
        raise NotImplementedError

    # --- what the buttons do -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Personal data may have been hidden in another sheet meanwhile."""
        super().showEvent(event)
        self.looking.follow_mask()

    def open_add_panel(self) -> None:
        """Show the fields for a new row."""
        self.add_panel.open_panel(self.first_values())

    def delete_rows(self) -> None:
        """Delete the rows with a selected cell; no question, since it can be undone."""
        ids = self.table.selected_ids()
        if not ids:
            return
        command = DeleteRows(self._traits.kind, ids)
        self.run(
            f"Menghapus {thousands(len(ids))} {self._traits.noun}",
            command,
            lambda count: self.tell_undoable(f"{thousands(count)} {self._traits.noun} dihapus.", command.label),
        )

    def run(self, title: str, command: Command[T], on_done: Callable[[T], None]) -> None:
        """Run a command on the store lane; failures become notices."""
        self._tools.jobs.run(title, lambda _progress: self._workspace.run(command), on_done)

    def tell_undoable(self, text: str, name: str) -> None:
        """Tell that the command of that name is done, and offer to take it back."""
        self._tools.notices.done(text, action=NoticeAction(UNDO_TEXT, lambda: self._undo(name)))

    def refresh_counts(self) -> None:
        """Count again; of counts under way only the newest is shown."""
        self._count_version += 1
        version = self._count_version
        self._tools.jobs.read(self._count, lambda counts: self._on_counts(version, counts))

    def _request_import(self) -> None:
        self.import_requested.emit(self._traits.import_kind)

    def _export(self) -> None:
        which = self._traits.export
        if which is None:
            self.looking.export()
            return
        self._tools.picker.save_file(
            self,
            f"Ekspor {self._traits.noun}",
            _EXPORT_PATTERNS,
            f"{which.value}.xlsx",
            partial(self._export_to, which),
        )

    def _export_to(self, which: Export, path: Path) -> None:
        self._tools.jobs.run(
            f"Mengekspor {self._traits.noun}",
            lambda progress: export(self._workspace, which, path, progress),
            lambda rows: self._tools.notices.done(
                f"{thousands(rows)} {self._traits.noun} disimpan di {path.name}.", str(path)
            ),
        )

    def _undo(self, name: str) -> None:
        def work(_progress: Any) -> ChangeSet:
            if self._workspace.history().undo_label != name:
                raise NotFound(
                    f"Sesudah '{name}' sudah ada perubahan lain, jadi belum diurungkan. Urungkan berurutan (Ctrl+Z)."
                )
            return self._workspace.undo()

        self._tools.jobs.run("", work, lambda _changes: self._tools.notices.info(f"'{name}' diurungkan."))

    def _count(self) -> tuple[Count, ...]:
        found: list[Count] = []
        for choice, tone in self.count_choices():
            query = TableQuery(filters=(Filter(self._traits.counted, choice.value, Match.EQUALS),))
            found.append(Count(choice.label, tone, len(self._source.ids(query))))
        return tuple(found)

    # --- news ----------------------------------------------------------------------------------------------------

    def _on_counts(self, version: int, counts: tuple[Count, ...]) -> None:
        if version == self._count_version:
            self.counts.show_counts(counts)

    def _on_counts_clicked(self, label: str) -> None:
        head = self.table.view.head
        section = self.table.model.column_of(self._traits.counted)
        wanted = f"={label}"
        head.set_text(section, "" if head.fields[section].text() == wanted else wanted)

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.touches(self._traits.kind, *self._traits.also):
            self.refresh_counts()

    def _on_table_selection_changed(self) -> None:
        has_rows = bool(self.table.view.selected_ranges())
        for made in self._needing_rows:
            made.setEnabled(has_rows)

    def _on_add_panel_submitted(self, values: Mapping[str, str]) -> None:
        try:
            command = self.add_command(values)
        except OpsError as problem:
            self.add_panel.refuse(problem)
            return
        self._tools.jobs.run("", lambda _progress: self._workspace.run(command), self._on_added, self.add_panel.refuse)

    def _on_added(self, row_id: int) -> None:
        self.add_panel.begin_next()
        self.table.reveal(row_id)
        hint = " Baris baru bisa tersembunyi oleh saringan." if self.table.is_filtered else ""
        self._tools.notices.done(f"1 {self._traits.noun} ditambahkan.{hint}")

    def _retint(self) -> None:
        for made, name in self._icons:
            made.setIcon(self._tools.look.icon(name))

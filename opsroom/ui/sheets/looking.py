"""How a sheet is looked at, where that needs the operation file: views, formats, find, masks, export and paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.documents import PageSetup
from opsroom.domain.filter_text import write_filter
from opsroom.domain.formats import FormatRule
from opsroom.runtime.files import write_atomically
from opsroom.services.export_view import export_view
from opsroom.services.formats import Rules, SetFormats, read_formats
from opsroom.services.print_view import print_view
from opsroom.services.view_rows import ViewRequest
from opsroom.services.workspace import Workspace
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.find_panel import FindPanel
from opsroom.ui.tables.formats import FormatPanel, ToneRules
from opsroom.ui.tables.masks import MaskSwitch
from opsroom.ui.tables.record_table import RecordTable
from opsroom.ui.tables.table_menus import add_action
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.tables.view_box import ViewBox

_EXPORT_PATTERNS = "Buku kerja Excel (*.xlsx);;Teks dipisah koma (*.csv);;OpenDocument (*.ods)"
_PAPER_PATTERNS = "PDF (*.pdf)"


class Looking(QObject):
    """Adds to a table what its kind and the file make possible. Thread: GUI."""

    def __init__(
        self,
        table: RecordTable,
        workspace: Workspace,
        kind: Kind,
        noun: str,
        tools: ScreenTools,
        tell: Callable[[str, str], None],
    ) -> None:
        """Serve `table`; `tell` says what was done and offers to undo the command of that name."""
        super().__init__(table)
        self._table = table
        self._workspace = workspace
        self._kind = kind
        self._noun = noun
        self._tools = tools
        self._mask = MaskSwitch(tools.habits)
        self.views = ViewBox(table, workspace, kind, tools)
        self.find = FindPanel(table, workspace, kind, tools, tell)
        self.formats = FormatPanel(table.model.columns, tools.look, table)
        table.add_panel(self.find)
        table.add_panel(self.formats)
        self._add_menu()
        self._connect()
        self.follow_mask()
        self._read_formats()

    def _add_menu(self) -> None:
        menu = self._table.look_menu
        self.find_menu = self._table.find_menu
        add_action(self.find_menu, "Cari dan ganti...", "Ctrl+H", self.find.open_panel)
        add_action(self.find_menu, "Cari berikutnya", "F3", self.find.forward)
        add_action(self.find_menu, "Cari sebelumnya", "Shift+F3", self.find.back)
        add_action(self.find_menu, "Ganti lalu ke berikutnya", "Ctrl+Shift+H", self.find.replace_one)
        add_action(menu, "Format bersyarat...", "Ctrl+Alt+F", self.formats.open_panel)
        self.mask_action = add_action(menu, "Sembunyikan data pribadi", "Ctrl+Alt+M", self.toggle_mask, is_switch=True)
        menu.addSeparator()
        add_action(menu, "Ekspor yang terlihat...", "Ctrl+Shift+E", self.export)
        add_action(menu, "Cetak / PDF yang terlihat...", "Ctrl+Shift+P", self.print)

    def _connect(self) -> None:
        self.formats.changed.connect(self._keep_formats)
        self.formats.closed.connect(self._table.view.take_focus)
        self._tools.relay.changed.connect(self._on_relay_changed)

    # --- masks ---------------------------------------------------------------------------------------------------

    def toggle_mask(self) -> None:
        """Hide personal data in every table of this desk, or show it."""
        self._mask.put(is_on=not self._mask.is_on)
        self.follow_mask()

    def follow_mask(self) -> None:
        """Hide or show as the switch stands: another table may have turned it."""
        self.mask_action.setChecked(self._mask.is_on)
        self._table.decor.set_masking(is_masking=self._mask.is_on)

    # --- formats -------------------------------------------------------------------------------------------------

    def _read_formats(self) -> None:
        def read() -> Rules:
            with self._workspace.read() as reader:
                return read_formats(reader, self._kind)

        self._tools.jobs.read(read, self._on_formats)

    def _on_formats(self, rules: Rules) -> None:
        judged = ToneRules(rules, self._table.model.columns)
        self._table.decor.colour_by(None if judged.is_idle else judged.tone)
        self.formats.show_kept(rules)

    def _keep_formats(self, rules: tuple[FormatRule, ...]) -> None:
        self._tools.jobs.run(
            "", lambda _progress: self._workspace.run(SetFormats(self._kind, rules)), lambda _none: None
        )

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if changeset.touches(Kind.SETTING):
            self._read_formats()

    # --- files and papers ----------------------------------------------------------------------------------------

    def request(self) -> ViewRequest:
        """What is seen now."""
        state = self._table.visible_state()
        titles = {column.key: column.title for column in self._table.model.columns}
        told = [f"{titles[each.column]}: {write_filter(each)}" for each in state.query.filters]
        told = [f"cari: {state.query.text}", *told] if state.query.text else told
        told = [*told, "baris yang dipilih"] if state.ids is not None else told
        return ViewRequest(
            self._kind,
            state.query,
            state.keys,
            masked=state.is_masked,
            title=f"Daftar {self._noun}",
            ids=state.ids,
            filter_text="; ".join(told),
        )

    def export(self) -> None:
        """Save what is seen as a workbook or a text file."""
        self._tools.picker.save_file(
            self._table, "Ekspor yang terlihat", _EXPORT_PATTERNS, f"{self._noun}-terlihat.xlsx", self._export_to
        )

    def print(self) -> None:
        """Save what is seen as a paper."""
        self._tools.picker.save_file(
            self._table, "Cetak / PDF yang terlihat", _PAPER_PATTERNS, f"{self._noun}.pdf", self._print_to
        )

    def _export_to(self, path: Path) -> None:
        request = self.request()
        self._tools.jobs.run(
            f"Mengekspor {self._noun} yang terlihat",
            lambda progress: export_view(self._workspace, request, path, progress),
            lambda rows: self._tools.notices.done(
                f"{thousands(rows)} {self._noun} disimpan di {path.name}.", str(path)
            ),
        )

    def _print_to(self, path: Path) -> None:
        request = self.request()
        self._tools.jobs.run(
            f"Menyusun PDF {self._noun}",
            lambda progress: write_atomically(path, print_view(self._workspace, request, PageSetup(), progress)),
            lambda _none: self._tools.notices.done(f"PDF {self._noun} disimpan di {path.name}.", str(path)),
        )

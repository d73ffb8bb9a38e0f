"""The table editor as one widget: search line, filter row, cells, count; sheets put their buttons into its bar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from opsroom.domain.changes import Kind
from opsroom.domain.errors import OpsError
from opsroom.domain.queries import TableQuery
from opsroom.ui.tables.blocks import BlockEditor
from opsroom.ui.tables.counting import shown_of
from opsroom.ui.tables.filter_header import TYPING_MS
from opsroom.ui.tables.filter_text import write_exact
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.source import Ask, TableSource, ToneOf
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.tables.view import RecordView, action

_SEARCH_WIDTH_CHARS = 26


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


class RecordTable(QWidget):
    """Shows and edits the rows of one source.

    Attributes:
        bar: Line above the table; insert buttons before its stretch.

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
        ask: Ask,
        undo: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show `source`; `ask` runs edits, `undo` takes the command of that name back (offered after block edits)."""
        super().__init__(parent)
        self._tools = tools
        self._words = traits.words
        self._revealed: int | None = None
        self.model = RecordTableModel(source, tools.jobs, tools.relay, ask, traits.also, self)
        self.view = RecordView(self.model, tools.look, traits.tones, self)
        self.view.setAccessibleName(f"Tabel {traits.words.noun}")
        self.view.empty_text = self._empty_text
        self.blocks = BlockEditor(
            self.view, self.model, source, tools.jobs, tools.notices, ask, QGuiApplication.clipboard(), undo
        )
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._lay_out()
        self._add_actions()
        self._connect()
        self.setFocusProxy(self.view)
        self.model.load()

    # --- building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        gap = self._tools.look.spacing
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Cari di semua kolom  (Ctrl+F)")
        self.search.setAccessibleName("Cari di semua kolom")
        self.search.setToolTip("Cari di semua kolom (Ctrl+F). Beberapa kata: semuanya harus ada. Esc: kosongkan.")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * _SEARCH_WIDTH_CHARS)
        self.search.setMaximumWidth(self.fontMetrics().averageCharWidth() * 2 * _SEARCH_WIDTH_CHARS)
        self.clear_button = QToolButton(self)
        self.clear_button.setText("Hapus saringan")
        self.clear_button.setToolTip("Tampilkan semua baris lagi (Ctrl+Shift+L)")
        self.clear_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.count = QLabel(self)
        self.count.setAccessibleName(f"Jumlah {self._words.noun}")
        self.bar = QHBoxLayout()
        self.bar.setSpacing(gap.medium)
        self.bar.addStretch(1)
        self.bar.addWidget(self.clear_button)
        self.bar.addWidget(self.search, 2)
        self.bar.addWidget(self.count)
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.medium, gap.medium, gap.medium)
        page.setSpacing(gap.medium)
        page.addLayout(self.bar)
        page.addWidget(self.view, 1)
        self._retint()
        self._on_model_counted(0, 0)

    def _add_actions(self) -> None:
        keys, view, blocks = QKeySequence.StandardKey, self.view, self.blocks
        action(view, "Ubah sel", "F2", self._edit_current)
        action(view, "Potong", keys.Cut, blocks.cut)
        action(view, "Salin", keys.Copy, blocks.copy)
        action(view, "Tempel", keys.Paste, blocks.paste)
        action(view, "Isi ke bawah", "Ctrl+D", blocks.fill_down)
        action(view, "Kosongkan", keys.Delete, blocks.clear)
        self._add_separator()
        action(view, "Pilih baris", "Shift+Space", view.select_row)
        action(view, "Pilih kolom", "Ctrl+Space", view.select_column)
        action(view, "Saring menurut isi sel ini", "Ctrl+Shift+S", self.filter_by_cell)
        for text, sequence, run in (
            ("Cari", "Ctrl+F", self.focus_search),
            ("Saring kolom ini", "Ctrl+Shift+F", self.focus_filter),
            ("Hapus saringan", "Ctrl+Shift+L", self.clear_filters),
        ):
            shown = QAction(text, view)
            shown.setShortcut(QKeySequence(sequence))
            shown.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            shown.triggered.connect(lambda _checked, run=run: run())
            view.addAction(shown)
            # Also while the keyboard is in the search line or a filter field of this table.
            for widget in (self.search, *view.head.fields):
                shortcut = QShortcut(QKeySequence(sequence), widget)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(run)

    def _add_separator(self) -> None:
        separator = QAction(self.view)
        separator.setSeparator(True)
        self.view.addAction(separator)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._apply_filters)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._on_search_return_pressed)
        self.clear_button.clicked.connect(self.clear_filters)
        self.view.head.filtered.connect(self._apply_filters)
        self.view.flag_toggled.connect(self.blocks.flip)
        self.view.selectionModel().selectionChanged.connect(lambda *_ranges: self.selection_changed.emit())
        self.view.current_changed.connect(self.selection_changed)
        self.model.counted.connect(self._on_model_counted)
        self.model.edit_refused.connect(self._on_model_edit_refused)
        self.model.failed.connect(self._on_model_failed)
        self._tools.look.changed.connect(lambda _theme: self._retint())

    # --- for sheets ----------------------------------------------------------------------------------------------

    def add_actions(self, actions: "list[QAction]") -> None:
        """Offer a sheet's own actions in the context menu, below the table's."""
        self._add_separator()
        self.view.addActions(actions)

    def selected_ids(self) -> tuple[int, ...]:
        """Ids of all rows with a selected cell."""
        return self.view.selected_ids()

    @property
    def query(self) -> TableQuery:
        """What is shown."""
        return self.model.query

    @property
    def is_filtered(self) -> bool:
        """Whether rows may be hidden."""
        return bool(self.model.query.text or self.model.query.filters)

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
        current = self.view.currentIndex()
        face = self.model.face(current.row(), current.column()) if current.isValid() else None
        if face is not None and face.is_loaded:
            self.view.head.set_text(current.column(), write_exact(face.text))

    def set_filter(self, key: str, text: str) -> None:
        """Fill the filter field of a column, as the user would."""
        self.view.head.set_text(self.model.column_of(key), text)

    def clear_filters(self) -> None:
        """Show all rows again and go back to the table."""
        self.search.clear()
        self.view.head.clear_fields()
        self.view.take_focus()

    # --- news ----------------------------------------------------------------------------------------------------

    def _apply_filters(self) -> None:
        self._typing.stop()
        query = replace(self.model.query, text=self.search.text().strip(), filters=self.view.head.filters)
        self.model.set_query(query)
        self.clear_button.setVisible(self.is_filtered)

    def _edit_current(self) -> None:
        current = self.view.currentIndex()
        if current.isValid() and self.model.flags(current) & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(current, self.view.EditTrigger.EditKeyPressed, None)

    def _empty_text(self) -> str:
        if not self.model.is_loaded:
            return "Membaca data..."
        if self.model.total:
            return "Tidak ada baris yang cocok.\nHapus saringan dengan Ctrl+Shift+L."
        return self._words.empty

    def _on_search_return_pressed(self) -> None:
        self._apply_filters()
        self.view.take_focus()

    def _on_model_counted(self, shown: int, total: int) -> None:
        self.count.setText(f"{shown_of(shown, total)} {self._words.noun}")
        self.clear_button.setVisible(self.is_filtered)
        self.view.viewport().update()
        if self._revealed is not None and self.view.show_row(self._revealed):
            self._revealed = None
        self.counted.emit(shown, total)

    def _on_model_edit_refused(self, _row_id: int, _key: str, reason: str) -> None:
        self._tools.notices.warning(f"{reason} Sel tidak diubah.")

    def _on_model_failed(self, problem: OpsError) -> None:
        self._tools.notices.failure(problem)

    def _retint(self) -> None:
        self.clear_button.setIcon(self._tools.look.icon("clear"))

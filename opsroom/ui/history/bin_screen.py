"""The screen "Tempat sampah": rows deleted from every list, found again by a word, brought back by a key."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from opsroom.domain.calendar import write_number
from opsroom.domain.changes import ChangeSet, Kind
from opsroom.services.recycle_bin import BINS, BinLine, RestoreRows, read_bin
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.notices import NoticeAction
from opsroom.ui.history.moments import full_moment
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools

_TITLES = {Kind.PERSON: "Personel", Kind.TPS: "TPS"}
_NOUNS = {Kind.PERSON: "personel", Kind.TPS: "TPS"}
_CALM_MS = 150
_LIMIT = 5000


class BinScreen(QWidget):
    """Shows the deleted rows of one list at a time.

    Signals:
        refreshed: The list is that of the file.
    """

    #: Nothing, GUI thread.
    refreshed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._zone = "WIB"
        self._kind = BINS[0]
        self._version = 0
        self.kinds = QTabBar()
        self.search = QLineEdit()
        self.restore_button = QPushButton("Pulihkan")
        self.count = QLabel()
        self.lines = LineView(LineModel(self._columns(), tools.look, self), "Baris yang dihapus", tools.look)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._build()
        self._connect()
        self.refresh()

    def set_zone(self, zone: str) -> None:
        """Show times on the clocks of that zone."""
        self._zone = zone
        self.lines.viewport().update()

    def show_kind(self, kind: Kind) -> None:
        """Show the bin of that list."""
        self._kind = kind
        self.kinds.setCurrentIndex(BINS.index(kind))
        self.refresh()

    def refresh(self) -> None:
        """Read the bin again."""
        self._version += 1
        version, kind = self._version, self._kind
        self._tools.jobs.read(
            lambda: read_bin(self._workspace, kind, _LIMIT), lambda lines: self._on_lines(version, lines)
        )

    def restore_picked(self) -> None:
        """Bring the selected rows back; an undoable command, so nobody is asked."""
        ids = tuple(line.row_id for line in self._picked())
        if not ids:
            return
        command = RestoreRows(self._kind, ids)
        noun = _NOUNS[self._kind]
        self._tools.jobs.run(
            f"Memulihkan {write_number(len(ids))} {noun}",
            lambda _progress: self._workspace.run(command),
            lambda count: self._tools.notices.done(
                f"{write_number(count)} {noun} kembali ke daftar.", action=NoticeAction("Urungkan", self._undo)
            ),
        )

    # --- building ------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[LineColumn, ...]:
        return (
            LineColumn("NRP / nomor", lambda line: line.code, 150),
            LineColumn("Nama", lambda line: line.name),
            LineColumn("Kesatuan / desa", lambda line: line.detail, 200),
            LineColumn("Dihapus", lambda line: full_moment(line.at, self._zone), 170, lambda line: line.at),
            LineColumn("Oleh", lambda line: line.actor, 120),
            LineColumn("Dengan perintah", lambda line: line.label, 220),
        )

    def _build(self) -> None:
        gap = self._tools.look.spacing
        bar = QHBoxLayout()
        bar.setSpacing(gap.medium)
        self.kinds.setAccessibleName("Daftar asal baris yang dihapus")
        self.kinds.setDrawBase(False)
        for number, kind in enumerate(BINS, 1):
            self.kinds.addTab(f"{_TITLES[kind]} (Alt+{number})")
            self.kinds.setTabToolTip(number - 1, f"Yang dihapus dari daftar {_TITLES[kind]} (Alt+{number})")
        bar.addWidget(self.kinds)
        self.search.setPlaceholderText("Cari yang dihapus  (Ctrl+F)")
        self.search.setAccessibleName("Cari di tempat sampah")
        self.search.setClearButtonEnabled(True)
        self.restore_button.setProperty("primary", "true")
        self.restore_button.setToolTip("Kembalikan baris yang dipilih seperti sebelum dihapus (Ctrl+Return)")
        self.restore_button.setEnabled(False)
        bar.addStretch(1)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.count)
        bar.addWidget(self.restore_button)
        self.lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.medium, gap.medium, gap.medium)
        page.setSpacing(gap.medium)
        page.addLayout(bar)
        page.addWidget(self.lines, 1)
        self.setFocusProxy(self.lines)

    def _connect(self) -> None:
        self.restore_button.clicked.connect(self.restore_picked)
        self.search.textChanged.connect(self._on_search_text_changed)
        self.lines.picked.connect(self._on_lines_picked)
        self.kinds.currentChanged.connect(self._on_kinds_current_changed)
        keyed = [("Ctrl+Return", self.restore_picked), ("Ctrl+F", self._focus_search)]
        keyed += [(f"Alt+{number}", partial(self.show_kind, kind)) for number, kind in enumerate(BINS, 1)]
        for keys, run in keyed:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self._calm.timeout.connect(self.refresh)
        self._tools.relay.changed.connect(self._on_relay_changed)

    # --- news ----------------------------------------------------------------------------------------------------

    def _picked(self) -> list[BinLine]:
        rows = self.lines.selectionModel().selectedRows()
        return [line for index in rows if (line := self.lines.lines.line(index.row())) is not None]

    def _undo(self) -> None:
        self._tools.jobs.run(
            "", lambda _progress: self._workspace.undo(), lambda done: self._tools.notices.info(f"{done.label}.")
        )

    def _on_kinds_current_changed(self, number: int) -> None:
        if BINS[number] is not self._kind:
            self.show_kind(BINS[number])

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_lines(self, version: int, lines: tuple[BinLine, ...]) -> None:
        if version != self._version:
            return
        noun = _NOUNS[self._kind]
        self.lines.empty_text = f"Tempat sampah {noun} kosong: tidak ada yang dihapus."
        self.lines.lines.set_lines(lines)
        self._show_count()
        self.refreshed.emit()

    def _on_search_text_changed(self, text: str) -> None:
        words = text.casefold().split()
        self.lines.lines.show_only(lambda line: all(word in line.words for word in words))
        self._show_count()

    def _on_lines_picked(self, _line: BinLine | None) -> None:
        count = len(self.lines.selectionModel().selectedRows())
        self.restore_button.setEnabled(count > 0)
        self.restore_button.setText(f"Pulihkan ({write_number(count)})" if count > 1 else "Pulihkan")

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if any(changeset.reshapes(kind) for kind in BINS):
            self._calm.start()

    def _show_count(self) -> None:
        self.count.setText(f"{write_number(self.lines.lines.rowCount())} {_NOUNS[self._kind]}")

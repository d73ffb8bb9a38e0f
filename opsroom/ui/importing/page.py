"""The import wizard as one page: file, sheets, columns, preview, and the account of what was imported.

Nothing is written before "Impor"; every change of a choice makes the preview anew, off the GUI thread.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from opsroom.domain.errors import OpsError
from opsroom.domain.imports import ImportAccount, ImportKind, NothingToImport, Outcome, SheetReading
from opsroom.services.import_table import commit, preview, write_rejects
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Job, Lane
from opsroom.ui.importing.choices import ImportChoices
from opsroom.ui.importing.column_matching import ColumnMatching
from opsroom.ui.importing.fields import KIND_LABELS
from opsroom.ui.importing.outcome_lines import reconciliation
from opsroom.ui.importing.preview_panel import PreviewPanel
from opsroom.ui.importing.sheet_list import SheetList
from opsroom.ui.importing.work_line import WorkLine
from opsroom.ui.tables.counting import thousands
from opsroom.ui.tables.tools import ScreenTools

PATTERNS = "Buku kerja (*.xlsx *.xls *.ods *.csv);;Semua berkas (*)"
_REJECTS_PATTERNS = "Buku kerja Excel (*.xlsx)"
_KINDS: tuple[ImportKind | None, ...] = (None, ImportKind.TPS, ImportKind.PERSON)
_SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
WELCOME = (
    "Pilih buku kerja (.xlsx, .xls, .ods, .csv) atau seret berkasnya ke sini.\n"
    "Isinya ditampilkan dahulu; belum ada yang disimpan sebelum Anda menekan Impor."
)


class ImportPage(QWidget):
    """Takes a workbook into the operation.

    Signals:
        committed: The account of an import that was made.
        closed: The user is through with the page.
    """

    #: ImportAccount, GUI thread.
    committed = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tools = tools
        self._choices: ImportChoices | None = None
        self._account: ImportAccount | None = None
        self._readings: tuple[SheetReading, ...] = ()
        self._job: Job | None = None
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._clear()

    # --- building ------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        look = self._tools.look
        self.file_button = self._button("Pilih berkas...", "Ctrl+O", "Pilih buku kerja")
        self.file_label = QLabel(self)
        self.file_label.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_box = QComboBox(self)
        self.kind_box.setAccessibleName("Isi buku kerja")
        self.kind_box.addItems(["Tentukan dari isinya", "Daftar TPS", "Daftar personel"])
        self.sheets = SheetList(self)
        self.matching = ColumnMatching(look, self)
        self.panel = PreviewPanel(look, self)
        self.work = WorkLine(look.spacing, self)
        self.rejects_button = self._button(
            "Simpan baris yang ditolak...",
            "Ctrl+S",
            "Simpan baris yang ditolak dan alasannya, untuk diperbaiki dan diimpor lagi",
        )
        self.close_button = self._button("Tutup", "Esc", "Kembali; yang belum diimpor tidak disimpan")
        self.import_button = self._button("Impor", "Ctrl+Return", "Simpan ke operasi; bisa diurungkan sekali langkah")
        self.import_button.setProperty("primary", "true")

    def _button(self, text: str, keys: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(f"{tip} ({keys.replace('Return', 'Enter')})")
        return button

    def _lay_out(self) -> None:
        gap = self._tools.look.spacing
        file_line = QHBoxLayout()
        file_line.setSpacing(gap.medium)
        file_line.addWidget(self.file_button)
        file_line.addWidget(self.file_label, 1)
        kind_label = QLabel("Isi:", self)
        kind_label.setBuddy(self.kind_box)
        file_line.addWidget(kind_label)
        file_line.addWidget(self.kind_box)
        self.left = QWidget(self)
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(gap.small)
        left.addWidget(QLabel("<b>Lembar</b>", self))
        left.addWidget(self.sheets, 2)
        left.addSpacing(gap.small)
        left.addWidget(QLabel("<b>Arti kolom</b>", self))
        left.addWidget(self.matching, 5)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(gap.large)
        halves.addWidget(self.left)
        halves.addWidget(self.panel)
        halves.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap.medium)
        buttons.addWidget(self.work, 1)
        buttons.addStretch(0)
        for button in (self.rejects_button, self.close_button, self.import_button):
            buttons.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.large, gap.large, gap.large, gap.large)
        page.setSpacing(gap.medium)
        page.addLayout(file_line)
        page.addWidget(halves, 1)
        page.addLayout(buttons)

    def _connect(self) -> None:
        self.file_button.clicked.connect(self.choose_file)
        self.kind_box.activated.connect(self._on_kind_box_activated)
        self.sheets.ticked.connect(self._on_sheets_ticked)
        self.sheets.picked.connect(self._on_sheets_picked)
        self.matching.corrected.connect(self._on_matching_corrected)
        self.work.cancelled.connect(self._on_work_cancelled)
        self.rejects_button.clicked.connect(self._save_rejects)
        self.import_button.clicked.connect(self.commit)
        self.close_button.clicked.connect(self._on_close_button_clicked)
        self._tools.jobs.progressed.connect(self._on_jobs_progressed)
        self._tools.look.changed.connect(lambda _theme: self._on_sheets_picked(self.sheets.picked_name()))

    # --- steps ---------------------------------------------------------------------------------------------------

    def start(self, kind: ImportKind | None = None, path: Path | None = None) -> None:
        """Begin anew, for a list if it is known, with a file if it is known."""
        self.kind_box.setCurrentIndex(_KINDS.index(kind))
        self._clear()
        if path is not None:
            self.open_file(path)

    def choose_file(self) -> None:
        """Ask for the workbook."""
        self._tools.picker.open_file(self, "Pilih buku kerja", PATTERNS, self.open_file)

    def open_file(self, path: Path) -> None:
        """Read a workbook and show what an import would do."""
        self._clear()
        self.file_label.setText(path.name)
        self.file_label.setToolTip(str(path))
        self._preview(ImportChoices(path, _KINDS[self.kind_box.currentIndex()]))

    def commit(self) -> None:
        """Make the import that is shown."""
        if self._choices is None or self._account is None or self._account.committed or self._job is not None:
            return
        request = self._choices.request()
        self._begin(
            self._tools.jobs.run(
                f"Mengimpor {request.path.name}",
                lambda progress: commit(self._workspace, request, progress),
                self._on_committed,
                self._on_commit_failed,
            )
        )

    def _preview(self, choices: ImportChoices) -> None:
        self._stop()
        self._choices, self._account = choices, None
        self.panel.clear()
        if choices.sheets is not None and not choices.sheets:
            self.panel.say("Tandai sedikitnya satu lembar yang akan diimpor.", is_problem=True)
            self._enable()
            return
        request = choices.request()
        self.panel.say(f"Membaca {request.path.name}...")
        self._begin(
            self._tools.jobs.run(
                f"Membaca {request.path.name}",
                lambda progress: preview(self._workspace, request, progress),
                lambda account: self._on_previewed(choices, account),
                lambda problem: self._on_preview_failed(choices, problem),
                Lane.QUICK,
            )
        )

    def _begin(self, job: Job) -> None:
        self._job = None if job.is_finished else job
        self.work.show_job(self._job)
        self._enable()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _end(self) -> None:
        self._job = None
        self.work.show_job(None)

    def _clear(self) -> None:
        self._stop()
        self._choices, self._account, self._readings = None, None, ()
        self.file_label.clear()
        self.sheets.clear()
        self.matching.show_reading(None, None)
        self.panel.clear(WELCOME)
        self.panel.say("")
        self._enable()

    def _show_account(self, account: ImportAccount) -> None:
        self._account = account
        self.panel.show_account(account)
        self._show_readings(account.sheets, account.kind)

    def _show_readings(self, readings: tuple[SheetReading, ...], kind: ImportKind | None) -> None:
        self._readings = readings
        self.sheets.show_readings(readings, kind)
        self._on_sheets_picked(self.sheets.picked_name())

    def _enable(self) -> None:
        account = self._account
        is_idle = self._job is None
        is_done = account is not None and account.committed
        writes = 0 if account is None else account.count(Outcome.NEW) + account.count(Outcome.CHANGED)
        self.import_button.setEnabled(is_idle and writes > 0 and not is_done)
        self._rename_import_button(f"Impor {thousands(writes)} baris" if writes and not is_done else "Impor")
        self.rejects_button.setEnabled(is_idle and account is not None and bool(account.rejected))
        self.kind_box.setEnabled(is_idle)
        self.file_button.setEnabled(is_idle)
        self.left.setVisible(bool(self._readings))
        self.left.setEnabled(is_idle and bool(self._readings) and not is_done)

    def _rename_import_button(self, text: str) -> None:
        keys = self.import_button.shortcut()
        self.import_button.setText(text)
        self.import_button.setShortcut(keys)

    # --- news ----------------------------------------------------------------------------------------------------

    def _on_previewed(self, choices: ImportChoices, account: ImportAccount) -> None:
        if choices is self._choices:
            self._end()
            self._show_account(account)
            self._enable()

    def _on_preview_failed(self, choices: ImportChoices, problem: OpsError) -> None:
        if choices is not self._choices:
            return
        self._end()
        hint = ""
        if isinstance(problem, NothingToImport):
            self._show_readings(problem.readings, choices.kind)
            is_matchable = choices.kind is None and any(reading.columns for reading in problem.readings)
            hint = " Pilih isinya di kanan atas untuk mencocokkan kolom sendiri." if is_matchable else ""
        self.panel.say(f"{problem.user_text}{hint}", is_problem=True)
        self._enable()

    def _on_committed(self, account: ImportAccount) -> None:
        self._end()
        self._show_account(account)
        self._enable()
        self._tools.notices.done(f"Impor {KIND_LABELS[account.kind]} selesai: {reconciliation(account)}.")
        self.committed.emit(account)

    def _on_commit_failed(self, problem: OpsError) -> None:
        self._end()
        self.panel.say(problem.user_text, is_problem=True)
        self._enable()

    def _on_jobs_progressed(self, job: Job) -> None:
        if job is self._job:
            self.work.show_job(job)

    def _on_work_cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.work.show_job(self._job)

    def _on_kind_box_activated(self, place: int) -> None:
        if self._choices is not None and not (self._account and self._account.committed):
            self._preview(self._choices.with_kind(_KINDS[place]))

    def _on_sheets_ticked(self, names: frozenset[str]) -> None:
        if self._choices is not None:
            self._preview(self._choices.with_sheets(names))

    def _on_sheets_picked(self, name: str) -> None:
        kind = self._account.kind if self._account else (self._choices.kind if self._choices else None)
        self.matching.show_reading(self._reading(name), kind)

    def _on_matching_corrected(self, index: int, key: str) -> None:
        reading = self._reading(self.sheets.picked_name())
        if self._choices is not None and reading is not None:
            self._preview(self._choices.with_column(reading, index, key))

    def _on_close_button_clicked(self) -> None:
        self._stop()
        self.closed.emit()

    def _save_rejects(self) -> None:
        account = self._account
        if account is None:
            return
        name = f"DITOLAK {Path(account.source).stem}.xlsx"
        self._tools.picker.save_file(
            self, "Simpan baris yang ditolak", _REJECTS_PATTERNS, name, lambda path: self._write_rejects(account, path)
        )

    def _write_rejects(self, account: ImportAccount, path: Path) -> None:
        self._tools.jobs.run(
            f"Menyimpan {path.name}",
            lambda _progress: write_rejects(account, path),
            lambda _none: self._tools.notices.done(
                f"{thousands(len(account.rejected))} baris yang ditolak disimpan di {path.name}. "
                "Perbaiki, lalu impor berkas itu.",
                str(path),
            ),
            lane=Lane.QUICK,
        )

    def _reading(self, name: str) -> SheetReading | None:
        return next((reading for reading in self._readings if reading.sheet == name), None)

    # --- files dragged here --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one workbook."""
        if self._job is None and _dragged(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        path = _dragged(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)


def _dragged(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.casefold() in _SUFFIXES else None

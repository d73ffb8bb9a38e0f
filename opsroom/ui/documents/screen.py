"""The screen "Dokumen" itself: form, live preview, register; saving, issuing and printing as jobs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.errors import Cancelled, OpsError, ParseProblem
from opsroom.domain.letterhead import Letterhead
from opsroom.domain.operation import Operation
from opsroom.domain.progress import Progress
from opsroom.services.letterheads import read_letterhead
from opsroom.services.orders import IssuedOrder, OrderRequest, compose, issue, render, reprint
from opsroom.services.wordings import load_wordings
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge.jobs import Job
from opsroom.ui.documents.fields import Field, command_for, stored_texts
from opsroom.ui.documents.form import OrderForm
from opsroom.ui.documents.preview import PdfPreview
from opsroom.ui.documents.printing import can_use_lp, order_of, paint_pages, send_to_lp
from opsroom.ui.documents.register import REGISTER_COLUMNS
from opsroom.ui.tables.lines import LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools

DEBOUNCE_MS = 400
_PDF = "Surat PDF (*.pdf)"
_SHOWN = (Kind.OPERATION, Kind.SETTING, Kind.PLAN, Kind.PERSON, Kind.TPS, Kind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the screen shows beside the preview."""

    operation: Operation
    letterhead: Letterhead
    register: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A rendered order. `document_id` is 0 for the order being filled in."""

    pdf: bytes
    pages: int
    letter_pages: int
    annex_pages: int
    warnings: tuple[str, ...]
    document_id: int = 0

    @property
    def summary(self) -> str:
        """``14 halaman: surat 2, lampiran 12``."""
        parts = f"{self.pages} halaman: surat {self.letter_pages}, lampiran {self.annex_pages}"
        return parts if self.annex_pages else f"{self.pages} halaman"


class DocumentsScreen(QWidget):
    """Fill in, look, save, print.

    Thread: GUI; composing, rendering, writing and printing are jobs.

    Signals:
        rendered: The preview shows what the form says.
    """

    #: Nothing, GUI thread.
    rendered = Signal()

    def __init__(self, workspace: Workspace, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = tools.look
        self._workspace = workspace
        self._tools = tools
        self._facts: DocumentFacts | None = None
        self._preview: Preview | None = None
        self._job: Job | None = None
        self._is_stale = True
        self.form = OrderForm(look)
        self.preview = PdfPreview(look)
        self.register = LineView(LineModel(REGISTER_COLUMNS, look, self), "Surat terdaftar", look)
        self.save_button = QPushButton("Simpan dan daftarkan PDF... (Ctrl+S)")
        self.print_button = QPushButton("Cetak... (Ctrl+P)")
        self.back_button = QPushButton("Kembali ke konsep")
        self.warning = QLabel()
        self._timer = QTimer(self)
        self._build()
        self._connect()
        self._retint()
        self.refresh()

    def refresh(self) -> None:
        """Read operation, letterhead and register again."""
        self._tools.jobs.read(self._read, self._on_facts_read)

    def render_now(self) -> None:
        """Render the order of the form as a job; an older rendering is given up."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        try:
            request = self.form.request()
        except ParseProblem as problem:
            self.form.refuse("issue_date", problem.user_text)
            return
        self._is_stale = False
        self._job = self._tools.jobs.run(
            "Menyusun pratinjau surat",
            lambda progress: self._render(request, progress),
            self._on_rendered,
            self._on_render_failed,
        )

    def ask_to_save(self) -> None:
        """Ask where to, then issue the order of the form."""
        try:
            request = self.form.request()
        except ParseProblem as problem:
            self.form.refuse("issue_date", problem.user_text)
            return
        number = request.number or "konsep"
        self._tools.picker.save_file(
            self, "Simpan surat perintah", _PDF, f"Sprin {number}.pdf", lambda path: self.save(request, path)
        )

    def save(self, request: OrderRequest, path: Path) -> None:
        """Write and register the order as a job."""
        self._tools.jobs.run(
            "Menyimpan surat perintah",
            lambda progress: issue(self._workspace, request, path, progress),
            self._on_issued,
        )

    def ask_to_print(self) -> None:
        """Open the print dialog for what the preview shows."""
        if self._preview is None:
            return
        preview = self._preview
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, preview.pages)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The dialog does not own the printer: the connection keeps it alive as long as the dialog.
        dialog.accepted.connect(lambda: self.print_to(preview.pdf, printer))
        # QPrintDialog hides the open() without a receiver.
        QDialog.open(dialog)

    def print_to(self, pdf: bytes, printer: QPrinter) -> None:
        """Print as a job: through the spooler where it can take the file, else as pictures."""
        if can_use_lp(printer):
            order = order_of(printer)
            self._tools.jobs.run(
                "Mengirim ke pencetak",
                lambda _progress: send_to_lp(pdf, order),
                lambda _nothing: self._tools.notices.done(f"Surat dikirim ke pencetak {order.printer_name}."),
            )
            return
        self._tools.jobs.run(
            "Mencetak",
            lambda progress: paint_pages(pdf, printer, progress),
            lambda pages: self._tools.notices.done(f"{pages} halaman dicetak."),
        )

    def show_registered(self, document_id: int) -> None:
        """Show a registered paper from its stored snapshot."""
        self._timer.stop()
        self._tools.jobs.run(
            "Membuka surat terdaftar",
            lambda _progress: self._reprint(document_id),
            self._on_rendered,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Render when the screen comes to sight and something changed since."""
        super().showEvent(event)
        if self._is_stale:
            self._timer.start()

    # building

    def _build(self) -> None:
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self.save_button.setProperty("primary", "true")
        self.save_button.setShortcut("Ctrl+S")
        self.print_button.setShortcut("Ctrl+P")
        self.print_button.setEnabled(False)
        self.back_button.hide()
        self.warning.setWordWrap(True)
        self.warning.hide()
        self.register.empty_text = (
            "Belum ada surat terdaftar. Isi formulir, lihat pratinjaunya, lalu Simpan dan daftarkan PDF."
        )
        buttons = QHBoxLayout()
        for button in (self.save_button, self.print_button, self.back_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.warning)
        column.addWidget(self.preview, 1)
        upper = QSplitter(Qt.Orientation.Horizontal)
        upper.addWidget(self.form)
        upper.addWidget(right)
        upper.setStretchFactor(1, 1)
        upper.setSizes([440, 760])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(upper)
        whole.addWidget(self.register)
        whole.setStretchFactor(0, 1)
        whole.setSizes([520, 130])
        for splitter in (upper, whole):
            splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 10, 6)
        outer.addWidget(whole)

    def _connect(self) -> None:
        self._tools.relay.changed.connect(self._on_relay_changed)
        self._tools.look.changed.connect(self._retint)
        self._timer.timeout.connect(self.render_now)
        self.form.edited.connect(self._on_form_edited)
        self.form.order_changed.connect(self._on_form_order_changed)
        self.save_button.clicked.connect(self.ask_to_save)
        self.print_button.clicked.connect(self.ask_to_print)
        self.back_button.clicked.connect(self.render_now)
        self.register.activated.connect(self._on_register_activated)

    def _retint(self) -> None:
        self.save_button.setIcon(self._tools.look.icon("save", "on_accent"))
        self.print_button.setIcon(self._tools.look.icon("print"))

    # work, on a worker

    def _read(self) -> DocumentFacts:
        with self._workspace.read() as reader:
            letterhead = read_letterhead(reader, load_wordings())
            return DocumentFacts(reader.operation(), letterhead, tuple(reversed(reader.documents())))

    def _render(self, request: OrderRequest, progress: Progress) -> Preview:
        paper = render(compose(self._workspace, request), progress)
        return Preview(paper.pdf, paper.pages, paper.letter_pages, paper.annex_pages, paper.warnings)

    def _reprint(self, document_id: int) -> Preview:
        paper = reprint(self._workspace, document_id)
        return Preview(paper.pdf, paper.pages, paper.letter_pages, paper.annex_pages, paper.warnings, document_id)

    # answers

    def _on_facts_read(self, facts: DocumentFacts) -> None:
        self._facts = facts
        self.form.show_texts(stored_texts(facts.operation, facts.letterhead))
        self.register.lines.set_lines(facts.register)

    def _on_rendered(self, preview: Preview) -> None:
        self._job = None
        self._preview = preview
        self.preview.show_pdf(preview.pdf, preview.summary)
        self.print_button.setEnabled(True)
        self.back_button.setVisible(bool(preview.document_id))
        self._warn(preview.warnings)
        self.rendered.emit()

    def _on_render_failed(self, problem: OpsError) -> None:
        if isinstance(problem, Cancelled):
            return
        self._job = None
        self._preview = None
        self.print_button.setEnabled(False)
        self._warn(())
        self.preview.show_message(problem.user_text)
        self.rendered.emit()

    def _on_issued(self, issued: IssuedOrder) -> None:
        self._tools.notices.done(
            f"Surat disimpan di {issued.path} ({issued.pages} halaman) dan didaftarkan.",
            "\n".join((f"SHA-256 {issued.sha256}", *issued.warnings)),
        )

    def _on_relay_changed(self, changeset: ChangeSet) -> None:
        if not changeset.touches(*_SHOWN):
            return
        self.refresh()
        if any(change.kind is not Kind.DOCUMENT for change in changeset.changes):
            self._ask_for_preview()

    def _on_form_order_changed(self) -> None:
        self._ask_for_preview()

    def _ask_for_preview(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._timer.start()

    def _on_form_edited(self, field: Field) -> None:
        if self._facts is None:
            return
        try:
            command = command_for(field, self.form.texts(), self._facts.operation, self._facts.letterhead)
        except ParseProblem as problem:
            self.form.refuse(field.key, problem.user_text)
            return
        self.form.accept(field.key)
        if command is not None:
            self._tools.jobs.run(
                "",
                lambda _progress: self._workspace.run(command),
                lambda _nothing: None,
                lambda problem: self.form.refuse(field.key, problem.user_text),
            )

    def _on_register_activated(self) -> None:
        record = self.register.picked_line()
        if record is not None:
            self.show_registered(record.id)

    def _warn(self, warnings: tuple[str, ...]) -> None:
        self.warning.setText("\n".join(warnings))
        self.warning.setStyleSheet(f"color: {self._tools.look.theme.warn};")
        self.warning.setVisible(bool(warnings))

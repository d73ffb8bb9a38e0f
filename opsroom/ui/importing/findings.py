"""A panel that shows what a file or folder would bring, line by line, before it is taken: outlines and photos."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.ui.bridge.jobs import Job
from opsroom.ui.importing.work_line import WorkLine
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        what: Its name.
        match: What of the operation it belongs to, empty when to nothing.
        remark: How it was known, or why it is left out.
        tone: Whether it is taken.
    """

    what: str
    match: str
    remark: str
    tone: Tone


class FindingsPanel(QWidget):
    """The frame of such a panel; what is found and taken is the business of its heirs.

    Signals:
        closed: The user is through with it.
    """

    closed = Signal()

    def __init__(self, title: str, what: str, tools: ScreenTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._job: Job | None = None
        look = tools.look
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setAccessibleName(f"Ringkasan {title.casefold()}")
        columns = (
            LineColumn("Hasil", _verdict, 110, tone=lambda line: line.tone),
            LineColumn(what, lambda line: line.what, 240),
            LineColumn("Di operasi ini", lambda line: line.match, 260),
            LineColumn("Keterangan", lambda line: line.remark),
        )
        self.table = LineView(LineModel(columns, look, self), title, look, self)
        self.work = WorkLine(look.spacing, self)
        self.work.cancelled.connect(self._on_work_cancelled)
        self.back_button = QPushButton("Sumber lain", self)
        self.take_button = QPushButton("Simpan", self)
        self.take_button.setProperty("primary", "true")
        self.take_button.setEnabled(False)
        last = QHBoxLayout()
        last.setSpacing(look.spacing.medium)
        last.addWidget(self.back_button)
        last.addWidget(self.work, 1)
        last.addStretch(0)
        last.addWidget(self.take_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(look.spacing.medium)
        page.addWidget(QLabel(f"<b>{title}</b>", self))
        page.addWidget(self.summary)
        page.addWidget(self.table, 1)
        page.addLayout(last)
        self.back_button.clicked.connect(self._on_back_button_clicked)
        self.take_button.clicked.connect(self.take)
        tools.jobs.progressed.connect(self._on_jobs_progressed)

    def take(self) -> None:
        """Take what is shown."""
        raise NotImplementedError

    def show_findings(self, summary: str, findings: Sequence[Finding], take: str) -> None:
        """Show what was found; an empty `take` leaves nothing to be taken."""
        self.summary.setText(summary)
        self.table.lines.set_lines(findings)
        self.take_button.setText(take or "Simpan")
        self.take_button.setEnabled(bool(take))

    def begin(self, job: Job) -> None:
        """Follow a job until it ends."""
        self._job = None if job.is_finished else job
        self.work.show_job(self._job)
        self.take_button.setEnabled(False)

    def end(self) -> None:
        """The job followed has ended."""
        self._job = None
        self.work.show_job(None)

    def fail(self, problem: Exception) -> None:
        """Say why it did not work; nothing can be taken."""
        self.end()
        self.show_findings(str(getattr(problem, "user_text", problem)), (), "")

    def _on_jobs_progressed(self, job: Job) -> None:
        if job is self._job:
            self.work.show_job(job)

    def _on_work_cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.work.show_job(self._job)

    def _on_back_button_clicked(self) -> None:
        self._on_work_cancelled()
        self.closed.emit()


def _verdict(line: Finding) -> str:
    return "Diambil" if line.tone is Tone.OK else "Dilewati"

"""The line at the bottom: which file, that it is saved, how old the backup is, what is running."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from opsroom.domain.calendar import write_age
from opsroom.ui.bridge.jobs import Job, JobRunner

_STEPS = 1000


class StatusLine(QStatusBar):
    """Shows the state of the file and the newest announced job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self.file = QLabel("Tidak ada operasi yang terbuka")
        self.saved = QLabel()
        self.backup = QLabel()
        self.job = QLabel()
        self.bar = QProgressBar()
        self.cancel = QToolButton()
        self._build()
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self._show_job()

    def follow(self, runner: JobRunner) -> None:
        """Show the announced jobs of `runner`."""
        runner.started.connect(self._on_job_started)
        runner.progressed.connect(self._on_job_progressed)
        runner.finished.connect(self._on_job_finished)

    def show_file(self, path: Path | None) -> None:
        """Name the open file; None when there is none."""
        self._jobs.clear()
        self._show_job()
        self.file.setText(path.name if path else "Tidak ada operasi yang terbuka")
        self.file.setToolTip(str(path) if path else "")
        # Every change is committed before it is shown: nothing can be unsaved.
        self.saved.setText("Tersimpan" if path else "")
        self.backup.clear()

    def show_backup(self, age: timedelta | None) -> None:
        """Tell how old the newest backup is; None without one."""
        if age is None:
            self.backup.setText("Belum ada cadangan")
        else:
            self.backup.setText(f"Cadangan {write_age(age.total_seconds())} lalu")

    def _build(self) -> None:
        self.setSizeGripEnabled(False)
        self.saved.setToolTip("Setiap perubahan langsung tersimpan di berkas; tidak ada yang perlu disimpan.")
        self.backup.setToolTip("Umur cadangan terbaru; Berkas > Cadangkan sekarang membuat yang baru")
        self.bar.setRange(0, _STEPS)
        self.bar.setFixedWidth(180)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Kemajuan pekerjaan")
        self.cancel.setText("Batal")
        self.cancel.setAccessibleName("Batalkan pekerjaan")
        for label in (self.file, self.saved, self.backup):
            label.setContentsMargins(8, 0, 8, 0)
            self.addWidget(label)
        self.job.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.job, self.bar, self.cancel):
            self.addPermanentWidget(widget)

    def _on_job_started(self, job: Job) -> None:
        self._jobs.append(job)
        self._show_job()

    def _on_job_progressed(self, job: Job) -> None:
        if self._jobs and job is self._jobs[-1]:
            self._show_job()

    def _on_job_finished(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        self._show_job()

    def _show_job(self) -> None:
        job = self._jobs[-1] if self._jobs else None
        for widget in (self.job, self.bar, self.cancel):
            widget.setVisible(job is not None)
        if job is None:
            return
        more = f" (+{len(self._jobs) - 1})" if len(self._jobs) > 1 else ""
        step = f": {job.text}" if job.text else ""
        self.job.setText("Membatalkan ..." if job.is_cancelled else f"{job.title}{step}{more}")
        # A job that has not reported yet moves to and fro.
        self.bar.setRange(0, _STEPS if job.share >= 0 else 0)
        self.bar.setValue(int(max(0.0, job.share) * _STEPS))
        self.cancel.setEnabled(not job.is_cancelled)

    def _on_cancel_clicked(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()
            self._show_job()

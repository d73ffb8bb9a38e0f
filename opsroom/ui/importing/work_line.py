"""The line that shows how far long work is, with a button to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from opsroom.ui.bridge.jobs import Job
from opsroom.ui.theme.tokens import Spacing

_STEPS = 1000


class WorkLine(QWidget):
    """Progress of one job; hidden while there is none.

    Signals:
        cancelled: The user wants it stopped.
    """

    cancelled = Signal()

    def __init__(self, spacing: Spacing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName("Kemajuan")
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(12)
        self.button = QPushButton("Batal", self)
        self.button.setToolTip("Hentikan; tidak ada yang diubah")
        self.button.clicked.connect(self.cancelled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(spacing.medium)
        line.addWidget(self.label)
        line.addWidget(self.bar, 1)
        line.addWidget(self.button)
        self.hide()

    def show_job(self, job: Job | None) -> None:
        """Show a job's progress, or nothing."""
        self.setVisible(job is not None)
        if job is None:
            return
        self.label.setText(job.text or job.title)
        self.button.setEnabled(not job.is_cancelled)
        is_known = job.share >= 0
        self.bar.setRange(0, _STEPS if is_known else 0)
        self.bar.setValue(round(job.share * _STEPS) if is_known else 0)

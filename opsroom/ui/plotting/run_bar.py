"""While a plot runs: how far it is, what is found and proven so far, and the two ways to end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from opsroom.domain.calendar import write_number
from opsroom.domain.plan import Level, LevelName
from opsroom.ui.bridge.jobs import Job

STEPS = 1000
LEVEL_WORDS = {
    LevelName.UNCOVERED: "belum terisi",
    LevelName.BEYOND: "di luar pola utama",
    LevelName.CROSSING: "lintas desa",
    LevelName.PEOPLE: "orang",
    LevelName.SOFT: "poin anjuran",
}


class RunBar(QWidget):
    """Hidden unless a plot runs.

    Signals:
        stop_requested: Nothing: end early with the best so far.
        cancel_requested: Nothing: throw the work away.
    """

    #: Nothing, GUI thread.
    stop_requested = Signal()
    #: Nothing, GUI thread.
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = QProgressBar()
        self.progress.setRange(0, STEPS)
        self.progress.setAccessibleName("Kemajuan ploting")
        self.levels = QLabel()
        self.levels.setAccessibleName("Hasil sejauh ini")
        self.stop_button = QPushButton("Cukup, pakai yang terbaik")
        self.stop_button.setToolTip("Berhenti mencari; rencana terbaik sampai saat ini disimpan")
        self.cancel_button = QPushButton("Batal")
        self.cancel_button.setToolTip("Buang hasil perhitungan; rencana sebelumnya tetap berlaku")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress, 1)
        row.addWidget(self.levels, 2)
        row.addWidget(self.stop_button)
        row.addWidget(self.cancel_button)
        self.stop_button.clicked.connect(self._on_stop_button_clicked)
        self.cancel_button.clicked.connect(self._on_cancel_button_clicked)
        self.hide()

    def begin(self) -> None:
        """Show an empty bar."""
        self.progress.setValue(0)
        self.progress.setFormat("Ploting ...")
        self.levels.setText("")
        self.stop_button.setEnabled(True)
        self.show()

    def show_job(self, job: Job) -> None:
        """Show how far the job is."""
        self.progress.setValue(int(max(0.0, job.share) * STEPS))
        self.progress.setFormat(job.text or "Ploting ...")

    def show_levels(self, levels: tuple[Level, ...]) -> None:
        """Show what is found so far."""
        self.levels.setText(level_words(levels))

    def _on_stop_button_clicked(self) -> None:
        self.stop_button.setEnabled(False)
        self.progress.setFormat("Menyelesaikan ...")
        self.stop_requested.emit()

    def _on_cancel_button_clicked(self) -> None:
        self.progress.setFormat("Membatalkan ...")
        self.cancel_requested.emit()


def level_words(levels: tuple[Level, ...]) -> str:
    """``0 belum terisi ✓ · 4 lintas desa (≥ 3)``: a tick for what is proven, else the bound."""
    return " · ".join(
        f"{write_number(level.value)} {LEVEL_WORDS[level.name]} "
        + ("\u2713" if level.is_proven else f"(\u2265 {write_number(level.bound)})")
        for level in levels
    )

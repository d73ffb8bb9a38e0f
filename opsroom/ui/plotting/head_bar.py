"""The top of the plotting screen: the two runs, the cap on moved people, and how things stand in a sentence."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from opsroom.domain.calendar import write_moment, write_number
from opsroom.ui.plotting.facts import PlottingFacts
from opsroom.ui.theme.look import Look

KEY, REPLAN_KEY = "F9", "Shift+F9"
MAX_CAP = 9_999


class HeadBar(QWidget):
    """Buttons and banner.

    Signals:
        plot_requested: Nothing.
        replan_requested: The most people who may move, None for no cap.
    """

    #: Nothing, GUI thread.
    plot_requested = Signal()
    #: int or None, GUI thread.
    replan_requested = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.plot_button = QPushButton(f"Ploting ({KEY})")
        self.plot_button.setProperty("primary", "true")
        self.plot_button.setShortcut(KEY)
        self.plot_button.setToolTip(f"Susun tim untuk semua TPS dari awal ({KEY}). Yang dikunci tetap.")
        self.replan_button = QPushButton("Ploting ulang, sedikit pindah")
        self.replan_button.setShortcut(REPLAN_KEY)
        self.replan_button.setToolTip(f"Pertahankan tim yang ada; pindahkan hanya yang perlu ({REPLAN_KEY})")
        self.cap = QSpinBox()
        self.cap.setRange(-1, MAX_CAP)
        self.cap.setValue(-1)
        self.cap.setSpecialValueText("tanpa batas")
        self.cap.setSuffix(" orang")
        self.cap.setAccessibleName("Batas orang yang pindah")
        self.cap.setToolTip("Paling banyak orang yang boleh pindah dari semua TPS-nya")
        self.banner = QLabel()
        self.banner.setWordWrap(True)
        cap_label = QLabel("batas")
        cap_label.setBuddy(self.cap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.plot_button)
        row.addWidget(self.replan_button)
        row.addWidget(cap_label)
        row.addWidget(self.cap)
        row.addSpacing(8)
        row.addWidget(self.banner, 1)
        self.plot_button.clicked.connect(self._on_plot_button_clicked)
        self.replan_button.clicked.connect(self._on_replan_button_clicked)
        look.changed.connect(self._retint)
        self._retint()

    def show_facts(self, facts: PlottingFacts) -> None:
        """Say how things stand and what to do next."""
        ready = f"{write_number(facts.tps)} TPS, {write_number(facts.ready)} personel PAM TPS."
        self.plot_button.setEnabled(not facts.obstacle)
        self.replan_button.setEnabled(not facts.obstacle and facts.view is not None)
        if facts.obstacle:
            self.banner.setText(facts.obstacle)
        elif facts.view is None:
            self.banner.setText(f"Siap diploting: {ready}")
        elif facts.is_outdated:
            self.banner.setText(f"Data berubah sesudah ploting ini. Tekan Ploting lagi. Sekarang {ready}")
        else:
            made = write_moment(facts.view.made_at)
            self.banner.setText(f"Ploting versi {facts.view.version}, {made}. {ready}")

    def _on_plot_button_clicked(self) -> None:
        self.plot_requested.emit()

    def _on_replan_button_clicked(self) -> None:
        self.replan_requested.emit(self.cap.value() if self.cap.value() >= 0 else None)

    def _retint(self) -> None:
        self.plot_button.setIcon(self._look.icon("plotting", "on_accent"))

"""The inbox: lines nobody understood for certain; a person picks the place and the stage, or puts them aside."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.radio import Guess, Understanding
from opsroom.domain.radio_log import RadioLine
from opsroom.domain.radio_words import SAFE, meaning_label
from opsroom.domain.stages import STAGES
from opsroom.services.radio_desk import Ear
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.theme.look import Look


class InboxPanel(QWidget):
    """Waiting lines, what the chosen one could mean, and the answer.

    Signals:
        answered: Line id, stage code, TPS ids.
        dismissed: Line id, reason.
    """

    #: int, str, tuple of TPS ids; GUI thread.
    answered = Signal(int, str, object)
    #: int, str; GUI thread.
    dismissed = Signal(int, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ear: Ear | None = None
        self._zone: tzinfo | None = None
        self._guesses: tuple[Guess, ...] = ()
        columns = (
            LineColumn("Diterima", self._clock, 70, lambda line: line.received_at),
            LineColumn("Isi", lambda line: line.text),
        )
        self.lines = LineView(LineModel(columns, look, self), "Kotak masuk", look)
        self.lines.empty_text = "Tidak ada baris yang menunggu."
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.guesses = QListWidget()
        self.guesses.setAccessibleName("Tempat yang mungkin dimaksud")
        self.place = QLineEdit()
        self.place.setPlaceholderText("Tempat lain: tps 3 sukaraya, tim 14, lengkiti")
        self.place.setAccessibleName("Tempat yang dimaksud")
        self.stage = QComboBox()
        self.stage.setAccessibleName("Tahap")
        for code in (*STAGES, SAFE):
            self.stage.addItem(meaning_label(code), str(code))
        self.take_button = QPushButton("Catat (Ctrl+Enter)")
        self.take_button.setProperty("primary", "true")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Alasan mengesampingkan")
        self.reason.setAccessibleName("Alasan mengesampingkan")
        self.dismiss_button = QPushButton("Kesampingkan")
        self._build()
        self.lines.picked.connect(self._on_lines_picked)
        self.place.textChanged.connect(self._judge)
        self.guesses.currentRowChanged.connect(self._judge)
        self.reason.textChanged.connect(self._judge)
        self.take_button.clicked.connect(self._on_take_button_clicked)
        self.reason.returnPressed.connect(self._on_dismiss_button_clicked)
        self.dismiss_button.clicked.connect(self._on_dismiss_button_clicked)
        taking = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        taking.activated.connect(self._on_take_button_clicked)
        self._judge()

    def listen(self, ear: Ear) -> None:
        """Look places up in this register from now on."""
        self._ear, self._zone = ear, ear.zone

    def show_lines(self, lines: Sequence[RadioLine]) -> None:
        """Show what waits; the chosen line stays chosen while it waits."""
        kept = self.lines.picked_line()
        self.lines.lines.set_lines(lines)
        if kept is not None:
            self.lines.pick(lambda line: line.id == kept.id)
        if self.lines.picked_line() is None:
            self._on_lines_picked(None)

    def _build(self) -> None:
        answer = QHBoxLayout()
        answer.addWidget(self.stage, 1)
        answer.addWidget(self.take_button)
        aside = QHBoxLayout()
        aside.addWidget(self.reason, 1)
        aside.addWidget(self.dismiss_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lines, 2)
        column.addWidget(self.why)
        column.addWidget(self.guesses, 1)
        column.addWidget(self.place)
        column.addLayout(answer)
        column.addLayout(aside)

    def _clock(self, line: RadioLine) -> str:
        return f"{line.received_at.astimezone(self._zone):%H.%M}"

    def _on_lines_picked(self, line: RadioLine | None) -> None:
        found: Sequence[Understanding] = ()
        if line is not None and self._ear is not None:
            found = self._ear.understand(line.text, line.received_at)
        self._guesses = tuple(guess for one in found for guess in one.guesses)
        self.guesses.clear()
        self.guesses.addItems([guess.text for guess in self._guesses])
        self.guesses.setCurrentRow(0 if self._guesses else -1)
        self.why.setText(line.why if line is not None else "")
        self.place.clear()
        self.reason.clear()
        stage = line.stage if line is not None else ""
        self.stage.setCurrentIndex(self.stage.findData(stage) if stage else -1)
        self._judge()

    def _places(self) -> tuple[int, ...]:
        text = self.place.text().strip()
        if text and self._ear is not None:
            return tuple(self._ear.find_tps(text).tps_ids)
        row = self.guesses.currentRow()
        return tuple(self._guesses[row].tps_ids) if 0 <= row < len(self._guesses) else ()

    def _judge(self) -> None:
        is_picked = self.lines.picked_line() is not None
        self.take_button.setEnabled(is_picked and bool(self._places()))
        self.dismiss_button.setEnabled(is_picked and bool(self.reason.text().strip()))

    def _on_take_button_clicked(self) -> None:
        line, places, stage = self.lines.picked_line(), self._places(), self.stage.currentData()
        if line is not None and places and stage:
            self.answered.emit(line.id, stage, places)
        elif line is not None and places:
            self.why.setText("Tahapnya belum dipilih. Pilih tahap, lalu catat lagi.")
            self.stage.setFocus()

    def _on_dismiss_button_clicked(self) -> None:
        line = self.lines.picked_line()
        if line is not None and self.reason.text().strip():
            self.dismissed.emit(line.id, self.reason.text())

"""The room "Papan" at the desk: the wall in small, and the buttons that put it on the second screen or into a file."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.errors import DocumentError
from opsroom.domain.progress import Progress
from opsroom.runtime.clock import Clock
from opsroom.runtime.files import write_atomically
from opsroom.ui.board.picture import png_bytes, render_board
from opsroom.ui.board.reader import BoardReader
from opsroom.ui.board.view import BoardView
from opsroom.ui.tables.tools import ScreenTools

PICTURE = QSize(1920, 1080)
_PATTERNS = "Gambar PNG (*.png)"


class BoardPanel(QWidget):
    """The wall as the desk sees it.

    Signals:
        wall_requested: The board is wanted on the second screen.
        padal_toggled: Names of the Padal are wanted on the wall, or not.
    """

    #: Nothing, GUI thread.
    wall_requested = Signal()
    #: bool, GUI thread.
    padal_toggled = Signal(bool)

    def __init__(self, reader: BoardReader, tools: ScreenTools, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._tools = tools
        self._clock = clock
        self.view = BoardView(tools.look, clock, self)
        self.view.follow(reader)
        self.wall_button = QPushButton("Tampilkan di layar kedua (F11)")
        self.wall_button.setProperty("primary", "true")
        self.picture_button = QPushButton("Simpan gambar...")
        self.padal = QCheckBox("Tampilkan nama Padal")
        hint = QLabel("Nama dan nomor telepon tidak tampil di dinding.")
        row = QHBoxLayout()
        for widget in (self.wall_button, self.picture_button, self.padal):
            row.addWidget(widget)
        row.addWidget(hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self._connect()
        self._retint()

    def ask_for_picture(self) -> None:
        """Ask where to save the page as a picture, then do it."""
        self._tools.picker.save_file(self, "Simpan gambar papan", _PATTERNS, "papan.png", self.save_picture)

    def save_picture(self, path: Path) -> None:
        """Paint and write the page as it is now, as a job."""
        snapshot, theme, font = self.view.snapshot, self._tools.look.theme, self.font()
        shows_padal, now = self.padal.isChecked(), self._clock.now()

        def work(_progress: Progress) -> Path:
            data = png_bytes(render_board(snapshot, PICTURE, theme, now, font, shows_padal=shows_padal))
            try:
                write_atomically(path, data)
            except OSError as problem:
                raise DocumentError(
                    f"Gambar tidak bisa ditulis ke {path}. Pilih folder lain, lalu simpan lagi.", str(problem)
                ) from problem
            return path

        self._tools.jobs.run(
            "Menyimpan gambar papan", work, lambda saved: self._tools.notices.done(f"Gambar papan disimpan di {saved}.")
        )

    def _connect(self) -> None:
        self.wall_button.clicked.connect(self.wall_requested)
        self.picture_button.clicked.connect(self.ask_for_picture)
        self.padal.toggled.connect(self._on_padal_toggled)
        self._tools.look.changed.connect(self._retint)

    def _retint(self) -> None:
        self.wall_button.setIcon(self._tools.look.icon("fullscreen", "on_accent"))
        self.picture_button.setIcon(self._tools.look.icon("save"))

    def _on_padal_toggled(self, shows: bool) -> None:
        self.view.set_shows_padal(shows=shows)
        self.padal_toggled.emit(shows)

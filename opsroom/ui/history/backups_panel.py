"""Backups of an operation file, and bringing one back: as a new file, or in the place of the file itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from opsroom.domain.calendar import write_age
from opsroom.runtime.clock import Clock
from opsroom.services.backups import BackupLine, free_name, read_backups, restore_copy
from opsroom.ui.bridge.file_picker import FilePicker
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import NoticeAction, Notices
from opsroom.ui.history.moments import full_moment, size_text
from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.theme.look import Look
from opsroom.ui.theme.tokens import Tone

_PATTERNS = "Berkas operasi (*.ops)"


class BackupsPanel(QWidget):
    """Lists the backups of one file; works with the file closed or damaged too.

    Signals:
        in_place_requested: Operation file and the backup that shall take its place.
        open_requested: A file to open: a restored copy.
    """

    #: (Path, Path), GUI thread.
    in_place_requested = Signal(object, object)
    #: Path, GUI thread.
    open_requested = Signal(object)
    #: Nothing, GUI thread: the list is that of the folder.
    refreshed = Signal()

    def __init__(
        self,
        clock: Clock,
        jobs: JobRunner,
        notices: Notices,
        look: Look,
        picker: FilePicker,
        zone: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._jobs, self._notices = clock, jobs, notices
        self._look, self._picker, self._zone = look, picker, zone
        self._path: Path | None = None
        self._version = 0
        self.title = QLabel()
        self.lines = LineView(LineModel(self._columns(), look, self), "Cadangan", look)
        self.about = QLabel()
        self.copy_button = QPushButton("Pulihkan sebagai berkas baru...")
        self.place_button = QPushButton("Pulihkan di tempat...")
        self.question = QFrame()
        self.question_text = QLabel()
        self.yes_button = QPushButton("Ya, ganti isinya")
        self.no_button = QPushButton("Jangan")
        self._build()
        self._connect()

    def show_file(self, path: Path | None) -> None:
        """List the backups of that file."""
        self._path = path
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self.question.hide()
        self._version += 1
        version, path = self._version, self._path
        if path is None:
            self._on_lines(version, ())
            return
        self._jobs.read(lambda: read_backups(path), lambda lines: self._on_lines(version, lines))

    # --- building ------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[LineColumn, ...]:
        return (
            LineColumn("Umur", self._age, 58, lambda line: line.made_at),
            LineColumn("Isi", lambda line: line.holds, tone=_tone),
            LineColumn("Sebab", lambda line: line.reason, 108),
            LineColumn("Ukuran", lambda line: size_text(line.size), 66, lambda line: line.size, is_number=True),
        )

    def _age(self, line: BackupLine) -> str:
        return write_age((self._clock.now() - line.made_at).total_seconds())

    def _build(self) -> None:
        gap = self._look.spacing
        for label in (self.title, self.about, self.question_text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.copy_button.setToolTip("Salin cadangan ini ke nama lain; berkas sekarang tidak disentuh")
        self.place_button.setToolTip("Ganti isi berkas dengan cadangan ini; isi sekarang disimpan sebagai cadangan")
        self.lines.empty_text = "Belum ada cadangan berkas ini."
        self.question.setFrameShape(QFrame.Shape.StyledPanel)
        self.question.setAccessibleName("Tanya sebelum memulihkan di tempat")
        answer = QHBoxLayout()
        answer.addStretch(1)
        answer.addWidget(self.no_button)
        answer.addWidget(self.yes_button)
        inner = QVBoxLayout(self.question)
        inner.addWidget(self.question_text)
        inner.addLayout(answer)
        self.question.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.place_button)
        buttons.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(gap.medium, gap.small, gap.medium, gap.small)
        page.setSpacing(gap.small)
        page.addWidget(self.title)
        page.addWidget(self.lines, 1)
        page.addWidget(self.about)
        page.addWidget(self.question)
        page.addLayout(buttons)
        self.setFocusProxy(self.lines)
        self._on_lines_picked(None)

    def _connect(self) -> None:
        self.lines.picked.connect(self._on_lines_picked)
        self.copy_button.clicked.connect(self.ask_for_copy)
        self.place_button.clicked.connect(self.ask_in_place)
        self.yes_button.clicked.connect(self._on_yes_clicked)
        self.no_button.clicked.connect(self._on_no_clicked)

    # --- restoring -----------------------------------------------------------------------------------------------

    def ask_for_copy(self) -> None:
        """Ask where the picked backup shall be copied to."""
        line = self._picked()
        if line is not None and self._path is not None:
            suggestion = free_name(self._path, line.made_at)
            self._picker.save_file(
                self, "Pulihkan sebagai berkas baru", _PATTERNS, suggestion.name, partial(self._copy, line)
            )

    def ask_in_place(self) -> None:
        """Say what would happen, and wait for a yes."""
        line = self._picked()
        if line is None or self._path is None:
            return
        self.question_text.setText(
            f"Isi {self._path.name} diganti dengan cadangan {full_moment(line.made_at, self._zone())} "
            f"({line.holds}). Isi sekarang disimpan dahulu sebagai cadangan 'sebelum dipulihkan'; "
            "berkas ditutup sebentar lalu dibuka lagi."
        )
        self.question.show()
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, line: BackupLine, target: Path) -> None:
        self._jobs.run(f"Memulihkan {target.name}", lambda _progress: restore_copy(line.path, target), self._on_copied)

    def _on_copied(self, target: Path) -> None:
        action = NoticeAction("Buka", lambda: self.open_requested.emit(target))
        self._notices.done(f"Cadangan dipulihkan ke {target.name}; berkas yang terbuka tidak disentuh.", action=action)

    def _on_yes_clicked(self) -> None:
        line = self._picked()
        self.question.hide()
        if line is not None and self._path is not None:
            self.in_place_requested.emit(self._path, line.path)

    def _on_no_clicked(self) -> None:
        self.question.hide()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- news ----------------------------------------------------------------------------------------------------

    def _picked(self) -> BackupLine | None:
        line: BackupLine | None = self.lines.picked_line()
        return line

    def _on_lines(self, version: int, lines: tuple[BackupLine, ...]) -> None:
        if version != self._version:
            return
        name = self._path.name if self._path else ""
        self.title.setText(f"{len(lines)} cadangan {name}." if self._path else "Belum ada berkas yang dipilih.")
        self.lines.lines.set_lines(lines)
        self.refreshed.emit()

    def _on_lines_picked(self, line: BackupLine | None) -> None:
        can = line is not None and line.is_readable
        self.copy_button.setEnabled(can)
        self.place_button.setEnabled(can)
        self.about.setText(self._told(line) if line is not None else "")
        if line is None:
            self.question.hide()

    def _told(self, line: BackupLine) -> str:
        if not line.is_readable:
            return line.holds
        last = ""
        if line.last_change_at is not None:
            last = f" Perubahan terakhir: {line.last_change}, {full_moment(line.last_change_at, self._zone())}."
        return f"Dibuat {full_moment(line.made_at, self._zone())}: {line.holds}.{last}"


def _tone(line: BackupLine) -> Tone | None:
    return None if line.is_readable else Tone.ALARM

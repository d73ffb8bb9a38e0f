"""Opens, makes and closes operations for the window; a file that cannot be opened leaves the one before open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from opsroom.domain.errors import OpsError
from opsroom.domain.progress import Progress
from opsroom.runtime.habits import Habits
from opsroom.services.backups import restore_over
from opsroom.ui.shell.desk import Desk
from opsroom.ui.shell.session import OpenedFile, Session, create_operation, open_operation

PATTERNS = "Berkas operasi (*.ops)"
_NOT_IN_FILE_NAMES = '/\\:*?"<>|'


class FileDesk(QObject):
    """Keeps the session of the open file.

    Attributes:
        session: The open operation, None before the first one.

    Signals:
        opening: Path that is being opened.
        opened: The new `Session`; the old one is closed already.
        closing: The open file is about to be closed for good; its screens must go first.
        refused: Indonesian sentence why a file did not open.
    """

    #: Path, GUI thread.
    opening = Signal(object)
    #: Session, GUI thread.
    opened = Signal(object)
    #: Nothing, GUI thread.
    closing = Signal()
    #: str, GUI thread.
    refused = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._path_on_its_way: Path | None = None
        self._restored: Path | None = None
        self._restore_problem = ""
        self.session: Session | None = None

    def ask_to_open(self) -> None:
        """Ask for a file and open it."""
        self._desk.picker.open_file(self._window, "Buka operasi", PATTERNS, self.open)

    def ask_to_create(self, name: str) -> None:
        """Ask where the new operation shall be kept and make it."""
        if not name:
            self.refused.emit("Isi dahulu nama operasinya, misalnya Polres OKU - Pemilu 2024.")
            return
        file_name = "".join("-" if letter in _NOT_IN_FILE_NAMES else letter for letter in name)
        self._desk.picker.save_file(
            self._window,
            "Simpan operasi baru",
            PATTERNS,
            f"{file_name}.ops",
            lambda path: self.create(path, name),
        )

    def open(self, path: Path) -> None:
        """Open a file as a job; one at a time."""
        if self.session is not None and self.session.workspace.path.resolve() == path.resolve():
            self._desk.notices.info(f"{path.name} sudah terbuka di jendela ini.")
            return
        desk, actor = self._desk, self._desk.settings.text("operator")
        self._start(
            path,
            f"Membuka {path.name}",
            lambda _progress: open_operation(path, desk.clock, desk.state_folder, actor),
        )

    def create(self, path: Path, name: str) -> None:
        """Make a file as a job and open it."""
        desk, actor = self._desk, self._desk.settings.text("operator")
        self._start(
            path,
            f"Membuat {path.name}",
            lambda _progress: create_operation(path, name, desk.clock, desk.state_folder, actor),
        )

    def restore(self, path: Path, backup: Path) -> None:
        """Close the file if it is open, put a backup in its place, and open it again.

        What stood in it is kept as a backup; when the backup is refused the file is opened as it was.
        """
        if self._path_on_its_way is not None:
            self._desk.notices.info(f"{self._path_on_its_way.name} masih dibuka. Tunggu sebentar.")
            return
        if self.session is not None:
            self.closing.emit()
            self.close()
        desk, actor = self._desk, self._desk.settings.text("operator")

        def work(_progress: Progress) -> OpenedFile:
            try:
                restore_over(path, backup, desk.clock)
            except OpsError as problem:
                # Told when the file is open again; there is nothing else the user could do meanwhile.
                self._restore_problem = problem.user_text
            return open_operation(path, desk.clock, desk.state_folder, actor)

        self._restore_problem = ""
        self._restored = backup
        self._start(path, f"Memulihkan {path.name}", work)

    def close(self) -> None:
        """Close the open file."""
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None

    def _start(self, path: Path, title: str, work: Callable[[Progress], OpenedFile]) -> None:
        if self._path_on_its_way is not None:
            self._desk.notices.info(f"{self._path_on_its_way.name} masih dibuka. Tunggu sebentar.")
            return
        self._path_on_its_way = path
        self.opening.emit(path)
        self._desk.jobs.run(title, work, self._on_opened, self._on_refused)

    def _on_opened(self, opened: OpenedFile) -> None:
        self._path_on_its_way = None
        self.close()
        desk = self._desk
        self.session = Session(
            opened, desk.notices, desk.look, desk.picker, self, Habits(desk.settings.folder / "tabel")
        )
        desk.state.put_recent(opened.workspace.path.resolve())
        self.opened.emit(self.session)
        self._tell_restored(opened.workspace.path)

    def _tell_restored(self, path: Path) -> None:
        if self._restored is None:
            return
        if self._restore_problem:
            self._desk.notices.error(f"{self._restore_problem} {path.name} dibuka seperti semula.")
        else:
            text = f"{path.name} dipulihkan dari cadangan; isi sebelumnya tersimpan sebagai cadangan."
            self._desk.notices.done(text, self._restored.name)
        self._restored = None

    def _on_refused(self, problem: OpsError) -> None:
        self._path_on_its_way = None
        self._restored = None
        self.refused.emit(problem.user_text)

"""One open operation in the window: its workspace, its jobs, its news from other processes."""

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from opsroom.domain.errors import OpsError, StoreUnavailable
from opsroom.runtime.clock import Clock
from opsroom.runtime.habits import Habits
from opsroom.runtime.instance import AlreadyOpenError, WindowLock
from opsroom.services.board import read_board
from opsroom.services.workspace import Workspace
from opsroom.ui.board.reader import BoardReader
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.file_picker import FilePicker
from opsroom.ui.bridge.jobs import JobRunner
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.look import Look

#: How often other processes' changes are looked for. Units: ms.
POLL_MS = 100
BACKUP_MS = 30_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A workspace and the right of this window to it."""

    workspace: Workspace
    lock: WindowLock


def open_operation(path: Path, clock: Clock, state: Path, actor: str) -> OpenedFile:
    """Open an existing file for this window. Thread: worker.

    Raises:
        StoreUnavailable, StoreForeign, StoreTooNew: It cannot be opened, or another window has it; nothing was touched.
    """
    lock = _take_lock(path, clock, state)
    try:
        return OpenedFile(Workspace.open(path, clock, actor), lock)
    except OpsError:
        lock.release()
        raise


def create_operation(path: Path, name: str, clock: Clock, state: Path, actor: str) -> OpenedFile:
    """Make a new file for this window. Thread: worker.

    Raises:
        StoreUnavailable: The file exists or cannot be written.
    """
    lock = _take_lock(path, clock, state)
    try:
        return OpenedFile(Workspace.create(path, name, clock, actor), lock)
    except OpsError:
        lock.release()
        raise


def _take_lock(path: Path, clock: Clock, state: Path) -> WindowLock:
    try:
        return WindowLock(state, path, clock)
    except AlreadyOpenError as problem:
        raise StoreUnavailable(problem.user_text) from problem


class Session(QObject):
    """Everything that lives as long as the operation is open.

    Attributes:
        tools: What the screens get.
        reader: Figures of the wall.

    Signals:
        history_read: `HistoryStatus`, after every change.
        backup_read: Age of the newest backup, or None.
    """

    #: HistoryStatus, GUI thread.
    history_read = Signal(object)
    #: timedelta or None, GUI thread.
    backup_read = Signal(object)

    def __init__(
        self,
        opened: OpenedFile,
        notices: Notices,
        look: Look,
        picker: FilePicker,
        parent: QObject | None = None,
        habits: Habits | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = opened.workspace
        self._lock = opened.lock
        self._notices = notices
        self._is_polling = False
        self._has_trouble = False
        self.jobs = JobRunner(notices, self)
        self.relay = ChangeRelay(opened.workspace.feed, self)
        self.tools = ScreenTools(self.relay, self.jobs, notices, look, picker, habits or Habits())
        self.reader = BoardReader(
            lambda: read_board(self.workspace), self.relay, self.jobs, opened.workspace.clock, self
        )
        self._poll_timer = self._timer(POLL_MS, self._poll)
        self._backup_timer = self._timer(BACKUP_MS, self.read_backup_age)
        self.relay.changed.connect(self.read_history)

    def start(self) -> None:
        """Look for news, now and from now on."""
        self.read_history()
        self.read_backup_age()
        self.reader.refresh()
        self._poll_timer.start()
        self._backup_timer.start()

    def close(self) -> None:
        """Cancel what runs and close the file. Blocks until the running step of each job ends."""
        self._poll_timer.stop()
        self._backup_timer.stop()
        self.reader.stop()
        self.relay.close()
        self.jobs.close()
        self.workspace.close()
        self._lock.release()

    def read_history(self) -> None:
        """Read what undo and redo would do."""
        self.jobs.read(self.workspace.history, self.history_read.emit, self._on_read_failed)

    def read_backup_age(self) -> None:
        """Read how old the newest backup is."""
        self.jobs.read(self.workspace.backup_age, self.backup_read.emit, self._on_read_failed)

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _poll(self) -> None:
        if not self._is_polling:
            self._is_polling = True
            self.jobs.read(self.workspace.poll, self._on_poll_done, self._on_poll_failed)

    def _on_poll_done(self, _nothing: None) -> None:
        self._is_polling = False
        self._has_trouble = False

    def _on_poll_failed(self, problem: OpsError) -> None:
        self._is_polling = False
        self._on_read_failed(problem)

    def _on_read_failed(self, problem: OpsError) -> None:
        # Asked for ten times a second: trouble is told once, until it is over.
        if not self._has_trouble:
            self._has_trouble = True
            _log.info("file not readable: %s", problem.detail or type(problem).__name__)
            self._notices.failure(problem)

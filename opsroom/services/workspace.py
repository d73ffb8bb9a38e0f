"""An open operation file: the one object windows and terminal hold."""

from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.progress import SILENT, Progress
from opsroom.runtime.clock import Clock
from opsroom.services.change_feed import ChangeFeed
from opsroom.services.command import Command
from opsroom.store.operation_file import HistoryStatus, OperationFile
from opsroom.store.reader import Reader

T = TypeVar("T")


class Workspace:
    """Reads and commands on one operation file.

    Thread: any; reads use a connection of the calling thread, commands take turns.

    Attributes:
        feed: Tells every committed change, also those of other processes once `poll` saw them.
    """

    def __init__(self, file: OperationFile, clock: Clock, actor: str = "") -> None:
        self._file = file
        self.clock = clock
        self.actor = actor
        self.feed = ChangeFeed()

    @classmethod
    def open(cls, path: Path, clock: Clock, actor: str = "", *, backup: bool = True) -> "Workspace":
        """Open an existing file.

        Raises:
            StoreUnavailable, StoreForeign, StoreTooNew: It cannot be opened; the file was not touched.
        """
        return cls(OperationFile.open(path, clock, backup=backup), clock, actor)

    @classmethod
    def create(cls, path: Path, name: str, clock: Clock, actor: str = "") -> "Workspace":
        """Make a new file for the operation called `name`.

        Raises:
            StoreUnavailable: The file exists or cannot be written.
        """
        file = OperationFile.create(path, clock)
        with file.work("Operasi baru", actor=actor, undoable=False) as work:
            work.insert(Kind.OPERATION, {"name": " ".join(name.split()) or path.stem})
        return cls(file, clock, actor)

    @property
    def path(self) -> Path:
        """The operation file."""
        return self._file.path

    def run(self, command: Command[T]) -> T:
        """Run one command in one transaction and tell what changed once it is committed.

        Raises:
            OpsError: The command refused; nothing changed.
        """
        with self._file.work(command.label, actor=self.actor, origin=command.origin, undoable=command.undoable) as work:
            result = command.apply(work)
        self.feed.publish(work.changeset)
        return result

    def read(self) -> AbstractContextManager[Reader]:
        """A consistent view of the data for the length of the `with` block."""
        return self._file.read()

    def undo(self, progress: Progress = SILENT) -> ChangeSet:
        """Take back the last undoable command.

        Raises:
            StaleEdit: Somebody changed the same cells since; nothing was overwritten.
            NotFound: There is nothing to undo.
            Cancelled: The user asked to stop; nothing was changed.
        """
        changeset = self._file.undo(self.actor, progress)
        self.feed.publish(changeset)
        return changeset

    def redo(self, progress: Progress = SILENT) -> ChangeSet:
        """Run again what was last undone; raises as `undo` does."""
        changeset = self._file.redo(self.actor, progress)
        self.feed.publish(changeset)
        return changeset

    def history(self) -> HistoryStatus:
        """The names of what `undo` and `redo` would do."""
        return self._file.history()

    def poll(self) -> None:
        """Publish what other processes committed since the last call; cheap when nothing happened."""
        for changeset in self._file.poll():
            self.feed.publish(changeset)

    def backup(self, reason: str) -> Path:
        """Write a verified copy of the file into its backup folder and return it."""
        return self._file.backup(reason)

    def backup_age(self) -> timedelta | None:
        """How old the newest backup is, None without one."""
        backups = self._file.backups()
        if not backups:
            return None
        return self.clock.now() - max(backup.made_at for backup in backups)

    def backup_count(self) -> int:
        """How many backups there are."""
        return len(self._file.backups())

    @property
    def backup_problem(self) -> str:
        """Why the backup on opening could not be made (Indonesian), empty when it was."""
        return self._file.backup_problem

    def integrity(self) -> tuple[str, ...]:
        """Problems of the file itself; empty when it is sound."""
        return self._file.integrity()

    def close(self) -> None:
        """Close all connections; idempotent."""
        self._file.close()

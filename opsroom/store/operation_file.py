"""The operation file as the rest of the program sees it."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType

from opsroom.domain.categories import DEFAULT_CATEGORIES, DEFAULT_PATTERNS
from opsroom.domain.changes import ChangeSet, Kind, Origin
from opsroom.domain.errors import OpsError, StaleEdit, StoreUnavailable
from opsroom.domain.progress import SILENT, Progress
from opsroom.runtime.clock import Clock
from opsroom.store import errors, schema
from opsroom.store.backup import list_backups, make_backup
from opsroom.store.history import CONFLICTS, REDO, UNDO, Direction, Step, drop, next_step, status, take
from opsroom.store.journal import CommandHead, change_set
from opsroom.store.reader import Reader
from opsroom.store.records import BackupInfo, HistoryStatus, State
from opsroom.store.session import BUSY_S, PROBING, READING, WRITING, Session, Sessions
from opsroom.store.watch import Watch
from opsroom.store.work import Work

logger = logging.getLogger(__name__)

__all__ = ["BackupInfo", "HistoryStatus", "OperationFile"]


class OperationFile:
    """An open operation file.

    Thread: any. Reads use a connection of the calling thread; works of this process take turns, works of several
    processes wait for each other up to five seconds.

    Attributes:
        backup_problem: Why the backup on opening could not be made, empty when it was (or was not asked for).
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.backup_problem = ""
        self._clock = clock
        self._turn = threading.Lock()
        self._turn_of = 0
        self._sessions = Sessions(path)
        self._watch = Watch(path)

    @classmethod
    def create(cls, path: Path, clock: Clock) -> "OperationFile":
        """Make a new file with the default categories and patterns, and open it.

        It is made under another name and gets its own when complete.

        Raises:
            StoreUnavailable: A file of the name exists, or the folder is missing or full or may not be written.
        """
        for taken in (path, *_companions(path)):
            # The log of a file that was moved away would be replayed into ours.
            if taken.exists():
                raise StoreUnavailable(f"Berkas {taken.name} sudah ada dan tidak ditimpa. Pilih nama lain.")
        unfinished = path.with_name(f".{path.name}.new")
        with errors.at_the_door(path):
            try:
                _clear(unfinished)
                try:
                    _make(unfinished, clock)
                    unfinished.replace(path)
                finally:
                    _clear(unfinished)
            except OSError as problem:
                raise errors.no_access(path, str(problem)) from problem
            return cls(path, clock)

    @classmethod
    def open(cls, path: Path, clock: Clock, *, backup: bool = True) -> "OperationFile":
        """Open an existing file, after a backup and the migrations it lacks.

        Raises:
            StoreTooNew: Written by a newer version; not touched.
            StoreForeign: No operation file; not touched.
            StoreUnavailable: Missing, read-only, busy or damaged; or it needs a migration and could not be backed up.
        """
        if not path.is_file():
            raise StoreUnavailable(f"Berkas {path.name} tidak ada di folder {path.parent}. Periksa nama dan foldernya.")
        if not os.access(path, os.W_OK):
            raise errors.read_only(path)
        with errors.at_the_door(path):
            version = schema.version_of(path)
            if version < schema.SCHEMA_VERSION:
                _bring_up_to_date(path, clock, version)
            file = cls(path, clock)
        if backup:
            file.back_up_on_opening()
        return file

    def __enter__(self) -> "OperationFile":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def work(
        self, label: str, *, actor: str = "", origin: Origin = Origin.DESK, undoable: bool = True
    ) -> Iterator[Work]:
        """One command: BEGIN IMMEDIATE; journal and COMMIT on the way out, ROLLBACK when an exception passes.

        A work that changes nothing leaves no trace. Works do not nest.

        Raises:
            StoreUnavailable: Busy for five seconds, disk full or gone; nothing of the work was kept.
        """
        with self._my_turn():
            writer = self._sessions.writer
            command_id = 0
            try:
                with writer.writing():
                    work = Work(writer, label, undoable=undoable)
                    try:
                        yield work
                    finally:
                        work.end()
                    if work.ledger.touched:
                        head = CommandHead(self._clock.now(), actor, work.label, origin)
                        state = State.DONE if undoable else State.CLOSED
                        command_id = work.ledger.close(head, state)
                        self._watch.own(command_id)
            except BaseException:
                self._watch.disown(command_id)
                raise
            work.changeset = change_set(work.ledger.touched, origin, work.label, command_id)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A consistent view for the length of the block; commits of others meanwhile are not seen."""
        with errors.at_the_door(self.path):
            session = self._sessions.reader()
            with session.reading():
                yield Reader(session)

    def undo(self, actor: str = "", progress: Progress = SILENT) -> ChangeSet:
        """Take back the newest undoable command.

        Raises:
            NotFound: There is none.
            StaleEdit: The data moved on since; nothing was overwritten and the command left the queue.
            Cancelled: The user asked to stop; nothing was changed.
        """
        return self._step(UNDO, actor, progress)

    def redo(self, actor: str = "", progress: Progress = SILENT) -> ChangeSet:
        """Run again what was last undone; raises as `undo` does."""
        return self._step(REDO, actor, progress)

    def history(self) -> HistoryStatus:
        """The labels of the next undo and redo."""
        with errors.at_the_door(self.path):
            session = self._sessions.reader()
            with session.reading():
                return status(session)

    def poll(self) -> tuple[ChangeSet, ...]:
        """What other processes committed since the last call, oldest first; their undo and redo too.

        Cheap enough to be asked several times a second. What this object committed is left out.
        """
        with errors.at_the_door(self.path):
            self._sessions.check_open()
            return self._watch.poll()

    def backup(self, reason: str) -> Path:
        """Write a verified copy into the backup folder and return it; the oldest copies go.

        Raises:
            StoreUnavailable: It could not be written or did not pass the check.
        """
        with errors.at_the_door(self.path):
            self._sessions.check_open()
            with closing(Session(self.path, PROBING)) as session:
                return make_backup(session.raw, self.path, reason, self._clock.now())

    def backups(self) -> tuple[BackupInfo, ...]:
        """The backups of this file, oldest first."""
        return list_backups(self.path)

    def back_up_on_opening(self) -> None:
        """The backup of `open`. A full disk must not keep the desk from its data, so a failure is only noted."""
        try:
            self.backup("buka")
        except OpsError as problem:
            self.backup_problem = problem.user_text
            logger.warning("no backup on opening: %s (%s)", problem.user_text, problem.detail)

    def integrity(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file and its references; empty when it is sound."""
        try:
            with closing(Session(self.path, READING)) as session:
                found = [str(text) for (text,) in session.sql("PRAGMA integrity_check") if text != "ok"]
                found += [
                    f"{table} {row_id}: rujukan ke {parent} putus"
                    for table, row_id, parent, _ in session.sql("PRAGMA foreign_key_check")
                ]
        except errors.DATABASE_ERRORS as problem:
            return (f"{problem}",)
        return tuple(found)

    def close(self) -> None:
        """Close all connections of all threads; a second time does nothing. No read or work may be running."""
        self._watch.close()
        self._sessions.close()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        """The writer connection belongs to the calling thread."""
        if self._turn_of == threading.get_ident():
            raise RuntimeError("works do not nest")
        if not self._turn.acquire(timeout=BUSY_S):
            raise errors.busy(self.path)
        self._turn_of = threading.get_ident()
        try:
            with errors.at_the_door(self.path):
                self._sessions.check_open()
                yield
        finally:
            self._turn_of = 0
            self._turn.release()

    def _step(self, direction: Direction, actor: str, progress: Progress) -> ChangeSet:
        writer = self._sessions.writer
        step = Step(0, "", direction)
        try:
            with self.work(direction.verb, actor=actor, origin=Origin.UNDO, undoable=False) as work:
                step = next_step(writer, direction)
                work.label = step.name
                take(writer, work, step, progress)
        except (StaleEdit, *CONFLICTS) as problem:
            with self._my_turn():
                drop(writer, step)
            raise step.stale(str(getattr(problem, "detail", "") or problem)) from problem
        return work.changeset


def _companions(path: Path) -> tuple[Path, ...]:
    """The files SQLite keeps beside an open database, and leaves behind when the machine dies."""
    return tuple(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal"))


def _clear(path: Path) -> None:
    for file in (path, *_companions(path)):
        file.unlink(missing_ok=True)


def _make(path: Path, clock: Clock) -> None:
    path.touch()
    with closing(Session(path, WRITING)) as session:
        schema.migrate(session)
    with OperationFile(path, clock) as file:
        _seed(file)


def _bring_up_to_date(path: Path, clock: Clock, version: int) -> None:
    with closing(Session(path, WRITING)) as session:
        make_backup(session.raw, path, f"sebelum-migrasi-v{version}", clock.now())
        schema.migrate(session)


def _seed(file: OperationFile) -> None:
    """What every operation begins with."""
    with file.work("Berkas baru", undoable=False) as work:
        work.insert_many(
            Kind.CATEGORY,
            [
                {"code": c.code, "label": c.label, "severity": c.severity, "own_team": c.own_team, "colour": c.colour}
                for c in DEFAULT_CATEGORIES
            ],
        )
        work.insert_many(
            Kind.PATTERN,
            [
                {"category": code, "polri": p.polri, "tps": p.tps, "linmas": p.linmas, "ordinal": ordinal}
                for code, patterns in DEFAULT_PATTERNS.items()
                for ordinal, p in enumerate(patterns)
            ],
        )

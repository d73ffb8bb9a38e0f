"""Bringing a backup back: under a new name, or in the place of the file it was made of.

A backup is checked before anything is touched. In place, the file of now is kept as one more backup (or, when it is too
damaged to be copied, moved beside them as it lies), its log files go, and the backup takes its name in one step.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from opsroom.domain.errors import OpsError, RuleViolation, StoreUnavailable
from opsroom.store import errors, schema
from opsroom.store.backup import folder_of, make_backup
from opsroom.store.fields import read_moment
from opsroom.store.session import PROBING, Session

_COUNTED = ("person", "tps", "plan", "document", "report")
_LOGS = ("-wal", "-shm", "-journal")
_STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds.

    Attributes:
        counts: Rows per table counted, zero where an old schema has no such table.
        operation: Name of the operation, empty when it has none.
        last_change_at: Newest command in it.
        last_label: What that command was called.
    """

    operation: str
    counts: dict[str, int]
    last_change_at: datetime | None
    last_label: str


def look_into(path: Path) -> BackupContents:
    """Read what a backup holds; the file is not changed.

    Raises:
        StoreForeign, StoreTooNew, StoreUnavailable: It cannot be read.
    """
    with errors.at_the_door(path):
        schema.version_of(path)
        with closing(Session(path, PROBING)) as session:
            tables = {name for (name,) in session.sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
            counts = {
                name: int(session.sql(f'SELECT count(*) FROM "{name}"')[0][0]) if name in tables else 0
                for name in _COUNTED
            }
            names = session.sql("SELECT name FROM operation") if "operation" in tables else []
            last = session.sql("SELECT at, label FROM command ORDER BY id DESC LIMIT 1") if "command" in tables else []
    return BackupContents(
        str(names[0][0]) if names else "",
        counts,
        read_moment(last[0][0]) if last else None,
        str(last[0][1]) if last else "",
    )


def restore_as(backup: Path, target: Path) -> None:
    """Copy a backup to a name nobody has.

    Raises:
        RuleViolation: The name is taken, or log files of an earlier file of that name lie there.
        StoreForeign, StoreTooNew, StoreUnavailable: The backup is not sound, or the folder cannot be written.
    """
    for taken in (target, *_logs(target)):
        # The log of a file that was moved away would be replayed into ours.
        if taken.exists():
            raise RuleViolation(f"Berkas {taken.name} sudah ada dan tidak ditimpa. Pilih nama lain.", "name")
    check(backup)
    unfinished = _unfinished(target)
    try:
        _copy(backup, unfinished)
        unfinished.replace(target)
    except OSError as problem:
        raise errors.no_access(target, str(problem)) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def restore_in_place(path: Path, backup: Path, now: datetime) -> Path:
    """Put a backup in the place of the file it was made of; returns where the file of now is kept.

    Nobody may have the file open: another process that writes is noticed and refused.

    Raises:
        StoreForeign, StoreTooNew, StoreUnavailable: The backup is not sound, the file is in use, or there is no room;
            the file is as it was.
    """
    check(backup)
    unfinished = _unfinished(path)
    try:
        # First of all: keeping the file of now as a backup may push the oldest one out.
        _copy(backup, unfinished)
        kept = _keep(path, now) if path.exists() else path
        _remove(_logs(path))
        unfinished.replace(path)
    except OSError as problem:
        raise errors.no_access(path, str(problem)) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return kept


def check(backup: Path) -> None:
    """Let only sound operation files through.

    Raises:
        StoreForeign, StoreTooNew, StoreUnavailable: It is none.
    """
    if not backup.is_file():
        raise StoreUnavailable(f"Cadangan {backup.name} sudah tidak ada. Tidak ada yang diubah; pilih cadangan lain.")
    with errors.at_the_door(backup):
        schema.version_of(backup)
        with closing(Session(backup, PROBING)) as session:
            verdict = str(session.sql("PRAGMA quick_check(1)")[0][0])
    if verdict != "ok":
        raise StoreUnavailable(
            f"Cadangan {backup.name} rusak. Tidak ada yang diubah; pilih cadangan lain.", f"quick_check: {verdict}"
        )


def _keep(path: Path, now: datetime) -> Path:
    """A verified copy of the file, or the damaged file itself as it lies with its logs."""
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    # Not named like a backup: nothing may take it for a sound one, and it is never thinned out.
    aside = folder / f"rusak-{now.astimezone(UTC).strftime(_STAMP)}-{path.name}"
    # First, since SQLite clears away the logs of a file it cannot read.
    logs = [(log, aside.with_name(f"{aside.name}{log.name.removeprefix(path.name)}")) for log in _logs(path)]
    copied = [Path(shutil.copy2(log, copy)) for log, copy in logs if log.exists()]
    try:
        kept = _keep_sound(path, now)
    except OpsError as problem:
        if _is_in_use(path):
            _remove(copied)
            raise errors.busy(path) from problem
        return Path(shutil.copy2(path, aside))
    _remove(copied)
    return kept


def _keep_sound(path: Path, now: datetime) -> Path:
    with errors.at_the_door(path), closing(sqlite3.connect(path, isolation_level=None, timeout=0.5)) as current:
        _take_alone(current)
        return make_backup(current, path, "sebelum-dipulihkan", now)


def _is_in_use(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=0.5)) as current:
            _take_alone(current)
    except sqlite3.Error as problem:
        return errors.primary_code(problem) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def _take_alone(current: sqlite3.Connection) -> None:
    """Leaving WAL is granted only when no other connection of any process is open; what lies in the log comes home."""
    current.execute("PRAGMA journal_mode = delete").fetchall()


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _unfinished(target: Path) -> Path:
    return target.with_name(f".{target.name}.pulih")


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _logs(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(f"{path.name}{ending}") for ending in _LOGS)

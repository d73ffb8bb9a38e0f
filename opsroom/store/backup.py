"""Backups: whole verified copies beside the file, in ``NAME.ops.backups/``, the newest kept.

A copy is written under a temporary name, checked, and only then given its name, so a backup that is listed is sound.
It is one plain file that opens on read-only media too.
"""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from opsroom.store import errors
from opsroom.store.records import BackupInfo

#: The newest copies that are always kept, and for how many earlier days the last copy of the day is kept as well.
KEEP_NEWEST = 10
KEEP_DAYS = 7
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"^(\d{8}T\d{12}Z)(?:-(\d+))?-([a-z0-9-]+)\.ops$")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def folder_of(path: Path) -> Path:
    """Where the backups of a file lie."""
    return path.with_name(f"{path.name}.backups")


def list_backups(path: Path) -> tuple[BackupInfo, ...]:
    """The backups of a file, oldest first; other files in the folder are not ours and left alone."""
    folder = folder_of(path)
    if not folder.is_dir():
        return ()
    found = [(_made(file), file) for file in folder.iterdir() if _NAME.match(file.name)]
    return tuple(BackupInfo(file, made_at, file.stat().st_size) for (made_at, _), file in sorted(found))


def make_backup(source: sqlite3.Connection, path: Path, reason: str, now: datetime) -> Path:
    """Copy the database behind `source` (no transaction open), check the copy, remove the oldest ones.

    Raises:
        StoreUnavailable: No room, no permission, or the copy is damaged; nothing is left behind.
    """
    folder = folder_of(path)
    try:
        folder.mkdir(exist_ok=True)
        target = _free_name(folder, reason, now)
        unfinished = target.with_name(f"{target.name}.part")
        try:
            verdict = _copy(source, unfinished)
            if verdict != "ok":
                raise errors.damaged(path, verdict)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        _thin(path, now)
    except errors.DATABASE_ERRORS as problem:
        if errors.primary_code(problem) == sqlite3.SQLITE_CORRUPT:
            raise errors.damaged(path, str(problem)) from problem
        raise errors.no_backup(path, folder, str(problem)) from problem
    except OSError as problem:
        raise errors.no_backup(path, folder, str(problem)) from problem
    return target


def _copy(source: sqlite3.Connection, target: Path) -> str:
    """Copy and check; returns SQLite's verdict on the copy."""
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = delete")
        [(verdict,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
    return str(verdict)


def _free_name(folder: Path, reason: str, now: datetime) -> Path:
    """Time and reason; a number in between where the clock has not moved on."""
    stamp = now.astimezone(UTC).strftime(_STAMP)
    slug = _NOT_SLUG.sub("-", reason.lower()).strip("-") or "cadangan"
    taken = [_made(file)[1] for file in folder.glob(f"{stamp}-*.ops") if _NAME.match(file.name)]
    number = f"-{max(taken) + 1}" if taken else ""
    return folder / f"{stamp}{number}-{slug}.ops"


def _made(file: Path) -> tuple[datetime, int]:
    found = _NAME.match(file.name)
    if found is None:
        raise ValueError(file.name)
    return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC), int(found[2] or 1)


def _thin(path: Path, now: datetime) -> None:
    backups = list_backups(path)
    kept = {backup.path for backup in backups[-KEEP_NEWEST:]}
    last_of_day = {backup.made_at.date(): backup.path for backup in backups}
    today = now.astimezone(UTC).date()
    kept.update(file for day, file in last_of_day.items() if 0 <= (today - day).days <= KEEP_DAYS)
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)

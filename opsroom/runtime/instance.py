"""One window per operation file: a second window on the same file is refused and told who holds it.

Only windows ask for it. Terminal commands write beside an open window, which sees their changes; the database itself
keeps writers apart. The lock is the kernel's (`flock`), so a killed window leaves nothing behind.
"""

import fcntl
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from opsroom.runtime.clock import Clock


@dataclass(frozen=True, slots=True)
class Holder:
    """The window that has the file open; 0 and None when it did not say."""

    pid: int = 0
    since: datetime | None = None


class AlreadyOpenError(Exception):
    """Another window of this user has the file open.

    Attributes:
        user_text: Indonesian sentence for the user.
        holder: Who has it.
    """

    def __init__(self, file: Path, holder: Holder) -> None:
        self.holder = holder
        process = f" (proses {holder.pid})" if holder.pid else ""
        self.user_text = (
            f"Berkas {file.name} sudah terbuka di jendela lain{process}. Tidak ada yang diubah. "
            "Pakai jendela itu, atau tutup dulu lalu ulangi."
        )
        super().__init__(self.user_text)


class WindowLock:
    """The right of one window to one operation file, until `release` or the end of the process."""

    def __init__(self, folder: Path, file: Path, clock: Clock) -> None:
        """Take the lock.

        Args:
            folder: State folder of this user.
            file: The operation file, by whatever name; links are followed.
            clock: Dates the note to the second window.

        Raises:
            AlreadyOpenError: Another window holds it.
        """
        locks = folder / "windows"
        locks.mkdir(parents=True, exist_ok=True)
        key = hashlib.sha256(os.fsencode(file.resolve())).hexdigest()[:24]
        self._path = locks / f"{key}.lock"
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            holder = _read_holder(self._handle)
            self.release()
            raise AlreadyOpenError(file, holder) from problem
        note = json.dumps({"pid": os.getpid(), "since": clock.now().isoformat()})
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, note.encode(), 0)

    def release(self) -> None:
        """Let the file go; a second call does nothing. The empty lock file stays: removing it would race."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _read_holder(handle: int) -> Holder:
    try:
        note = json.loads(os.pread(handle, 1000, 0))
        return Holder(int(note["pid"]), datetime.fromisoformat(note["since"]))
    except (ValueError, KeyError, TypeError):
        return Holder()

"""Noticing what other processes commit to the file: a cheap look at SQLite's change counter, then the journal."""

import threading
from pathlib import Path

from opsroom.domain.changes import ChangeSet, Origin
from opsroom.store.journal import change_set, touched_by
from opsroom.store.session import READING, Session
from opsroom.store.tables import CommandRow


class Watch:
    """Remembers the last command seen and which commands are this process's own.

    Thread: any; it has a connection of its own, since SQLite counts changes per connection.
    """

    def __init__(self, path: Path) -> None:
        self._session = Session(path, READING)
        self._lock = threading.Lock()
        self._data_version = -1
        self._seen = self._newest()
        self._own: set[int] = set()

    def own(self, command_id: int) -> None:
        """Note a command of this process; called before its COMMIT, so that `poll` can never take it for another's."""
        with self._lock:
            self._own.add(command_id)

    def disown(self, command_id: int) -> None:
        """Take the note back when the command was rolled back: its number will be given again."""
        with self._lock:
            self._own.discard(command_id)

    def poll(self) -> tuple[ChangeSet, ...]:
        """What others committed since the last call, oldest first."""
        with self._lock:
            [(version,)] = self._session.sql("PRAGMA data_version")
            if version == self._data_version:
                return ()
            self._data_version = version
            with self._session.reading():
                return self._fresh()

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        self._session.close()

    def _newest(self) -> int:
        [(newest,)] = self._session.sql('SELECT coalesce(max("id"), 0) FROM "command"')
        return int(newest)

    def _fresh(self) -> tuple[ChangeSet, ...]:
        query = CommandRow.select(CommandRow.id, CommandRow.label).where(CommandRow.id > self._seen)
        commands = self._session.rows(query.order_by(CommandRow.id))
        if commands:
            self._seen = commands[-1][0]
        foreign = [
            change_set(touched_by(self._session, command_id), Origin.OTHER_PROCESS, label, command_id)
            for command_id, label in commands
            if command_id not in self._own
        ]
        self._own = {command_id for command_id in self._own if command_id > self._seen}
        return tuple(foreign)

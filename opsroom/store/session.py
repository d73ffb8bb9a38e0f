"""One connection to the file, and the set of connections an open file uses."""

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import Node, SqliteDatabase

from opsroom.domain.collation import fold
from opsroom.domain.errors import Cancelled, StoreUnavailable
from opsroom.store.errors import primary_code

#: How long a writer waits for another one, in this process or outside. Units: s.
BUSY_S = 5
#: What a huge command leaves of the log beside the file once it is written back. Units: bytes.
WAL_LIMIT = 16 * 2**20
_COMMON = {"foreign_keys": 1, "busy_timeout": BUSY_S * 1000, "temp_store": 2}
#: FULL: an acknowledged report outlives a power cut (stack note, decisions).
WRITING = {**_COMMON, "journal_mode": "wal", "synchronous": 2, "journal_size_limit": WAL_LIMIT}
#: Mapped pages are shared by all readers and need no copy; SQLite reads what lies beyond in the usual way.
READING = {**_COMMON, "query_only": 1, "cache_size": -16_000, "mmap_size": 256 * 2**20}
#: For a look at a file that may not be ours: nothing that writes.
PROBING = {"query_only": 1}

#: Steps of SQLite's machine between two looks at whether a read is to stop: about ten milliseconds.
#: A look needs the interpreter, so a scan with many of them would wait for the window's thread at each.
STEPS_PER_LOOK = 1_000_000

#: Ids per SELECT ... IN; SQLite takes 32,766 parameters.
CHUNK = 2000

SqlRow = tuple[Any, ...]


def chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in pieces that fit into one statement."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


class Session:
    """One connection. Used by one thread at a time; which one, its owner decides.

    Never creates a file: a path without one is an error of the driver.
    """

    def __init__(self, path: Path, pragmas: Mapping[str, object]) -> None:
        self._database = SqliteDatabase(
            f"{path.absolute().as_uri()}?mode=rw",
            pragmas=dict(pragmas),
            timeout=BUSY_S,
            lock_type="IMMEDIATE",
            thread_safe=False,
            autoconnect=False,
            uri=True,
            check_same_thread=False,
        )
        self._depth = 0
        self._memory: dict[str, object] = {}
        self._memory_of = (-1, -1)
        # Held while a read or work runs, so that closing waits for it: closing a connection in use kills the process.
        self._in_use = threading.RLock()
        self._database.connect()
        self._connection: sqlite3.Connection = self._database.connection()  # type: ignore[no-untyped-call]
        self.define("fold", fold)
        # A thread that ends drops its reader without closing it.
        weakref.finalize(self, self._connection.close)

    @property
    def database(self) -> SqliteDatabase:
        """The peewee database, for migrations only."""
        return self._database

    @property
    def raw(self) -> sqlite3.Connection:
        """The driver's connection, for the backup API."""
        return self._connection

    def query(self, query: Node) -> sqlite3.Cursor:
        """Run a peewee query and return the driver's cursor (plain tuples)."""
        sql, parameters = self._database.get_sql_context().sql(query).query()  # type: ignore[no-untyped-call]
        return self._connection.execute(sql, parameters or ())

    def flow(self, statement: str, parameters: Sequence[object] = ()) -> sqlite3.Cursor:
        """Run one statement; its rows come as they are taken."""
        return self._connection.execute(statement, parameters)

    def define(self, name: str, function: Callable[[str], str | bool]) -> None:
        """Let SQL call a function of one text, which always answers the same."""
        self._connection.create_function(name, 1, function, deterministic=True)

    def memory(self) -> dict[str, object]:
        """A shelf for what was found out about the data; empty again after any commit."""
        state = (self.sql("PRAGMA data_version")[0][0], self._connection.total_changes)
        if state != self._memory_of:
            self._memory_of, self._memory = state, {}
        return self._memory

    @contextmanager
    def stopping_at(self, stop: threading.Event) -> Iterator[None]:
        """Reads inside end with `Cancelled` soon after `stop` is set, from whatever thread."""
        self._connection.set_progress_handler(stop.is_set, STEPS_PER_LOOK)
        try:
            if stop.is_set():
                raise Cancelled
            yield
        except sqlite3.OperationalError as problem:
            if primary_code(problem) == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from problem
            raise
        finally:
            self._connection.set_progress_handler(None, 0)

    def rows(self, query: Node) -> list[SqlRow]:
        """All rows of a peewee query as tuples."""
        return self.query(query).fetchall()

    def sql(self, statement: str, parameters: Sequence[object] = ()) -> list[SqlRow]:
        """Run one statement and return its rows."""
        return self._connection.execute(statement, parameters).fetchall()

    def many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each of `rows`."""
        self._connection.executemany(statement, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """BEGIN IMMEDIATE; COMMIT on the way out, ROLLBACK when an exception passes."""
        with self._in_use:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself; peewee's own transaction would fail at the second time.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One consistent view of the file until the outermost `reading` of this connection ends."""
        with self._in_use:
            if self._depth == 0:
                self._connection.execute("BEGIN DEFERRED")
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0 and self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the connection once what runs on it has ended; a second time does nothing."""
        with self._in_use:
            self._database.close()


class Sessions:
    """The connections of an open file: one writer, one reader per thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._readers: weakref.WeakSet[Session] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False
        self.writer = Session(path, WRITING)

    def reader(self) -> Session:
        """The reader of the calling thread, opened at its first use; it goes when the thread goes.

        Raises:
            StoreUnavailable: The file was closed.
        """
        self.check_open()
        session: Session | None = getattr(self._local, "session", None)
        if session is None:
            session = Session(self._path, READING)
            with self._lock:
                self._readers.add(session)
            self._local.session = session
        return session

    def check_open(self) -> None:
        """Refuse work on a closed file.

        Raises:
            StoreUnavailable: The file was closed.
        """
        if self._closed:
            raise StoreUnavailable(f"Berkas {self._path.name} sudah ditutup. Buka lagi untuk melanjutkan.")

    def close(self) -> None:
        """Close all connections of all threads; a second time does nothing. Waits for reads and works that run."""
        self._closed = True
        with self._lock:
            for session in list(self._readers):
                session.close()
        self.writer.close()

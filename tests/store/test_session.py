"""Connections: what they are set to, and what becomes of them."""

import gc
import sqlite3
import threading

import pytest

from opsroom.domain.errors import StoreUnavailable
from opsroom.store.session import WAL_LIMIT


def test_writer_outlives_a_power_cut(file):
    writer = file._sessions.writer
    values = {name: writer.sql(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert writer.sql("PRAGMA busy_timeout") == [(5000,)]


def test_log_beside_the_file_shrinks_after_a_huge_command(file, path):
    writer = file._sessions.writer

    log = path.with_name(f"{path.name}-wal")
    writer.sql("PRAGMA wal_autocheckpoint = 0")
    with writer.writing():
        writer.sql("CREATE TABLE huge (body BLOB)")
        writer.sql("INSERT INTO huge VALUES (zeroblob(?))", (2 * WAL_LIMIT,))
    assert log.stat().st_size > WAL_LIMIT
    writer.sql("PRAGMA wal_checkpoint(RESTART)")
    with writer.writing():
        writer.sql("INSERT INTO huge VALUES ('')")
    assert log.stat().st_size <= WAL_LIMIT


def test_reader_cannot_write(file):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        file._sessions.reader().sql("DELETE FROM category")


def test_thread_keeps_its_reader(file):
    assert file._sessions.reader() is file._sessions.reader()


def test_thread_that_ends_takes_its_reader_along(file):
    connections: list[sqlite3.Connection] = []

    def read() -> None:
        with file.read() as reader:
            reader.counts()
        connections.append(file._sessions.reader().raw)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connections[0].execute("SELECT 1")


def test_close_reaches_the_readers_of_other_threads(file):
    ready, done = threading.Event(), threading.Event()
    refused: list[bool] = []

    def read() -> None:
        with file.read() as reader:
            reader.counts()
        ready.set()
        done.wait()
        with pytest.raises(StoreUnavailable), file.read():
            pass
        refused.append(True)

    thread = threading.Thread(target=read)
    thread.start()
    ready.wait()
    file.close()
    done.set()
    thread.join()
    assert refused == [True]
    assert [each.name for each in file.path.parent.iterdir()] == ["operasi.ops"]


def test_close_waits_for_a_running_read(file):
    inside, go_on = threading.Event(), threading.Event()
    seen: list[int] = []

    def read() -> None:
        with file.read() as reader:
            inside.set()
            go_on.wait()
            seen.append(reader.counts()["tps"])

    reading = threading.Thread(target=read)
    reading.start()
    inside.wait()
    closing = threading.Thread(target=file.close)
    closing.start()
    assert seen == []
    go_on.set()
    reading.join()
    closing.join()
    assert seen == [0]

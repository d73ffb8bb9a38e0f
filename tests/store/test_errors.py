"""Failures of the machine become sentences, everything else stays a bug."""

import sqlite3
from pathlib import Path

import peewee
import pytest

from opsroom.domain.errors import StoreUnavailable
from opsroom.store.errors import at_the_door

PATH = Path("/data/operasi.ops")


def _problem(name, text="dari sqlite"):
    problem = sqlite3.OperationalError(text)
    problem.sqlite_errorcode = getattr(sqlite3, name)
    return problem


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("SQLITE_BUSY", "sedang dipakai"),
        ("SQLITE_LOCKED", "sedang dipakai"),
        ("SQLITE_PROTOCOL", "sedang dipakai"),
        ("SQLITE_BUSY_SNAPSHOT", "sedang dipakai"),
        ("SQLITE_FULL", "Disk penuh"),
        ("SQLITE_READONLY", "hanya bisa dibaca"),
        ("SQLITE_READONLY_DIRECTORY", "hanya bisa dibaca"),
        ("SQLITE_CANTOPEN", "folder /data ada"),
        ("SQLITE_PERM", "folder /data ada"),
        ("SQLITE_IOERR_FSYNC", "periksa disk"),
        ("SQLITE_CORRUPT", "operasi.ops.backups"),
        ("SQLITE_NOTADB", "bukan berkas operasi"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True], ids=["driver", "peewee"])
def test_failure_of_the_machine_is_told_in_words(code, words, wrapped):
    problem = _problem(code)
    with pytest.raises(StoreUnavailable) as caught, at_the_door(PATH):
        raise peewee.OperationalError(problem, "dari sqlite") if wrapped else problem
    assert words in caught.value.user_text
    assert "dari sqlite" in caught.value.detail


@pytest.mark.parametrize(
    "problem",
    [
        _problem("SQLITE_ERROR", "no such table: x"),
        _problem("SQLITE_CONSTRAINT_UNIQUE"),
        peewee.IntegrityError(_problem("SQLITE_CONSTRAINT"), "x"),
        sqlite3.ProgrammingError("without a code"),
        KeyError("x"),
    ],
    ids=["no table", "unique", "integrity", "programming", "other"],
)
def test_bug_passes_unchanged(problem):
    with pytest.raises(type(problem)) as caught, at_the_door(PATH):
        raise problem
    assert caught.value is problem

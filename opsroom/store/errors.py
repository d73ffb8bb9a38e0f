"""The door of the store: failures of the machine become one calm sentence, everything else stays a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from opsroom.domain.errors import StoreUnavailable

_BUSY = "Berkas {name} sedang dipakai proses lain. Perubahan ini tidak disimpan; tunggu sebentar lalu ulangi."
_FULL = "Disk penuh. Perubahan ini tidak disimpan, isi berkas {name} tetap utuh; kosongkan tempat lalu ulangi."
_READ_ONLY = "Berkas {name} hanya bisa dibaca. Tidak ada yang diubah; pindahkan ke folder yang boleh ditulis."
_CORRUPT = "Berkas {name} rusak. Jangan ditimpa; salin berkas terakhir dari folder {name}.backups."
_NO_DATABASE = (
    "Berkas {name} bukan berkas operasi Opsroom atau sudah rusak. Berkas tidak diubah; pilih berkas .ops lain "
    "atau salin cadangannya."
)
_NO_ACCESS = "Berkas {name} tidak bisa dibuka. Periksa apakah folder {folder} ada dan boleh ditulis, lalu ulangi."
_DISK = "Disk tempat berkas {name} gagal dibaca atau ditulis. Perubahan ini tidak disimpan; periksa disk lalu ulangi."

#: Primary SQLite result codes that are the machine's fault. Source: sqlite.org/rescode.html.
_SENTENCES: dict[int, str] = {
    sqlite3.SQLITE_PERM: _NO_ACCESS,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _CORRUPT,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_NOTADB: _NO_DATABASE,
}


#: What peewee and the driver raise.
DATABASE_ERRORS = (peewee.DatabaseError, sqlite3.Error)


def sentence(template: str, path: Path) -> str:
    """The template with the file's name and folder."""
    return template.format(name=path.name, folder=path.parent)


def read_only(path: Path) -> StoreUnavailable:
    """The refusal of a file that may not be written."""
    return StoreUnavailable(sentence(_READ_ONLY, path))


def busy(path: Path) -> StoreUnavailable:
    """The refusal when another change is still running."""
    return StoreUnavailable(sentence(_BUSY, path))


def damaged(path: Path, detail: str) -> StoreUnavailable:
    """The refusal of a file whose content is broken."""
    return StoreUnavailable(sentence(_CORRUPT, path), detail)


def no_backup(path: Path, folder: Path, detail: str) -> StoreUnavailable:
    """The news that no backup could be written."""
    return StoreUnavailable(
        f"Cadangan berkas {path.name} tidak bisa dibuat. Berkas operasi tetap utuh; periksa ruang disk dan izin "
        f"folder {folder}.",
        detail,
    )


def no_access(path: Path, detail: str) -> StoreUnavailable:
    """The refusal of a path that cannot be reached."""
    return StoreUnavailable(sentence(_NO_ACCESS, path), detail)


@contextmanager
def at_the_door(path: Path) -> Iterator[None]:
    """Translate what SQLite reports inside.

    Raises:
        StoreUnavailable: Busy, full, read-only, unreachable, damaged or no database. Other database errors are bugs
            and pass unchanged.
    """
    try:
        yield
    except DATABASE_ERRORS as problem:
        template = _SENTENCES.get(primary_code(problem))
        if template is None:
            raise
        raise StoreUnavailable(sentence(template, path), f"{type(problem).__name__}: {problem}") from problem


def primary_code(problem: Exception) -> int:
    """The low byte of SQLite's result code; peewee keeps the driver's exception in `orig`."""
    original = getattr(problem, "orig", problem)
    code = getattr(original, "sqlite_errorcode", None)
    return int(code) & 0xFF if code is not None else 0

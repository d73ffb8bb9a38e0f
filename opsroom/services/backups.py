"""Backups of an operation file: what there is, and bringing one back; also for a file that no longer opens."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from opsroom.domain.errors import OpsError
from opsroom.runtime.clock import Clock
from opsroom.store.backup import list_backups
from opsroom.store.restore import look_into, restore_as, restore_in_place

_REASONS = {
    "buka": "saat dibuka",
    "manual": "dibuat dari menu",
    "sebelum-dipulihkan": "sebelum dipulihkan",
    "sebelum-impor": "sebelum impor",
}
_REASON = re.compile(r"^\d{8}T\d{12}Z(?:-\d+)?-([a-z0-9-]+)\.ops$")


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup.

    Attributes:
        size: Units: bytes.
        reason: Why it was made (Indonesian).
        holds: What is in it: ``398 personel, 1.225 TPS, 1 ploting``; why not, when it cannot be read.
        last_change: Name of the last command in it, `last_change_at` when that was.
        is_readable: Whether it can be restored.
    """

    path: Path
    made_at: datetime
    size: int
    reason: str
    holds: str
    last_change: str
    last_change_at: datetime | None
    is_readable: bool


def read_backups(path: Path) -> tuple[BackupLine, ...]:
    """The backups of an operation file, newest first, each looked into."""
    return tuple(_line(info.path, info.made_at, info.size) for info in reversed(list_backups(path)))


def restore_copy(backup: Path, target: Path) -> Path:
    """Bring a backup back under a new name; raises as `store.restore.restore_as` does."""
    restore_as(backup, target)
    return target


def restore_over(path: Path, backup: Path, clock: Clock) -> Path:
    """Bring a backup back in the place of `path`, which no window may have open; returns where that is kept.

    Raises:
        StoreForeign, StoreTooNew, StoreUnavailable: Nothing was changed.
    """
    return restore_in_place(path, backup, clock.now())


def free_name(path: Path, made_at: datetime) -> Path:
    """A name beside the file for a restored copy: ``NAME (pulih 2024-02-13).ops``."""
    stem = f"{path.stem} (pulih {made_at:%Y-%m-%d})"
    for number in range(1, 1000):
        found = path.with_name(f"{stem}{path.suffix}" if number == 1 else f"{stem} {number}{path.suffix}")
        if not found.exists():
            return found
    return path.with_name(f"{stem} baru{path.suffix}")


def _line(path: Path, made_at: datetime, size: int) -> BackupLine:
    found = _REASON.match(path.name)
    slug = found[1] if found else ""
    reason = "sebelum pembaruan program" if slug.startswith("sebelum-migrasi") else _REASONS.get(slug, slug)
    try:
        contents = look_into(path)
    except OpsError as problem:
        return BackupLine(path, made_at, size, reason, problem.user_text, "", None, is_readable=False)
    counts = contents.counts
    words = [
        f"{counts['person']:,} personel".replace(",", "."),
        f"{counts['tps']:,} TPS".replace(",", "."),
        *(f"{counts[name]} {word}" for name, word in _FEW.items() if counts[name]),
    ]
    return BackupLine(
        path, made_at, size, reason, ", ".join(words), contents.last_label, contents.last_change_at, is_readable=True
    )


_FEW = {"plan": "ploting", "document": "dokumen", "report": "laporan"}

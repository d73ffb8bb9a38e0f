"""Moments in narrow columns."""

from datetime import datetime

from opsroom.domain.calendar import MONTHS, ZONES


def short_moment(at: datetime, zone: str) -> str:
    """``13 Feb 08.30`` on the clocks of the zone."""
    local = at.astimezone(ZONES[zone])
    return f"{local.day} {MONTHS[local.month - 1][:3]} {local:%H.%M}"


def full_moment(at: datetime, zone: str) -> str:
    """``13 Feb 2024 08.30 WIB``: where the year may matter."""
    local = at.astimezone(ZONES[zone])
    return f"{local.day} {MONTHS[local.month - 1][:3]} {local.year} {local:%H.%M} {zone}"


def size_text(size: int) -> str:
    """``3,4 MB`` for a size in bytes."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1000))} kB"

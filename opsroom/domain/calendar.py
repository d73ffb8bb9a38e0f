"""Dates, hours and numbers as Indonesian police papers write them.

Source: documents note section 4 (2026-11): ``11 Februari 2024``, ``hari Senin tanggal ...``, ``pukul 08.00 WIB``,
``2.180 TPS``.
"""

from datetime import UTC, date, datetime, timedelta, timezone

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
#: Zones without daylight saving; hours east of UTC.
ZONES: dict[str, timezone] = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}

_ONES = (
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_SCALES = ((1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"))


def write_date(day: date) -> str:
    """``11 Februari 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_month(day: date) -> str:
    """``Februari 2024``: what follows a blank day."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def write_day_and_date(day: date) -> str:
    """``hari Minggu tanggal 11 Februari 2024``."""
    return f"hari {DAYS[day.weekday()]} tanggal {write_date(day)}"


def write_range(first: date, last: date) -> str:
    """``12 s.d. 16 Februari 2024``, naming month and year once where they are equal."""
    if first == last:
        return write_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} s.d. {write_date(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} s.d. {write_date(last)}"
    return f"{write_date(first)} s.d. {write_date(last)}"


def write_clock(moment: datetime, zone: str = "WIB") -> str:
    """``08.00 WIB`` for an aware moment."""
    local = moment.astimezone(ZONES[zone])
    return f"{local:%H.%M} {zone}"


def write_moment(moment: datetime, zone: str = "WIB") -> str:
    """``11 Februari 2024 pukul 08.00 WIB`` for an aware moment."""
    return f"{write_date(moment.astimezone(ZONES[zone]).date())} pukul {write_clock(moment, zone)}"


def write_age(seconds: float) -> str:
    """How long ago, short: ``4 dtk``, ``3 mnt``, ``2 jam``, ``5 hari``. Units: s."""
    whole = max(0, int(seconds))
    for size, word in ((86_400, "hari"), (3_600, "jam"), (60, "mnt")):
        if whole >= size:
            return f"{whole // size} {word}"
    return f"{whole} dtk"


def write_number(value: int) -> str:
    """``2.180``."""
    return f"{value:,}".replace(",", ".")


def write_percent(share: float) -> str:
    """``66,7%`` for a share from 0 to 1."""
    return f"{share * 100:.1f}%".replace(".", ",")


def spell_number(value: int) -> str:
    """The number in words (terbilang): ``418`` gives ``empat ratus delapan belas``."""
    if value < 0:
        return f"minus {spell_number(-value)}"
    return _spell(value) or "nol"


def _spell(value: int) -> str:
    if value < 12:
        return _ONES[value]
    if value < 20:
        return f"{_ONES[value - 10]} belas"
    if value < 100:
        return f"{_ONES[value // 10]} puluh {_spell(value % 10)}".strip()
    if value < 200:
        return f"seratus {_spell(value - 100)}".strip()
    if value < 1000:
        return f"{_ONES[value // 100]} ratus {_spell(value % 100)}".strip()
    if value < 2000:
        return f"seribu {_spell(value - 1000)}".strip()
    size, word = next(scale for scale in _SCALES if value >= scale[0])
    return f"{_spell(value // size)} {word} {_spell(value % size)}".strip()


def utc(moment: datetime) -> datetime:
    """The moment in UTC; a naive one is a bug.

    Raises:
        ValueError: `moment` has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError("naive datetime")
    return moment.astimezone(UTC)

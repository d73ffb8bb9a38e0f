"""One latitude or longitude as people write it: decimals, degrees and minutes, and what spreadsheets made of them.

Only what can mean one thing is read. A longitude of Indonesia is known by its first digits (94 to 141), so its decimal
point can be put back (``110263633``, ``1.097.050.895``); a latitude's cannot: ``1488009`` may be 1.488009 or 0.1488009.
"""

import re
from enum import StrEnum

from opsroom.domain.errors import ParseProblem

SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5


class Axis(StrEnum):
    """Which of the two."""

    LAT = "lat"
    LON = "lon"


_RANGE = {Axis.LAT: (SOUTH, NORTH), Axis.LON: (WEST, EAST)}
_SIDES = {Axis.LAT: "NS", Axis.LON: "EW"}
_NAMES = {Axis.LAT: "Lintang", Axis.LON: "Bujur"}
_SIDE = re.compile(r"^([NSEW])(?=[\W\d])[\s:.]*|[\s.]*([NSEW])$")
_LON_START = re.compile(r"(9[4-9]|1[0-3]\d|14[01])")
_MINUTES = re.compile(
    r"(\d{1,3})\s*(?:[.,]?\s*°\s*[.,]?|[.,\-']|\s)\s*(\d{1,2})\s*'\s*(\d{1,2}(?:[.,]\s?\d+)?)\s*[\"']*"
)
_DOTTED = re.compile(r"(\d{1,3})[°.,](\d{1,2})[.,](\d{1,2}[.,]\d+)\s*\"")
_DECIMAL_MINUTES = re.compile(r"(\d{1,3})\s*°\s*(\d{1,2}(?:[.,]\d+)?)\s*'?()")
_FUSED = {
    Axis.LAT: re.compile(r"(0)0?(\d\d)'(\d{1,2}(?:[.,]\d+)?)[\"']*"),
    Axis.LON: re.compile(r"(9[4-9]|1[0-3]\d|14[01])0?(\d\d)'(\d{1,2}(?:[.,]\d+)?)[\"']*"),
}
#: An apostrophe for the decimal sign; not where the digits behind it could be minutes and seconds run together.
_APOSTROPHE = re.compile(r"(\d{1,3})'(?![0-5]\d[0-5]\d)(\d{3,})")
#: Grouped like thousands, or with one stray sign behind so many digits that they cannot be minutes.
_GROUPS = re.compile(r"\d{1,4}(?:[.,]\d{3})+(?:[.,]\d{1,3})?|\d{1,3}[.,]\d{3,}[.,]\d+|0[.,][6-9]\d[.,]\d+")


def read_angle(text: str, axis: Axis) -> float:
    """The angle a prepared text (see `coordinates`) means on this axis. Units: degrees.

    Raises:
        ParseProblem: It means none, or more than one.
    """
    side, sign, bare = _unwrap(text)
    if side and side not in _SIDES[axis]:
        raise _refusal(text, axis, "menyebut arah mata angin yang salah")
    if side in ("N", "E") and sign < 0:
        raise _refusal(text, axis, "bertanda minus di sisi utara atau timur")
    magnitude = _sexagesimal(bare, axis)
    if magnitude is None:
        magnitude = _decimal(bare, axis)
    value = -magnitude if sign < 0 or side in ("S", "W") else magnitude
    low, high = _RANGE[axis]
    if not low <= value <= high:
        raise _refusal(text, axis, "di luar Indonesia")
    return value


def _unwrap(text: str) -> tuple[str, int, str]:
    """Side, sign and the rest."""
    sides: list[str] = []

    def note(found: re.Match[str]) -> str:
        sides.append(found[1] or found[2])
        return ""

    bare = _SIDE.sub(note, text.strip()).strip()
    sign = -1 if bare.startswith("-") else 1
    side = sides[0] if sides else ""
    return side if len(set(sides)) < 2 else "?", sign, bare.lstrip("+-").strip()


def _sexagesimal(bare: str, axis: Axis) -> float | None:
    """Degrees, minutes and seconds; None for other notations."""
    for pattern in (_MINUTES, _DOTTED, _DECIMAL_MINUTES, _FUSED[axis]):
        found = pattern.fullmatch(bare)
        if found:
            degrees, minutes, seconds = (
                float(re.sub(r"\s", "", part or "0").replace(",", ".")) for part in found.groups()
            )
            if minutes >= 60 or seconds >= 60:
                raise _refusal(bare, axis, "punya menit atau detik 60 atau lebih")
            return degrees + minutes / 60 + seconds / 3600
    return None


def _decimal(bare: str, axis: Axis) -> float:
    text = re.sub(r"(?<=\d)\s*([.,])\s*(?=\d)", r"\1", bare).rstrip("°'\" ,.")
    text = re.sub(r"^(?=[.,]\d)", "0", _APOSTROPHE.sub(r"\1.\2", text))
    if not re.fullmatch(r"\d+(?:[.,]\d+)*", text):
        raise _refusal(bare, axis, "tidak terbaca")
    parts = re.split(r"[.,]", text)
    if len(parts) == 2 and len(parts[0]) <= 3:
        return float(".".join(parts))
    if len(parts) > 2 and not (_GROUPS.fullmatch(text) and bare[-1].isdigit()):
        raise _refusal(bare, axis, "punya tanda desimal lebih dari satu")
    digits = "".join(parts)
    return _pointed_lon(bare, digits) if axis is Axis.LON else _pointed_lat(bare, parts, digits)


def _pointed_lon(bare: str, digits: str) -> float:
    start = _LON_START.match(digits)
    if not start:
        raise _refusal(bare, Axis.LON, "di luar Indonesia")
    return float(f"{start[1]}.{digits[start.end() :] or 0}")


def _pointed_lat(bare: str, parts: list[str], digits: str) -> float:
    if len(digits) <= 2:
        return float(digits)
    if parts[0] == "0" or re.match(r"0[1-9]", digits):
        return float(f"0.{digits[1:]}")
    raise _refusal(bare, Axis.LAT, f"kehilangan tanda desimal: bisa {digits[0]}.{digits[1:]} atau 0.{digits}")


def _refusal(text: str, axis: Axis, what: str) -> ParseProblem:
    return ParseProblem(f"{_NAMES[axis]} '{text.strip()}' {what}.", axis.value)

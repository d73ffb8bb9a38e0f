"""Coordinates of a TPS: decimal degrees WGS84 read from the notations office files use.

Only degrees inside Indonesia are taken; a pair that fits when swapped is swapped. Source of the bounding box:
Badan Informasi Geospasial, national extent 6 N to 11 S, 95 to 141 E, with half a degree of margin.
"""

import math
import re
from dataclasses import dataclass

from opsroom.domain.errors import ParseProblem

SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5
_BLANK = {"", "-", "--", "0", "0,0", "0, 0", "n/a", "tidak ada"}
_SIDE = r"(LS|LU|BT|BB|[NSEW])"
_DECIMAL_POINT = re.compile(r"(?<![\d.])-?\d{1,3}\.\d+(?![\d.])")
_DECIMAL_COMMA = re.compile(r"(?<![\d.])-?\d{1,3},\d+(?!\d)")
_WHOLE = re.compile(r"(?<![\d.])-?\d{1,3}(?:\.\d+)?(?![\d.])")
_DEGREES = r"(\d{1,3})\s*[°ºd]\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’m]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”s]|''))?"
_DECIMALS = r"(\d{1,3}(?:[.,]\d+)?)()()\s*[°º]?"
#: Degrees with the side behind or in front of them, in the order they are tried.
_SIDED_BEHIND = tuple(re.compile(rf"{form}\s*{_SIDE}\b", re.IGNORECASE) for form in (_DEGREES, _DECIMALS))
_SIDED_IN_FRONT = tuple(re.compile(rf"\b{_SIDE}[\s:.]*{form}", re.IGNORECASE) for form in (_DEGREES, _DECIMALS))


@dataclass(frozen=True, slots=True)
class Point:
    """A place. Units: degrees WGS84."""

    lat: float
    lon: float


def read_point(value: object) -> Point | None:
    """Read a coordinate cell; None when it is blank or a dash.

    Accepts ``-4.06515, 104.33128``, ``-4,06515  104,33128``, ``4°3'54.5" LS 104°19'52" BT``, ``4.06515 S 104.3 E``,
    sides in front (``S 4.06515 E 104.3``), any minus sign, and swapped pairs.

    Raises:
        ParseProblem: There is text, but no pair of degrees inside Indonesia.
    """
    text = " ".join(str(value or "").split())
    if text.casefold() in _BLANK:
        return None
    pair = _pair(text)
    if pair is None:
        raise ParseProblem(f"Koordinat '{text}' tidak terbaca; tulis seperti -4.12345, 104.12345.", "coordinates")
    return place(*pair)


def place(lat: float, lon: float) -> Point:
    """A point inside Indonesia, swapped when only that fits.

    Raises:
        ParseProblem: Neither order lies inside Indonesia.
    """
    for first, second in ((lat, lon), (lon, lat)):
        if SOUTH <= first <= NORTH and WEST <= second <= EAST:
            return Point(round(first, 6) + 0.0, round(second, 6))  # + 0.0: no "-0.000000"
    raise ParseProblem(f"Koordinat {lat}, {lon} berada di luar Indonesia.", "coordinates")


def show_point(lat: float | None, lon: float | None) -> str:
    """The pair as shown in sheets, six decimals, empty when unknown."""
    if lat is None or lon is None:
        return ""
    return f"{lat:.6f}, {lon:.6f}"


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance. Units: km, on a sphere of radius 6371.0088 km (IUGG mean radius)."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(b.lon - a.lon) / 2
    h = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


def plain_minus(text: str) -> str:
    """The text trimmed, its minus signs (typographic ones, or set off by a space) made hyphens glued to the number."""
    plain = re.sub(r"[−–—‒]", "-", text.strip())
    return re.sub(r"^-\s+(?=\d)|(?<=,)\s*-\s+(?=\d)", "-", plain)


def _pair(text: str) -> tuple[float, float] | None:
    in_front = re.match(rf"{_SIDE}[\s:.]*\d", text, re.IGNORECASE)
    for pattern in _SIDED_IN_FRONT if in_front else _SIDED_BEHIND:
        sided = pattern.findall(text)
        if len(sided) == 2:
            first, second = (_from_sided(*(part[1:] + part[:1] if in_front else part)) for part in sided)
            return None if first is None or second is None else (first, second)
    plain = plain_minus(text)
    for pattern in (_DECIMAL_POINT, _DECIMAL_COMMA, _WHOLE):
        found = pattern.findall(plain)
        if len(found) == 2:
            return float(found[0].replace(",", ".")), float(found[1].replace(",", "."))
    return None


def _from_sided(degrees: str, minutes: str, seconds: str, side: str) -> float | None:
    whole, sixtieth, second = (float((part or "0").replace(",", ".")) for part in (degrees, minutes, seconds))
    if sixtieth >= 60 or second >= 60:
        return None
    value = whole + sixtieth / 60 + second / 3600
    return -value if side.upper() in ("LS", "S", "BB", "W") else value

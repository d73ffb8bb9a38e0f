"""Coordinates of a TPS: decimal degrees WGS84 read from the notations office files use.

Only degrees inside Indonesia are taken; a pair that fits when swapped is swapped. Source of the bounding box:
Badan Informasi Geospasial, national extent 6 N to 11 S, 95 to 141 E, with half a degree of margin.

A pair is cut in two at every place it could be cut; it is read when all cuts that make sense give the same point.
"""

import math
import re
from dataclasses import dataclass

from opsroom.domain.angles import EAST, NORTH, SOUTH, WEST, Axis, read_angle
from opsroom.domain.errors import NeedsRegion, ParseProblem
from opsroom.domain.utm import Metres, read_metres, to_degrees, zone_of

__all__ = [
    "EAST",
    "NORTH",
    "SOUTH",
    "WEST",
    "Box",
    "Point",
    "distance_km",
    "place",
    "plain_minus",
    "read_point",
    "show_point",
    "tidy",
]

_BLANK = {"", "-", "--", "0", "0,0", "0, 0", "n/a", "tidak ada"}
#: Signs taken for the degree sign: superscript noughts, rings and a mark of the Arabic keyboard.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("º˚⁰ᵒ◦∘\u0366\u0652\u030a", "°"),
        **dict.fromkeys("’‘′`´", "'"),
        **dict.fromkeys("”“″", '"'),
        **dict.fromkeys("−–—‒\xad", "-"),
        **dict.fromkeys("\t\n\r\xa0()", " "),
    }
)
_WORDS = re.compile(
    r"(?<![A-Z])(?:LATITUDED?|LONGITUDE|LINTANG|BUJUR|LONG|LON|LNG|LAT|LO|KOORDINAT|TITIK)(?![A-Z])[\s:.,=]*"
)
#: Sides by their Indonesian names; S is selatan in both languages.
_LOCAL_SIDES = (
    (re.compile(r"(?<![A-Z])LS(?![A-Z])"), "S"),
    (re.compile(r"(?<![A-Z])LU(?![A-Z])|(?<![A-Z])U(?![A-Z])"), "N"),
    (re.compile(r"(?<![A-Z])BT(?![A-Z])|(?<![A-Z])T(?![A-Z])"), "E"),
    (re.compile(r"(?<![A-Z])BB?(?![A-Z])"), "W"),
)
_WORDED = re.compile(r"(\d)\s*D\s*(\d{1,2})\s*M\s*(\d[\d.,]*)\s*S(?!\d)")
#: What receivers add behind a place: accuracy, height, bearing.
_EXTRAS = re.compile(
    r"\s*±.*$|\s*ALTITUDE.*$|[\s,;|]+-?\d+(?:[.,]\d+)?\s*(?:M|FT)(?![A-Z]).*$|^-?\d[\d.,]*\s*M\s*,|[\s,]+\d{1,3}°\s*$"
)
_BEARING = re.compile(
    r"(?<=[\s;EWNS'\"])\d{1,3}\s*°\s*(?:NE|NW|SE|SW|[NSEW])(?=[\s,;-]|$)"
    r"|(?<=[EW])[.\s]*\d{1,3}\s*°?\s*(?:NE|NW|SE|SW|[NSEW])?$|[\s,]+\d{1,3}\s*(?:NE|NW|SE|SW|[NSEW])$"
)
#: Where a pair may be cut, the surest places first.
_CUTS = (
    re.compile(r"[\s,]*[;/|]+[\s,;/|]*"),
    re.compile(r"\s*,\s+|(?<=[NSEW°\"'])\s*[,.]?\s*(?=[-+NSEW\d])|(?<=\d)[\s.,]*(?=[NSEW][\s:.]*\d)"),
    re.compile(r"\s+"),
    re.compile(r","),
    re.compile(r"\."),
)
_WHOLE = re.compile(r"[-+]?\d{1,3}\s*")
_UTM_ZONE = re.compile(r"\b(?:UTM|ZONA|ZONE)?\s*(4[6-9]|5[0-4])\s?([NSLM])?\b[\s:,;]*")
_METRES = re.compile(r"(\d{6}(?:[.,]\d+)?)(?:\s*M?E?)?[\s,;/|]+(\d{4,8}(?:[.,]\d+)?)(?:\s*M?N?)?")


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the map. Units: degrees WGS84."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a place lies inside."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True)
class Point:
    """A place. Units: degrees WGS84."""

    lat: float
    lon: float


def read_point(value: object, within: Box | None = None) -> Point | None:
    """Read a coordinate cell; None when it is blank or a dash.

    Accepts ``-4.06515, 104.33128``, ``-4,06515  104,33128``, ``4°3'54.5" LS 104°19'52" BT``, ``4.06515 S 104.3 E``,
    sides in front (``S 4.06515 E 104.3``), any minus sign, swapped pairs, and UTM metres.

    Args:
        value: The cell.
        within: Where the place must lie; of metres without a zone only the zone that puts them there is taken.

    Raises:
        ParseProblem: There is text, but no pair of degrees inside Indonesia, or more than one it could mean.
    """
    text = " ".join(str(value or "").split())
    if text.casefold() in _BLANK:
        return None
    prepared = tidy(text)
    point = _read_utm(prepared, within) or _read_degrees(text, prepared)
    if within is not None and not within.holds(point.lat, point.lon):
        sign = "; kurang tanda minus (LS)?" if within.holds(-point.lat, point.lon) else "."
        raise ParseProblem(f"Koordinat '{text}' di luar wilayah operasi{sign}", "coordinates")
    return point


def tidy(text: str) -> str:
    """Capitals, one sign for each meaning, without words, heights, bearings and stray quotes."""
    plain = _WORDS.sub(" ", text.upper().translate(_SIGNS))
    for local, side in _LOCAL_SIDES:
        plain = local.sub(side, plain)
    plain = re.sub(r"(?<![A-Z])O(?=[.,]\d)", "0", re.sub(r"(?<=\d)O(?![A-Z])", "°", plain))
    plain = _WORDED.sub(r"""\1°\2'\3" """, plain)
    plain = _EXTRAS.sub("", plain)
    plain = re.sub(r"''+|\"\"+", '"', plain)
    plain = re.sub(r"(?:^|(?<=[\s,;|]))[\"'(]+\s*(?=[-+\dNSEW])", "", plain)
    plain = re.sub(r"(?:^|(?<=[\s,;|]))-\s+(?=\d)", "-", plain)
    return plain.strip(' ,;|/)"' if plain.count('"') % 2 else " ,;|/)")


def place(lat: float, lon: float) -> Point:
    """A point inside Indonesia, swapped when only that fits.

    Raises:
        ParseProblem: Neither order lies inside Indonesia.
    """
    for first, second in ((lat, lon), (lon, lat)):
        if SOUTH <= first <= NORTH and WEST <= second <= EAST:
            return _point(first, second)
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


def _read_degrees(text: str, prepared: str) -> Point:
    """The point of a pair of angles; what looks like a compass bearing counts only when nothing else can be read."""
    problem: ParseProblem | None = None
    for written in dict.fromkeys((prepared, _BEARING.sub(" ", prepared))):
        for cut in _CUTS:
            points, first = _points(written, cut)
            if len(points) > 1:
                raise ParseProblem(f"Koordinat '{text}' bisa dibaca lebih dari satu cara; tulis ulang.", "coordinates")
            if points:
                return points.pop()
            problem = problem or first
    why = problem.user_text if problem else "tulis seperti -4.12345, 104.12345."
    raise ParseProblem(f"Koordinat '{text}' tidak terbaca: {why[0].lower()}{why[1:]}", "coordinates")


def _points(text: str, cut: re.Pattern[str]) -> tuple[set[Point], ParseProblem | None]:
    """The points all ways to cut the text here give, and why the first way gives none.

    Halves with one decimal sign at most count before halves with stray signs.
    """
    plain: set[Point] = set()
    mangled: set[Point] = set()
    problem: ParseProblem | None = None
    for found in cut.finditer(text):
        halves = text[: found.start()], text[found.end() :]
        if found[0] in (",", ".") and any(_WHOLE.fullmatch(half) for half in halves):
            continue  # 1.104.331 is one mangled number, not the pair 1, 104.331
        points = plain if all(half.count(".") + half.count(",") <= 1 for half in halves) else mangled
        for lat, lon in (halves, halves[::-1]):
            try:
                points.add(_point(read_angle(lat, Axis.LAT), read_angle(lon, Axis.LON)))
            except ParseProblem as refusal:
                problem = problem or refusal
    return plain or mangled, problem


def _point(lat: float, lon: float) -> Point:
    return Point(round(lat, 6) + 0.0, round(lon, 6))  # + 0.0: no "-0.000000"


def _read_utm(text: str, within: Box | None) -> Point | None:
    """The place of a pair of metres; None when the text is no such pair."""
    zones = [int(found[1]) for found in _UTM_ZONE.finditer(text)]
    found = _METRES.fullmatch(_UTM_ZONE.sub(" ", text).strip()) if len(zones) < 2 else None
    if not found:
        return None
    first, second = (float(part.replace(",", ".")) for part in found.groups())
    readings = [metres for pair in ((first, second), (second, first)) if (metres := read_metres(*pair))]
    if not readings:
        return None
    if not zones and within is None:
        raise NeedsRegion(
            f"Koordinat '{text}' adalah meter UTM tanpa zona. Sebut zonanya, misalnya 49N {text}.", "coordinates"
        )
    return _placed(text, readings[:1] if zones else readings, zones, within)


def _placed(text: str, readings: list[Metres], zones: list[int], within: Box | None) -> Point:
    """The one place these metres can mean in the named zone, or in the zones of the region."""
    area = within or Box(SOUTH, NORTH, WEST, EAST)
    candidates = zones or range(zone_of(area.west), zone_of(area.east) + 1)
    places = [to_degrees(metres, zone) for metres in readings for zone in candidates]
    inside = {_point(*each) for each in places if area.holds(*each)}
    if len(inside) != 1:
        why = "di luar wilayah operasi" if not inside else "bisa berarti lebih dari satu tempat"
        raise ParseProblem(f"Koordinat '{text}' (meter UTM) {why}; sebut zonanya, misalnya 49N.", "coordinates")
    return inside.pop()

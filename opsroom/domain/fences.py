"""Whether a TPS lies where it should: inside an outline, or among the other TPS of its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: About 3 km: no desa is so small that a TPS this near to the others is suspect. Units: degrees.
LEAST_MARGIN = 0.03
#: Points a place must have before its own spread says anything.
LEAST_POINTS = 5
#: How many times the spread of the middle half a point may lie beyond it; Tukey's fence uses 1.5 for mild outliers,
#: 3 for far ones. Desa along a river are long and thin, so the far one is taken.
_REACH = 3.0

LatLon = tuple[float, float]
Ring = Sequence[LatLon]


@dataclass(frozen=True, slots=True)
class Box:
    """A range of degrees. Units: degrees WGS84."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies in it or on its edge."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True)
class Outline:
    """The border of a place: outer rings, and holes among them by the even-odd rule."""

    rings: tuple[Ring, ...]
    box: Box

    def holds(self, lat: float, lon: float, margin: float = 0.0) -> bool:
        """Whether the point lies inside, or within `margin` degrees of a corner of the border."""
        box = self.box
        if not Box(box.south - margin, box.north + margin, box.west - margin, box.east + margin).holds(lat, lon):
            return False
        if sum(_crossings(ring, lat, lon) for ring in self.rings) % 2:
            return True
        return any(abs(y - lat) <= margin and abs(x - lon) <= margin for ring in self.rings for y, x in ring)


def outline_of(rings: Iterable[Ring]) -> Outline | None:
    """The outline of these rings; None when none of them encloses anything."""
    kept = tuple(tuple(ring) for ring in rings if len(ring) >= 3)
    if not kept:
        return None
    lats, lons = [lat for ring in kept for lat, _ in ring], [lon for ring in kept for _, lon in ring]
    return Outline(kept, Box(min(lats), max(lats), min(lons), max(lons)))


def fence_of(points: Sequence[LatLon]) -> Box | None:
    """The box within which points beside these are no surprise; None when they are too few to say.

    A few wrong points among them do not widen it: it is built on the middle half.
    """
    if len(points) < LEAST_POINTS:
        return None
    south, north = _range(sorted(lat for lat, _ in points))
    west, east = _range(sorted(lon for _, lon in points))
    return Box(south, north, west, east)


def _range(ordered: Sequence[float]) -> tuple[float, float]:
    quarter = len(ordered) // 4
    low, high = ordered[quarter], ordered[-1 - quarter]
    margin = max(LEAST_MARGIN, _REACH * (high - low))
    return low - margin, high + margin


def _crossings(ring: Ring, lat: float, lon: float) -> int:
    """How often a ray to the east from the point crosses the ring."""
    found = 0
    before_lat, before_lon = ring[-1]
    for here_lat, here_lon in ring:
        if (here_lat > lat) != (before_lat > lat):
            at = (before_lon - here_lon) * (lat - here_lat) / (before_lat - here_lat) + here_lon
            found += lon < at
        before_lat, before_lon = here_lat, here_lon
    return found

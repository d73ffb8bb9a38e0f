"""How far apart things are: desa, the TPS of a team, a unit and a team. All in whole steps of 10 m.

Whole steps, so that the last bit of a cosine cannot change a plan. A kilometre by trail bike counts twice, by boat
thrice (`domain.access`). What has no known place is no way off: 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from opsroom.domain.access import access_of
from opsroom.domain.coordinates import Point, distance_km
from opsroom.domain.ids import TpsId
from opsroom.domain.tps import Tps
from opsroom.planning.request import Case, kecamatan_of, unit_key

STEPS_PER_KM = 100
#: A desa further on in the list counts as so far away when a kecamatan has no coordinates at all.
STEPS_PER_RANK = 1000
EARTH_KM = 6371.0088

Matrix = NDArray[np.int64]


class Atlas:
    """Distances between desa, TPS and units. Units: 10 m; of TPS and units weighed by access.

    A TPS lies at its own coordinates, else at those of its desa, else in the middle of the desa's TPS that have any.

    Attributes:
        size: TPS of the operation; decides how much effort short ways are worth.
    """

    def __init__(self, source: Case | Iterable[Tps]) -> None:
        """Take the TPS, in order of kecamatan and desa, and the points of desa and units of a case."""
        case = source if isinstance(source, Case) else None
        rows = source.tps if isinstance(source, Case) else tuple(source)
        self._desa_points: Mapping[str, tuple[float, float]] = case.desa_points if case else {}
        self._unit_points: Mapping[str, tuple[float, float]] = case.unit_points if case else {}
        self.size = len(rows)
        self._desa: dict[str, list[tuple[str, tuple[Tps, ...]]]] = {}
        self._kecamatan: dict[str, str] = {}
        for code, group in groupby(rows, key=kecamatan_of):
            here = [(desa, tuple(some)) for desa, some in groupby(group, key=lambda one: one.desa_code)]
            self._desa[code] = here
            self._kecamatan |= dict.fromkeys((desa for desa, _ in here), code)
        self._ranks: dict[str, int] = {}
        self._points: dict[str, Point] = {}
        self._centres: dict[str, Point] = {}
        self._middles: dict[str, Point | None] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._stations: list[tuple[Point, int]] = []
        self._station_at: dict[tuple[float, float, int], int] = {}
        self._station_of: dict[TpsId, int | None] = {}
        self._steps: dict[tuple[int, int], int] = {}
        self._ways: dict[tuple[str, int], int] = {}
        self._units: dict[str, Point | None] = {}

    def distance(self, a: str, b: str) -> int:
        """Steps between the middles of two desa of a kecamatan; by the order of codes where nothing is known."""
        if a == b:
            return 0
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._measure(*pair)
        return self._known[pair]

    def between(self, kecamatan: str, other: str) -> int:
        """Steps between the middles of two kecamatan; 0 when one is unknown."""
        here, there = self._middle(kecamatan), self._middle(other)
        return _steps(here, there) if here and there else 0

    def tour(self, rows: Sequence[Tps]) -> int:
        """Steps of a way that visits all TPS: from the first one always on to the nearest one not yet seen."""
        order = sorted(rows, key=lambda one: (one.desa_code, one.number, one.id))
        left = list(dict.fromkeys(station for one in order if (station := self._station(one)) is not None))
        total, here = 0, left.pop(0) if left else 0
        while left:
            steps, there = min((self._leg(here, one), place) for place, one in enumerate(left))
            total, here = total + steps, left.pop(there)
        return total

    def way(self, unit: str, rows: Sequence[Tps]) -> int:
        """Steps from where the people of a unit set out to the nearest TPS; 0 when nobody told where that is."""
        if unit not in self._units:
            found = self._unit_points.get(unit_key(unit))
            self._units[unit] = Point(*found) if found else None
        start = self._units[unit]
        if start is None:
            return 0
        stations = {station for one in rows if (station := self._station(one)) is not None}
        return min((self._way(unit, start, one) for one in stations), default=0)

    def apart(self, rows: Sequence[Tps]) -> Matrix | None:
        """Steps between each two of some TPS; None when they all lie in one place, or nowhere known."""
        found = [self._station(one) for one in rows]
        places = [one for one in found if one is not None]
        if len(set(places)) < 2:
            return None
        # Without a place of its own (no other TPS of the desa has one either) a TPS counts as beside the first.
        stations = [self._stations[places[0] if one is None else one] for one in found]
        lat = np.radians(np.array([point.lat for point, _ in stations]))
        lon = np.radians(np.array([point.lon for point, _ in stations]))
        factor = np.array([one for _, one in stations], dtype=np.int64)
        h = np.sin((lat[:, None] - lat) / 2) ** 2
        h += np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
        steps = np.rint(2 * EARTH_KM * STEPS_PER_KM * np.arcsin(np.sqrt(h))).astype(np.int64)
        weighed: Matrix = steps * np.maximum(factor[:, None], factor)
        return weighed

    def _way(self, unit: str, start: Point, station: int) -> int:
        key = (unit, station)
        if key not in self._ways:
            point, factor = self._stations[station]
            self._ways[key] = _steps(start, point) * factor
        return self._ways[key]

    def _leg(self, a: int, b: int) -> int:
        """Steps between two stations; the harder of both decides how one gets there."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._steps:
            (here, one), (there, other) = self._stations[a], self._stations[b]
            self._steps[pair] = _steps(here, there) * max(one, other)
        return self._steps[pair]

    def _station(self, tps: Tps) -> int | None:
        """TPS at the same point reached the same way are one station."""
        if tps.id not in self._station_of:
            point = self._point(tps)
            if point is None:
                self._station_of[tps.id] = None
            else:
                factor = int(access_of(tps))
                place = self._station_at.setdefault((point.lat, point.lon, factor), len(self._stations))
                if place == len(self._stations):
                    self._stations.append((point, factor))
                self._station_of[tps.id] = place
        return self._station_of[tps.id]

    def _point(self, tps: Tps) -> Point | None:
        if tps.lat is not None and tps.lon is not None:
            return Point(tps.lat, tps.lon)
        told = self._told(tps.desa_code)
        if told:
            return told
        self._place(self._kecamatan.get(tps.desa_code, ""))
        return self._centres.get(tps.desa_code)

    def _measure(self, a: str, b: str) -> int:
        for desa in (a, b):
            self._place(self._kecamatan[desa])
        here, there = self._points.get(a), self._points.get(b)
        if here is None or there is None:
            return abs(self._ranks[a] - self._ranks[b]) * STEPS_PER_RANK
        return _steps(here, there)

    def _middle(self, kecamatan: str) -> Point | None:
        if kecamatan not in self._middles:
            self._place(kecamatan)
            found = [self._points[desa] for desa, _ in self._desa.get(kecamatan, ()) if desa in self._points]
            self._middles[kecamatan] = _mean(found)
        return self._middles[kecamatan]

    def _place(self, kecamatan: str) -> None:
        """A desa without coordinates is put between the nearest ones in code order that have them."""
        here = self._desa.get(kecamatan, [])
        if not here or here[0][0] in self._ranks:
            return
        self._centres |= {desa: centre for desa, rows in here if (centre := _centre(rows))}
        found = [(desa, self._centres.get(desa) or self._told(desa)) for desa, _ in here]
        for rank, (code, point) in enumerate(found):
            self._ranks[code] = rank
            before = next((other for _, other in reversed(found[:rank]) if other), None)
            after = next((other for _, other in found[rank:] if other), None)
            placed = point or _mean([one for one in (before, after) if one])
            if placed:
                self._points[code] = placed

    def _told(self, desa: str) -> Point | None:
        found = self._desa_points.get(desa)
        return Point(*found) if found else None


def _steps(here: Point, there: Point) -> int:
    return round(distance_km(here, there) * STEPS_PER_KM)


def _centre(rows: Iterable[Tps]) -> Point | None:
    return _mean(list(_own_points(rows)))


def _own_points(rows: Iterable[Tps]) -> Iterator[Point]:
    for one in rows:
        if one.lat is not None and one.lon is not None:
            yield Point(one.lat, one.lon)


def _mean(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return Point(sum(one.lat for one in points) / len(points), sum(one.lon for one in points) / len(points))

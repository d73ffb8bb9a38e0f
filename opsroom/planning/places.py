"""How far apart desa are: by the coordinates of their TPS, else by the order of their codes."""

from collections.abc import Iterable
from itertools import groupby

from opsroom.domain.coordinates import Point, distance_km
from opsroom.domain.tps import Tps
from opsroom.planning.request import kecamatan_of

#: Distances are whole steps of 10 m, so that the last bit of a cosine cannot change a plan.
STEPS_PER_KM = 100
#: A desa further on in the list counts as so far away when a kecamatan has no coordinates at all.
STEPS_PER_RANK = 1000


class Atlas:
    """Distances between desa of one kecamatan. Units: 10 m."""

    def __init__(self, tps: Iterable[Tps]) -> None:
        """Place every desa; `tps` come in order of kecamatan and desa."""
        self._points: dict[str, Point] = {}
        self._ranks: dict[str, int] = {}
        self._known: dict[tuple[str, str], int] = {}
        for _, group in groupby(tps, key=kecamatan_of):
            self._place([(desa, _centre(rows)) for desa, rows in groupby(group, key=lambda one: one.desa_code)])

    def distance(self, a: str, b: str) -> int:
        """Steps of 10 m between two desa of a kecamatan."""
        if a == b:
            return 0
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._measure(*pair)
        return self._known[pair]

    def _measure(self, a: str, b: str) -> int:
        here, there = self._points.get(a), self._points.get(b)
        if here is None or there is None:
            return abs(self._ranks[a] - self._ranks[b]) * STEPS_PER_RANK
        return round(distance_km(here, there) * STEPS_PER_KM)

    def _place(self, desa: list[tuple[str, Point | None]]) -> None:
        """A desa without coordinates is put between the nearest ones in code order that have them."""
        for rank, (code, point) in enumerate(desa):
            self._ranks[code] = rank
            before = next((other for _, other in reversed(desa[:rank]) if other), None)
            after = next((other for _, other in desa[rank:] if other), None)
            found = point or _between(before, after)
            if found:
                self._points[code] = found


def _between(before: Point | None, after: Point | None) -> Point | None:
    if before and after:
        return Point((before.lat + after.lat) / 2, (before.lon + after.lon) / 2)
    return before or after


def _centre(rows: Iterable[Tps]) -> Point | None:
    known = [(one.lat, one.lon) for one in rows if one.lat is not None and one.lon is not None]
    if not known:
        return None
    return Point(sum(lat for lat, _ in known) / len(known), sum(lon for _, lon in known) / len(known))

"""A rival for the bench: the plan a patient person makes by hand, nearest neighbour by nearest neighbour.

Most vulnerable TPS first; each new team takes its first TPS, then the nearest one of the same kecamatan that still fits
the preferred pattern, and the nearest people who are free. Shares nothing with `opsroom.planning`.
"""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from math import cos, hypot, radians

from opsroom.domain.categories import Category, Pattern
from opsroom.domain.ids import TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Member, Plan, PlotRequest, Role, Rule, Shortage, Team
from opsroom.domain.tps import Tps

Point = tuple[float, float]


class Greedy:
    """Makes the plan of one request."""

    def __init__(self, request: PlotRequest) -> None:
        self._request = request
        self._units: Mapping[str, Point] = request.unit_points
        self._free: dict[str, list[Person]] = defaultdict(list)
        for person in sorted(request.people, key=lambda one: (*one.seniority, one.id)):
            self._free[person.unit].append(person)
        self._near: dict[str, list[str]] = {}
        self._left = len(request.people)
        self.teams: list[Team] = []

    def plan(self) -> Plan:
        """Teams as long as there are people."""
        by_kecamatan: dict[str, dict[TpsId, Tps]] = defaultdict(dict)
        for one in self._request.tps:
            by_kecamatan[one.kecamatan_code][one.id] = one
        order = sorted(self._request.tps, key=lambda one: (-self._severity(one), one.kecamatan_code, one.code))
        open_tps = {one.id for one in order}
        for first in order:
            pattern = self._pattern(first)
            if first.id not in open_tps or pattern is None or pattern.polri > self._left:
                continue
            taken = self._grow(first, pattern, by_kecamatan[first.kecamatan_code])
            open_tps -= {one.id for one in taken}
            for one in taken:
                del by_kecamatan[first.kecamatan_code][one.id]
            self._make(taken, pattern)
        short = tuple(Shortage(one.id, Rule.NO_PEOPLE, "") for one in self._request.tps if one.id in open_tps)
        return Plan(tuple(self.teams), short)

    def _grow(self, first: Tps, pattern: Pattern, here: Mapping[TpsId, Tps]) -> list[Tps]:
        taken, load = [first], Fraction(1, pattern.tps)
        own = self._category(first).own_team
        rest = [
            one
            for one in here.values()
            if one.id != first.id
            and (one.category == first.category if own else not self._category(one).own_team and not one.is_special)
        ]
        near = sorted(rest, key=lambda one: (one.desa_code != first.desa_code, self._away(first, one), one.code))
        for one in near:
            fits = self._pattern(one)
            if fits and fits.polri == pattern.polri and load + Fraction(1, fits.tps) <= 1:
                taken.append(one)
                load += Fraction(1, fits.tps)
            if load == 1:
                break
        return taken

    def _make(self, taken: list[Tps], pattern: Pattern) -> None:
        desa = {one.desa_code for one in taken}
        people: list[Person] = []
        for unit in self._nearest_units(taken[0]):
            fit = [one for one in self._free[unit] if one.home_desa not in desa][: pattern.polri - len(people)]
            people += fit
            self._free[unit] = [one for one in self._free[unit] if one not in fit]
            if len(people) == pattern.polri:
                break
        self._left -= len(people)
        people.sort(key=lambda one: (*one.seniority, one.id))
        members = tuple(Member(one.id, Role.ANGGOTA if place else Role.KA_TIM) for place, one in enumerate(people))
        ids = tuple(one.id for one in sorted(taken, key=lambda one: one.code))
        self.teams.append(
            Team(len(self.teams) + 1, taken[0].kecamatan_code, members, ids, pattern, crosses_desa=len(desa) > 1)
        )

    def _nearest_units(self, tps: Tps) -> list[str]:
        """Units by way to the kecamatan, kept from its first team on; those that are used up drop out."""
        order = self._near.get(tps.kecamatan_code)
        if order is None:
            order = sorted(self._free, key=lambda unit: (self._way(unit, tps), unit))
        order = [unit for unit in order[:64] if self._free[unit]] + order[64:]
        self._near[tps.kecamatan_code] = order
        return order

    def _category(self, tps: Tps) -> Category:
        code = "KHUSUS" if tps.is_special and self._request.patterns.get("KHUSUS") else tps.category
        return self._request.categories[code]

    def _severity(self, tps: Tps) -> int:
        return max(self._category(tps).severity, self._request.categories[tps.category].severity)

    def _pattern(self, tps: Tps) -> Pattern | None:
        found = self._request.patterns.get(self._category(tps).code)
        return found[0] if found else None

    def _point(self, tps: Tps) -> Point | None:
        if tps.lat is not None and tps.lon is not None:
            return tps.lat, tps.lon
        return self._request.desa_points.get(tps.desa_code)

    def _away(self, one: Tps, other: Tps) -> float:
        return _km(self._point(one), self._point(other))

    def _way(self, unit: str, tps: Tps) -> float:
        return _km(self._units.get(unit.upper()), self._point(tps))


def _km(one: Point | None, other: Point | None) -> float:
    if one is None or other is None:
        return 0.0
    return 111.2 * hypot(one[0] - other[0], (one[1] - other[1]) * cos(radians(one[0])))

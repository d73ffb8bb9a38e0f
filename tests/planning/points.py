"""What a plan says of itself, reckoned again: its levels, the points of the soft rules, who moved, what is enforced.

The formula is that of the docstring of `opsroom.planning.scoring`; nothing else of `opsroom.planning` is used. Ways are
measured here with the haversine in its cosine form, so they are compared after rounding to the same steps of 10 m.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

from opsroom.domain.access import Access, access_of
from opsroom.domain.categories import DEFAULT_CATEGORIES, SANGAT_RAWAN
from opsroom.domain.forces import Source
from opsroom.domain.ids import TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import LevelName, Plan, PlotRequest, Team
from opsroom.domain.plot_rules import Soft
from opsroom.domain.ranks import RANK_BY_CODE
from opsroom.domain.tps import Tps

Place = tuple[float, float]
_OWN = (Source.POLRES, Source.POLSEK)
_BRIPDA = RANK_BY_CODE["BRIPDA"].order


def check_claims(request: PlotRequest, plan: Plan, values: Sequence[int]) -> list[str]:
    """What a plan says of itself and is not so; `values` are the levels before the soft one, in the checker's view."""
    found = [*_enforced(request, plan)]
    if tuple(plan.moved) != tuple(sorted(_moved(request, plan))):
        found.append("moved are not those who left all their TPS")
    if not plan.levels:
        return found
    uncovered, *others, soft = plan.levels
    told = [value for _, value, _ in uncovered.parts] + [level.value for level in others]
    if told != list(values) or uncovered.value != sum(value for _, value, _ in uncovered.parts):
        found.append(f"levels {told} are {list(values)}")
    if soft.name is not LevelName.SOFT or soft.value != soft_points(request, plan):
        found.append(f"{soft.value} points are {soft_points(request, plan)}")
    found += [f"{level.name} is below its bound" for level in plan.levels if level.value < level.bound]
    return found


def soft_points(request: PlotRequest, plan: Plan) -> int:
    """The points of all soft rules a plan bends."""
    return _Points(request, plan).total()


def _moved(request: PlotRequest, plan: Plan) -> Iterator[int]:
    old = {who.person_id: team for team in (request.ordered.teams if request.ordered else ()) for who in team.members}
    for team in plan.teams:
        for who in team.members:
            if who.person_id in old and not set(old[who.person_id].tps_ids) & set(team.tps_ids):
                yield who.person_id


class _Points:
    def __init__(self, request: PlotRequest, plan: Plan) -> None:
        self.request, self.plan = request, plan
        self.people = {one.id: one for one in request.people}
        self.tps = {one.id: one for one in request.tps}
        self.areas = {" ".join(unit.upper().split()): codes for unit, codes in request.unit_areas.items()}
        self.units = {" ".join(unit.upper().split()): point for unit, point in request.unit_points.items()}
        self.middles = _middles(request)
        self.moved = set(_moved(request, plan))
        known = {one.code: one for one in DEFAULT_CATEGORIES} | dict(request.categories)
        self.severity = {code: category.severity for code, category in known.items()}

    def weight(self, rule: Soft) -> int:
        setting = self.request.rules.of(rule)
        return setting.weight if setting.is_on else 0

    def total(self) -> int:
        points = self.weight(Soft.FEW_MOVES) * len(self.moved)
        for team in self.plan.teams:
            points += self.team(team)
        return points + self.spread()

    def team(self, team: Team) -> int:
        rows = [self.tps[one] for one in team.tps_ids]
        people = [self.people[who.person_id] for who in team.members]
        points = self.weight(Soft.ONE_DESA) * (len({one.desa_code for one in rows}) > 1)
        points += self.weight(Soft.LENT_PAIRED) * all(one.source not in _OWN for one in people)
        points += self.weight(Soft.JUNIOR_PAIR) * (sum(map(is_junior, people)) >= 2)
        points += self.way_points(self.tour(rows))
        hard = any(
            self.severity.get(one.category, 0) >= self.severity[SANGAT_RAWAN] or access_of(one) is Access.BOAT
            for one in rows
        )
        for one in people:
            points += self.weight(Soft.OWN_POLSEK) * self.is_away(one, rows)
            points += self.way_points(self.way(one, rows))
            points += self.weight(Soft.FAIRNESS) * one.hard_before * hard
        return points

    def spread(self) -> int:
        lent = {one.id for one in self.people.values() if one.source not in _OWN}
        used = [who.person_id for team in self.plan.teams for who in team.members]
        pool = [*used, *self.plan.idle]
        here: dict[str, list[int]] = {}
        for team in self.plan.teams:
            here.setdefault(team.kecamatan_code, []).extend(who.person_id for who in team.members)
        over = 0
        for some in here.values():
            fair = math.ceil(len(some) * len(lent.intersection(pool)) / len(pool))
            over += max(0, len(lent.intersection(some)) - fair)
        return self.weight(Soft.LENT_SPREAD) * over

    def is_away(self, person: Person, rows: Sequence[Tps]) -> bool:
        areas = self.areas.get(" ".join(person.unit.upper().split()), frozenset())
        return bool(areas) and not areas & {one.kecamatan_code for one in rows}

    def way_points(self, steps: int) -> int:
        return self.weight(Soft.SHORT_WAY) * steps // 1000

    def place(self, tps: Tps) -> Place | None:
        if tps.lat is not None and tps.lon is not None:
            return tps.lat, tps.lon
        return self.request.desa_points.get(tps.desa_code) or self.middles.get(tps.desa_code)

    def way(self, person: Person, rows: Sequence[Tps]) -> int:
        start = self.units.get(" ".join(person.unit.upper().split()))
        ways = [_steps(start, point) * int(access_of(one)) for one in rows if start and (point := self.place(one))]
        return min(ways, default=0)

    def tour(self, rows: Sequence[Tps]) -> int:
        ordered = sorted(rows, key=lambda one: (one.desa_code, one.number, one.id))
        stops = list(dict.fromkeys((point, int(access_of(one))) for one in ordered if (point := self.place(one))))
        total = 0
        while len(stops) > 1:
            here, rest = stops[0], stops[1:]
            ways = [_steps(here[0], there[0]) * max(here[1], there[1]) for there in rest]
            nearest = ways.index(min(ways))
            total += ways[nearest]
            stops = [rest[nearest], *rest[:nearest], *rest[nearest + 1 :]]
        return total


def is_junior(person: Person) -> bool:
    """Of the lowest rank, its equals, below, or of none that is known."""
    rank = RANK_BY_CODE.get(person.rank)
    return rank is None or rank.order >= _BRIPDA


def _enforced(request: PlotRequest, plan: Plan) -> Iterator[str]:
    judge, rules = _Points(request, plan), request.rules
    lowest = RANK_BY_CODE[rules.leader_rank].order if rules.leader_rank else None
    for team in plan.teams:
        rows = [judge.tps[one] for one in team.tps_ids]
        people = [judge.people[who.person_id] for who in team.members if who.person_id in judge.people]
        ranks = [RANK_BY_CODE[one.rank].order for one in people if one.rank in RANK_BY_CODE]
        broken = {
            "Ka Tim below the rank": lowest is not None and all(order > lowest for order in ranks),
            Soft.ONE_DESA: len({one.desa_code for one in rows}) > 1,
            Soft.OWN_POLSEK: any(judge.is_away(one, rows) for one in people),
            Soft.LENT_PAIRED: all(one.source not in _OWN for one in people),
            Soft.JUNIOR_PAIR: sum(map(is_junior, people)) > 1,
            Soft.FEW_MOVES: any(one.id in judge.moved for one in people),
        }
        for rule, is_broken in broken.items():
            if is_broken and (not isinstance(rule, Soft) or rules.enforces(rule)):
                yield f"team {team.number}: {rule} is enforced"
        limit = rules.of(Soft.SHORT_WAY).limit * 100
        if limit and rules.enforces(Soft.SHORT_WAY) and any(judge.way(one, rows) > limit for one in people):
            yield f"team {team.number}: too far"


def _middles(request: PlotRequest) -> Mapping[str, Place]:
    points: dict[str, list[tuple[TpsId, Place]]] = {}
    for one in request.tps:
        if one.lat is not None and one.lon is not None:
            points.setdefault(one.desa_code, []).append((one.id, (one.lat, one.lon)))
    return {
        desa: (fmean(lat for _, (lat, _) in some), fmean(lon for _, (_, lon) in some)) for desa, some in points.items()
    }


def _steps(here: Place, there: Place) -> int:
    """Great circle on the mean radius of the IUGG, by the chord."""
    ends = []
    for lat, lon in (here, there):
        north, east = math.radians(lat), math.radians(lon)
        ends.append((math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)))
    return round(2 * 637100.88 * math.asin(min(1.0, math.dist(*ends) / 2)))

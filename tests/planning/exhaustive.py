"""The best possible objective levels of tiny operations, by trying every team. Shares no code with the engine."""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import combinations, product

from opsroom.domain.categories import Category
from opsroom.domain.plan import PlotRequest
from opsroom.domain.tps import Tps

State = tuple[int, ...]
Levels = tuple[int, ...]
#: A team: TPS per cell, then people, beyond, crossing.
Team = tuple[State, int, int, int]


def best_levels(request: PlotRequest) -> Levels:
    """Uncovered per severity, beyond, crossing, people: the least in this order."""
    able = [one for one in request.tps if request.patterns.get(one.category)]
    severities = sorted({request.categories[one.category].severity for one in able}, reverse=True)
    people = len(request.people)
    total: list[Levels] = [(0,) * (len(severities) + 3)] * (people + 1)
    for kecamatan in sorted({one.kecamatan_code for one in able}):
        cells = Counter((one.desa_code, one.category) for one in able if one.kecamatan_code == kecamatan)
        curve = _curve(request, sorted(cells), tuple(cells[cell] for cell in sorted(cells)), severities)
        total = [min(_add(total[rest], curve[used - rest]) for rest in range(used + 1)) for used in range(people + 1)]
    return total[people]


def best_levels_with_pins(request: PlotRequest) -> Levels:
    """The same where every pin must be kept, by trying every division of the TPS themselves.

    People who are not pinned are taken to be welcome everywhere.
    """
    rows = sorted((one for one in request.tps if request.patterns.get(one.category)), key=lambda one: one.id)
    severities = sorted({request.categories[one.category].severity for one in rows}, reverse=True)
    held = {pin.tps_id for pin in request.pins}
    zeros = (0,) * len(severities)
    nothing = (0,) * (len(severities) + 3)
    never = (10**6,) * (len(severities) + 3)

    @cache
    def best(left: tuple[int, ...], people: int) -> Levels:
        if not left:
            return nothing
        first, rest = left[0], left[1:]
        ways = [never]
        if rows[first].id not in held:
            level = severities.index(request.categories[rows[first].category].severity)
            ways.append(_add(tuple(int(i == level) for i in range(len(nothing))), best(rest, people)))
        for count in range(len(rest) + 1):
            for others in combinations(rest, count):
                remaining = tuple(one for one in rest if one not in others)
                for size, beyond, crossing in _pinned_teams(request, [rows[one] for one in (first, *others)]):
                    if size <= people:
                        ways.append(_add((*zeros, beyond, crossing, size), best(remaining, people - size)))
        return min(ways)

    return best(tuple(range(len(rows))), len(request.people))


def _pinned_teams(request: PlotRequest, team: list[Tps]) -> list[tuple[int, int, int]]:
    """People, beyond and crossing of a team with these TPS, once per size it may have."""
    pinned: dict[int, set[int]] = {}
    for pin in request.pins:
        pinned.setdefault(pin.person_id, set()).add(pin.tps_id)
    ids = {one.id for one in team}
    inside = {who for who, found in pinned.items() if found & ids}
    if len({one.kecamatan_code for one in team}) > 1 or any(not pinned[who] <= ids for who in inside):
        return []
    if {one.home_desa for one in request.people if one.id in inside} & {one.desa_code for one in team}:
        return []
    cells = sorted(Counter((one.desa_code, one.category) for one in team).items())
    found = _teams(request, [cell for cell, _ in cells], tuple(count for _, count in cells))
    return [(size, over, across) for _, size, over, across in found if size >= len(inside)]


def _curve(request: PlotRequest, cells: list[tuple[str, str]], full: State, severities: list[int]) -> list[Levels]:
    """The best levels of one kecamatan for every number of people."""
    by_first: dict[int, list[Team]] = {}
    for team in product(*(range(count + 1) for count in full)):
        for kind in _teams(request, cells, team):
            by_first.setdefault(next(i for i, count in enumerate(team) if count), []).append(kind)

    @cache
    def best(state: State, people: int) -> Levels:
        first = next((i for i, count in enumerate(state) if count), None)
        if first is None:
            return (0,) * (len(severities) + 3)
        level = severities.index(request.categories[cells[first][1]].severity)
        left_out = tuple(count - (i == first) for i, count in enumerate(state))
        alone = tuple(int(i == level) for i in range(len(severities) + 3))
        ways = [_add(alone, best(left_out, people))]
        for team, size, beyond, crossing in by_first.get(first, ()):
            if size <= people and all(count <= have for count, have in zip(team, state, strict=True)):
                rest = tuple(have - count for count, have in zip(team, state, strict=True))
                ways.append(_add((*(0 for _ in severities), beyond, crossing, size), best(rest, people - size)))
        return min(ways)

    return [best(full, people) for people in range(len(request.people) + 1)]


def _teams(request: PlotRequest, cells: list[tuple[str, str]], team: State) -> list[Team]:
    """The team once per size it may have."""
    counts: Counter[str] = Counter()
    for (_, category), count in zip(cells, team, strict=True):
        counts[category] += count
    counts = +counts
    if not counts or (len(counts) > 1 and any(request.categories[one].own_team for one in counts)):
        return []
    crossing = len({desa for (desa, _), count in zip(cells, team, strict=True) if count}) > 1
    sizes = set.intersection(*({pattern.polri for pattern in request.patterns[one]} for one in counts))
    return [
        (team, size, _beyond(request, counts, size), int(crossing))
        for size in sorted(sizes)
        if sum(Fraction(count, max(_capacities(request, one, size))) for one, count in counts.items()) <= 1
    ]


def _capacities(request: PlotRequest, category: str, size: int) -> list[int]:
    return [pattern.tps for pattern in request.patterns[category] if pattern.polri == size]


def _beyond(request: PlotRequest, counts: Counter[str], size: int) -> int:
    load, over = Fraction(0), 0
    severe: dict[str, Category] = {one: request.categories[one] for one in counts}
    for one in sorted(counts, key=lambda name: -severe[name].severity):
        first = _capacities(request, one, size)[0]
        fitting = min(counts[one], int((1 - load) * first))
        load += Fraction(fitting, first)
        over += counts[one] if request.patterns[one][0].polri != size else counts[one] - fitting
    return over


def _add(one: Levels, other: Levels) -> Levels:
    return tuple(a + b for a, b in zip(one, other, strict=True))

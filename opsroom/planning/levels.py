"""The levels before anybody is named: what every district gets, solved to a proven optimum.

Districts say what they make of every number of people (`curves`), the people are shared out (`sharing`). Figures that
are bounds only are proven where the sharing wants them, and the sharing is done again, until it wants nothing that is
not proven. So what is chosen is the best there is, and most of what is not chosen is never computed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from opsroom.domain.ids import TpsId
from opsroom.domain.plan import Level, LevelName
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning.bundles import Bundle, Joined, joined
from opsroom.planning.crossing import Distance
from opsroom.planning.curves import Line
from opsroom.planning.districts import districts
from opsroom.planning.kinds import Kind
from opsroom.planning.layout import Layout, Unit
from opsroom.planning.pins import Seeds
from opsroom.planning.request import Case
from opsroom.planning.sharing import Split, Vector, share

#: Scale of unfairness.
FAIR_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Budget:
    """What the roster allows.

    Attributes:
        people: Who may be plotted.
        max_teams: No more teams than that, None for no limit.
        local: Codes of the kecamatan a unit serves, and its people, who may serve nowhere else.
        one_desa: No team may cross a desa.
    """

    people: int
    max_teams: int | None = None
    local: tuple[tuple[frozenset[str], int], ...] = ()
    one_desa: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """A plan that should be disturbed as little as can be.

    Attributes:
        people: Of its teams who are still there, by the TPS of their team.
    """

    people: Mapping[TpsId, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Curves:
    """What every kecamatan makes of its people."""

    lines: tuple[Line, ...]
    people: tuple[int, ...]
    severities: tuple[int, ...]
    _joined: dict[str, Joined] = field(default_factory=dict)

    def knows(self, kecamatan: str) -> bool:
        """Whether a kecamatan took part; one all whose teams were given up for want of people who may serve did not."""
        return any(line.district.kecamatan == kecamatan for line in self.lines)

    def best(self, kecamatan: str, people: int) -> tuple[int, ...]:
        """The least of uncovered per severity, beyond preferred and crossing with at most so many people."""
        if kecamatan not in self._joined:
            lines = [line for line in self.lines if line.district.kecamatan == kecamatan]
            curves = [{used: self._wide(line, one) for used, one in line.lower.items()} for line in lines]
            self._joined[kecamatan] = joined(curves)
        found = self._joined[kecamatan]
        possible = [vector for used, (vector, _) in found.items() if used <= people]
        return min(possible, default=found[min(found)][0])

    def chosen(self, kecamatan: str) -> int:
        """The people it was given."""
        return sum(
            people for line, people in zip(self.lines, self.people, strict=True) if line.district.kecamatan == kecamatan
        )

    def _wide(self, line: Line, vector: Vector) -> Vector:
        return widened(line, vector, self.severities)


@dataclass(frozen=True, slots=True)
class Shape:
    """The teams of every unit in counts, and how good they are."""

    layouts: tuple[tuple[Unit, Layout], ...]
    levels: tuple[Level, ...]
    curves: Curves


def solve_levels(
    case: Case,
    kinds: Mapping[TpsId, Kind],
    seeds: Seeds,
    budget: Budget,
    distance: Distance,
    before: Before | None = None,
    watch: PlotWatch = UNWATCHED,
) -> Shape:
    """Decide how many teams every district gets and what they hold.

    Raises:
        Cancelled: The user asked to stop and wants nothing.
    """
    solver = _Solver(case, kinds, seeds, budget, distance, before or Before())
    split = solver.settled(watch.part(0, 0.8))
    people, total = solver.reachable(split, watch)
    layouts = []
    for number, (line, used) in enumerate(zip(solver.lines, people, strict=True)):
        if number % 20 == 0:
            watch.progress.part(0.8, 1).step(number, len(solver.lines), f"Menyusun tim kecamatan {line.district.name}")
        layouts += line.layouts(used)
    return Shape(tuple(layouts), solver.levels(total, split.bound), Curves(solver.lines, people, solver.severities))


def widened(line: Line, vector: Vector, severities: Sequence[int]) -> Vector:
    """A vector of one district, with the severities of the whole operation."""
    own = line.district.puzzle.severities
    missing = dict(zip(own, vector, strict=False))
    return (*(missing.get(one, 0) for one in severities), *vector[len(own) :])


class _Solver:
    """Lines, and how they share the people."""

    def __init__(
        self,
        case: Case,
        kinds: Mapping[TpsId, Kind],
        seeds: Seeds,
        budget: Budget,
        distance: Distance,
        before: Before,
    ) -> None:
        found = districts(case, kinds, seeds, distance, one_desa=budget.one_desa, present=before.people)
        self.lines = tuple(Line(district) for district in found)
        self.severities = tuple(sorted({kind.severity for kind in kinds.values()}, reverse=True))
        self._codes = [
            (severity, sorted({kind.code for kind in kinds.values() if kind.severity == severity}))
            for severity in self.severities
        ]
        self._before = [
            sum(before.people.get(one, 0) for one in line.district.tps) if before.people else None
            for line in self.lines
        ]
        largest = max((scale.size for line in self.lines for scale in line.district.puzzle.scales), default=1)
        self._people = budget.people
        if budget.max_teams is not None:
            self._people = min(budget.people, budget.max_teams * largest)
        self._bundles = tuple(_bundles(self.lines, budget))
        self._free = self._people - sum(bundle.local for bundle in self._bundles)

    def settled(self, watch: PlotWatch) -> Split:
        """The split by what is proven or bounded, in which everything chosen is proven unless the user ends it."""
        done = 0
        while True:
            split = self._share([line.lower for line in self.lines], watch)
            watch.found(self.levels(None, split.bound))
            wanted = [
                (line, used) for line, used in zip(self.lines, split.people, strict=True) if not line.is_settled(used)
            ]
            if not wanted or watch.is_stopping():
                return split
            for line, used in wanted:
                done += 1
                watch.progress.step(done, done + len(wanted) * 4, f"Membuktikan kecamatan {line.district.name}")
                if watch.is_stopping():
                    return split
                line.settle(used)

    def reachable(self, split: Split, watch: PlotWatch) -> tuple[tuple[int, ...], Vector]:
        """The best split among what is known to be possible, and what it comes to."""
        open_lines = [
            (line, used)
            for line, used in zip(self.lines, split.people, strict=True)
            if not line.is_plain and (used not in line.solved or line.solved[used].upper != line.lower[used])
        ]
        if not open_lines:
            return split.people, split.total
        for line, used in open_lines:
            line.guess(used)
        for line in self.lines:
            # What pins begin must be possible everywhere, whatever the others take.
            line.guess(line.floor)
        best = self._share([line.upper() for line in self.lines], watch)
        return best.people, best.total

    def levels(self, total: Vector | None, bound: Vector) -> tuple[Level, ...]:
        """The first four levels; without a `total` only bounds are known."""
        width = len(self.severities)
        least = bound[: width + 3] or (0,) * (width + 3)
        value = least if total is None else (total[: width + 3] or (0,) * (width + 3))
        # A bound holds for a level only where all before have met theirs.
        sound = [least[place] if value[:place] == least[:place] else 0 for place in range(width + 3)]
        parts = tuple(("+".join(codes), value[place], sound[place]) for place, (_, codes) in enumerate(self._codes))
        uncovered = Level(LevelName.UNCOVERED, sum(value[:width]), sum(sound[:width]), parts)
        names = (LevelName.BEYOND, LevelName.CROSSING, LevelName.PEOPLE)
        rest = (Level(name, value[width + n], sound[width + n]) for n, name in enumerate(names))
        return (uncovered, *rest)

    def _share(self, curves: Sequence[Mapping[int, Vector]], watch: PlotWatch) -> Split:
        whole = [
            {used: self._figures(number, used, vector) for used, vector in curve.items()}
            for number, curve in enumerate(curves)
        ]
        bundled = [bundle.curve(whole) for bundle in self._bundles]
        split = share([{used: vector for used, (vector, _) in one.items()} for one in bundled], self._free, watch)
        people = [0] * len(self.lines)
        for bundle, curve, used in zip(self._bundles, bundled, split.people, strict=True):
            for number, some in zip(bundle.lines, curve[used][1], strict=True):
                people[number] = some
        return Split(tuple(people), split.total, split.bound)

    def _figures(self, number: int, used: int, vector: Vector) -> Vector:
        """Levels, people, and what decides between splits that are equal so far: few moves, else equal burdens."""
        line, before = self.lines[number], self._before[number]
        wide = widened(line, vector, self.severities)
        if before is not None:
            last = abs(used - before)
        else:
            missing = sum(wide[:-2])
            last = (missing**2 + wide[-2] ** 2 + wide[-1] ** 2) * FAIR_STEPS // len(line.district.tps)
        return (*wide, used, last)


def _bundles(lines: Sequence[Line], budget: Budget) -> Iterator[Bundle]:
    """Lines that draw on the same local people stand together; all others alone."""
    if not budget.local:
        yield from (Bundle((number,), 0) for number in range(len(lines)))
        return
    areas = [set(codes) for codes, _ in budget.local]
    groups: list[set[str]] = []
    for area in areas:
        touching = [group for group in groups if group & area]
        groups = [group for group in groups if group not in touching]
        groups.append(area.union(*touching))
    for group in groups:
        here = tuple(number for number, line in enumerate(lines) if line.district.kecamatan in group)
        local = sum(count for codes, count in budget.local if codes <= group)
        if here:
            yield Bundle(here, local)
    elsewhere = set().union(*groups)
    yield from (Bundle((number,), 0) for number, line in enumerate(lines) if line.district.kecamatan not in elsewhere)

"""What a district makes of so many people: its curve, traced only as far down as the force demands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from opsroom.planning.districts import District
from opsroom.planning.fill import lay_out
from opsroom.planning.layout import Layout, Unit

#: Scale of unfairness inside the last digit of a cost.
FAIR_STEPS = 1000


class Depth(IntEnum):
    """How far down a curve is known: fewer people bend more rules."""

    PREFERRED = 0
    LOOSEST = 1
    SHORT = 2


@dataclass(frozen=True, slots=True)
class Costing:
    """Writes the objectives of a layout as one whole number, most weighty digit first.

    Attributes:
        severities: Of the whole operation, most severe first.
        base: Width of a digit: more than there are TPS, so sums over districts never carry.
    """

    severities: tuple[int, ...]
    base: int

    def cost(self, layout: Layout, unit: Unit) -> int:
        """Uncovered by severity, beyond the preferred pattern, crossing a desa, people, unfairness.

        Unfairness is the square of what the kecamatan bears in proportion to its TPS, so that equal totals are spread.
        """
        missing, beyond, crossing = layout.missing(unit.scale), layout.beyond(unit.scale), layout.crossing
        number = 0
        for digit in (*(missing.get(one, 0) for one in self.severities), beyond, crossing):
            number = number * self.base + digit
        number = number * self.base * 12 + len(layout.drafts) * unit.scale.size
        borne = sum(missing.values()) ** 2 + beyond**2 + crossing**2
        return number * self.base * 3 * FAIR_STEPS + borne * FAIR_STEPS // unit.tps


@dataclass(frozen=True, slots=True)
class Option:
    """One point of a curve.

    Attributes:
        cost: See `Costing`.
        short: Uncovered TPS.
        beyond: TPS beyond the preferred pattern.
        way: Which way of the district.
        teams: Teams asked of each unit of that way.
    """

    cost: int
    short: int
    beyond: int
    way: int
    teams: tuple[int, ...]

    def __add__(self, other: "Option") -> "Option":
        return Option(
            self.cost + other.cost,
            self.short + other.short,
            self.beyond + other.beyond,
            self.way,
            self.teams + other.teams,
        )


Curve = Mapping[int, Option]


@dataclass(slots=True)
class Tracer:
    """Traces the curve of one district and remembers what it has laid out.

    Attributes:
        known: Options by way, unit and number of teams asked.
    """

    district: District
    costing: Costing
    known: dict[tuple[int, int, int], tuple[int, Option]] = field(default_factory=dict)

    def curve(self, depth: Depth) -> Curve:
        """People used -> the best option."""
        best: dict[int, Option] = {}
        ways = self.district.ways[:1] if depth is Depth.PREFERRED else self.district.ways
        for number, units in enumerate(ways):
            found: dict[int, Option] = {0: Option(0, 0, 0, number, ())}
            for place, unit in enumerate(units):
                found = _joined(found, list(self._unit_options(number, place, unit, depth)))
            _keep_best(best, found.items())
        return best

    def _unit_options(self, way: int, place: int, unit: Unit, depth: Depth) -> Iterator[tuple[int, Option]]:
        lowest = (unit.least, unit.least_loose, unit.floor)[depth]
        for teams in range(lowest, unit.ceiling + 1):
            key = (way, place, teams)
            if key not in self.known:
                layout = lay_out(unit, teams)
                option = Option(
                    cost=self.costing.cost(layout, unit),
                    short=sum(layout.missing(unit.scale).values()),
                    beyond=layout.beyond(unit.scale),
                    way=way,
                    teams=(teams,),
                )
                self.known[key] = (len(layout.drafts) * unit.scale.size, option)
            yield self.known[key]


def _joined(found: Mapping[int, Option], more: Sequence[tuple[int, Option]]) -> dict[int, Option]:
    """Every sum of an option of each, the best per number of people."""
    sums: dict[int, Option] = {}
    for used, option in found.items():
        _keep_best(sums, ((used + extra, option + other) for extra, other in more))
    return sums


def _keep_best(best: dict[int, Option], options: Iterable[tuple[int, Option]]) -> None:
    for used, option in options:
        if used not in best or option.cost < best[used].cost:
            best[used] = option


def least_people(curve: Curve, depth: Depth) -> int | None:
    """The fewest people with which a curve bends no more rules than `depth` says; None when it always does."""
    allowed = [
        used
        for used, option in curve.items()
        if (depth is Depth.SHORT or not option.short) and (depth is not Depth.PREFERRED or not option.beyond)
    ]
    return min(allowed, default=None)

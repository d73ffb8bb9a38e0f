"""The teams of one unit in counts: sites that need them, drafts that hold them, and what is left uncovered.

A unit is the TPS of one kecamatan whose kinds may share teams of one size; no team ever belongs to two units. Desa and
kinds are only counted here; which TPS by number go to which team is decided in `naming`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from opsroom.planning.allot import Demand
from opsroom.planning.bins import bins_needed
from opsroom.planning.crossing import Distance
from opsroom.planning.kinds import Counts, Scale, weigh
from opsroom.planning.pins import Seed


@dataclass(frozen=True, slots=True)
class Site:
    """What is laid out as one: the free TPS of a desa, or a team that pins have begun.

    Attributes:
        parts: TPS per kind, by desa; several desa only where pins cross one.
        seed: The pins, or None for the free TPS of a desa.
    """

    parts: Mapping[str, Counts]
    seed: Seed | None = None

    @property
    def counts(self) -> Counts:
        """TPS per kind."""
        return totals(self.parts.values())

    @property
    def desa(self) -> str:
        """The (first) desa."""
        return min(self.parts)


@dataclass(slots=True)
class Draft:
    """A team before names and numbers: TPS per kind by desa, and the pins it keeps."""

    parts: dict[str, list[int]]
    seed: Seed | None = None

    @property
    def counts(self) -> Counts:
        """TPS per kind."""
        return totals(self.parts.values())

    def admits(self, desa: str) -> bool:
        """Whether TPS of a desa may come: nobody pinned to the team lives there."""
        return self.seed is None or desa not in self.seed.barred


@dataclass(slots=True)
class Layout:
    """Teams of a unit, and the TPS per kind by desa they leave uncovered (no empty entries)."""

    drafts: list[Draft] = field(default_factory=list)
    uncovered: dict[str, list[int]] = field(default_factory=dict)

    @property
    def crossing(self) -> int:
        """Teams in more than one desa."""
        return sum(len(draft.parts) > 1 for draft in self.drafts)

    def beyond(self, scale: Scale) -> int:
        """TPS beyond the preferred pattern."""
        return sum(scale.beyond(draft.counts) for draft in self.drafts)

    def missing(self, scale: Scale) -> dict[int, int]:
        """Uncovered TPS per severity."""
        found = dict.fromkeys((kind.severity for kind in scale.kinds), 0)
        for counts in self.uncovered.values():
            for kind, count in zip(scale.kinds, counts, strict=True):
                found[kind.severity] += count
        return found


@dataclass(frozen=True, slots=True)
class Unit:
    """What is to be laid out.

    Attributes:
        floor: Teams that pins demand.
        least: Below so many teams something is uncovered or beyond the preferred pattern.
        least_loose: Below so many teams something is uncovered.
        ceiling: With so many teams no team crosses a desa and none goes beyond the preferred pattern.
    """

    kecamatan: str
    scale: Scale
    sites: tuple[Site, ...]
    demand: Demand
    floor: int
    least: int
    least_loose: int
    ceiling: int
    distance: Distance

    @property
    def tps(self) -> int:
        """TPS of the unit."""
        return sum(sum(site.counts) for site in self.sites)


def totals(parts: Iterable[Sequence[int]]) -> Counts:
    """Sum of counts per kind."""
    return tuple(map(sum, zip(*parts, strict=True)))


def unit_of(kecamatan: str, scale: Scale, sites: Sequence[Site], distance: Distance) -> Unit:
    """Measure what the sites of a unit need."""
    fixed = tuple(site.seed is not None for site in sites)
    preferred = [_effective(site, scale, scale.preferred) for site in sites]
    loosest = [_effective(site, scale, scale.loosest) for site in sites]
    severities = sorted({kind.severity for kind in scale.kinds}, reverse=True)
    levels = [tuple(_severe_weight(site.counts, scale, least) for site in sites) for least in severities[:-1]]
    floor = sum(fixed)
    return Unit(
        kecamatan=kecamatan,
        scale=scale,
        sites=tuple(sites),
        demand=Demand(
            full=scale.full,
            levels=(*levels, tuple(weight for _, weight in loosest)),
            preferred=tuple(weight for _, weight in preferred),
            fixed=fixed,
        ),
        floor=floor,
        least=max(floor, _bound(sites, scale, scale.preferred)),
        least_loose=max(floor, _bound(sites, scale, scale.loosest)),
        ceiling=sum(teams for teams, _ in preferred),
        distance=distance,
    )


def _bound(sites: Sequence[Site], scale: Scale, weights: Sequence[int]) -> int:
    return -(-sum(weigh(site.counts, weights) for site in sites) // scale.full)


def _severe_weight(counts: Counts, scale: Scale, least: int) -> int:
    """Weight of the TPS that are at least so severe."""
    return weigh(
        [count if kind.severity >= least else 0 for kind, count in zip(scale.kinds, counts, strict=True)],
        scale.loosest,
    )


def _effective(site: Site, scale: Scale, weights: Sequence[int]) -> tuple[int, int]:
    """Teams a site takes, and the weight that says so: more than its TPS weigh where they do not pack without gaps."""
    if site.seed:
        return 1, min(scale.full, weigh(site.counts, weights))
    teams, last = bins_needed(site.counts, weights, scale.full)
    return teams, max(0, teams - 1) * scale.full + last

"""How many teams places need when patterns or rules are taken otherwise: packing, without laying anything out.

First fit over the kinds, most demanding first: exact where the weights of the kinds divide each other, never too few.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import lcm

from opsroom.domain.ids import TpsId
from opsroom.domain.tps import Tps
from opsroom.planning.bins import bins_needed
from opsroom.planning.kinds import Kind
from opsroom.planning.naming import Crew
from opsroom.planning.request import Case, kecamatan_of

#: How many TPS of a kind a team takes.
Capacities = Mapping[Kind, int]
#: TPS of each kind.
Need = Mapping[Kind, int]


@dataclass(frozen=True)
class Pool:
    """The TPS of a kecamatan whose kinds may share teams of one size, and the teams they have.

    Attributes:
        size: People of a team.
        rows: All of them with their kinds, in order.
        teams: How many the plan gives them.
        short: Those without a team.
    """

    kecamatan: str
    size: int
    rows: tuple[tuple[Tps, Kind], ...]
    teams: int
    short: tuple[Tps, ...]

    @cached_property
    def by_desa(self) -> tuple[Counter[Kind], ...]:
        """TPS of each kind, desa by desa."""
        found: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
        for one, kind in self.rows:
            found[one.desa_code][kind] += 1
        return tuple(found.values())

    @cached_property
    def whole(self) -> Counter[Kind]:
        """TPS of each kind in all."""
        return sum(self.by_desa, Counter())

    @property
    def severity(self) -> int:
        """Of its most severe TPS without a team."""
        left = {one.id for one in self.short}
        return max(kind.severity for one, kind in self.rows if one.id in left)

    def needed(self, capacities: Capacities, *, one_desa: bool) -> int:
        """Teams that cover everything."""
        return sum(teams_for(one, capacities) for one in (self.by_desa if one_desa else (self.whole,)))

    def loosest(self) -> dict[Kind, int]:
        """The most TPS its patterns allow."""
        return {kind: most(kind, self.size) for kind in self.whole}

    def preferred(self) -> dict[Kind, int]:
        """The TPS of the first pattern of its size."""
        return {kind: next(one.tps for one in kind.patterns if one.polri == self.size) for kind in self.whole}


def teams_for(need: Need, capacities: Capacities) -> int:
    """Teams that take so many TPS of each kind."""
    kinds = sorted((kind for kind in need if need[kind]), key=lambda one: (capacities[one], -one.severity, one.code))
    full = lcm(*(capacities[kind] for kind in kinds))
    return bins_needed([need[kind] for kind in kinds], [full // capacities[kind] for kind in kinds], full)[0]


def most(kind: Kind, size: int) -> int:
    """The most TPS a team of so many people may take of a kind."""
    return max(one.tps for one in kind.patterns if one.polri == size)


def pools_of(case: Case, kinds: Mapping[TpsId, Kind], crews: Iterable[Crew]) -> dict[str, tuple[Pool, ...]]:
    """By kecamatan. A kind takes the team size its teams there have, else that of its first pattern."""
    size_of: dict[tuple[str, Kind], int] = {}
    teams: Counter[tuple[str, int, str]] = Counter()
    covered: set[TpsId] = set()
    for crew in crews:
        covered |= {one.id for one in crew.tps}
        size_of |= {(crew.kecamatan, kinds[one.id]): crew.size for one in crew.tps}
        teams[(crew.kecamatan, crew.size, kinds[crew.tps[0].id].alone)] += 1
    rows: defaultdict[tuple[str, int, str], list[tuple[Tps, Kind]]] = defaultdict(list)
    for one in case.tps:
        kind = kinds.get(one.id)
        if kind:
            code = kecamatan_of(one)
            rows[(code, size_of.get((code, kind), kind.patterns[0].polri), kind.alone)].append((one, kind))
    found: defaultdict[str, list[Pool]] = defaultdict(list)
    for (code, size, alone), here in rows.items():
        short = tuple(one for one, _ in here if one.id not in covered)
        found[code].append(Pool(code, size, tuple(here), teams[(code, size, alone)], short))
    return {code: tuple(pools) for code, pools in found.items()}


def force_needed(pools: Iterable[Pool], wider: Mapping[str, int] | None = None) -> int:
    """People when no team leaves its desa nor takes more than the first pattern says.

    Args:
        pools: Where.
        wider: By pattern class, other TPS a team takes than those of the first pattern.
    """
    total = 0
    for pool in pools:
        capacities = {kind: (wider or {}).get(kind.code, tps) for kind, tps in pool.preferred().items()}
        total += pool.size * pool.needed(capacities, one_desa=True)
    return total


def force_alone(pools: Iterable[Pool]) -> Counter[str]:
    """People each pattern class needs by itself, within the desa and the first pattern."""
    found: Counter[str] = Counter()
    for pool in pools:
        capacities = pool.preferred()
        for kind in pool.whole:
            teams = sum(-(-here[kind] // capacities[kind]) for here in pool.by_desa)
            found[kind.code] += pool.size * teams
    return found


def largest_kinds(pool: Pool) -> Sequence[Kind]:
    """Kinds with most TPS first."""
    return sorted(pool.whole, key=lambda kind: (-pool.whole[kind], kind.severity, kind.code))

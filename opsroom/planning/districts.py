"""A kecamatan as the engine sees it: kinds that must be decided on together, as a puzzle and as units to lay out.

The puzzle is what is proven. The units are how teams are laid out quickly; there are several ways only when a category
has patterns of several team sizes: then every way fixes one size per kind for the whole kecamatan, the preferred first.
Where no team may cross a desa, every desa is a district of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, product

from opsroom.domain.ids import TpsId
from opsroom.domain.tps import Tps
from opsroom.planning.crossing import Distance
from opsroom.planning.kinds import Counts, Kind, Scale, scale_of, weigh
from opsroom.planning.layout import Site, Unit, unit_of
from opsroom.planning.pins import Seed, Seeds
from opsroom.planning.puzzle import Atom, Puzzle
from opsroom.planning.request import Case, kecamatan_of

#: Ways to choose team sizes that are tried per kecamatan.
MAX_WAYS = 24


@dataclass(frozen=True, slots=True)
class District:
    """Kinds of one kecamatan that have to be decided on together.

    Attributes:
        name: As printed; the code when no TPS says it.
        tps: In order.
        ways: Alternatives, each a set of units; the first is the preferred one.
        puzzle: All of it in counts.
    """

    kecamatan: str
    name: str
    tps: tuple[TpsId, ...]
    ways: tuple[tuple[Unit, ...], ...]
    puzzle: Puzzle

    @property
    def people_at_ease(self) -> int:
        """With so many people nothing is bent that could be mended."""
        atoms = len(self.puzzle.atoms) * max(scale.size for scale in self.puzzle.scales)
        return atoms + sum(unit.ceiling * unit.scale.size for unit in self.ways[0])


def districts(
    case: Case,
    kinds: Mapping[TpsId, Kind],
    seeds: Seeds,
    distance: Distance,
    *,
    one_desa: bool = False,
    present: Mapping[TpsId, int] | None = None,
) -> tuple[District, ...]:
    """All districts, in order of kecamatan, most severe first within it.

    Args:
        case: The request.
        kinds: Of every TPS that has a pattern.
        seeds: What pins hold together.
        distance: Between two desa.
        one_desa: No team may cross a desa, so every desa stands for itself.
        present: In a replan, people of before by a TPS of their team.
    """
    seed_of = {tps: seed for seed in seeds.joined for tps in seed.tps}
    atom_of = {tps: seed for seed in seeds.single for tps in seed.tps}
    area = (lambda one: one.desa_code) if one_desa else kecamatan_of
    found = []
    for _, rows in groupby((one for one in case.tps if one.id in kinds), key=area):
        here = [(one, kinds[one.id]) for one in rows]
        for together in _joint({kind for _, kind in here}):
            part = [(one, kind) for one, kind in here if kind in together]
            mine = list(dict.fromkeys(seed_of[one.id] for one, _ in part if one.id in seed_of))
            atoms = list(dict.fromkeys(atom_of[one.id] for one, _ in part if one.id in atom_of))
            found.append(_district(part, mine, _puzzle(part, atoms, distance, present or {})))
    return tuple(found)


def _puzzle(
    part: Sequence[tuple[Tps, Kind]], seeds: Sequence[Seed], distance: Distance, present: Mapping[TpsId, int]
) -> Puzzle:
    kinds = _most_severe_first({kind for _, kind in part})
    place = {kind: number for number, kind in enumerate(kinds)}
    where = {one.id: (one.desa_code, place[kind]) for one, kind in part}
    free = {one.desa_code: [0] * len(kinds) for one, _ in part}
    for one, kind in part:
        free[one.desa_code][place[kind]] += 1
    there: Counter[str] = Counter()
    for one, _ in part:
        if present.get(one.id):
            there[one.desa_code] += present[one.id]
    taken = [_take_pinned([where[one] for one in seed.tps], free) for seed in seeds]
    return Puzzle(
        kinds=tuple(kinds),
        scales=tuple(
            scale_of([kind for kind in kinds if size in kind.sizes], size)
            for size in dict.fromkeys(size for kind in kinds for size in kind.sizes)
        ),
        free={desa: tuple(counts) for desa, counts in sorted(free.items())},
        atoms=tuple(
            Atom(seed, {desa: tuple(counts) for desa, counts in sorted(parts.items())})
            for seed, parts in zip(seeds, taken, strict=True)
        ),
        distance=distance,
        present=dict(sorted(there.items())),
    )


def _joint(kinds: Iterable[Kind]) -> list[list[Kind]]:
    """Kinds that may meet in a team: same `alone`, and a chain of common team sizes. Most severe first."""
    groups: list[list[Kind]] = []
    for kind in _most_severe_first(kinds):
        meets = [one for one in groups if any(_may_meet(kind, other) for other in one)]
        groups = [one for one in groups if one not in meets]
        groups.append([other for one in meets for other in one] + [kind])
    return groups


def _most_severe_first(kinds: Iterable[Kind]) -> list[Kind]:
    return sorted(kinds, key=lambda kind: (-kind.severity, kind.code, kind.alone))


def _may_meet(one: Kind, other: Kind) -> bool:
    return one.alone == other.alone and bool(set(one.sizes) & set(other.sizes))


def _district(part: Sequence[tuple[Tps, Kind]], seeds: Sequence[Seed], puzzle: Puzzle) -> District:
    kinds = puzzle.kinds
    kecamatan = kecamatan_of(part[0][0])
    pinned = {kind for one, kind in part for seed in seeds if one.id in seed.tps}
    choices = [kind.sizes[:1] if kind in pinned else kind.sizes for kind in kinds]
    ways = []
    for sizes in islice(product(*choices), MAX_WAYS):
        size_of = dict(zip(kinds, sizes, strict=True))
        units = []
        for size in dict.fromkeys(sizes):
            rows = [(one, kind) for one, kind in part if size_of[kind] == size]
            units.append(_unit(kecamatan, rows, seeds, size, puzzle.distance))
        ways.append(tuple(units))
    name = next((one.kecamatan for one, _ in part if one.kecamatan), kecamatan)
    return District(kecamatan, name, tuple(one.id for one, _ in part), tuple(ways), puzzle)


def _unit(
    kecamatan: str, rows: Sequence[tuple[Tps, Kind]], seeds: Sequence[Seed], size: int, distance: Distance
) -> Unit:
    scale = scale_of({kind for _, kind in rows}, size)
    place = {kind: number for number, kind in enumerate(scale.kinds)}
    free: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(place))
    where = {one.id: (one.desa_code, place[kind]) for one, kind in rows}
    begun = []
    for one, kind in rows:
        free[one.desa_code][place[kind]] += 1
    for seed in seeds:
        if seed.tps[0] in where:
            begun.append((seed, _take_pinned([where[one] for one in seed.tps], free)))
    sites = [Site(_filled_up(parts, free, scale), seed) for seed, parts in begun]
    sites += [Site({desa: tuple(counts)}) for desa, counts in sorted(free.items()) if any(counts)]
    return unit_of(kecamatan, scale, sites, distance)


def _take_pinned(pinned: Sequence[tuple[str, int]], free: dict[str, list[int]]) -> dict[str, list[int]]:
    """Move the pinned TPS out of the free ones."""
    parts: dict[str, list[int]] = {}
    for desa, kind in pinned:
        parts.setdefault(desa, [0] * len(free[desa]))[kind] += 1
        free[desa][kind] -= 1
    return parts


def _filled_up(parts: dict[str, list[int]], free: dict[str, list[int]], scale: Scale) -> dict[str, Counts]:
    """Fill a team that pins have begun with TPS of its own desa, within the preferred pattern."""
    room = scale.full - sum(weigh(counts, scale.preferred) for counts in parts.values())
    for desa, counts in parts.items():
        for kind, weight in enumerate(scale.preferred):
            taken = max(0, min(free[desa][kind], room // weight))
            counts[kind] += taken
            free[desa][kind] -= taken
            room -= taken * weight
    return {desa: tuple(counts) for desa, counts in parts.items()}

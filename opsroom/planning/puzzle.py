"""A district in counts: free TPS, what pins hold together, and the sets of counts a team may take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from opsroom.planning.crossing import Distance
from opsroom.planning.kinds import Counts, Kind, Scale
from opsroom.planning.layout import Draft, totals
from opsroom.planning.pins import Seed
from opsroom.planning.program import TooLarge

#: Sets of pinned groups that may share a team; beyond so many a district is not proven.
MAX_CORES = 400

Vector = tuple[int, ...]
#: Teams by team size, in order of the sizes of the puzzle.
Drafts = tuple[tuple[Scale, tuple[Draft, ...]], ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """TPS and people that pins hold together. Counts are per kind of the puzzle, by desa."""

    seed: Seed
    parts: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Core:
    """Atoms that share a team, by their numbers."""

    atoms: tuple[int, ...]
    parts: Mapping[str, Counts]
    barred: frozenset[str]
    people: int

    @property
    def home(self) -> str:
        """The only desa, empty when there are several."""
        return min(self.parts) if len(self.parts) == 1 else ""


@dataclass(frozen=True, slots=True)
class Puzzle:
    """What is to be put together.

    Attributes:
        kinds: Of the district, most severe first.
        scales: One per team size.
        free: TPS per kind that no pin holds, by desa.
        atoms: What pins hold.
        present: In a replan, the people of the teams of before who are still there, by desa.
    """

    kinds: tuple[Kind, ...]
    scales: tuple[Scale, ...]
    free: Mapping[str, Counts]
    atoms: tuple[Atom, ...]
    distance: Distance
    present: Mapping[str, int] = field(default_factory=dict)

    @property
    def severities(self) -> tuple[int, ...]:
        """Most severe first."""
        return tuple(sorted({kind.severity for kind in self.kinds}, reverse=True))

    @property
    def total(self) -> Counts:
        """All free TPS."""
        return totals([(0,) * len(self.kinds), *self.free.values()])

    def from_scale(self, scale: Scale, counts: Sequence[int]) -> Counts:
        """Counts per kind of a scale, as counts per kind of the puzzle."""
        by_kind = dict(zip(scale.kinds, counts, strict=True))
        return tuple(by_kind.get(kind, 0) for kind in self.kinds)

    def to_scale(self, scale: Scale, counts: Sequence[int]) -> Counts:
        """Counts per kind of the puzzle, as counts per kind of a scale."""
        by_kind = dict(zip(self.kinds, counts, strict=True))
        return tuple(by_kind[kind] for kind in scale.kinds)

    def levels(self, drafts: Drafts) -> Vector:
        """Uncovered per severity, beyond and crossing of teams."""
        missing = dict.fromkeys(self.severities, 0)
        for counts in (*self.free.values(), *(one for atom in self.atoms for one in atom.parts.values())):
            for kind, count in zip(self.kinds, counts, strict=True):
                missing[kind.severity] += count
        beyond = crossing = 0
        for scale, teams in drafts:
            for draft in teams:
                for kind, count in zip(scale.kinds, draft.counts, strict=True):
                    missing[kind.severity] -= count
                beyond += scale.beyond(draft.counts)
                crossing += len(draft.parts) > 1
        return (*missing.values(), beyond, crossing)

    def cores(self) -> list[Core]:
        """Every set of atoms that may share a team, single ones first.

        Raises:
            TooLarge: There are too many.
        """
        largest = max(scale.size for scale in self.scales)
        singles = [
            Core((number,), atom.parts, atom.seed.barred, len(atom.seed.people))
            for number, atom in enumerate(self.atoms)
        ]
        found, latest = list(singles), singles
        while latest:
            latest = [
                both
                for core in latest
                for single in singles[core.atoms[-1] + 1 :]
                if (both := _joined(core, single)).people <= largest and not both.barred & set(both.parts)
            ]
            found += latest
            if len(found) > MAX_CORES + len(singles):
                raise TooLarge
        return found


def _joined(one: Core, other: Core) -> Core:
    parts = {
        desa: totals([found[desa] for found in (one.parts, other.parts) if desa in found])
        for desa in sorted({*one.parts, *other.parts})
    }
    return Core(one.atoms + other.atoms, parts, one.barred | other.barred, one.people + other.people)


def lattice(scale: Scale, least: Sequence[int], most: Sequence[int]) -> Iterator[Counts]:
    """Every set of counts a team of this scale may take, none of them empty, each count from `least` to `most`."""

    def fill(place: int, room: int) -> Iterator[Counts]:
        if place == len(most):
            yield ()
            return
        weight = scale.loosest[place]
        for count in range(least[place], min(most[place], room // weight) + 1):
            for rest in fill(place + 1, room - count * weight):
                yield (count, *rest)

    return (team for team in fill(0, scale.full) if any(team))

"""What a district makes of so many people: figures first, teams only where the sharing asks for them.

A plain district (patterns that divide each other, one team size, no pins) is answered by `reach` for every number of
people at once. Any other has bounds from below, which are replaced by proven figures (`mosaic`) for the numbers of
people that are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from opsroom.planning.districts import District
from opsroom.planning.fill import lay_out
from opsroom.planning.kinds import Kind, Scale
from opsroom.planning.layout import Layout, Unit, totals, unit_of
from opsroom.planning.mosaic import Mosaic, Solved
from opsroom.planning.program import TooLarge
from opsroom.planning.puzzle import Drafts, Puzzle, Vector
from opsroom.planning.reach import is_regular, reach


@dataclass(slots=True)
class Line:
    """The curve of one district. Vectors are uncovered per severity of the district, beyond, crossing.

    Attributes:
        lower: People -> what no teams of theirs go below.
        is_plain: Those figures can all be had.
        solved: People -> what was found and proven where it was asked for.
    """

    district: District
    lower: dict[int, Vector] = field(init=False)
    is_plain: bool = field(init=False)
    solved: dict[int, Solved] = field(default_factory=dict)
    _mosaic: Mosaic | None = None
    _guessed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        puzzle = self.district.puzzle
        scales = puzzle.scales
        is_single = len(scales) == 1 and is_regular(scales[0])
        self.is_plain = is_single and not puzzle.atoms
        if is_single:
            size = scales[0].size
            self.lower = {size * teams: vector for teams, vector in enumerate(reach(scales[0], _cells(puzzle)))}
        else:
            self.lower = {}
        if not self.is_plain:
            ease = self.district.people_at_ease
            self.lower = {people: self.lower.get(people) or _floor(puzzle, people) for people in range(ease + 1)}

    def is_settled(self, people: int) -> bool:
        """Whether nothing better can be learnt about so many people."""
        return self.is_plain or people in self.solved or people in self._guessed

    def settle(self, people: int) -> None:
        """Prove what so many people can do, or find that pins make it impossible; else the heuristic's answer."""
        try:
            self._mosaic = self._mosaic or Mosaic(self.district.puzzle)
        except TooLarge:
            self.guess(people)
            return
        found = self._mosaic.solve(people, self.lower[people])
        if found is None:
            del self.lower[people]
        else:
            self.solved[people] = found
            self.lower[people] = found.lower

    def guess(self, people: int) -> None:
        """Take the heuristic's answer where none is known, if it needs no more people."""
        if self.is_settled(people):
            return
        self._guessed.add(people)
        found = self._guess(people)
        if found is not None:
            self.solved[people] = found

    def _guess(self, people: int) -> Solved | None:
        puzzle = self.district.puzzle
        best: Solved | None = None
        for units in self.district.ways:
            spare = people - sum(unit.floor * unit.scale.size for unit in units)
            drafts = []
            for unit in units:
                more = max(0, min(unit.ceiling - unit.floor, spare // unit.scale.size))
                spare -= more * unit.scale.size
                layout = lay_out(unit, unit.floor + more, tidy=True)
                drafts.append((unit.scale, tuple(layout.drafts)))
            vector = puzzle.levels(tuple(drafts))
            if spare >= 0 and (best is None or vector < best.upper):
                best = Solved(self.lower[people], vector, tuple(drafts))
        return best

    @property
    def floor(self) -> int:
        """People the teams that pins begin need."""
        return sum(unit.floor * unit.scale.size for unit in self.district.ways[0])

    def upper(self) -> dict[int, Vector]:
        """What is known to be possible."""
        return dict(self.lower) if self.is_plain else {people: found.upper for people, found in self.solved.items()}

    def layouts(self, people: int) -> list[tuple[Unit, Layout]]:
        """The teams of so many people, settled before."""
        district = self.district
        if not self.is_plain:
            return self._units(self.solved[people].drafts)
        if district.puzzle.present and (kept := self._kept(people)) is not None:
            return self._units(kept)
        unit = district.ways[0][0]
        layout = lay_out(unit, people // unit.scale.size, tidy=True)
        if district.puzzle.levels(((unit.scale, tuple(layout.drafts)),)) == self.lower[people]:
            return [(unit, layout)]
        self.settle(people)
        return self._units(self.solved[people].drafts)

    def _kept(self, people: int) -> Drafts | None:
        try:
            self._mosaic = self._mosaic or Mosaic(self.district.puzzle)
        except TooLarge:
            return None
        return self._mosaic.kept(people, self.lower[people])

    def _units(self, drafts: Drafts) -> list[tuple[Unit, Layout]]:
        """Each team size as a unit of its own."""
        district = self.district
        return [
            (unit_of(district.kecamatan, scale, (), district.puzzle.distance), Layout(list(teams)))
            for scale, teams in drafts
            if teams
        ]


def _cells(puzzle: Puzzle) -> list[tuple[int, ...]]:
    """TPS per kind of the only scale by desa, pinned ones too."""
    scale = puzzle.scales[0]
    return [
        puzzle.to_scale(scale, totals([counts, *(atom.parts[desa] for atom in puzzle.atoms if desa in atom.parts)]))
        for desa, counts in puzzle.free.items()
    ]


def _floor(puzzle: Puzzle, people: int) -> Vector:
    """Levels out of reach from below: as if people could be cut in parts and desa did not matter."""
    counts = dict(zip(puzzle.kinds, totals(list(_cells_of_all(puzzle))), strict=True))
    left = Fraction(people)
    missing = []
    for severity in puzzle.severities:
        some = sorted((_rate(puzzle.scales, kind), counts[kind]) for kind in puzzle.kinds if kind.severity == severity)
        short = 0
        for rate, count in some:
            taken = min(count, int(left / rate))
            left -= rate * taken
            short += count - taken
        missing.append(short)
    left, within = Fraction(people), 0
    for rate, kind in sorted(((_first_rate(kind), kind) for kind in puzzle.kinds), key=lambda one: one[0]):
        taken = min(counts[kind], int(left / rate))
        left -= rate * taken
        within += taken
    return (*missing, max(0, sum(counts.values()) - sum(missing) - within), 0)


def _cells_of_all(puzzle: Puzzle) -> Sequence[tuple[int, ...]]:
    return [*puzzle.free.values(), *(counts for atom in puzzle.atoms for counts in atom.parts.values())]


def _rate(scales: Sequence[Scale], kind: Kind) -> Fraction:
    """The fewest people a TPS can do with."""
    return min(
        Fraction(scale.size * scale.loosest[scale.kinds.index(kind)], scale.full)
        for scale in scales
        if kind in scale.kinds
    )


def _first_rate(kind: Kind) -> Fraction:
    """The people a TPS takes by its first pattern."""
    return Fraction(kind.patterns[0].polri, kind.patterns[0].tps)

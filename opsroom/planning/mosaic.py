"""The best teams of one district with so many people, proven by integer programming, for what `reach` cannot answer.

Used where patterns do not divide each other, where a category has several team sizes, and where pins begin teams. The
model counts, as everything before `naming`: a column per desa and set of counts an own team may take; the crossing
teams of a size share one pool, into which every desa gives TPS; teams begun by pins have columns of their own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from opsroom.planning.kinds import Counts, Scale
from opsroom.planning.layout import Draft
from opsroom.planning.pins import Seed
from opsroom.planning.program import NO_LIMIT, Answer, Program
from opsroom.planning.puzzle import Core, Drafts, Puzzle, Vector, lattice

#: Effort per level of one district with so many people. Units: nodes times columns.
EFFORT = 60_000


@dataclass(frozen=True, slots=True)
class Solved:
    """Uncovered per severity, beyond, crossing: what no teams go below, and what these teams come to."""

    lower: Vector
    upper: Vector
    drafts: Drafts


class Mosaic:
    """A district as an integer program, made once and asked for any number of people.

    Raises:
        TooLarge: The program has too many columns.
    """

    def __init__(self, puzzle: Puzzle) -> None:
        self._puzzle = puzzle
        self._program = _program(puzzle)

    def solve(self, people: int, floor: Vector, effort: int = EFFORT) -> Solved | None:
        """The best teams of at most so many people, None when those do not suffice for the teams that pins begin.

        Args:
            people: At most so many.
            floor: Levels known to be a bound from below.
            effort: Per level. Units: nodes times columns.
        """
        program = self._program
        program.limit("people", people)
        max_nodes = 1 + effort // max(1, len(program.columns))
        lower: list[int] = []
        best: Answer | None = None
        for level in range(len(floor)):
            least = floor[level] if tuple(lower) == floor[:level] else 0
            if best is None or program.value(level, best) > least:
                answer, bound = program.minimise(level, max_nodes)
                least = max(least, bound)
                if answer is None and best is None:
                    return None
                best = best if answer is None else answer
                if answer is None or program.value(level, answer) > least:
                    lower += [least, *(0 for _ in floor[level + 1 :])]
                    break
            lower.append(least)
            program.hold(level, least)
        assert best is not None
        drafts = _drafts(self._puzzle, program, best)
        return Solved(tuple(lower), self._puzzle.levels(drafts), drafts)

    def kept(self, people: int, levels: Vector, effort: int = EFFORT) -> Drafts | None:
        """Of all teams with these levels those that let most people of before stay in their desa; None without any."""
        program = self._program
        program.limit("people", people)
        for level, value in enumerate(levels):
            program.hold(level, value)
        answer, _ = program.minimise(len(levels), 1 + effort // max(1, len(program.columns)))
        return None if answer is None else _drafts(self._puzzle, program, answer)


def _program(puzzle: Puzzle) -> Program:
    program = Program()
    program.row("people", -NO_LIMIT, NO_LIMIT)
    for desa, counts in puzzle.free.items():
        for place, count in enumerate(counts):
            cell = program.row(("cell", desa, place), count, count)
            severity = puzzle.severities.index(puzzle.kinds[place].severity)
            program.column(("missing", desa, place), count, [(cell, 1)], {severity: 1})
    _add_present(puzzle, program)
    for number in range(len(puzzle.scales)):
        _add_own(puzzle, program, number)
        _add_pool(puzzle, program, number)
    for atom in range(len(puzzle.atoms)):
        program.row(("atom", atom), 1, 1)
    for core in puzzle.cores():
        _add_core(puzzle, program, core)
    return program


def _add_present(puzzle: Puzzle, program: Program) -> None:
    """Rows for people of before, who stay on the seats of their desa or of a team that takes TPS of it."""
    shared = program.row("shared", -NO_LIMIT, 0)
    for desa, count in puzzle.present.items():
        stays = program.row(("stays", desa), count, NO_LIMIT)
        enters = program.row(("enters", desa), -NO_LIMIT, 0)
        program.column(("leaves desa", desa), count, [(stays, 1)], {len(puzzle.severities) + 2: 1})
        program.column(("mixed", desa), count, [(stays, 1), (enters, 1), (shared, 1)], {})


def _add_own(puzzle: Puzzle, program: Program, number: int) -> None:
    """The teams of one size that stay within a desa."""
    scale, beyond = puzzle.scales[number], len(puzzle.severities)
    nothing = (0,) * len(scale.kinds)
    for desa, counts in puzzle.free.items():
        for team in lattice(scale, nothing, puzzle.to_scale(scale, counts)):
            taken = puzzle.from_scale(scale, team)
            entries = [(program["cell", desa, place], count) for place, count in enumerate(taken)]
            entries.append((program["people"], scale.size))
            if desa in puzzle.present:
                entries.append((program["stays", desa], scale.size))
            program.column(("own", number, desa, team), NO_LIMIT, entries, {beyond: scale.beyond(team)})


def _add_pool(puzzle: Puzzle, program: Program, number: int) -> None:
    """The teams of one size that may cross a desa, and what desa give them."""
    scale, beyond = puzzle.scales[number], len(puzzle.severities)
    pool = [program.row(("pool", number, place), 0, 0) for place in range(len(puzzle.kinds))]
    for desa, counts in puzzle.free.items():
        for place, count in enumerate(counts):
            if puzzle.kinds[place] in scale.kinds:
                entries = [(program["cell", desa, place], 1), (pool[place], 1)]
                if desa in puzzle.present:
                    entries.append((program["enters", desa], -scale.size))
                program.column(("given", number, desa, place), count, entries, {})
    nothing = (0,) * len(scale.kinds)
    for team in lattice(scale, nothing, puzzle.to_scale(scale, puzzle.total)):
        if sum(team) > 1:
            entries = [(pool[place], -count) for place, count in enumerate(puzzle.from_scale(scale, team))]
            entries += [(program["people"], scale.size), (program["shared"], -scale.size)]
            program.column(("cross", number, team), NO_LIMIT, entries, {beyond: scale.beyond(team), beyond + 1: 1})


def _add_core(puzzle: Puzzle, program: Program, core: Core) -> None:
    """The team that begins with these atoms, and what desa give it."""
    beyond = len(puzzle.severities)
    pinned = tuple(map(sum, zip(*core.parts.values(), strict=True)))
    extra = [program.row(("extra", core.atoms, place), 0, 0) for place in range(len(puzzle.kinds))]
    away = program.row(("away", core.atoms), -NO_LIMIT, 0)
    most = 0
    for number, scale in enumerate(puzzle.scales):
        kinds_fit = all(kind in scale.kinds for kind, count in zip(puzzle.kinds, pinned, strict=True) if count)
        if core.people > scale.size or not kinds_fit:
            continue
        begun, free = puzzle.to_scale(scale, pinned), puzzle.to_scale(scale, puzzle.total)
        for team in lattice(scale, begun, [a + b for a, b in zip(begun, free, strict=True)]):
            taken = puzzle.from_scale(scale, team)
            entries = [(program["atom", atom], 1) for atom in core.atoms]
            entries += [(row, count - begun) for row, count, begun in zip(extra, taken, pinned, strict=True)]
            entries.append((program["people"], scale.size))
            most = max(most, sum(team))
            program.column(
                ("core", number, core, team), 1, entries, {beyond: scale.beyond(team), beyond + 1: int(not core.home)}
            )
    if core.home:
        program.column(("leaves", core), 1, [(away, -most)], {beyond + 1: 1})
    for desa, counts in puzzle.free.items():
        for place, count in enumerate(counts):
            if desa not in core.barred:
                entries = [(program["cell", desa, place], 1), (extra[place], -1)]
                if core.home and desa != core.home:
                    entries.append((away, 1))
                program.column(("joins", core.atoms, desa, place), count, entries, {})


def _drafts(puzzle: Puzzle, program: Program, answer: Answer) -> Drafts:
    """The teams an answer stands for."""
    chosen = [(key, int(count)) for key, count in zip(program.columns, answer, strict=True) if count]
    given: defaultdict[object, dict[str, list[int]]] = defaultdict(dict)
    for key, count in chosen:
        if isinstance(key, tuple) and key[0] in {"given", "joins"}:
            given[key[1]].setdefault(key[2], [0] * len(puzzle.kinds))[key[3]] += count
    found = []
    for number, scale in enumerate(puzzle.scales):
        drafts: list[Draft] = []
        crossing: list[Counts] = []
        for key, count in chosen:
            if not isinstance(key, tuple) or key[1] != number:
                continue
            if key[0] == "own":
                drafts += [Draft({key[2]: list(key[3])}) for _ in range(count)]
            elif key[0] == "core":
                drafts.append(_core_draft(puzzle, scale, key[2], given[key[2].atoms]))
            elif key[0] == "cross":
                crossing += [key[2]] * count
        drafts += _crossing_drafts(puzzle, scale, crossing, given[number])
        found.append((scale, tuple(drafts)))
    return tuple(found)


def _core_draft(puzzle: Puzzle, scale: Scale, core: Core, more: dict[str, list[int]]) -> Draft:
    parts = {desa: list(puzzle.to_scale(scale, counts)) for desa, counts in core.parts.items()}
    for desa, counts in more.items():
        here = parts.setdefault(desa, [0] * len(scale.kinds))
        parts[desa] = [a + b for a, b in zip(here, puzzle.to_scale(scale, counts), strict=True)]
    seeds = [puzzle.atoms[number].seed for number in core.atoms]
    tps = tuple(one for seed in seeds for one in seed.tps)
    people = tuple(sorted(one for seed in seeds for one in seed.people))
    return Draft(parts, Seed(tps, people, core.barred))


def _crossing_drafts(
    puzzle: Puzzle, scale: Scale, teams: Sequence[Counts], given: dict[str, list[int]]
) -> Iterator[Draft]:
    """Hand what desa give to the teams, each begun where most is left and filled from near it."""
    left = {desa: list(puzzle.to_scale(scale, counts)) for desa, counts in sorted(given.items())}
    for team in sorted(teams, reverse=True):
        useful = {desa: sum(min(a, b) for a, b in zip(team, counts, strict=True)) for desa, counts in left.items()}
        start = max(useful, key=lambda desa: useful[desa])
        parts: dict[str, list[int]] = {}
        need = list(team)
        for desa in sorted(left, key=lambda one: (one != start, puzzle.distance(start, one), one)):
            taken = [min(a, b) for a, b in zip(need, left[desa], strict=True)]
            if any(taken):
                parts[desa] = taken
                left[desa] = [a - b for a, b in zip(left[desa], taken, strict=True)]
                need = [a - b for a, b in zip(need, taken, strict=True)]
        yield Draft(parts)

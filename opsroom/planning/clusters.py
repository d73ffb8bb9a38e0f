"""Which TPS of a desa go to which of its teams, so that the ways inside a team are short.

How many TPS of each kind a team takes is settled before; only who takes which is decided here. A sweep from the outside
inwards and swaps give a division for any desa; for a small one the best division into near groups is then found by set
partitioning. Effort is counted in swaps and columns, never in seconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from opsroom.planning.places import Matrix

#: Free TPS of a desa up to which the best near division is looked for.
EXACT_TPS = 16
#: How many of the next nearest TPS a near group may take instead of its nearest ones, and groups tried around a TPS.
SLACK, MAX_AROUND = 2, 60
#: Swaps per TPS before a division is taken as it is.
SWAPS_PER_TPS = 4


@dataclass(frozen=True, slots=True)
class Group:
    """A team to be filled.

    Attributes:
        need: TPS of each kind it still takes.
        held: Places (indices) of TPS it has already.
    """

    need: tuple[int, ...]
    held: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """TPS it still takes."""
        return sum(self.need)


def divide(
    kinds: Sequence[int], free: Sequence[int], groups: Sequence[Group], apart: Matrix, *, exact: bool
) -> list[list[int]]:
    """Which free TPS each group takes, in order of place. The groups' needs add up to the free TPS.

    Args:
        kinds: Kind of every TPS, held ones included.
        free: Places of the TPS to deal out.
        groups: Those that take them.
        apart: Steps between each two TPS.
        exact: Whether to look for the best division where the desa is small.
    """
    if len(groups) < 2 or not free:
        return [sorted(free) for _ in groups]
    found = _swapped(kinds, _swept(kinds, free, groups, apart), groups, apart)
    if exact and len(free) <= EXACT_TPS and not any(group.held for group in groups):
        return _best_near(kinds, groups, apart, found)
    return found


def tours(columns: NDArray[np.intp], apart: Matrix) -> NDArray[np.int64]:
    """Steps of the nearest-neighbour way through each row of places, from its first one."""
    rows = np.arange(len(columns))
    seen = np.zeros(columns.shape, dtype=bool)
    seen[:, 0] = True
    here, total = columns[:, 0], np.zeros(len(columns), dtype=np.int64)
    far = np.int64(np.iinfo(np.int64).max)
    for _ in range(columns.shape[1] - 1):
        steps = np.where(seen, far, apart[here[:, None], columns])
        there = steps.argmin(axis=1)
        total += steps[rows, there]
        seen[rows, there] = True
        here = columns[rows, there]
    return total


def _swept(kinds: Sequence[int], free: Sequence[int], groups: Sequence[Group], apart: Matrix) -> list[list[int]]:
    """Group by group, those that hold something first: begin at the outermost TPS left, go on with the nearest."""
    left = sorted(free)
    taken: list[list[int]] = [[] for _ in groups]
    for number in sorted(range(len(groups)), key=lambda one: (not groups[one].held, one)):
        need, have = list(groups[number].need), list(groups[number].held)
        while any(need):
            able = [one for one in left if need[kinds[one]]]
            if have:
                chosen = able[int(_part(apart, able, have).sum(axis=1).argmin())]
            else:
                chosen = able[int(_part(apart, able, left).sum(axis=1).argmax())]
            need[kinds[chosen]] -= 1
            have.append(chosen)
            left.remove(chosen)
            taken[number].append(chosen)
    return [sorted(one) for one in taken]


def _swapped(
    kinds: Sequence[int], taken: Sequence[Sequence[int]], groups: Sequence[Group], apart: Matrix
) -> list[list[int]]:
    """Swap TPS of one kind between groups, the swap that brings each group closest together first."""
    places = sorted(one for some in taken for one in some)
    home = {one: number for number, some in enumerate(taken) for one in some}
    group_of = np.array([home[one] for one in places], dtype=np.intp)
    kind_of = np.array([kinds[one] for one in places], dtype=np.intp)
    near = _part(apart, places, places)
    alike = kind_of[:, None] == kind_of
    held = np.stack([_part(apart, places, group.held).sum(axis=1) for group in groups], axis=1)
    every = np.arange(len(places))
    for _ in range(SWAPS_PER_TPS * len(places)):
        member = (group_of[:, None] == np.arange(len(groups))).astype(np.int64)
        sums = near @ member + held
        own = sums[every, group_of]
        there = sums[:, group_of]
        saved = own[:, None] + own - there - there.T + 2 * near
        saved[~alike | (group_of[:, None] == group_of)] = 0
        best = int(saved.argmax())
        one, other = divmod(best, len(places))
        if saved[one, other] == 0:
            break
        group_of[one], group_of[other] = group_of[other], group_of[one]
    return [
        [one for one, where in zip(places, group_of, strict=True) if where == number] for number in range(len(groups))
    ]


def _part(apart: Matrix, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
    return apart[np.array(rows, dtype=np.intp)[:, None], np.array(columns, dtype=np.intp)]


def _best_near(
    kinds: Sequence[int], groups: Sequence[Group], apart: Matrix, found: Sequence[Sequence[int]]
) -> list[list[int]]:
    """The division into near groups, and those already found, whose ways are shortest together."""
    free = sorted(one for some in found for one in some)
    needs = sorted({group.need for group in groups if group.size})
    columns: dict[tuple[tuple[int, ...], tuple[int, ...]], None] = {}
    for group, some in zip(groups, found, strict=True):
        if group.size:
            columns[(group.need, tuple(some))] = None
    for need in needs:
        for one in free:
            if need[kinds[one]]:
                columns |= dict.fromkeys((need, some) for some in _around(one, kinds, free, need, apart))
    wanted, sets = [need for need, _ in columns], [some for _, some in columns]
    row_of = {one: row for row, one in enumerate(free)}
    matrix = np.zeros((len(free) + len(needs), len(sets)))
    for column, (need, some) in enumerate(columns):
        matrix[[row_of[one] for one in some], column] = 1
        matrix[len(free) + needs.index(need), column] = 1
    amount = [1] * len(free) + [sum(group.need == need for group in groups) for need in needs]
    costs = np.zeros(len(sets))
    for need in needs:
        same = [column for column, made_for in enumerate(wanted) if made_for == need]
        costs[same] = tours(np.array([sets[column] for column in same], dtype=np.intp), apart)
    solved = milp(
        costs, constraints=LinearConstraint(matrix, amount, amount), integrality=np.ones(len(sets)), bounds=Bounds(0, 1)
    )
    chosen = sorted((wanted[column], sets[column]) for column in np.flatnonzero(solved.x > 0.5))
    return [_take(chosen, group.need) for group in groups]


def _take(chosen: list[tuple[tuple[int, ...], tuple[int, ...]]], need: tuple[int, ...]) -> list[int]:
    """The first set that was made for such a need, taken out."""
    for place, (made_for, some) in enumerate(chosen):
        if made_for == need:
            del chosen[place]
            return list(some)
    return []


def _around(
    centre: int, kinds: Sequence[int], free: Sequence[int], need: Sequence[int], apart: Matrix
) -> Iterator[tuple[int, ...]]:
    """Near groups with a TPS in their midst, those of the nearest TPS first."""
    choices: list[list[tuple[int, ...]]] = []
    for kind, count in enumerate(need):
        own = kinds[centre] == kind
        others = [one for one in free if kinds[one] == kind and one != centre]
        others.sort(key=lambda one: (int(apart[centre, one]), one))
        some = islice(combinations(others[: count + SLACK - own], count - own), MAX_AROUND)
        choices.append([(centre, *one) if own else one for one in some])
    for parts in islice(product(*choices), MAX_AROUND):
        yield tuple(sorted(one for part in parts for one in part))

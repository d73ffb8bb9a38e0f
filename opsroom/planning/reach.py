"""How good the teams of one unit can be at all, for every number of teams: a proven optimum without laying out.

Holds where the weights of the kinds divide each other (see `is_regular`): then teams pack without gaps, and only how
much of each desa its own teams take decides how many teams must cross. Each desa offers its own teams one by one, with
the weight of what the team would waste; the most own teams whose waste the capacity can bear leave the least crossing.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from opsroom.planning.kinds import Counts, Scale

Ints = NDArray[np.int64]
#: Uncovered TPS per kind, beyond the preferred pattern, teams crossing a desa.
Vector = tuple[int, ...]


def is_regular(scale: Scale) -> bool:
    """Whether `reach` is exact: severities differ, weights divide, only the least severe kind has a reserve pattern."""
    severities = [kind.severity for kind in scale.kinds]
    firm = scale.preferred[:-1] == scale.loosest[:-1] and not any(scale.outside)
    chain = (scale.full, *scale.preferred, scale.loosest[-1])
    divides = all(large % small == 0 for large, small in pairwise(chain))
    return firm and divides and len(set(severities)) == len(severities)


def reach(scale: Scale, cells: Sequence[Counts]) -> list[Vector]:
    """The best vector for 0, 1, 2 ... teams, up to where nothing is bent any more.

    Args:
        scale: A regular one.
        cells: TPS per kind, one entry per desa.
    """
    counts = np.array(cells, dtype=np.int64).reshape(len(cells), len(scale.kinds))
    full, kinds = scale.full, len(scale.kinds)
    loose = np.cumsum(counts * np.array(scale.loosest, dtype=np.int64), axis=1)
    ease = (counts * np.array(scale.preferred, dtype=np.int64)).sum(axis=1)
    most = int((-(-ease // full)).sum())
    missing = [int(one) for one in counts.sum(axis=0)]
    found: list[Vector] = []
    start = 0
    for kind in range(kinds):
        below = loose[:, kind - 1] if kind else np.zeros(len(cells), dtype=np.int64)
        stop = min(most, -(-int(loose[:, kind].sum()) // full))
        teams = np.arange(start, stop, dtype=np.int64)
        taken = (teams * full - int(below.sum())) // scale.loosest[kind]
        slots = (teams * full - int(below.sum())) // scale.preferred[kind]
        crossing = teams - _own(full, below, loose[:, kind] // full, teams)
        for some, within, cross in zip(taken.tolist(), slots.tolist(), crossing.tolist(), strict=True):
            rest = (*(0 for _ in range(kind)), missing[kind] - some, *missing[kind + 1 :])
            found.append((*rest, some - within, cross))
        start = max(start, stop)
    covered = (0,) * kinds
    weight = int(ease.sum())
    calm = max(start, min(most, -(-weight // full)))
    teams = np.arange(start, calm, dtype=np.int64)
    crossing = teams - _own(full, loose[:, -1], ease // full, teams)
    over = (weight - teams * full) // scale.preferred[-1]
    found += [(*covered, one, cross) for one, cross in zip(over.tolist(), crossing.tolist(), strict=True)]
    teams = np.arange(calm, most + 1, dtype=np.int64)
    crossing = np.maximum(0, teams - _own(full, ease, -(-ease // full), teams))
    return found + [(*covered, 0, cross) for cross in crossing.tolist()]


def _own(full: int, need: Ints, cap: Ints, teams: Ints) -> Ints:
    """The most teams that may stay within one desa, for each number of teams.

    Args:
        full: What a team holds.
        need: Weight per desa that must be covered.
        cap: Own teams a desa may have at most.
        teams: Numbers of teams, all enough for the whole need.
    """
    whole = need // full
    firm = int(np.minimum(whole, cap).sum())
    last = np.sort(full - (need - whole * full)[(cap > whole) & (need > whole * full)])
    idle = int((cap - whole - (need > whole * full)).clip(min=0).sum())
    wasted = np.concatenate([last, np.full(idle, full, dtype=np.int64)]).cumsum()
    spare = teams * full - int(need.sum())
    return np.minimum(teams, firm + np.searchsorted(wasted, spare, side="right"))

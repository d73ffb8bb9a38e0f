"""Sharing the people among districts so that all together bend the rules least.

The curves are not convex (one crossing team may save several teams at once), so handing people to the greatest gain
would be wrong. The split is found by dynamic programming over districts and people; it is exact for the curves given.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from math import gcd

from opsroom.domain.progress import Progress
from opsroom.planning.curves import Curve, Depth, Option, Tracer, least_people

#: Share of the work that tracing all curves to one depth is.
_PER_DEPTH = 0.3


def share(tracers: Sequence[Tracer], people: int, progress: Progress) -> list[Option]:
    """The option each district gets.

    Curves are traced down only as far as the force demands: where it suffices for the preferred patterns, no layout
    beyond them is looked at, since one objective outweighs all that follow it.

    Raises:
        Cancelled: The user asked to stop.
    """
    depth = Depth.PREFERRED
    curves = _trace(tracers, depth, progress)
    while not _suffice(curves, depth, people):
        depth = Depth(depth + 1)
        curves = _trace(tracers, depth, progress)
    return list(_split(curves, people, progress.part(len(Depth) * _PER_DEPTH, 1)))


def _trace(tracers: Sequence[Tracer], depth: Depth, progress: Progress) -> list[Curve]:
    here = progress.part(depth * _PER_DEPTH, (depth + 1) * _PER_DEPTH)
    curves = []
    for number, tracer in enumerate(tracers):
        here.step(number, len(tracers), f"Menyusun tim kecamatan {tracer.district.name}")
        curves.append(tracer.curve(depth))
    return curves


def _suffice(curves: Sequence[Curve], depth: Depth, people: int) -> bool:
    """Whether no rule beyond `depth` need be bent; at the last depth that is always so."""
    least = [least_people(curve, depth) for curve in curves]
    return None not in least and sum(one or 0 for one in least) <= people


def _split(curves: Sequence[Curve], people: int, progress: Progress) -> Iterator[Option]:
    """Least sum of costs within the people; among equals the fewest people, then the first in order of districts."""
    step = reduce(gcd, (used for curve in curves for used in curve), 0) or 1
    limit = people // step
    never = 1 + sum(max(option.cost for option in curve.values()) for curve in curves)
    best = [0] + [never] * limit
    choices: list[list[int]] = []
    for number, curve in enumerate(curves):
        progress.step(number, len(curves), "Membagi personel antar-kecamatan")
        best, chosen = _with(best, sorted((used // step, option.cost) for used, option in curve.items()), never)
        choices.append(chosen)
    at = best.index(min(best))
    shares = []
    for chosen in reversed(choices):
        shares.append(chosen[at] * step)
        at -= chosen[at]
    for curve, used in zip(curves, reversed(shares), strict=True):
        yield curve[used]


def _with(best: Sequence[int], options: Sequence[tuple[int, int]], never: int) -> tuple[list[int], list[int]]:
    """Cost per number of people once one more district has its share, and the share it has then."""
    reach, chosen = [never] * len(best), [0] * len(best)
    for used, cost in options:
        for total in range(used, len(best)):
            paid = best[total - used] + cost
            if paid < reach[total]:
                reach[total], chosen[total] = paid, used
    return reach, chosen

"""Sharing the people among districts so that all together bend the rules least.

The curves are not convex (one crossing team may save several teams at once), so handing people to the greatest gain
would be wrong. The split is found by dynamic programming over districts and people, exact for the curves given. For a
country the table would be too wide: then it is a band around the split of the relaxed problem, and the lower hull of
the curves says by how much the split could still be better, which is seldom anything.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import gcd

import numpy as np
from numpy.typing import NDArray

from opsroom.domain.plot_watch import UNWATCHED, PlotWatch

Vector = tuple[int, ...]
#: People a district may have -> what it makes of them, the weightiest figure first.
Curve = Mapping[int, Vector]
Words = list[NDArray[np.int64]]

#: Cells of the table up to which it is not cut to a band.
WIDEST_TABLE = 40_000_000
#: Half the width of the band. Units: steps of people.
BAND = 600
_WORD = 2**62
_NEVER = np.int64(_WORD)


@dataclass(frozen=True, slots=True)
class Split:
    """Who gets how many.

    Attributes:
        people: Per curve.
        total: Sum of the vectors.
        bound: No split of the people has a lesser sum.
    """

    people: tuple[int, ...]
    total: Vector
    bound: Vector


def share(curves: Sequence[Curve], people: int, watch: PlotWatch = UNWATCHED, widest: int = WIDEST_TABLE) -> Split:
    """The split with the least sum of vectors, compared figure by figure.

    Every curve must be able to do with its least people, and those must suffice together.

    Raises:
        Cancelled: The user asked to stop.
    """
    if not curves:
        return Split((), (), ())
    digits = _Digits(curves)
    step = reduce(gcd, (used for curve in curves for used in curve), 0) or 1
    hulls = [_hull([(used // step, digits.whole(vector)) for used, vector in curve.items()]) for curve in curves]
    middle, bound = _relaxed(hulls, people // step)
    band = _Band(curves, digits, people // step, step)
    options = sum(len(curve) for curve in curves)
    half = people // step if options * (people // step) <= widest else BAND
    for number, centre in enumerate(np.cumsum(middle).tolist()):
        if number % 50 == 0:
            watch.progress.step(number, len(curves), "Membagi personel antar-kecamatan")
        band.add(number, centre, half)
    shares = band.shares()
    total = tuple(map(sum, zip(*(curve[used] for curve, used in zip(curves, shares, strict=True)), strict=True)))
    return Split(tuple(shares), total, total if half == people // step else digits.vector(bound))


class _Digits:
    """Writes vectors as whole numbers, in as many machine words as it takes; sums never carry."""

    def __init__(self, curves: Sequence[Curve]) -> None:
        highest = [[max(column) for column in zip(*curve.values(), strict=True)] for curve in curves]
        self.bases = [sum(column) + 1 for column in zip(*highest, strict=True)]
        self.words: list[list[int]] = [[]]
        room = _WORD
        for place, base in enumerate(self.bases):
            if base > room // 2:
                self.words.append([])
                room = _WORD
            self.words[-1].append(place)
            room //= base

    def whole(self, vector: Vector) -> int:
        """One number of any length."""
        number = 0
        for figure, base in zip(vector, self.bases, strict=True):
            number = number * base + figure
        return number

    def vector(self, number: int) -> Vector:
        """The vector a number stands for."""
        found = []
        for base in reversed(self.bases):
            number, figure = divmod(number, base)
            found.append(figure)
        return tuple(reversed(found))

    def cut(self, vector: Vector) -> list[int]:
        """One number per word."""
        found = []
        for places in self.words:
            number = 0
            for place in places:
                number = number * self.bases[place] + vector[place]
            found.append(number)
        return found


def _hull(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The points of the lower convex hull that more people make better."""
    hull: list[tuple[int, int]] = []
    for used, cost in sorted(points):
        if hull and cost >= hull[-1][1]:
            continue
        while len(hull) > 1 and _is_above(hull[-2], hull[-1], (used, cost)):
            hull.pop()
        hull.append((used, cost))
    return hull


def _is_above(one: tuple[int, int], middle: tuple[int, int], other: tuple[int, int]) -> bool:
    return (middle[1] - one[1]) * (other[0] - one[0]) >= (other[1] - one[1]) * (middle[0] - one[0])


def _relaxed(hulls: Sequence[Sequence[tuple[int, int]]], people: int) -> tuple[list[int], int]:
    """The split of the relaxed problem, steepest pieces first, and a number no sum of costs goes below."""
    pieces = [
        (Fraction(b[1] - a[1], b[0] - a[0]), number, b[0] - a[0], b[1] - a[1])
        for number, hull in enumerate(hulls)
        for a, b in pairwise(hull)
    ]
    shares = [hull[0][0] for hull in hulls]
    cost = Fraction(sum(hull[0][1] for hull in hulls))
    left = people - sum(shares)
    for slope, number, width, gain in sorted(pieces, key=lambda piece: piece[:2]):
        if left < width:
            cost += slope * left
            break
        shares[number] += width
        left -= width
        cost += gain
    return shares, -(-cost.numerator // cost.denominator)


class _Band:
    """The table, row by row: the least cost of the districts so far per number of people they have together."""

    def __init__(self, curves: Sequence[Curve], digits: _Digits, people: int, step: int) -> None:
        self._digits, self._people, self._step = digits, people, step
        self._options = [[(used // step, curve[used]) for used in sorted(curve)] for curve in curves]
        # What the districts still to come need at least must be left over for them.
        least = [options[0][0] for options in self._options]
        self._later = _tails(least)
        self._low = 0
        self._best: Words = [np.zeros(1, dtype=np.int64) for _ in digits.words]
        self._rows: list[tuple[int, NDArray[np.int16]]] = []

    def add(self, number: int, centre: int, half: int) -> None:
        """Give the next district its share of every number of people near `centre`."""
        options = self._options[number]
        high = self._low + len(self._best[0]) - 1
        low = max(self._low + options[0][0], min(centre - half, high + options[-1][0]))
        top = max(low, min(self._people - self._later[number], high + options[-1][0], centre + half))
        best = [np.full(top - low + 1, _NEVER) for _ in self._digits.words]
        chosen = np.full(top - low + 1, -1, dtype=np.int16)
        for place, (used, vector) in enumerate(options):
            first, last = max(low - used, self._low), min(top - used, high)
            if first > last:
                continue
            source = slice(first - self._low, last - self._low + 1)
            target = slice(first + used - low, last + used - low + 1)
            candidate = [word[source] + cost for word, cost in zip(self._best, self._digits.cut(vector), strict=True)]
            less = _is_less(candidate, [word[target] for word in best]) & (self._best[0][source] < _NEVER)
            for word, better in zip(best, candidate, strict=True):
                word[target][less] = better[less]
            chosen[target][less] = place
        self._best, self._low = best, low
        self._rows.append((low, chosen))

    def shares(self) -> list[int]:
        """People per district in the best split; among equals the fewest people, then the first in order."""
        order = np.lexsort([np.arange(len(self._best[0])), *reversed(self._best)])
        at = int(order[0]) + self._low
        found = []
        for options, (low, chosen) in zip(reversed(self._options), reversed(self._rows), strict=True):
            used = options[int(chosen[at - low])][0]
            found.append(used * self._step)
            at -= used
        return found[::-1]


def _tails(least: Sequence[int]) -> list[int]:
    """Sum of all that follow, for every place."""
    return list(_running(least))[::-1]


def _running(least: Sequence[int]) -> Iterator[int]:
    total = 0
    for one in reversed(least):
        yield total
        total += one


def _is_less(one: Words, other: Words) -> NDArray[np.bool_]:
    less = one[-1] < other[-1]
    for a, b in zip(reversed(one[:-1]), reversed(other[:-1]), strict=True):
        less = (a < b) | ((a == b) & less)
    return less

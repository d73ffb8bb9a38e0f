"""How many teams each desa of a kecamatan gets for itself, and how few teams must then cross a desa.

Seen from here a desa is a weight (see `kinds.Scale`). With `teams` teams of which `crossing` may cross a desa, the
others are handed out one by one to the desa that gains most: whole teams first, then the largest remainders. What is
left over must go into the crossing teams, so the smallest remainders do. Where weights divide each other this is the
least number of crossing teams possible: a plan that gives desa d so many own teams t_d leaves them at least
max(0, W_d - full * t_d) of its weight, and handing teams to the largest gains makes the sum of these least.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demand:
    """Weights of the desa of one kecamatan.

    Attributes:
        full: What one team holds.
        levels: Loosest weights per desa; first of the most severe TPS alone, each level adding the next, last of all.
        preferred: Preferred weights per desa of all TPS.
        fixed: A team formed by pins: it takes one team, or is the core of one crossing team.
    """

    full: int
    levels: tuple[tuple[int, ...], ...]
    preferred: tuple[int, ...]
    fixed: tuple[bool, ...]

    def outside(self, weights: Sequence[int], given: Sequence[int]) -> int:
        """The weight that finds no room in the desa's own teams."""
        return sum(
            max(0, weight - self.full * teams) if not fixed or not teams else 0
            for weight, teams, fixed in zip(weights, given, self.fixed, strict=True)
        )


def allot(demand: Demand, teams: int, crossing: int) -> list[int]:
    """Own teams per desa when `crossing` of the `teams` are kept for TPS of several desa.

    Severe TPS are seen to first: a desa gets a team for them only when the crossing teams could not take them. Then
    all TPS by the loosest pattern, and what teams remain bring as many TPS as possible within the preferred pattern.
    Sometimes teams chosen for all TPS alike serve the severe ones too and leave less out; then they are chosen so.
    """
    careful = _allot(demand, teams, crossing, demand.levels)
    if len(demand.levels) == 1 or not any(_waste(demand, teams, crossing, careful)):
        return careful
    plain = _allot(demand, teams, crossing, demand.levels[-1:])
    return min(careful, plain, key=lambda given: _waste(demand, teams, crossing, given))


def least_crossing(demand: Demand, teams: int) -> int:
    """The least number of crossing teams with which `teams` teams waste nothing.

    That is always so when all teams may cross, and one crossing team more never hurts, so the number is found by
    halving.
    """
    low, high = 0, teams
    while low < high:
        middle = (low + high) // 2
        if any(_waste(demand, teams, middle, allot(demand, teams, middle))):
            low = middle + 1
        else:
            high = middle
    return low


def _waste(demand: Demand, teams: int, crossing: int, given: Sequence[int]) -> tuple[int, ...]:
    """Weight that stays out, level by level, more than if desa did not matter at all."""
    return tuple(
        max(
            0,
            demand.outside(weights, given)
            - crossing * demand.full
            - max(0, sum(weights) - teams * demand.full),
        )
        for weights in (*demand.levels, demand.preferred)
    )  # fmt: skip


def _allot(demand: Demand, teams: int, crossing: int, levels: Sequence[Sequence[int]]) -> list[int]:
    given = [0] * len(demand.fixed)
    left = teams - crossing
    spare = sum(demand.fixed) - crossing
    if spare > 0:
        pinned = sorted((-demand.preferred[i], i) for i, fixed in enumerate(demand.fixed) if fixed)
        for _, index in pinned[:spare]:
            given[index] = 1
            left -= 1
    for weights in levels:
        left = _relieve(demand, weights, given, left, crossing * demand.full)
    _relieve(demand, demand.preferred, given, left, 0)
    return given


def _relieve(demand: Demand, weights: Sequence[int], given: list[int], left: int, room: int) -> int:
    """Hand out teams, largest gain first, until what stays out fits `room`; returns the teams still left.

    Among equal gains the desa where a team takes most in all comes first.
    """
    outside = demand.outside(weights, given)

    def gains(index: int) -> tuple[int, int, int]:
        taken = demand.full * given[index]
        return -_gain(weights[index] - taken, demand.full), -_gain(demand.levels[-1][index] - taken, demand.full), index

    queue = [
        gains(index)
        for index, weight in enumerate(weights)
        if weight > demand.full * given[index] and not (demand.fixed[index] and given[index])
    ]
    heapq.heapify(queue)
    while left and outside > room and queue:
        gain, _, index = heapq.heappop(queue)
        given[index] += 1
        left -= 1
        outside += gain
        if weights[index] > demand.full * given[index] and not demand.fixed[index]:
            heapq.heappush(queue, gains(index))
    return left


def _gain(weight: int, full: int) -> int:
    """What one team more takes of so much."""
    return max(0, min(full, weight))

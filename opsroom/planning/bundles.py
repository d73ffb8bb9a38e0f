"""Curves of several districts as one: for those that share people nobody else may have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.planning.sharing import Vector

#: People -> the best vector, and the people of each curve that make it.
Joined = Mapping[int, tuple[Vector, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Districts by their numbers, and the people who may serve only there."""

    lines: tuple[int, ...]
    local: int

    def curve(self, curves: Sequence[Mapping[int, Vector]]) -> Joined:
        """People from outside the bundle -> the best vector, and the people of each district."""
        whole = joined([curves[number] for number in self.lines])
        if not self.local:
            return whole
        found: dict[int, tuple[Vector, tuple[int, ...]]] = {}
        for people, option in sorted(whole.items()):
            lent = max(0, people - self.local)
            if lent not in found or option[0] < found[lent][0]:
                found[lent] = option
        return found


def joined(curves: Sequence[Mapping[int, Vector]]) -> Joined:
    """Every sum of people of the curves with the best sum of vectors."""
    found: dict[int, tuple[Vector, tuple[int, ...]]] = {
        people: (vector, (people,)) for people, vector in sorted(curves[0].items())
    }
    for curve in curves[1:]:
        more: dict[int, tuple[Vector, tuple[int, ...]]] = {}
        for used, (vector, shares) in found.items():
            for extra, other in sorted(curve.items()):
                total = tuple(a + b for a, b in zip(vector, other, strict=True))
                if used + extra not in more or total < more[used + extra][0]:
                    more[used + extra] = (total, (*shares, extra))
        found = more
    return found

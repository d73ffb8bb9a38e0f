"""Kinds of TPS, the scale their teams are measured on, and what counts as beyond the preferred pattern.

A team may mix kinds when the sum of 1/k over its TPS is at most 1, k being the TPS of the pattern of each. The sum is
kept exact by whole numbers: a team holds `Scale.full`, the least common multiple of all k, and a TPS weighs full / k.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import lcm

from opsroom.domain.categories import Pattern, pattern_class
from opsroom.domain.tps import Tps
from opsroom.planning.request import Case

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """TPS that are alike to the plot.

    Attributes:
        severity: Of the TPS's own category or of its pattern class, whichever is higher.
        code: Pattern class: the category whose patterns apply.
        alone: Empty when teams may be shared with other kinds; else only kinds of the same `alone` share.
        patterns: Of the class, first preferred.
    """

    severity: int
    code: str
    alone: str
    patterns: tuple[Pattern, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Team sizes its patterns allow, in order of preference."""
        return tuple(dict.fromkeys(pattern.polri for pattern in self.patterns))


def kind_of(tps: Tps, case: Case) -> Kind | None:
    """The kind of a TPS, or None when no pattern exists for it."""
    code = pattern_class(tps.category, is_special=tps.is_special, patterns=case.patterns)
    patterns = case.patterns.get(code, ())
    if not patterns:
        return None
    own, klass = case.category(tps.category), case.category(code)
    alone = ""
    if own.own_team or klass.own_team:
        alone = f"{code}/{own.code if own.own_team else ''}"
    return Kind(max(own.severity, klass.severity), code, alone, patterns)


@dataclass(frozen=True, slots=True)
class Scale:
    """How teams of one size measure the kinds they take. Counts are TPS per kind, in the order of `kinds`.

    Attributes:
        size: People in a team.
        kinds: Most severe first, then heaviest.
        full: What a team holds.
        preferred: Weight of one TPS by the first pattern of this size.
        loosest: Weight of one TPS by the pattern of this size with most TPS; decides what is possible at all.
        outside: The preferred pattern of the kind is of another team size, so each such TPS is beyond it.
    """

    size: int
    kinds: tuple[Kind, ...]
    full: int
    preferred: tuple[int, ...]
    loosest: tuple[int, ...]
    outside: tuple[bool, ...]

    def beyond(self, counts: Sequence[int]) -> int:
        """TPS of a team beyond the preferred pattern: those left over when the most severe are taken in first."""
        load = over = 0
        for weight, outside, count in zip(self.preferred, self.outside, counts, strict=True):
            fitting = min(count, (self.full - load) // weight)
            load += fitting * weight
            over += count if outside else count - fitting
        return over

    def formed_by(self, counts: Sequence[int]) -> Pattern:
        """The pattern of the most severe TPS in a team.

        Each kind takes the most preferred pattern with which the team still fits; less severe kinds give way first.
        """
        present = [(kind, count) for kind, count in zip(self.kinds, counts, strict=True) if count]
        choices = [[one for one in kind.patterns if one.polri == self.size] for kind, _ in present]
        fitting = (
            chosen
            for chosen in product(*choices)
            if sum(
                self.full // pattern.tps * count for pattern, (_, count) in zip(chosen, present, strict=True)
            ) <= self.full
        )  # fmt: skip
        return next(fitting)[0]


def scale_of(kinds: Iterable[Kind], size: int) -> Scale:
    """The common scale of kinds that share teams of `size` people."""
    found = {kind: [one.tps for one in kind.patterns if one.polri == size] for kind in kinds}
    full = lcm(*(tps for capacities in found.values() for tps in capacities))
    order = sorted(found, key=lambda kind: (-kind.severity, max(found[kind]), kind.code, kind.alone))
    return Scale(
        size=size,
        kinds=tuple(order),
        full=full,
        preferred=tuple(full // found[kind][0] for kind in order),
        loosest=tuple(full // max(found[kind]) for kind in order),
        outside=tuple(kind.patterns[0].polri != size for kind in order),
    )


def weigh(counts: Iterable[int], weights: Iterable[int]) -> int:
    """What so many TPS per kind weigh together."""
    return sum(count * weight for count, weight in zip(counts, weights, strict=True))

"""Which pattern a team of these people and TPS is formed by, or which rule of patterns it breaks. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import TpsId
from opsroom.domain.plan import Rule
from opsroom.planning.kinds import Kind, Scale, kind_of, scale_of, weigh
from opsroom.planning.request import Case


@dataclass(frozen=True, slots=True)
class Fit:
    """How a team stands with the patterns.

    Attributes:
        pattern: None when no pattern forms such a team.
        beyond: TPS beyond the preferred pattern.
        fault: The rule broken; None for none.
        excess: How badly: larger is worse. Without a fault the people still missing against the pattern.
    """

    pattern: Pattern | None
    beyond: int = 0
    fault: Rule | None = None
    excess: Fraction = Fraction(0)


class Patterns:
    """The patterns of an operation, asked for one team after the other."""

    def __init__(self, case: Case) -> None:
        self._kinds = {one.id: kind_of(one, case) for one in case.tps}
        self._scales: dict[tuple[frozenset[Kind], int], Scale] = {}

    def kind(self, tps: TpsId) -> Kind | None:
        """What a TPS is to the plot; None without a pattern."""
        return self._kinds.get(tps)

    def fit(self, people: int, tps: Iterable[TpsId], size: int = 0) -> Fit:
        """The pattern for so many people at these TPS.

        A team that exactly fits a pattern is formed by it; else one that still lacks people, of `size` when that fits.
        """
        found = [self.kind(one) for one in tps]
        kinds = [one for one in found if one is not None]
        if len(kinds) < len(found):
            return Fit(None, fault=Rule.NO_PATTERN, excess=Fraction(len(found) - len(kinds)))
        pools = {one.alone for one in kinds}
        if len(pools) > 1:
            return Fit(None, fault=Rule.OWN_TEAM, excess=Fraction(len(pools)))
        sizes = self._sizes(kinds, people, size)
        if not sizes:
            return Fit(None, fault=Rule.TEAM_SIZE, excess=Fraction(people))
        loads = [(self._load(kinds, one), one) for one in sizes]
        chosen = next((one for load, one in loads if load <= 1), None)
        if chosen is None:
            return Fit(None, fault=Rule.CAPACITY, excess=min(loads)[0])
        scale = self._scale(kinds, chosen)
        counts = _counts(scale, kinds)
        return Fit(scale.formed_by(counts), scale.beyond(counts), excess=Fraction(chosen - people))

    def most(self, tps: Iterable[TpsId]) -> int:
        """The largest team these TPS may have; 0 when their categories share no size."""
        return max(self._sizes([one for one in map(self.kind, tps) if one is not None], 0, 0), default=0)

    def _sizes(self, kinds: Sequence[Kind], people: int, size: int) -> list[int]:
        """Sizes all kinds allow with room for the people, the best first."""
        leading = max(kinds, key=lambda one: one.severity)
        shared = [one for one in leading.sizes if one >= people and all(one in kind.sizes for kind in kinds)]
        return sorted(shared, key=lambda one: (one != people, one != size, one if people else 0))

    def _scale(self, kinds: Iterable[Kind], size: int) -> Scale:
        key = (frozenset(kinds), size)
        if key not in self._scales:
            self._scales[key] = scale_of(key[0], size)
        return self._scales[key]

    def _load(self, kinds: Sequence[Kind], size: int) -> Fraction:
        scale = self._scale(kinds, size)
        return Fraction(weigh(_counts(scale, kinds), scale.loosest), scale.full)


def _counts(scale: Scale, kinds: Iterable[Kind]) -> tuple[int, ...]:
    counted = Counter(kinds)
    return tuple(counted[one] for one in scale.kinds)

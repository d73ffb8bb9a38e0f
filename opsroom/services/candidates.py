"""The best for a place and the best places for a person: allowed before bent before refused, then by points."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from opsroom.domain.ids import PersonId
from opsroom.domain.plan_edits import Breach, PlanEdit, ScorePart

#: Of a large force only so many are looked at closely: those who score best.
LOOKED_AT = 400

T = TypeVar("T")
Judge = Callable[[tuple[PlanEdit, ...]], tuple[Breach, ...]]


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A person for a place.

    Attributes:
        now: Where the person is: a team, or none.
        total: Points; less is better.
        breaches: What putting the person there would break.
        instead_of: The member who changes places with the person because the team is full; None when there is a seat.
    """

    person_id: PersonId
    text: str
    unit: str
    now: str
    total: int
    parts: tuple[ScorePart, ...]
    breaches: tuple[Breach, ...]
    instead_of: PersonId | None = None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A team for a person; `breaches` and `instead_of` as of `CandidateLine`."""

    team: int
    kecamatan: str
    desa: str
    tps: str
    total: int
    parts: tuple[ScorePart, ...]
    breaches: tuple[Breach, ...]
    instead_of: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """Something that can be chosen, before it is judged.

    Attributes:
        key: What is chosen.
        is_apt: Free for it at first sight: a person without a team, a team with a seat.
        edits: What choosing it does.
        instead_of: Who changes places with the person, None for nobody.
    """

    key: T
    is_apt: bool
    parts: tuple[ScorePart, ...]
    edits: tuple[PlanEdit, ...]
    instead_of: PersonId | None = None

    @property
    def total(self) -> int:
        """Points."""
        return sum(part.points for part in self.parts)


def best(options: Iterable[Option[T]], judge: Judge, limit: int) -> list[tuple[Option[T], tuple[Breach, ...]]]:
    """The best with what they break; equals stay in the order they came in."""
    promising = sorted(options, key=lambda one: (not one.is_apt, one.total))[: max(limit, LOOKED_AT)]
    judged = [(one, judge(one.edits)) for one in promising]
    judged.sort(key=lambda pair: (sum(each.is_enforced for each in pair[1]), len(pair[1]), pair[0].total))
    return judged[:limit]

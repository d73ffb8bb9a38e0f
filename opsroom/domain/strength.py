"""Strength of the force and the share of it that is out."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from opsroom.domain.duty import Duty
from opsroom.domain.forces import OWN_FORCE, Source
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person

#: The order of the day: two thirds of the own force goes out (Polres OKU, 11 February 2024).
ORDERED_SHARE = 2 / 3


@dataclass(frozen=True, slots=True)
class Strength:
    """Counts over the roster.

    Attributes:
        total: All people.
        own: People of the Polres and its Polsek.
        own_out: Of those, how many are in teams or posts of the plan.
        out: Everybody in teams or posts.
        by_source: People per origin.
        by_duty: People per status.
    """

    total: int
    own: int
    own_out: int
    out: int
    by_source: Mapping[Source, int]
    by_duty: Mapping[Duty, int]

    @property
    def share_out(self) -> float | None:
        """Own force that is out, 0 to 1; None without own force."""
        return self.own_out / self.own if self.own else None


def measure(people: Iterable[Person], out: Collection[PersonId]) -> Strength:
    """Count the roster; `out` holds the ids of people in the plan."""
    roster = list(people)
    own = [person for person in roster if person.source in OWN_FORCE]
    return Strength(
        total=len(roster),
        own=len(own),
        own_out=sum(person.id in out for person in own),
        out=sum(person.id in out for person in roster),
        by_source=Counter(person.source for person in roster),
        by_duty=Counter(person.duty for person in roster),
    )

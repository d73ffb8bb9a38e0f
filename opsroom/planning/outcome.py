"""What a plot decided, as far as it has to be put into words."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Level, Pin, Post, Remark, Team
from opsroom.planning.kinds import Kind
from opsroom.planning.naming import Crew
from opsroom.planning.places import Atlas
from opsroom.planning.request import Case, kecamatan_of


class Curves(Protocol):
    """What every kecamatan makes of its people."""

    def knows(self, kecamatan: str) -> bool:
        """Whether a kecamatan took part."""

    def best(self, kecamatan: str, people: int) -> tuple[int, ...]:
        """The least of uncovered per severity, beyond preferred and crossing with so many people."""

    def chosen(self, kecamatan: str) -> int:
        """The people it was given."""


class Shape(Protocol):
    """What the levels were solved to."""

    @property
    def levels(self) -> tuple[Level, ...]:
        """Uncovered, beyond, crossing, people."""

    @property
    def curves(self) -> Curves:
        """Of every kecamatan."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided.

    Attributes:
        kinds: Of every TPS that has a pattern.
        refused: Remarks on pins that were refused from the start.
        crews: Those that became teams, in order.
        teams: The same as teams.
        lost: TPS given up because everybody left is registered there.
        idle: How many people are left over.
        posts: Padal and Pamatwil.
        shape: The solved levels, to ask what other kecamatan make of fewer people.
        atlas: How far they are.
        moved: People who leave all their TPS of the plan ordered before.
        is_stopped: The search was ended early.
    """

    case: Case
    kinds: Mapping[TpsId, Kind]
    refused: Mapping[Pin, Remark]
    crews: Sequence[Crew]
    teams: Sequence[Team]
    lost: AbstractSet[TpsId]
    idle: int
    posts: Sequence[Post]
    shape: Shape | None = None
    atlas: Atlas | None = None
    moved: Sequence[PersonId] = ()
    is_stopped: bool = False


def kecamatan_names(case: Case) -> dict[str, str]:
    """Codes in order with their names; the code itself where no TPS says the name."""
    names: dict[str, str] = {}
    for one in case.tps:
        code = kecamatan_of(one)
        names[code] = names.get(code) or one.kecamatan
    return {code: name or code for code, name in names.items()}

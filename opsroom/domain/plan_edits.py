"""Changes of a plan by hand, what they break, and the points a person earns at a place.

Edits are asked of `services.edit_plan`; `services.plan_desk` judges them before they are made.
"""

from dataclasses import dataclass

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plot_rules import Soft


@dataclass(frozen=True, slots=True)
class PutPeople:
    """People into a team, or out of all teams for None."""

    person_ids: tuple[PersonId, ...]
    team: int | None


@dataclass(frozen=True, slots=True)
class PutTps:
    """TPS into a team, or uncovered for None."""

    tps_ids: tuple[TpsId, ...]
    team: int | None


@dataclass(frozen=True, slots=True)
class SwapPeople:
    """Two people change places; one of them may be without a team."""

    first: PersonId
    second: PersonId


@dataclass(frozen=True, slots=True)
class NewTeam:
    """A team of its own for TPS of one kecamatan; its people may follow later."""

    tps_ids: tuple[TpsId, ...]
    person_ids: tuple[PersonId, ...] = ()


PlanEdit = PutPeople | PutTps | SwapPeople | NewTeam


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule an edit would break.

    Attributes:
        rule: Value of a `plan.Rule` or a `plot_rules.Soft`.
        text: One Indonesian sentence.
        is_enforced: The edit is refused; else it asks a reason.
    """

    rule: str
    text: str
    is_enforced: bool


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one soft rule adds to the cost of a person at a place. Units: points; less is better."""

    rule: Soft
    points: int
    text: str

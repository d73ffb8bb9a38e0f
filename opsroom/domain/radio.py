"""What the desk makes of a line from the field."""

from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.ids import PersonId, TpsId


@dataclass(frozen=True, slots=True)
class Guess:
    """A place a line could mean, to pick by hand.

    Attributes:
        text: ``TPS 003 SUKARAYA, KEC. BATURAJA TIMUR``.
        likeness: 0 to 100; 100 for a name typed as it is.
    """

    text: str
    tps_ids: tuple[TpsId, ...]
    likeness: int = 100


@dataclass(frozen=True, slots=True)
class Understanding:
    """One report as the desk understands it.

    Attributes:
        stage: A `Stage`, or `radio_words.SAFE`; empty when none was read.
        at: When it happened, aware UTC.
        is_typed: The time was typed; else it is the time of receiving.
        tps_ids: Of the places reported on, in order of the register; also for stages of people.
        person_ids: For stages of people: those of the teams meant.
        why: Indonesian sentence on what a person must decide; empty when the line is clear.
        is_alarm: Words of an incident stand in it; the desk offers the form.
    """

    text: str
    stage: str
    at: datetime
    is_typed: bool = False
    tps_ids: tuple[TpsId, ...] = ()
    person_ids: tuple[PersonId, ...] = ()
    channel: str = ""
    relay: str = ""
    guesses: tuple[Guess, ...] = ()
    why: str = ""
    is_alarm: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether it can be taken without asking."""
        return not self.why

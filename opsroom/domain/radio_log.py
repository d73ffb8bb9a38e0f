"""The log of the radio desk: every line heard, what became of it, and what replaced it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: A line about something older than this is marked as told late.
LATE = timedelta(minutes=5)


class LineState(StrEnum):
    """What became of a line."""

    TAKEN = "TAKEN"  # understood; its reports count
    INBOX = "INBOX"  # waits for a person
    DISMISSED = "DISMISSED"  # looked at, and nothing to report
    AMENDED = "AMENDED"  # replaced by a later line; its reports count no more


LINE_STATE_LABELS: dict[LineState, str] = {
    LineState.TAKEN: "diterima",
    LineState.INBOX: "menunggu",
    LineState.DISMISSED: "dikesampingkan",
    LineState.AMENDED: "diubah",
}


@dataclass(frozen=True, slots=True)
class RadioLine:
    """One line of the log.

    Attributes:
        at: When it happened, aware UTC; `received_at` when it was heard.
        stage: A `Stage`, `radio_words.SAFE`, or empty.
        why: Why it waits, or why it was dismissed.
        subjects: TPS, or people, it reports on.
        amends: The line it replaces.
    """

    id: int
    at: datetime
    received_at: datetime
    text: str
    stage: str
    state: LineState
    channel: str = ""
    sender: str = ""
    relay: str = ""
    operator: str = ""
    source: str = ""
    why: str = ""
    subjects: int = 0
    is_alarm: bool = False
    amends: int | None = None

    @property
    def is_late(self) -> bool:
        """Whether it was told well after it happened."""
        return self.received_at - self.at > LATE

"""How old the figures on the wall are, and when that must be seen from the back of the room."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from opsroom.domain.calendar import write_age, write_clock
from opsroom.ui.theme.tokens import Tone

#: Without a committed change for so long the figures are called old.
QUIET_AFTER = timedelta(minutes=30)
#: Without a successful look into the file for so long nobody may trust the wall.
UNREAD_AFTER = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Freshness:
    """What the header says about the age of the data.

    Attributes:
        text: ``data 4 dtk lalu``.
        word: Said beside it in capitals when something is wrong, else empty.
        tone: Colour and symbol; ALARM also frames the whole page.
    """

    text: str
    word: str = ""
    tone: Tone = Tone.OK


def judge(changed_at: datetime | None, read_at: datetime | None, now: datetime, zone: str = "WIB") -> Freshness:
    """The age of the data at `now`.

    `changed_at` is the last committed change, None in an empty operation; `read_at` the last successful look into the
    file, None when nobody looks repeatedly (a picture).
    """
    if read_at is not None and now - read_at > UNREAD_AFTER:
        return Freshness(f"terakhir dibaca {write_clock(read_at, zone)}", "DATA TIDAK TERBACA", Tone.ALARM)
    if changed_at is None:
        return Freshness("belum ada data", "", Tone.NEUTRAL)
    # A clock that was set back must not show a negative age.
    age = max(timedelta(), now - changed_at)
    text = f"data {write_age(age.total_seconds())} lalu"
    if age > QUIET_AFTER:
        return Freshness(text, "DATA LAMA", Tone.ALARM)
    return Freshness(text)

"""A line of the radio desk taken apart: time, channel, relay, and the words that are left. Nothing is looked up here.

``tim 14 hitung 0.15 via HT1 diteruskan oleh padal`` -> words TIM 14 HITUNG, time 00.15, channel HT1, relay PADAL.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from opsroom.domain.radio_words import plain

#: A typed time that lies further ahead than this was yesterday's.
AHEAD = timedelta(minutes=10)
_CLOCK = re.compile(
    r"(?:\b(?:pukul|pkl|jam|jm)\.?\s*(?P<h1>[01]?\d|2[0-3])(?:[.:,]?(?P<m1>[0-5]\d))?"
    r"|(?<![\d.,:-])(?P<h2>[01]?\d|2[0-3])[.:](?P<m2>[0-5]\d))(?![\d.:-])(?:\s*(?:wib|wita|wit)\b)?",
    re.IGNORECASE,
)
_RELAY = re.compile(
    r"[,(\s]*\b(?:diteruskan|diterusin|relay|direlay|disampaikan)(?:\s+(?:oleh|dari|via))?\s+(?P<who>[^,;()]+?)\)?"
    r"(?=\s+(?:via|lewat|melalui|pukul|pkl|jam)\b|[,;]|$)",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"\b(?:via|lewat|melalui|per)\s+(?P<name>(?:ht|hp|wa|whatsapp|telp|telepon|tlp|sms|radio|ch|chanel|channel|kanal)"
    r"\s*[-.]?\s*\d{0,3})\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(\d{1,3})\s*(?:s\s*/\s*d|sd|s\.d\.?|sampai(?:\s+dengan)?|hingga|-|–)\s*(\d{1,3})\b", re.IGNORECASE
)
_GLUED = re.compile(r"\b(tps|tim)\.?\s*(?:no(?:mor|\.)?\s*)?(?=\d)", re.IGNORECASE)
_WORD = re.compile(r"\d+-\d+|[^\W\d_]+\d*|\d+[^\W\d_]*")
_SPLIT = re.compile(r"\s+/\s+|;|\n")


@dataclass(frozen=True, slots=True)
class RadioText:
    """A line taken apart.

    Attributes:
        words: Capitals; a range of numbers is one word ``5-8``.
        clock: Local time of day as typed; None when none was.
        channel: ``HT1``, ``WA``; empty when not said.
        relay: Who passed it on; empty when nobody.
    """

    text: str
    words: tuple[str, ...]
    clock: time | None = None
    channel: str = ""
    relay: str = ""


def split_reports(text: str) -> tuple[str, ...]:
    """The reports of an entry: parts between `` / ``, ``;`` or line breaks; at least one, however empty."""
    parts = tuple(part.strip() for part in _SPLIT.split(text) if part.strip())
    return parts or (text.strip(),)


def read_line(text: str) -> RadioText:
    """Take one report apart; never raises."""
    rest = text
    relay = _RELAY.search(rest)
    if relay:
        rest = f"{rest[: relay.start()]} {rest[relay.end() :]}"
    channel = _CHANNEL.search(rest)
    if channel:
        rest = f"{rest[: channel.start()]} {rest[channel.end() :]}"
    rest = _RANGE.sub(lambda found: f" {found[1]}-{found[2]} ", rest)
    clock = _CLOCK.search(rest)
    at = None
    if clock:
        at = time(int(clock["h1"] or clock["h2"]), int(clock["m1"] or clock["m2"] or 0))
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}"
    rest = _GLUED.sub(r" \1 ", rest)
    return RadioText(
        text=text,
        words=tuple(_WORD.findall(rest.upper())),
        clock=at,
        channel="".join(plain(channel["name"]).split()) if channel else "",
        relay=" ".join(relay["who"].split()) if relay else "",
    )


def moment_of(clock: time | None, now: datetime, zone: tzinfo) -> datetime:
    """The moment a typed time of day means: the last one that is not well ahead of `now`; `now` itself for None.

    Returns:
        Aware, UTC, whole minutes when typed.
    """
    if clock is None:
        return now
    local = now.astimezone(zone)
    at = local.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    if at - local > AHEAD:
        at -= timedelta(days=1)
    return at.astimezone(UTC)

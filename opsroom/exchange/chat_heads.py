"""Heads of WhatsApp messages: when and by whom, in every writing of a phone's language and clock.

Seen in exports (2026-11): Android ``14/02/24 07.10 - Budi: ...`` and ``2/14/24, 7:10 AM - Budi: ...``; iPhone
``[14/02/24 07.10.33] Budi: ...`` with invisible marks; text copied from the browser ``[07.10, 14/2/2024] Budi: ...``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

_DATE = r"(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{2,4})"
_TIME = (
    r"(?P<h>\d{1,2})[.:](?P<m>[0-5]\d)(?:[.:](?P<s>[0-5]\d))?"
    r"(?:\s?(?P<half>[AaPp]\.?\s?[Mm]\.?|pagi|siang|sore|malam))?"
)
_HEADS = (
    re.compile(rf"{_DATE},?\s+(?:pukul\s+|at\s+)?{_TIME}\s+[-–]\s(?P<rest>.*)", re.DOTALL),
    re.compile(rf"\[{_DATE},?\s+{_TIME}\]\s(?P<rest>.*)", re.DOTALL),
    re.compile(rf"\[{_TIME},\s+{_DATE}\]\s(?P<rest>.*)", re.DOTALL),
)
_CENTURY = 2000
_NOON = 12


@dataclass(frozen=True, slots=True)
class Head:
    """A line that begins a message; the date is three numbers until the whole chat told their order.

    Attributes:
        date: As written, e.g. ``("14", "02", "24")``.
        clock: Hour, minute, second on the 24-hour clock.
        is_halved: Written on the 12-hour clock.
        rest: What follows: ``Budi: pesan``, or a notice.
    """

    date: tuple[str, str, str]
    clock: tuple[int, int, int]
    is_halved: bool
    rest: str


def read_head(line: str) -> Head | None:
    """The head of a line without invisible marks, None when the line goes on with a message."""
    if not line or (line[0] != "[" and not line[0].isdigit()):
        return None
    for pattern in _HEADS:
        match = pattern.match(line)
        if match is not None:
            clock = _clock(match)
            if clock is None:
                return None
            return Head((match["a"], match["b"], match["c"]), clock, match["half"] is not None, match["rest"])
    return None


def _clock(match: "re.Match[str]") -> tuple[int, int, int] | None:
    hour, half = int(match["h"]), (match["half"] or "").casefold().replace(".", "").replace(" ", "")
    if half and hour <= _NOON:
        is_late = half in ("pm", "sore", "malam") or (half == "siang" and hour < 10)
        hour = hour % _NOON + (_NOON if is_late or (half == "siang" and hour == _NOON) else 0)
    return None if hour > 23 else (hour, int(match["m"]), int(match["s"] or 0))


def settle_moments(heads: Sequence[Head]) -> list[datetime | None]:
    """When each message was sent, local; None for a date there is not.

    Day before month or month before day is decided by the whole chat: by dates that exist only one way, then by the
    order in which messages must follow each other, then by the writing of an American phone. A date that does not
    exist in the order of the others is read in the other one, as in text copied from several phones.
    """
    best = min((True, False), key=lambda is_day_first: _doubts(heads, is_day_first=is_day_first))
    return [_moment(head, is_day_first=best) or _moment(head, is_day_first=not best) for head in heads]


def _doubts(heads: Sequence[Head], *, is_day_first: bool) -> tuple[int, int, int]:
    moments = [_moment(head, is_day_first=is_day_first) for head in heads]
    missing = sum(moment is None for moment in moments)
    backwards = sum(after < before for before, after in pairwise(moment for moment in moments if moment is not None))
    is_american = any(head.is_halved and _is_bare(head.date[:2]) for head in heads)
    return missing, backwards, int(is_american == is_day_first)


def _is_bare(parts: Iterable[str]) -> bool:
    """Whether a one-digit day or month stands without a zero before it."""
    return any(len(part) == 1 for part in parts)


def _moment(head: Head, *, is_day_first: bool) -> datetime | None:
    first, second, third = (int(part) for part in head.date)
    year, month, day = (first, second, third)
    if len(head.date[0]) <= 2:
        day, month, year = (first, second, third) if is_day_first else (second, first, third)
    try:
        return datetime(year if year > 99 else year + _CENTURY, month, day, *head.clock)  # noqa: DTZ001  local
    except ValueError:
        return None

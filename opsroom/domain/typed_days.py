"""Reads days and hours the way people type them in Indonesia."""

import re
from datetime import date, time

from opsroom.domain.calendar import MONTHS
from opsroom.domain.errors import ParseProblem

_NUMBERS = re.compile(r"^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$")
_WORDS = re.compile(r"^(\d{1,2})[\s.-]+([A-Za-z]{3,})\.?[\s.-]+(\d{4})$")
_HOUR = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))?(?:\s*(?:WIB|WITA|WIT))?$", re.IGNORECASE)
#: Spellings besides the beginning of the name.
_ALSO = {"agt": 8, "pebruari": 2, "feb": 2, "nopember": 11, "nop": 11, "des": 12}


def read_day(text: str) -> date | None:
    """``11 Februari 2024``, ``11-2-2024``, ``11/02/2024``; None for an empty field.

    Raises:
        ParseProblem: No such day.
    """
    text = text.strip()
    if not text:
        return None
    numbers, words = _NUMBERS.match(text), _WORDS.match(text)
    try:
        if numbers:
            return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
        if words:
            return date(int(words[3]), _month(words[2]), int(words[1]))
    except ValueError:
        pass
    raise ParseProblem(f"Tanggal '{text}' tidak ada. Tulis misalnya 11 Februari 2024 atau 11-2-2024.")


def read_hour(text: str) -> time | None:
    """``08.00``, ``8:00``, ``08.00 WIB``; None for an empty field.

    Raises:
        ParseProblem: No such hour.
    """
    text = text.strip()
    if not text:
        return None
    found = _HOUR.match(text)
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ParseProblem(f"Pukul '{text}' tidak ada. Tulis misalnya 08.00.")


def _month(word: str) -> int:
    wanted = word.casefold()
    if wanted in _ALSO:
        return _ALSO[wanted]
    found = [number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(wanted)]
    if len(found) != 1:
        raise ValueError(word)
    return found[0]

"""Continuing what somebody began: 001, 002 -> 003; 1, 3 -> 5; dates and weekdays by their step; other text repeats."""

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

_DAYS = ("SENIN", "SELASA", "RABU", "KAMIS", "JUMAT", "SABTU", "MINGGU")
_MONTHS = (
    "JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER", "NOVEMBER",
    "DESEMBER",
)  # fmt: skip
_CYCLES = (_DAYS, _MONTHS)
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,9})?")
_COUNTED = re.compile(r"(.*?)(\d{1,18})(\D*)", re.DOTALL)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

Series = Callable[[int], str] | None


def continue_series(samples: Sequence[str], count: int) -> list[str]:
    """The next `count` texts after `samples`; one sample counts on by one step."""
    if not samples or count <= 0:
        return []
    for rule in (_dates, _numbers, _counted, _cycled):
        following = rule(samples)
        if following is not None:
            try:
                return [following(step) for step in range(1, count + 1)]
            except (OverflowError, ValueError):  # past the last day or below zero: there is no next one
                break
    return [samples[step % len(samples)] for step in range(count)]


def _step(values: Sequence[int]) -> int | None:
    """The constant difference, 1 for a single value, None when it is not constant."""
    steps = {after - before for before, after in pairwise(values)} or {1}
    return steps.pop() if len(steps) == 1 else None


def _numbers(samples: Sequence[str]) -> Series:
    """Plain numbers without zeros in front, decimals as the first sample writes them."""
    bare = [text.strip() for text in samples]
    if not all(_NUMBER.fullmatch(text) and not re.match(r"-?0\d", text) for text in bare):
        return None
    mark = "," if any("," in text for text in bare) else "."
    if any(("." if mark == "," else ",") in text for text in bare):
        return None
    values = [Decimal(text.replace(",", ".")) for text in bare]
    steps = {after - before for before, after in pairwise(values)} or {Decimal(1)}
    if len(steps) > 1:
        return None
    step = steps.pop()
    return lambda n: str(values[-1] + n * step).replace(".", mark)


def _counted(samples: Sequence[str]) -> Series:
    """The last number inside a text (``TPS 1``, ``001``, ``A-09/II``) counts; all else stays."""
    found = [match for text in samples if (match := _COUNTED.fullmatch(text))]
    if len(found) < len(samples) or len({(match[1], match[3]) for match in found}) > 1:
        return None
    step = _step([int(match[2]) for match in found])
    if step is None:
        return None
    head, last, tail = found[-1].groups()
    padded = any(match[2].startswith("0") and len(match[2]) > 1 for match in found)

    def following(n: int) -> str:
        value = int(last) + n * step
        if value < 0:
            raise ValueError(value)
        return f"{head}{str(value).zfill(len(last) if padded else 0)}{tail}"

    return following


def _dates(samples: Sequence[str]) -> Series:
    """Days, or months when every sample falls on the same day of its month."""
    written = [_read_day(text.strip()) for text in samples]
    days = [each[0] for each in written if each]
    if len(days) < len(samples) or not written[-1]:
        return None
    write = written[-1][1]
    months = [day.year * 12 + day.month - 1 for day in days]
    by_month = len({day.day for day in days}) == 1 and len(days) > 1 and _step(months)
    if by_month:
        return lambda n: write(_in_month(months[-1] + n * by_month, days[-1].day))
    step = _step([day.toordinal() for day in days])
    return None if step is None else lambda n: write(days[-1] + timedelta(days=n * step))


def _in_month(month: int, day: int) -> date:
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))


def _read_day(text: str) -> tuple[date, Callable[[date], str]] | None:
    """The day a text names, and how to write another one the same way."""
    try:
        if found := _DAY_FIRST.fullmatch(text):
            mark = found[2]
            return date(int(found[4]), int(found[3]), int(found[1])), lambda day: day.strftime(f"%d{mark}%m{mark}%Y")
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3])), date.isoformat
    except ValueError:  # the 31st of February
        return None
    return None


def _cycled(samples: Sequence[str]) -> Series:
    """Weekdays and months go round, written in the capitals of the last sample."""
    words = [text.strip().upper() for text in samples]
    for cycle in _CYCLES:
        if all(word in cycle for word in words):
            places = [cycle.index(word) for word in words]
            steps = {(after - before) % len(cycle) for before, after in pairwise(places)} or {1}
            if len(steps) == 1:
                step, last = steps.pop(), samples[-1].strip()
                return lambda n: _like(last, cycle[(places[-1] + n * step) % len(cycle)])
    return None


def _like(sample: str, word: str) -> str:
    if sample.isupper():
        return word
    return word.lower() if sample.islower() else word.capitalize()

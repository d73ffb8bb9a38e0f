"""A filter judged in memory, value by value, as the store judges it row by row."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from opsroom.domain.columns import TEXT_KINDS, Column, ColumnKind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filters import COMPARISONS, DATED, NUMERIC, comparable, stored_value
from opsroom.domain.queries import Filter, Match

#: Whether a stored value meets a condition.
Meets = Callable[[object], bool]


def meets(column: Column, condition: Filter) -> Meets:
    """Tells for stored values of `column` whether they meet the condition.

    Raises:
        RuleViolation: The condition means nothing in this column.
    """
    match = condition.match
    if match in (Match.EMPTY, Match.FILLED):
        is_empty = match is Match.EMPTY
        return lambda value: (not column.show(value).strip()) == is_empty
    if match in COMPARISONS:
        return _compared(column, condition)
    if match is Match.REGEX:
        pattern = re.compile(condition.text, re.IGNORECASE)
        return lambda value: pattern.search(column.show(value)) is not None
    texts = tuple(text.strip() for text in condition.all_texts)
    if match in (Match.CONTAINS, Match.EXCLUDES):
        return _held(column, tuple(text.casefold() for text in texts if text), is_found=match is Match.CONTAINS)
    fits = [_same(column, text) for text in texts]
    is_same = match is not Match.NOT_EQUALS
    return lambda value: any(fit(value) for fit in fits) == is_same


def _held(column: Column, wanted: tuple[str, ...], *, is_found: bool) -> Meets:
    """The shown text, or the code of a choice, holds one of the texts; none restricts nothing."""
    if not wanted:
        return lambda _value: True
    if column.kind is ColumnKind.FLAG:
        fits = [_same(column, text) for text in wanted]
        return lambda value: any(fit(value) for fit in fits) == is_found
    if column.kind is ColumnKind.CHOICE:
        return lambda value: any(text in name for text in wanted for name in _names(column, value)) == is_found
    return lambda value: any(text in column.show(value).casefold() for text in wanted) == is_found


def _same(column: Column, text: str) -> Meets:
    """The cell holds the text, or what it is read as."""
    if column.kind not in TEXT_KINDS:
        stored = stored_value(column, text)
        place = _day if column.kind in DATED else _itself
        if stored is None or stored is False:  # a flag that is not set is blank
            return lambda value: not column.show(value).strip()
        return lambda value: place(value) == stored
    meant = {text.casefold()}
    if text:
        with suppress(RuleViolation):
            meant.add(str(column.read(text)).casefold())
    return lambda value: not meant.isdisjoint(_names(column, value))


def _itself(value: object) -> object:
    return value


def _names(column: Column, value: object) -> set[str]:
    """What a text value may be called: its code and its label."""
    return {column.show(value).casefold().strip(), "" if value is None else str(value).casefold()}


def _compared(column: Column, condition: Filter) -> Meets:
    place = _placer(column)
    first = place(comparable(column, condition.text))
    last = place(comparable(column, condition.upto)) if condition.match is Match.BETWEEN else first
    if first is None or last is None:
        return lambda _value: False
    low, high = (first, last) if first <= last else (last, first)

    def fits(value: object) -> bool:
        found = place(value)
        return found is not None and _ORDER[condition.match](found, low, high)

    return fits


#: Choices that are less or more: 1 when the list begins with the least, -1 with the most.
_SCALES = {"rank": -1, "category": 1}
_ORDER: dict[Match, Callable[[Any, Any, Any], bool]] = {
    Match.LESS: lambda found, low, _high: bool(found < low),
    Match.AT_MOST: lambda found, low, _high: bool(found <= low),
    Match.MORE: lambda found, low, _high: bool(found > low),
    Match.AT_LEAST: lambda found, low, _high: bool(found >= low),
    Match.BETWEEN: lambda found, low, high: bool(low <= found <= high),
}


def _placer(column: Column) -> Callable[[object], Any]:
    """Where a value stands among others of its column, None for a blank one."""
    if column.kind in NUMERIC:
        return lambda value: value if isinstance(value, int | float) else None
    if column.kind in DATED:
        return _day
    if column.key in _SCALES:
        step = _SCALES[column.key]
        places = {choice.value: step * place for place, choice in enumerate(column.choices)}
        return lambda value: places.get(str(value))
    return lambda value: str(value).casefold() if value not in (None, "") else None


def _day(value: object) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)[:10] if value else None

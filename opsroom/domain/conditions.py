"""A filter judged in memory, value by value, as the store judges it row by row."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.filters import COMPARISONS, DATED, NUMERIC, comparable
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
    wanted = tuple(text.casefold().strip() for text in condition.all_texts)
    if match in (Match.CONTAINS, Match.EXCLUDES):
        is_found = match is Match.CONTAINS
        return lambda value: any(text in column.show(value).casefold() for text in wanted) == is_found
    is_same = match is not Match.NOT_EQUALS
    return lambda value: (_names(column, value).isdisjoint(wanted)) != is_same


def _names(column: Column, value: object) -> set[str]:
    """What a value may be called: its code and its label, a number also without its dress."""
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
    if column.kind is ColumnKind.CHOICE:
        places = {choice.value: place for place, choice in enumerate(column.choices)}
        return lambda value: places.get(str(value))
    return lambda value: str(value).casefold() if value not in (None, "") else None


def _day(value: object) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)[:10] if value else None

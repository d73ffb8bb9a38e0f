"""How values lie in the file: text, whole numbers, degrees, yes/no; times and days as ISO text.

Times are UTC with microseconds, so that comparing the text compares the moments, on SQLite and PostgreSQL alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any

from peewee import AutoField, BooleanField, DoubleField, Field, ForeignKeyField, IntegerField, TextField

from opsroom.domain.calendar import utc

Encoder = Callable[[object], object]
#: One column of many rows.
Column = Sequence[object]
ColumnEncoder = Callable[[Column], Column]


class MomentField(TextField):
    """An aware moment, kept as ISO text in UTC."""


class DayField(TextField):
    """A calendar day, kept as ISO text."""


def write_moment(value: datetime) -> str:
    """ISO text of fixed width in UTC.

    Raises:
        ValueError: The moment has no zone.
    """
    return utc(value).isoformat(timespec="microseconds")


def read_moment(text: str) -> datetime:
    """The aware moment `write_moment` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)


def encoder(field: Field[Any]) -> Encoder:
    """The function that turns a value of the domain into what the column holds; stored values pass unchanged."""
    target = field.rel_field if isinstance(field, ForeignKeyField) else field
    encode = next(encode for kind, encode in _ENCODERS.items() if isinstance(target, kind))

    def checked(value: object) -> object:
        if value is None and field.null:
            return None
        try:
            return encode(value)
        except (TypeError, ValueError) as problem:
            raise ValueError(f"{field.model.__name__}.{field.column_name} cannot hold {value!r}") from problem

    return checked


def column_encoder(field: Field[Any]) -> ColumnEncoder:
    """`encoder` for the values of many rows: a column that lies in the file as it is passes at one look."""
    encode = encoder(field)
    target = field.rel_field if isinstance(field, ForeignKeyField) else field
    plain = next(types for kind, types in _PLAIN.items() if isinstance(target, kind))
    if field.null:
        plain |= {type(None)}

    def checked(values: Column) -> Column:
        if plain.issuperset(map(type, values)) and (float not in plain or _are_finite(values)):
            return values
        return [encode(value) for value in values]

    return checked


def _are_finite(values: Column) -> bool:
    return isfinite(sum(value for value in values if isinstance(value, float)))


def _encode_moment(value: object) -> str:
    return write_moment(value if isinstance(value, datetime) else read_moment(_encode_text(value)))


def _encode_day(value: object) -> str:
    day = value if isinstance(value, date) else date.fromisoformat(_encode_text(value))
    if isinstance(day, datetime):
        raise TypeError("a moment is no day")
    return day.isoformat()


def _encode_flag(value: object) -> bool:
    if not isinstance(value, int) or value not in (0, 1):
        raise TypeError("no yes or no")
    return bool(value)


def _encode_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("no whole number")
    return int(value)


def _encode_degrees(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError("no number")
    if not isfinite(value):
        raise ValueError("SQLite would keep it as unknown")
    return float(value)


def _encode_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return str(value)


#: First match counts, so the special kinds of text come before text.
_ENCODERS: Mapping[type[Field[Any]], Encoder] = {
    MomentField: _encode_moment,
    DayField: _encode_day,
    TextField: _encode_text,
    BooleanField: _encode_flag,
    DoubleField: _encode_degrees,
    IntegerField: _encode_number,
    AutoField: _encode_number,
}

#: Exact types of values that need no encoding; in the order of `_ENCODERS`.
_PLAIN: Mapping[type[Field[Any]], frozenset[type]] = {
    MomentField: frozenset(),
    DayField: frozenset(),
    TextField: frozenset({str}),
    BooleanField: frozenset({bool}),
    DoubleField: frozenset({float}),
    IntegerField: frozenset({int}),
    AutoField: frozenset({int}),
}

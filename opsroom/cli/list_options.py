"""Which part of a list a command is about: columns, filters and sort levels as they are typed in a terminal."""

from collections.abc import Sequence

from opsroom.domain.columns import Column
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filter_text import read_filter
from opsroom.domain.queries import Filter, SortKey, TableQuery


def read_keys(columns: Sequence[Column], text: str) -> tuple[str, ...]:
    """``nrp, Nama`` as column keys.

    Raises:
        RuleViolation: No such column.
    """
    return tuple(dict.fromkeys(_column(columns, name).key for name in _names(text)))


def read_query(columns: Sequence[Column], wheres: Sequence[str], sort: str) -> TableQuery:
    """Conditions ``desa=lubuk`` in the language of the filter row, and sort levels ``kecamatan,-voters_m``.

    Raises:
        RuleViolation: No such column, or a condition that means nothing.
    """
    levels = [
        SortKey(_column(columns, name.removeprefix("-")).key, descending=name.startswith("-")) for name in _names(sort)
    ]
    return TableQuery(filters=tuple(_condition(columns, where) for where in wheres), sort=tuple(levels))


def _condition(columns: Sequence[Column], where: str) -> Filter:
    name, _, text = where.partition("=")
    condition = read_filter(_column(columns, name), text)
    if condition is None:
        raise RuleViolation(f"Saringan '{where}' tidak terbaca. Tulis KOLOM=ISI, misalnya desa=lubuk.")
    return condition


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _column(columns: Sequence[Column], name: str) -> Column:
    """The column by its key, or by its head on screen or in files."""
    wanted = name.strip().casefold()
    for column in columns:
        if wanted in (column.key, column.title.casefold(), column.export_title.casefold()):
            return column
    known = ", ".join(column.key for column in columns)
    raise RuleViolation(f"Kolom '{name.strip()}' tidak ada. Yang ada: {known}. Tidak ada yang ditulis.")

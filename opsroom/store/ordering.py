"""Sorting: rows fall into one pile per value, the piles are put in order, and ties keep the natural order.

A table of a million rows has few values in most columns, so this is quicker than sorting the rows, and the order is
told by Python: letters without case and marks (`domain.collation`), ranks by seniority, categories by severity, blank
cells last in either direction. Columns with too many values are sorted by SQLite after the same rules.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from opsroom.domain.collation import fold
from opsroom.domain.columns import TEXT_KINDS, Column, ColumnKind
from opsroom.domain.queries import SortKey
from opsroom.store.conditions import shown_value
from opsroom.store.session import Session
from opsroom.store.sheet import Sheet

#: More piles than these cost more than SQLite's sort.
MOST_PILES = 20_000

#: A value to what it is sorted by; None for a blank one.
Key = Callable[[Any], Any]


@dataclass(frozen=True)
class Level:
    """One sort level.

    Attributes:
        sql: What is read for it, on the sheet's own table.
        is_bounded: What is read has no more values than the small table it refers to.
    """

    sql: str
    key: Key
    is_descending: bool
    is_bounded: bool


class TooManyPiles(Exception):
    """The rows have too many different values."""


class _Piles(dict[Any, Callable[[int], None]]):
    """Value to what takes an id onto its pile; values that sort alike share one."""

    def __init__(self, key: Key, most: float) -> None:
        super().__init__()
        self._key = key
        self._most = most
        self.by_key: dict[Any, array[int]] = {}

    def __missing__(self, value: Any) -> Callable[[int], None]:
        if len(self) >= self._most:
            raise TooManyPiles
        pile = self.by_key.setdefault(self._key(value), array("q"))
        self[value] = pile.append
        return pile.append


def levels_of(session: Session, sheet: Sheet, sort: Sequence[SortKey]) -> list[Level]:
    """The levels of a sort, ready to read.

    Raises:
        KeyError: A column the sheet does not have; a bug.
    """
    return [_level(session, sheet, key) for key in sort]


def pile_up(levels: Sequence[Level], rows: Iterable[Sequence[Any]]) -> array[int]:
    """Ids in order; `rows` hold the value of each level and the id, in natural order.

    Raises:
        TooManyPiles: Sort them in SQL.
    """
    most = float("inf") if all(level.is_bounded for level in levels) else MOST_PILES
    if len(levels) == 1:
        single = levels[0].key
        piles = _Piles(lambda value: (single(value),), most)
        for value, row_id in rows:
            piles[value](row_id)
    else:
        keys = [level.key for level in levels]
        piles = _Piles(lambda values: tuple(key(value) for key, value in zip(keys, values, strict=True)), most)
        for row in rows:
            piles[row[:-1]](row[-1])
    found = array("q")
    for key in _in_order(list(piles.by_key), levels):
        found.extend(piles.by_key[key])
    return found


def _in_order(keys: list[tuple[Any, ...]], levels: Sequence[Level]) -> list[tuple[Any, ...]]:
    for place, level in reversed(list(enumerate(levels))):
        full = [key for key in keys if key[place] is not None]
        blank = [key for key in keys if key[place] is None]
        full.sort(key=itemgetter(place), reverse=level.is_descending)
        keys = full + blank
    return keys


def _level(session: Session, sheet: Sheet, sort: SortKey) -> Level:
    column, held = sheet.columns[sort.column], sheet.held[sort.column]
    key = _key_of(session, sheet, column)
    if held.hangs_on:
        # Two levels that hang on the same code read it twice; that is cheaper than the names.
        names = {code: key(value) for code, value in session.sql(f"SELECT {held.code}, {held.sql} {held.source}")}
        return Level(held.hangs_on, names.get, sort.descending, is_bounded=True)
    return Level(held.sql, key, sort.descending, column.kind is ColumnKind.FLAG)


def _key_of(session: Session, sheet: Sheet, column: Column) -> Key:
    if column.key in sheet.scales:
        scale = sheet.scales[column.key]
        levels = scale.levels(session)
        return lambda code: (levels.get(code, scale.unknown), fold(code)) if code else None
    if column.kind in TEXT_KINDS:
        return lambda text: fold(text) or None
    return lambda value: value


def order_terms(session: Session, sheet: Sheet, sort: Sequence[SortKey]) -> list[str]:
    """The same order as terms of ORDER BY, without the natural order behind them."""
    terms: list[str] = []
    for level in sort:
        kind = sheet.columns[level.column].kind
        value = shown_value(sheet.held[level.column])
        direction = "DESC" if level.descending else "ASC"
        if kind not in TEXT_KINDS:
            terms += [f"{value} IS NULL", f"{value} {direction}"]
            continue
        terms.append(f"{value} = ''")
        if level.column in sheet.scales:
            terms.append(f"{_place(session, sheet, level.column, value)} {direction}")
        plain = f"CASE WHEN {value} GLOB '*[^ -~]*' THEN fold({value}) ELSE {value} END"
        terms.append(f"{plain} COLLATE NOCASE {direction}")
    return terms


def _place(session: Session, sheet: Sheet, key: str, value: str) -> str:
    """The place of a code on its scale; codes come from the file, so their quotes are doubled."""
    scale = sheet.scales[key]
    places = [(code.replace("'", "''"), place) for code, place in scale.levels(session).items()]
    cases = " ".join(f"WHEN '{code}' THEN {place}" for code, place in places)
    return f"CASE {value} {cases} ELSE {scale.unknown} END" if cases else str(scale.unknown)

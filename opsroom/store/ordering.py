"""Sorting: rows fall into one pile per value, the piles are put in order, and ties keep the natural order.

A table of a million rows has few values in most columns, so this is quicker than sorting the rows, and the order is
told by Python: letters without case and marks (`domain.collation`), ranks by seniority, categories by severity, blank
cells last in either direction. Columns with too many values are sorted by SQLite after the same rules.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

from opsroom.domain.collation import fold
from opsroom.domain.columns import TEXT_KINDS, Column, ColumnKind
from opsroom.domain.queries import SortKey
from opsroom.store.session import Session
from opsroom.store.sheet import Sheet

#: More piles than these cost more than SQLite's sort.
MOST_PILES = 20_000
#: Rows taken from the driver at once.
BATCH = 10_000

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


class _Places(dict[Any, int]):
    """Value to the number of its pile; values that sort alike share one.

    Several levels may read the same value: names of a region and of what lies in it both hang on a code.
    """

    def __init__(self, levels: Sequence[Level]) -> None:
        super().__init__()
        self._keys = [level.key for level in levels]
        self._directions = [level.is_descending for level in levels]
        self._most = float("inf") if levels[0].is_bounded else MOST_PILES
        self.by_key: dict[tuple[Any, ...], int] = {}

    def __missing__(self, value: Any) -> int:
        if len(self) >= self._most:
            raise TooManyPiles
        place = self.by_key.setdefault(tuple([key(value) for key in self._keys]), len(self.by_key))
        self[value] = place
        return place

    def in_order(self) -> list[int]:
        """The piles in order, in each level those of the blank cells last."""
        keys = list(self.by_key)
        for level in reversed(range(len(self._keys))):
            filled = [key for key in keys if key[level] is not None]
            filled.sort(key=itemgetter(level), reverse=self._directions[level])
            keys = filled + [key for key in keys if key[level] is None]
        return [self.by_key[key] for key in keys]


class _Piles(dict[Any, Callable[[int], None]]):
    """Value to what takes an id onto its pile."""

    def __init__(self, places: _Places) -> None:
        super().__init__()
        self._places = places
        self.piles: list[array[int]] = []

    def __missing__(self, value: Any) -> Callable[[int], None]:
        place = self._places[value]
        if place == len(self.piles):
            self.piles.append(array("q"))
        self[value] = self.piles[place].append
        return self.piles[place].append


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
    if len(levels) > 1:
        return _pile_up_by_levels(levels, rows)
    places = _Places(levels)
    piles = _Piles(places)
    for value, row_id in rows:
        piles[value](row_id)
    found = array("q")
    for place in places.in_order():
        found.extend(piles.piles[place])
    return found


def _pile_up_by_levels(levels: Sequence[Level], rows: Iterable[Sequence[Any]]) -> array[int]:
    """Piles by the last level first, then those in order onto piles by the level before it."""
    ids = array("q")
    groups = _grouped(levels)
    places = [_Places(group) for group in groups.values()]
    held = [array("l") for _ in groups]
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        # Columns instead of rows: the loops run inside the interpreter, a batch at a time.
        ids.extend(map(itemgetter(-1), batch))
        for start, numbers, column in zip(groups, places, held, strict=True):
            column.extend(map(numbers.__getitem__, map(itemgetter(start), batch)))
    order = array("l", range(len(ids)))
    for numbers, column in reversed(list(zip(places, held, strict=True))):
        piles = [array("l") for _ in numbers.by_key]
        takers = [pile.append for pile in piles]
        for row_number in order:
            takers[column[row_number]](row_number)
        order = array("l")
        for place in numbers.in_order():
            order.extend(piles[place])
    found = array("q")
    for start in range(0, len(order), BATCH):
        found.extend(map(ids.__getitem__, order[start : start + BATCH]))
    return found


def _grouped(levels: Sequence[Level]) -> dict[int, list[Level]]:
    """Neighbours that read the same value together, by the place of the first."""
    groups: dict[int, list[Level]] = {}
    last = 0
    for place, level in enumerate(levels):
        if place and level.is_bounded and level.sql == levels[last].sql:
            groups[last].append(level)
        else:
            last, groups[place] = place, [level]
    return groups


def _level(session: Session, sheet: Sheet, sort: SortKey) -> Level:
    column, held = sheet.columns[sort.column], sheet.held[sort.column]
    key = _key_of(session, sheet, column)
    if held.hangs_on:
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
    """The same order as terms of ORDER BY over `sheet.joined`, without the natural order behind them."""
    terms: list[str] = []
    for level in sort:
        kind = sheet.columns[level.column].kind
        value = sheet.held[level.column].sql
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

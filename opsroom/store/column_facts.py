"""What the cells of one column amount to: counts, sum, ends, and the different values there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from opsroom.domain.collation import fold
from opsroom.domain.columns import ColumnKind
from opsroom.domain.queries import ColumnStats, SortKey, TableQuery
from opsroom.store.conditions import Conditioner, Conditions
from opsroom.store.ordering import Key, levels_of
from opsroom.store.session import Session
from opsroom.store.sheet import Clause, Sheet
from opsroom.store.table_query import guarded

#: Ids per statement.
PIECE = 20_000


def stats(session: Session, sheet: Sheet, query: TableQuery, key: str, ids: Sequence[int] | None) -> ColumnStats:
    """What the cells of `key` amount to in the rows `ids`, in all rows of `query` for None.

    Raises:
        KeyError: A column the table does not have; a bug.
    """
    tally = _Tally(session, sheet, key)
    if ids is None:
        conditions = Conditioner(session, sheet).read(query)
        with guarded(conditions):
            tally.add(_counted(session, sheet, key, conditions))
    else:
        for conditions in _pieces(sheet, ids):
            tally.add(_counted(session, sheet, key, conditions))
    return tally.stats()


def values(session: Session, sheet: Sheet, query: TableQuery, key: str, limit: int) -> list[tuple[object, int]]:
    """The different stored values of `key` with their counts, most frequent first, then in the column's order."""
    conditions = Conditioner(session, sheet).read(query)
    counts: dict[object, int] = {}
    with guarded(conditions):
        for value, count in _counted(session, sheet, key, conditions):
            counts[value] = counts.get(value, 0) + count
    order = _order(session, sheet, key)
    return sorted(counts.items(), key=lambda item: (-item[1], order(item[0])))[:limit]


@dataclass
class _Tally:
    """Adds up values with their counts."""

    session: Session
    sheet: Sheet
    key: str
    count: int = 0
    empty: int = 0
    total: float = 0.0
    seen: dict[object, object] = field(default_factory=dict)

    def add(self, rows: Iterable[tuple[Any, int]]) -> None:
        kind = self.sheet.columns[self.key].kind
        is_number = kind is ColumnKind.NUMBER
        for value, count in rows:
            self.count += count
            if value is None or value == "" or (kind is ColumnKind.FLAG and not value):
                self.empty += count
                continue
            self.total += value * count if is_number else 0
            self.seen.setdefault(fold(value) if isinstance(value, str) else value, value)

    def stats(self) -> ColumnStats:
        order = _order(self.session, self.sheet, self.key)
        kind = self.sheet.columns[self.key].kind
        return ColumnStats(
            self.count,
            self.empty,
            len(self.seen),
            self.total if kind is ColumnKind.NUMBER and self.seen else None,
            min(self.seen.values(), key=order, default=None),
            max(self.seen.values(), key=order, default=None),
        )


def _counted(session: Session, sheet: Sheet, key: str, conditions: Conditions) -> Iterator[tuple[Any, int]]:
    """Values with how often they occur; a value may come several times."""
    held, kind = sheet.held[key], sheet.columns[key].kind
    read = held.hangs_on or held.sql
    scan = " NOT INDEXED" if conditions.clauses and not conditions.is_keyed else ""
    cells = session.flow(f"SELECT {read} FROM {sheet.table}{scan} {conditions.where}", conditions.parameters)
    rows = Counter(chain.from_iterable(cells)).items()
    if held.hangs_on:
        names: dict[Any, Any] = dict(session.sql(f"SELECT {held.code}, {held.sql} {held.source}"))
        return ((names[code], count) for code, count in rows)
    return ((bool(value), count) for value, count in rows) if kind is ColumnKind.FLAG else iter(rows)


def _pieces(sheet: Sheet, ids: Sequence[int]) -> Iterator[Conditions]:
    for start in range(0, len(ids), PIECE):
        piece = json.dumps(list(ids[start : start + PIECE]))
        yield Conditions([Clause(f"{sheet.table}.id IN (SELECT value FROM json_each(?))", (piece,), is_keyed=True)])


def _order(session: Session, sheet: Sheet, key: str) -> Key:
    """Sorts stored values of a column, blank ones last."""
    held = sheet.held[key]
    if held.hangs_on:
        return fold
    order = levels_of(session, sheet, [SortKey(key)])[0].key

    def known(value: object) -> tuple[bool, Any]:
        placed = order(value)
        return placed is None, 0 if placed is None else placed

    return known

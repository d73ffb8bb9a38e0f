"""A `TableQuery` becomes ids: the rows that pass, in their order; and what a column of them amounts to.

Speed at a million rows comes from reading no table a condition does not need, from reading rows in the order they lie
in, and from knowing whether ids run in the natural order anyway (they do in an imported list nobody added to).
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from opsroom.domain.columns import TEXT_KINDS, Column
from opsroom.domain.queries import SortKey, TableQuery
from opsroom.store.conditions import Conditioner, Conditions
from opsroom.store.ordering import TooManyPiles, levels_of, order_terms, pile_up
from opsroom.store.session import Session, SqlRow
from opsroom.store.sheet import Sheet

#: Letters of a list of ids read at once: about a millisecond, then the other threads get their turn.
BATCH = 100_000


def shown_text(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Keys of the columns free text is looked for in."""
    return tuple(column.key for column in columns if column.kind in TEXT_KINDS)


def find_ids(session: Session, sheet: Sheet, query: TableQuery) -> array[int]:
    """The ids of the rows `query` shows, in its order.

    Raises:
        KeyError: The query names a column the table does not have; a bug.
        RuleViolation: A pattern that cannot be used or takes too long.
    """
    conditions = Conditioner(session, sheet).read(query)
    with guarded(conditions):
        if not query.sort or _is_natural(sheet, query.sort):
            return _natural(session, sheet, conditions)
        levels = levels_of(session, sheet, query.sort)
        read = ", ".join(level.sql for level in levels)
        try:
            return pile_up(levels, _walk(session, sheet, conditions, f"{read}, {sheet.table}.id"))
        except TooManyPiles:
            return _sorted(session, sheet, conditions, query.sort)


def total(session: Session, sheet: Sheet) -> int:
    """Rows of the table; remembered until something is committed."""
    memory = session.memory()
    key = f"total {sheet.table}"
    if key not in memory:
        memory[key] = session.sql(f"SELECT count(*) FROM {sheet.table}")[0][0]
    return int(str(memory[key]))


@contextmanager
def guarded(conditions: Conditions) -> Iterator[None]:
    """A pattern that ran out of time is refused; SQLite says only that some function failed."""
    try:
        yield
    except sqlite3.OperationalError:
        for search in conditions.patterns:
            if search.is_exhausted:
                raise search.refusal() from None
        raise


def _is_natural(sheet: Sheet, sort: tuple[SortKey, ...]) -> bool:
    """The rows lie in this order anyway; the code they lie by is never blank."""
    by = sheet.natural.split(",")[0]
    return len(sort) == 1 and not sort[0].descending and sheet.held[sort[0].column].sql == by


def _natural(session: Session, sheet: Sheet, conditions: Conditions) -> array[int]:
    # SQLite strings the ids together: handing them over one by one would need the interpreter for each.
    walk = f"SELECT group_concat(id) FROM ({_statement(session, sheet, conditions, f'{sheet.table}.id')})"
    found = array("q")
    is_rising = True
    for batch in _read_ids(session.sql(walk, conditions.parameters)[0][0] or ""):
        is_rising = is_rising and batch == array("q", sorted(batch)) and (not found or found[-1] < batch[0])
        found.extend(batch)
    if not conditions.clauses:
        session.memory()[f"rising {sheet.table}"] = is_rising
    return found


def _read_ids(text: str) -> Iterator[array[int]]:
    """The ids of a list with commas, in pieces."""
    start = 0
    while start < len(text):
        end = text.find(",", start + BATCH)
        end = len(text) if end < 0 else end
        yield array("q", map(int, text[start:end].split(",")))
        start = end + 1


def _walk(session: Session, sheet: Sheet, conditions: Conditions, read: str) -> Iterator[SqlRow]:
    """What passes, in natural order."""
    return session.flow(_statement(session, sheet, conditions, read), conditions.parameters)


def _statement(session: Session, sheet: Sheet, conditions: Conditions, read: str) -> str:
    order, is_scan = sheet.natural, bool(conditions.clauses) and not conditions.is_keyed
    is_whole = read == f"{sheet.table}.id" and (not conditions.clauses or conditions.is_natural)
    if is_whole:
        # The index of the natural order holds all that is read, and is a third of the table.
        is_scan = False
    elif not conditions.is_keyed:
        if session.memory().get(f"rising {sheet.table}"):
            order, is_scan = f"{sheet.table}.id", True
        elif conditions.is_wide:
            is_scan = False
    table = f"{sheet.table} NOT INDEXED" if is_scan else sheet.table
    return f"SELECT {read} FROM {table} {conditions.where} ORDER BY {order}"


def _sorted(session: Session, sheet: Sheet, conditions: Conditions, sort: tuple[SortKey, ...]) -> array[int]:
    """Sorted by SQLite; the blank cells of the first level follow in a second walk, which needs no sorting by it."""
    first, rest = sort[0], sort[1:]
    conditioner = Conditioner(session, sheet)
    natural = f"{sheet.table}.id" if session.memory().get(f"rising {sheet.table}") else sheet.natural
    is_elsewhere = any(sheet.held[level.column].hangs_on for level in sort)
    table = sheet.joined if is_elsewhere else sheet.table

    def ordered(these: Conditions, terms: list[str]) -> Iterator[int]:
        sql = f"SELECT {sheet.table}.id FROM {table} {these.where} ORDER BY {', '.join([*terms, natural])}"
        return chain.from_iterable(session.flow(sql, these.parameters))

    full = conditions.also(conditioner.filled(first.column))
    blank = conditions.also(conditioner.blank(first.column))
    found = array("q", ordered(full, order_terms(session, sheet, sort)[1:]))
    found.extend(ordered(blank, order_terms(session, sheet, rest)))
    return found

"""Rows of a table by the thousand: read, written and removed column by column.

Everything goes in pieces, so that no call keeps the interpreter from the window for more than a few milliseconds.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from opsroom.store.blocks import is_same, is_span
from opsroom.store.fields import Column
from opsroom.store.nouns import Noun
from opsroom.store.session import Session

#: Rows per piece.
PIECE = 4096
_SHORT = 40


def rising(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """The ids, each once and rising, in pieces."""
    if isinstance(ids, range) and ids.step == 1:
        yield from (ids[start : start + PIECE] for start in range(0, len(ids), PIECE))
        return
    # Sorted in bins: sorting a million at once would hold the interpreter.
    bins: dict[int, array[int]] = {}
    for row_id in ids:
        bins.setdefault(row_id // PIECE, array("q")).append(row_id)
    piece: list[int] = []
    for key in sorted(bins):
        found = sorted(set(bins.pop(key)))
        if piece and len(piece) + len(found) > PIECE:
            yield piece
            piece = []
        piece += found
    if piece:
        yield piece


def ids_after(session: Session, noun: Noun, last: int) -> list[int]:
    """The next piece of the table's ids."""
    rows = session.sql(f'SELECT "id" FROM "{noun.table}" WHERE "id" > ? ORDER BY "id" LIMIT ?', (last, PIECE))
    return [row_id for (row_id,) in rows]


def picked(ids: Sequence[int]) -> tuple[str, tuple[object, ...]]:
    """The condition that picks rising ids, and its parameters."""
    if is_span(ids):
        return '"id" BETWEEN ? AND ?', (ids[0], ids[-1])
    return '"id" IN (SELECT "value" FROM json_each(?))', (json.dumps(list(ids)),)


def missing_ids(session: Session, noun: Noun, ids: Iterable[int]) -> list[int]:
    """Those of the ids that have no row."""
    missing: list[int] = []
    for piece in rising(ids):
        condition, parameters = picked(piece)
        [(count,)] = session.sql(f'SELECT count(*) FROM "{noun.table}" WHERE {condition}', parameters)
        if count < len(piece):
            found = session.sql(f'SELECT "id" FROM "{noun.table}" WHERE {condition}', parameters)
            missing += sorted(set(piece) - {row_id for (row_id,) in found})
    return missing


def read_rows(
    session: Session, noun: Noun, ids: Iterable[int], columns: Sequence[str]
) -> tuple[Sequence[int], dict[str, Column]]:
    """The ids that have a row, rising, and their values by column, yes/no as bool."""
    found: list[int] = []
    values: list[list[object]] = [[] for _ in columns]
    names = ", ".join(f'"{column}"' for column in ("id", *columns))
    for piece in rising(ids):
        condition, parameters = picked(piece)
        rows = session.sql(f'SELECT {names} FROM "{noun.table}" WHERE {condition} ORDER BY "id"', parameters)
        if rows:
            part, *read = zip(*rows, strict=True)
            found += part
            for held, more in zip(values, read, strict=True):
                held.extend(more)
    for place, column in enumerate(columns):
        if column in noun.flags:
            values[place] = list(map(bool, values[place]))
    return found, dict(zip(columns, values, strict=True))


def insert_rows(session: Session, noun: Noun, ids: Sequence[int], values: Mapping[str, Column]) -> None:
    """Write new rows; `values` has all columns of the user."""
    complete = {**values, **noun.derive(values)}
    names = ", ".join(f'"{column}"' for column in ("id", *complete))
    # A value all rows share goes into the statement: half of an imported row is blank, and binding costs.
    fixed = [_literal(column) if len(ids) > 1 else None for column in complete.values()]
    marks = ", ".join(("?", *(literal or "?" for literal in fixed)))
    bound = [column for column, literal in zip(complete.values(), fixed, strict=True) if literal is None]
    session.many(f'INSERT INTO "{noun.table}" ({names}) VALUES ({marks})', zip(ids, *bound, strict=True))


def _literal(column: Column) -> str | None:
    """What stands in SQL for the value all rows share; None when they differ or it is better bound."""
    value = column[0]
    if not is_same(column):
        return None
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    # A quote or a NUL would end the text early.
    if isinstance(value, str) and len(value) <= _SHORT and not set(value) & {"'", "\0"}:
        return f"'{value}'"
    return None


def delete_rows(session: Session, noun: Noun, ids: Sequence[int]) -> None:
    """Remove rows with rising ids."""
    condition, parameters = picked(ids)
    session.sql(f'DELETE FROM "{noun.table}" WHERE {condition}', parameters)


def update_rows(
    session: Session, noun: Noun, ids: Sequence[int], values: Mapping[str, Column], stored: Mapping[str, Column]
) -> None:
    """Write columns of rows with rising ids; `stored` tells what is there now."""
    complete = {**values, **noun.derive(values)}
    if len(ids) > 1:
        _make_room(session, noun, ids, values, stored)
        if all(map(is_same, complete.values())):
            condition, parameters = picked(ids)
            assignments = ", ".join(f'"{column}" = ?' for column in complete)
            constants = [column[0] for column in complete.values()]
            session.sql(f'UPDATE "{noun.table}" SET {assignments} WHERE {condition}', (*constants, *parameters))
            return
    assignments = ", ".join(f'"{column}" = ?' for column in complete)
    session.many(f'UPDATE "{noun.table}" SET {assignments} WHERE "id" = ?', zip(*complete.values(), ids, strict=True))


def _make_room(
    session: Session, noun: Noun, ids: Sequence[int], values: Mapping[str, Column], stored: Mapping[str, Column]
) -> None:
    """Let rows trade values no two may share: SQLite looks at each row as it is written, not at the end."""
    for column in sorted(noun.unique & values.keys()):
        if set(stored[column]).isdisjoint(values[column]):
            continue
        placeholder = 'char(0) || "id"' if isinstance(values[column][0], str) else '-"id"'
        condition, parameters = picked(ids)
        session.sql(f'UPDATE "{noun.table}" SET "{column}" = {placeholder} WHERE {condition}', parameters)

"""Cells of one table in bulk, by column: for files and papers of any size, where records would cost too much."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from opsroom.domain.changes import Kind
from opsroom.store.read_sheets import SHEETS
from opsroom.store.session import Session, SqlRow
from opsroom.store.sheet import Held, Sheet

#: Rows per trip: few enough that nothing waits long, many enough that the statement costs nothing.
BATCH = 2000
#: Rows taken at once from a statement that goes on: so few that they stay in the processor's cache.
FLOW = 100
#: The cells of some rows: for each column one value per row.
Columns = list[Sequence[Any]]


def cells(session: Session, kind: Kind, keys: Sequence[str], ids: Sequence[int]) -> Iterator[list[SqlRow]]:
    """The stored values of these columns in the order of `ids`, in batches; ids without a row are left out.

    Raises:
        KeyError: A column the table does not have; a bug.
    """
    return (list(zip(*columns, strict=True)) for columns in cell_columns(session, kind, keys, ids))


def cell_columns(session: Session, kind: Kind, keys: Sequence[str], ids: Sequence[int] | None) -> Iterator[Columns]:
    """As `cells`, but by column; all rows in natural order for None, by one statement.

    Raises:
        KeyError: A column the table does not have; a bug.
    """
    sheet = SHEETS[kind]
    places = _places(session, sheet, keys)
    for rows in _all(session, sheet, keys) if ids is None else _some(session, sheet, keys, ids):
        columns: Columns = list(zip(*rows, strict=True)) or [()] * len(keys)
        for place, values in enumerate(places):
            if values is not None:
                columns[place] = list(map(values.__getitem__, columns[place]))
        yield columns


def _all(session: Session, sheet: Sheet, keys: Sequence[str]) -> Iterator[list[SqlRow]]:
    rows = session.flow(f"SELECT {', '.join(_own(sheet, keys))} FROM {sheet.table} ORDER BY {sheet.natural}")
    while batch := rows.fetchmany(FLOW):
        yield batch


def _some(session: Session, sheet: Sheet, keys: Sequence[str], ids: Sequence[int]) -> Iterator[list[SqlRow]]:
    key = f"{sheet.table}.id"
    # One text parameter instead of thousands: the statement is composed and parsed once.
    read = ", ".join([key, *_own(sheet, keys)])
    statement = f"SELECT {read} FROM {sheet.table} WHERE {key} IN (SELECT value FROM json_each(?))"
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        found = {row[0]: row[1:] for row in session.sql(statement, (json.dumps(batch),))}
        yield [found[row_id] for row_id in batch if row_id in found]


def _own(sheet: Sheet, keys: Sequence[str]) -> list[str]:
    """What is read of the table itself: a value of another table is looked up by what it hangs on."""
    return [sheet.held[key].hangs_on or sheet.held[key].sql for key in keys]


def _places(session: Session, sheet: Sheet, keys: Sequence[str]) -> list[Mapping[object, object] | None]:
    """For each column whose values lie in another table, that table; a join would look them up row by row."""
    return [_elsewhere(session, sheet.held[key]) if sheet.held[key].hangs_on else None for key in keys]


def _elsewhere(session: Session, held: Held) -> Mapping[object, object]:
    return dict(session.sql(f"SELECT {held.code}, {held.sql} {held.source}"))

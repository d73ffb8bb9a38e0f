"""Cells of one table in bulk, as plain tuples: for files and papers of any size, where records would cost too much."""

import json
from collections.abc import Iterator, Mapping, Sequence

from opsroom.domain.changes import Kind
from opsroom.store.read_sheets import PERSON_SHEET, TPS_SHEET
from opsroom.store.session import Session, SqlRow
from opsroom.store.sheet import Sheet

#: Rows per trip: few enough that nothing waits long, many enough that the statement costs nothing.
BATCH = 2000
_SHEETS: Mapping[Kind, Sheet] = {Kind.PERSON: PERSON_SHEET, Kind.TPS: TPS_SHEET}


def cells(session: Session, kind: Kind, keys: Sequence[str], ids: Sequence[int]) -> Iterator[list[SqlRow]]:
    """The stored values of these columns in the order of `ids`, in batches; ids without a row are left out.

    Raises:
        KeyError: A column the table does not have; a bug.
    """
    sheet = _SHEETS[kind]
    key = f"{sheet.table}.id"
    read = ", ".join([key, *(sheet.held[name].sql for name in keys)])
    # One text parameter instead of thousands: the statement is composed and parsed once.
    statement = f"SELECT {read} FROM {sheet.joined} WHERE {key} IN (SELECT value FROM json_each(?))"
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        found = {row[0]: row[1:] for row in session.sql(statement, (json.dumps(batch),))}
        yield [found[row_id] for row_id in batch if row_id in found]

"""Cells of one table in bulk, as plain tuples: for files and papers of any size, where records would cost too much."""

import json
from collections.abc import Iterator, Mapping, Sequence

from peewee import SQL

from opsroom.domain.changes import Kind
from opsroom.store.read_sheets import PERSON_SHEET, TPS_SHEET
from opsroom.store.session import Session, SqlRow
from opsroom.store.table_query import Sheet
from opsroom.store.tables import PersonRow, TpsRow

#: Rows per trip: few enough that nothing waits long, many enough that the statement costs nothing.
BATCH = 2000
_SHEETS: Mapping[Kind, Sheet] = {Kind.PERSON: PERSON_SHEET, Kind.TPS: TPS_SHEET}
_KEYS = {Kind.PERSON: PersonRow.id, Kind.TPS: TpsRow.id}


def cells(session: Session, kind: Kind, keys: Sequence[str], ids: Sequence[int]) -> Iterator[list[SqlRow]]:
    """The stored values of these columns in the order of `ids`, in batches; ids without a row are left out.

    Raises:
        KeyError: A column the table does not have; a bug.
    """
    sheet, key = _SHEETS[kind], _KEYS[kind]
    # One text parameter instead of thousands: the statement is composed and parsed once.
    wanted = SQL("(SELECT value FROM json_each(?))", ("",))
    query = sheet.source.select(key, *(sheet.stored[name] for name in keys)).where(key.in_(wanted))
    statement, parameters = session.database.get_sql_context().sql(query).query()  # type: ignore[no-untyped-call]
    place = parameters.index("")
    for start in range(0, len(ids), BATCH):
        batch = list(ids[start : start + BATCH])
        parameters[place] = json.dumps(batch)
        found = {row[0]: row[1:] for row in session.sql(statement, parameters)}
        yield [found[row_id] for row_id in batch if row_id in found]

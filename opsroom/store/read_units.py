"""Reading the list of units: the kecamatan each serves, the people it has, the TPS that wait there."""

from __future__ import annotations

import json
from collections.abc import Iterable

from opsroom.domain.unit_area import UnitArea
from opsroom.domain.unit_columns import UNIT_COLUMNS
from opsroom.store.session import Session, chunks
from opsroom.store.sheet import Held, Sheet
from opsroom.store.table_query import shown_text

# The list has some dozen lines, so what is counted is counted for each of them when it is read.
_KECAMATAN = "ifnull((SELECT kecamatan.name FROM kecamatan WHERE kecamatan.code = unit_area.kecamatan_code), '')"
_PEOPLE = "(SELECT count(*) FROM person WHERE upper(trim(person.unit)) = upper(unit_area.unit))"
_TPS = (
    "(SELECT count(*) FROM desa JOIN tps ON tps.desa_code = desa.code"
    " WHERE desa.kecamatan_code = unit_area.kecamatan_code)"
)

UNIT_SHEET = Sheet(
    table="unit_area",
    joined="unit_area",
    columns={column.key: column for column in UNIT_COLUMNS},
    searched=shown_text(UNIT_COLUMNS),
    held={
        "unit": Held("unit_area.unit"),
        "kecamatan": Held(_KECAMATAN),
        "kecamatan_code": Held("unit_area.kecamatan_code"),
        "people": Held(_PEOPLE),
        "tps": Held(_TPS),
    },
    labels={},
    scales={},
    natural="unit_area.unit, unit_area.kecamatan_code",
)


def unit_lines(session: Session, ids: Iterable[int] | None) -> list[UnitArea]:
    """Lines in the order of `ids`, ids without a row left out; all of them by unit for None."""
    read = ", ".join(["unit_area.id", *(UNIT_SHEET.held[column.key].sql for column in UNIT_COLUMNS)])
    statement = f"SELECT {read} FROM unit_area"
    if ids is None:
        return [UnitArea(*row) for row in session.sql(f"{statement} ORDER BY {UNIT_SHEET.natural}")]
    wanted = list(ids)
    statement += " WHERE unit_area.id IN (SELECT value FROM json_each(?))"
    found = {row[0]: row for chunk in chunks(wanted) for row in session.sql(statement, (json.dumps(chunk),))}
    return [UnitArea(*found[row_id]) for row_id in wanted if row_id in found]

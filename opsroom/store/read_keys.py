"""Who holds a value no two rows may share: one query however many are asked."""

import json
from collections.abc import Collection

from opsroom.domain.changes import Kind
from opsroom.store.session import Session

#: Scope and value: the desa code and the number of a TPS, nothing and the NRP of a person, a unit and the
#: code of a kecamatan it serves.
UniqueKey = tuple[str, str]
_HOLDERS = {
    Kind.PERSON: """SELECT '', "nrp", "id" FROM "person" WHERE "nrp" IN (SELECT value FROM json_each(?))""",
    Kind.UNIT_AREA: """SELECT "unit", "kecamatan_code", "id" FROM "unit_area"
        WHERE "unit" IN (SELECT value FROM json_each(?))""",
    Kind.TPS: """SELECT "desa_code", "number", "id" FROM "tps" WHERE "desa_code" IN (SELECT value FROM json_each(?))""",
}


def holders(session: Session, kind: Kind, keys: Collection[UniqueKey]) -> dict[UniqueKey, int]:
    """Unique key to row id, for those of `keys` that are held; whole desa and whole units are told."""
    wanted = {value if kind is Kind.PERSON else scope for scope, value in keys}
    found = session.sql(_HOLDERS[kind], (json.dumps(list(wanted)),))
    return {(scope, value): row_id for scope, value, row_id in found}

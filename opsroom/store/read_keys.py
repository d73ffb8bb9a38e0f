"""Who holds a value no two rows may share: one query however many are asked."""

import json
from collections.abc import Collection

from opsroom.domain.changes import Kind
from opsroom.store.session import Session

#: Scope and value: the desa code and the number of a TPS, nothing and the NRP of a person.
UniqueKey = tuple[str, str]
_HOLDERS = {
    Kind.PERSON: """SELECT '', "nrp", "id" FROM "person" WHERE "nrp" IN (SELECT value FROM json_each(?))""",
    Kind.TPS: """SELECT "desa_code", "number", "id" FROM "tps" WHERE "desa_code" IN (SELECT value FROM json_each(?))""",
}


def holders(session: Session, kind: Kind, keys: Collection[UniqueKey]) -> dict[UniqueKey, int]:
    """Unique key to row id, for those of `keys` that are held; of a TPS the whole desa is told."""
    wanted = {scope if kind is Kind.TPS else value for scope, value in keys}
    found = session.sql(_HOLDERS[kind], (json.dumps(list(wanted)),))
    return {(scope, value): row_id for scope, value, row_id in found}

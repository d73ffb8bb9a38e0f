"""What goes with a deleted row, and what forbids deleting it.

Rows that only say something about the deleted row (a pin, a place in a team, a shortage, the teams of a plan) go with
it in the same command, so one undo brings everything back. Rows with a standing of their own (the TPS of a desa, the
desa of a kecamatan) and facts from the field forbid it: those are removed on purpose or never.
"""

import json
from collections.abc import Mapping, Sequence

from opsroom.domain.changes import Kind
from opsroom.domain.errors import RuleViolation
from opsroom.store.fields import Column
from opsroom.store.nouns import NOUNS, REFERENCES, Noun, Reference
from opsroom.store.session import Session
from opsroom.store.table_rows import picked, rising

_KEPT: dict[Kind, str] = {
    Kind.DESA: "masih ada desa di dalamnya",
    Kind.TPS: "masih ada TPS di dalamnya",
    Kind.REPORT: "sudah ada laporan lapangan tentangnya",
    Kind.TPS_STATE: "sudah ada laporan lapangan tentangnya",
    Kind.PERSON_STATE: "sudah ada laporan lapangan tentangnya",
    Kind.INCIDENT: "sudah ada kejadian yang dicatat di sana",
    Kind.INCIDENT_STEP: "sudah ada catatan tentangnya",
    Kind.EVIDENCE: "sudah ada bukti tentangnya",
    Kind.ROLL_ENTRY: "namanya ada di daftar apel",
}
_PARENTS: dict[Kind, str] = {
    Kind.KECAMATAN: "kecamatannya",
    Kind.DESA: "desanya",
    Kind.TPS: "TPS-nya",
    Kind.PERSON: "personelnya",
    Kind.PLAN: "plotingnya",
    Kind.TEAM: "timnya",
}


def dependents_first(session: Session, kind: Kind, ids: Sequence[int]) -> list[tuple[Kind, list[int]]]:
    """The rows to delete with `ids`, deepest first, `ids` themselves (each once) last; empty groups are left out.

    Raises:
        RuleViolation: A row that is kept refers to one of them.
    """
    unique = list(dict.fromkeys(ids))
    groups: list[tuple[Kind, list[int]]] = []
    for reference in REFERENCES[kind]:
        found = _referring(session, kind, reference, unique)
        if found and reference.kind in _KEPT:
            raise RuleViolation(
                f"Tidak bisa dihapus: {_KEPT[reference.kind]} ({len(found)}). Tidak ada yang dihapus.",
                detail=f"{kind} {unique[:10]} <- {reference.kind} {found[:10]}",
            )
        if found:
            groups.extend(dependents_first(session, reference.kind, found))
    return [*groups, (kind, unique)] if unique else groups


def check_references(session: Session, noun: Noun, rows: Mapping[str, Column]) -> None:
    """Refuse rows that refer to something that is not there.

    Raises:
        RuleViolation: A reference would dangle.
    """
    for target, references in REFERENCES.items():
        for reference in references:
            if reference.kind is noun.kind:
                _check_targets(session, NOUNS[target], reference, rows[reference.column])


def _check_targets(session: Session, target: Noun, reference: Reference, values: Column) -> None:
    wanted = {value for value in values if value is not None}
    found = session.sql(
        f'SELECT count(*) FROM "{target.table}" WHERE "{reference.target_column}" IN '
        '(SELECT "value" FROM json_each(?))',
        (json.dumps(list(wanted)),),
    )
    if found[0][0] < len(wanted):
        raise RuleViolation(
            f"Tidak bisa dikembalikan: {_PARENTS.get(target.kind, 'induknya')} sudah tidak ada. "
            "Tidak ada yang dikembalikan; kembalikan itu lebih dulu.",
            reference.column,
            f"{reference.kind} -> {target.kind}",
        )


def _referring(session: Session, kind: Kind, reference: Reference, ids: Sequence[int]) -> list[int]:
    target, source = NOUNS[kind], NOUNS[reference.kind]
    if not session.sql(f'SELECT 1 FROM "{source.table}" LIMIT 1'):
        return []
    found: list[int] = []
    for piece in rising(ids):
        condition, parameters = picked(piece)
        rows = session.sql(
            f'SELECT "id" FROM "{source.table}" WHERE "{reference.column}" IN '
            f'(SELECT "{reference.target_column}" FROM "{target.table}" WHERE {condition})',
            parameters,
        )
        found.extend(row_id for (row_id,) in rows)
    return found

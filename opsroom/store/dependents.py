"""What goes with a deleted row, and what forbids deleting it.

Rows that only say something about the deleted row (a pin, a place in a team, a shortage, the teams of a plan) go with
it in the same command, so one undo brings everything back. Rows with a standing of their own (the TPS of a desa, the
desa of a kecamatan) and facts from the field forbid it: those are removed on purpose or never.
"""

from collections.abc import Sequence

from opsroom.domain.changes import Kind
from opsroom.domain.errors import RuleViolation
from opsroom.store.nouns import NOUNS, REFERENCES, Reference
from opsroom.store.session import Session, chunks

_KEPT: dict[Kind, str] = {
    Kind.DESA: "masih ada desa di dalamnya",
    Kind.TPS: "masih ada TPS di dalamnya",
    Kind.REPORT: "sudah ada laporan lapangan tentangnya",
    Kind.TPS_STATE: "sudah ada laporan lapangan tentangnya",
    Kind.PERSON_STATE: "sudah ada laporan lapangan tentangnya",
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


def _referring(session: Session, kind: Kind, reference: Reference, ids: Sequence[int]) -> list[int]:
    target, source = NOUNS[kind], NOUNS[reference.kind]
    found: list[int] = []
    for chunk in chunks(ids):
        wanted = target.model.select(target.column(reference.target_column)).where(target.key.in_(chunk))
        query = source.model.select(source.key).where(source.column(reference.column).in_(wanted))
        found.extend(row_id for (row_id,) in session.rows(query))
    return found

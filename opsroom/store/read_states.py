"""Reading the operation itself, its settings, pins, states, papers and counts."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import Field

from opsroom.domain.absence import Absence
from opsroom.domain.changes import Kind
from opsroom.domain.documents import DocumentStatus
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound
from opsroom.domain.ids import DocumentId, PersonId, TpsId
from opsroom.domain.operation import Operation
from opsroom.domain.plan import Pin
from opsroom.domain.stages import Stage
from opsroom.store.day_tables import PersonStateRow, TpsStateRow
from opsroom.store.fields import read_moment
from opsroom.store.nouns import NOUNS
from opsroom.store.records import DocumentRecord
from opsroom.store.session import Session, SqlRow
from opsroom.store.tables import AbsenceRow, DocumentRow, OperationRow, PinRow, SettingRow

#: Up to so many are asked for by name; of more the whole table is read.
_FEW = 500


@dataclass(frozen=True, slots=True)
class StateRow:
    """The stored state of one TPS or person and the row that holds it."""

    row_id: int
    stage: Stage
    at: datetime


def operation(session: Session) -> tuple[int, Operation]:
    """The operation of the file with its row id.

    Raises:
        NotFound: The file has none yet.
    """
    query = OperationRow.select(
        OperationRow.id, OperationRow.name, OperationRow.event, OperationRow.operation_name, OperationRow.region,
        OperationRow.voting_day, OperationRow.duty_from, OperationRow.duty_to, OperationRow.roll_call_at,
        OperationRow.roll_call_place, OperationRow.roll_call_leader,
    )  # fmt: skip
    rows = session.rows(query)
    if not rows:
        raise NotFound("Berkas ini belum berisi data operasi. Isi nama operasi dahulu.")
    row_id, name, event, operation_name, region, voting, first, last, roll_call, place, leader = rows[0]
    return row_id, Operation(
        name, event, operation_name, region, _day(voting), _day(first), _day(last),
        read_moment(roll_call) if roll_call else None, place, leader,
    )  # fmt: skip


def setting(session: Session, key: str) -> object | None:
    """The JSON value kept under `key`, None when there is none."""
    rows = session.rows(SettingRow.select(SettingRow.value).where(SettingRow.key == key))
    if not rows:
        return None
    value: object = json.loads(rows[0][0])
    return value


def pins(session: Session) -> dict[int, Pin]:
    """Row id to pin."""
    query = PinRow.select(PinRow.id, PinRow.person_id, PinRow.tps_id).order_by(PinRow.id)
    return {row_id: Pin(PersonId(person), TpsId(tps)) for row_id, person, tps in session.rows(query)}


def absences(session: Session) -> list[Absence]:
    """All absences, earliest first."""
    query = AbsenceRow.select(
        AbsenceRow.id, AbsenceRow.person_id, AbsenceRow.reason, AbsenceRow.first_day, AbsenceRow.last_day,
        AbsenceRow.note,
    ).order_by(AbsenceRow.first_day, AbsenceRow.id)  # fmt: skip
    return [
        Absence(row_id, PersonId(person), Duty(reason), date.fromisoformat(first), date.fromisoformat(last), note)
        for row_id, person, reason, first, last, note in session.rows(query)
    ]


def states(session: Session, kind: Kind, ids: Collection[int] | None = None) -> dict[int, StateRow]:
    """TPS id (TPS_STATE) or person id (PERSON_STATE) to the newest known stage; silent ones are left out.

    Args:
        session: Where to read.
        kind: TPS_STATE or PERSON_STATE.
        ids: Only of these; None for all.

    Raises:
        KeyError: Another kind; a bug.
    """
    model, subject = _STATES[kind]
    query = model.select(subject, model.id, model.stage, model.at)
    if ids is not None and len(ids) <= _FEW:
        query = query.where(subject.in_(list(ids)))
    rows = session.rows(query)
    return {subject_id: StateRow(row_id, Stage(stage), read_moment(at)) for subject_id, row_id, stage, at in rows}


def documents(session: Session) -> list[DocumentRecord]:
    """The register of papers, oldest first."""
    query = DocumentRow.select(
        DocumentRow.id, DocumentRow.kind, DocumentRow.number, DocumentRow.status, DocumentRow.revision,
        DocumentRow.title, DocumentRow.made_at, DocumentRow.sha256, DocumentRow.path,
    ).order_by(DocumentRow.id)  # fmt: skip
    return [_document(row) for row in session.rows(query)]


def document_snapshot(session: Session, document_id: int) -> str:
    """The JSON a paper is printed from.

    Raises:
        NotFound: No such paper.
    """
    rows = session.rows(DocumentRow.select(DocumentRow.snapshot).where(DocumentRow.id == document_id))
    if not rows:
        raise NotFound("Surat ini tidak ada di daftar. Muat ulang daftar surat.", f"document {document_id}")
    return str(rows[0][0])


def counts(session: Session) -> dict[str, int]:
    """Rows per kind."""
    return {kind.value: session.sql(f'SELECT count(*) FROM "{noun.table}"')[0][0] for kind, noun in NOUNS.items()}


def _document(row: SqlRow) -> DocumentRecord:
    row_id, kind, number, status, revision, title, made_at, sha256, path = row
    return DocumentRecord(
        DocumentId(row_id), kind, number, DocumentStatus(status), revision, title, read_moment(made_at), sha256, path
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_STATES: dict[Kind, tuple[type[TpsStateRow] | type[PersonStateRow], Field[Any]]] = {
    Kind.TPS_STATE: (TpsStateRow, TpsStateRow.tps_id),
    Kind.PERSON_STATE: (PersonStateRow, PersonStateRow.person_id),
}

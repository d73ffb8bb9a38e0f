"""Reading incidents, what was done about them, and the files that document them."""

from opsroom.domain.ids import TpsId
from opsroom.domain.incidents import Evidence, Incident, IncidentState, IncidentStep, Severity, Step
from opsroom.store.fields import read_moment
from opsroom.store.session import Session, SqlRow

_INCIDENT = (
    "SELECT id, number, at, opened_at, kind, severity, summary, state, tps_id, kecamatan_code, place, reporter, "
    "deadline, revision, same_as, line_id, operator FROM incident ORDER BY number"
)
_STEP = (
    "SELECT id, step, at, received_at, text, operator, other_number FROM incident_step "
    "WHERE incident_id = ? ORDER BY id"
)
_EVIDENCE = (
    "SELECT id, name, sha256, size, received_at, taken_at, taken_by, place, operator FROM evidence "
    "WHERE incident_id = ? ORDER BY id"
)


def incidents(session: Session) -> list[Incident]:
    """All incidents by number."""
    return [_incident(row) for row in session.sql(_INCIDENT)]


def steps(session: Session, incident_id: int) -> list[IncidentStep]:
    """The steps of one incident in the order they were entered."""
    return [
        IncidentStep(row_id, Step(step), read_moment(at), read_moment(received), text, operator, other)
        for row_id, step, at, received, text, operator, other in session.sql(_STEP, (incident_id,))
    ]


def evidence(session: Session, incident_id: int) -> list[Evidence]:
    """The files of one incident in the order they came."""
    return [
        Evidence(row_id, name, sha256, size, read_moment(received), read_moment(taken) if taken else None, *rest)
        for row_id, name, sha256, size, received, taken, *rest in session.sql(_EVIDENCE, (incident_id,))
    ]


def content(session: Session, sha256: str) -> bytes | None:
    """The bytes of a file."""
    rows = session.sql("SELECT content FROM evidence_file WHERE sha256 = ?", (sha256,))
    return bytes(rows[0][0]) if rows else None


def _incident(row: SqlRow) -> Incident:
    row_id, number, at, opened, kind, severity, summary, state, tps_id, code, place, reporter, deadline, *rest = row
    return Incident(
        row_id, number, read_moment(at), read_moment(opened), kind, Severity(severity), summary, IncidentState(state),
        TpsId(tps_id) if tps_id is not None else None, code, place, reporter,
        read_moment(deadline) if deadline else None, *rest,
    )  # fmt: skip

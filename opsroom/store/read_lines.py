"""Reading the log of the radio desk, and the reports that still count."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from opsroom.domain.radio_log import LineState, RadioLine
from opsroom.store.fields import read_moment, write_moment
from opsroom.store.session import Session, SqlRow

_COLUMNS = (
    "id", "at", "received_at", "text", "stage", "state", "channel", "sender", "relay", "operator", "source", "why",
    "subjects", "is_alarm", "amends",
)  # fmt: skip
_SELECT = f"SELECT {', '.join(f'l.{column}' for column in _COLUMNS)} FROM radio_line AS l"
#: Values in one statement; SQLite takes 32,766 at most.
_PIECE = 500


def lines(
    session: Session,
    *,
    since: datetime | None = None,
    tps_ids: Collection[int] | None = None,
    person_ids: Collection[int] = (),
    state: LineState | None = None,
) -> list[RadioLine]:
    """The log in order of receiving.

    Args:
        session: Where to read.
        since: Only what was received from then on, aware.
        tps_ids: Only lines with a report on one of these, or of `person_ids`; None for all lines.
        person_ids: Looked at beside `tps_ids`.
        state: Only lines in this state.
    """
    wanted: list[str] = []
    values: list[object] = []
    if since is not None:
        wanted.append("l.received_at >= ?")
        values.append(write_moment(since))
    if state is not None:
        wanted.append("l.state = ?")
        values.append(state.value)
    if tps_ids is not None:
        ids = _line_ids(session, "tps_id", tps_ids) | _line_ids(session, "person_id", person_ids)
        found = [_line(row) for row in session.sql(_where(wanted), values)]
        return [line for line in found if line.id in ids]
    return [_line(row) for row in session.sql(_where(wanted), values)]


def line(session: Session, line_id: int) -> RadioLine | None:
    """One line, None when there is none."""
    rows = session.sql(f"{_SELECT} WHERE l.id = ?", (line_id,))
    return _line(rows[0]) if rows else None


def subjects(session: Session, line_id: int) -> tuple[list[int], list[int]]:
    """TPS and people a line reports on."""
    rows = session.sql("SELECT tps_id, person_id FROM report WHERE line_id = ? ORDER BY id", (line_id,))
    return [tps for tps, _ in rows if tps is not None], [person for _, person in rows if person is not None]


def known_digests(session: Session, digests: Sequence[str]) -> set[str]:
    """Which of these are in the log already."""
    found: set[str] = set()
    for piece in _pieces(digests):
        marks = ", ".join("?" * len(piece))
        found.update(
            digest for (digest,) in session.sql(f"SELECT digest FROM radio_line WHERE digest IN ({marks})", piece)
        )
    return found


def newest_reports(
    session: Session, column: str, ids: Iterable[int], until: datetime | None = None
) -> dict[int, tuple[int, str, datetime]]:
    """The report that counts for each TPS (``tps_id``) or person (``person_id``): id, stage, time; the silent left out.

    Reports of lines that were replaced do not count; of two as late the one told last does. With
    `until`, only what had happened by that moment.
    """
    bound = "" if until is None else "AND r.at <= ? "
    limit = () if until is None else (write_moment(until),)
    found: dict[int, tuple[int, str, datetime]] = {}
    for piece in _pieces(list(ids)):
        marks = ", ".join("?" * len(piece))
        rows = session.sql(
            f"SELECT r.{column}, r.id, r.stage, r.at FROM report AS r LEFT JOIN radio_line AS l ON l.id = r.line_id "
            f"WHERE r.{column} IN ({marks}) AND (l.state IS NULL OR l.state != ?) {bound}ORDER BY r.at, r.id",
            (*piece, LineState.AMENDED.value, *limit),
        )
        found.update({subject: (row_id, stage, read_moment(at)) for subject, row_id, stage, at in rows})
    return found


def _where(wanted: Sequence[str]) -> str:
    where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
    return f"{_SELECT}{where} ORDER BY l.received_at, l.id"


def _line_ids(session: Session, column: str, ids: Collection[int]) -> set[int]:
    found: set[int] = set()
    for piece in _pieces(list(ids)):
        marks = ", ".join("?" * len(piece))
        rows = session.sql(f"SELECT line_id FROM report WHERE {column} IN ({marks}) AND line_id IS NOT NULL", piece)
        found.update(line_id for (line_id,) in rows)
    return found


def _pieces(values: Sequence[object]) -> Iterable[Sequence[object]]:
    return (values[start : start + _PIECE] for start in range(0, len(values), _PIECE))


def _line(row: SqlRow) -> RadioLine:
    row_id, at, received, text, stage, state, channel, sender, relay, operator, source, why, count, alarm, amends = row
    return RadioLine(
        row_id, read_moment(at), read_moment(received), text, stage, LineState(state), channel, sender, relay, operator,
        source, why, count, bool(alarm), amends,
    )  # fmt: skip

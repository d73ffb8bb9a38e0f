"""Reading roll calls and who is expected at them."""

from opsroom.domain.duty import Duty
from opsroom.domain.ids import PersonId
from opsroom.domain.roll_calls import RollCall, RollEntry
from opsroom.store.fields import read_moment
from opsroom.store.session import Session


def roll_calls(session: Session) -> list[RollCall]:
    """All roll calls, earliest first."""
    rows = session.sql("SELECT id, name, at, place, leader, closed_at FROM roll_call ORDER BY at, id")
    return [
        RollCall(row_id, name, read_moment(at), place, leader, read_moment(closed) if closed else None)
        for row_id, name, at, place, leader, closed in rows
    ]


def entries(session: Session, roll_call_id: int) -> list[RollEntry]:
    """Who is expected at one roll call, in the order of its list."""
    rows = session.sql(
        "SELECT id, person_id, present_at, reason, note, operator, line_id, stands_for FROM roll_entry "
        "WHERE roll_call_id = ? ORDER BY id",
        (roll_call_id,),
    )
    return [
        RollEntry(
            row_id, PersonId(person), read_moment(present) if present else None, Duty(reason) if reason else None, *rest
        )
        for row_id, person, present, reason, *rest in rows
    ]

"""Reading the journal as people ask for it: the history, what one command did, the life of a row, what was deleted."""

from collections.abc import Sequence

from peewee import JOIN, fn

from opsroom.domain.changes import Kind, Origin
from opsroom.store.fields import read_moment
from opsroom.store.journal import latest_entries
from opsroom.store.nouns import NOUNS
from opsroom.store.records import CommandRecord, DeletedRow, JournalEntry, State
from opsroom.store.session import Session
from opsroom.store.tables import CommandRow, JournalRow


def row_story(session: Session, kind: Kind, row_id: int, limit: int) -> list[JournalEntry]:
    """What was done to one row, newest first."""
    return latest_entries(session, limit, (JournalRow.kind == kind.value) & (JournalRow.row_id == row_id))


def commands(session: Session, limit: int, before_id: int | None) -> list[CommandRecord]:
    """The newest commands (of those before `before_id`), newest first."""
    query = CommandRow.select(
        CommandRow.id, CommandRow.at, CommandRow.actor, CommandRow.label, CommandRow.origin, CommandRow.state,
        fn.count(JournalRow.id),
    ).join(JournalRow, JOIN.LEFT_OUTER, on=(JournalRow.command_id == CommandRow.id))  # fmt: skip
    if before_id is not None:
        query = query.where(CommandRow.id < before_id)
    return [
        CommandRecord(row_id, read_moment(at), actor, label, Origin(origin), State(state), rows)
        for row_id, at, actor, label, origin, state, rows in session.rows(
            query.group_by(CommandRow.id).order_by(CommandRow.id.desc()).limit(limit)
        )
    ]


def command_entries(session: Session, command_id: int, limit: int) -> list[JournalEntry]:
    """What one command did, in the order it was done."""
    return latest_entries(session, limit, JournalRow.command_id == command_id)[::-1]


def deleted_rows(session: Session, kind: Kind, limit: int) -> list[DeletedRow]:
    """Rows that exist no more, newest deletion first."""
    gone: dict[int, DeletedRow] = {}
    for entry in latest_entries(session, -1, (JournalRow.kind == kind.value) & JournalRow.after.is_null()):
        if entry.row_id not in gone and entry.before is not None:
            gone[entry.row_id] = DeletedRow(
                entry.row_id, entry.command_id, entry.at, entry.actor, entry.before, entry.label
            )
    alive = _existing(session, kind, list(gone))
    return [row for row_id, row in gone.items() if row_id not in alive][:limit]


def _existing(session: Session, kind: Kind, ids: Sequence[int]) -> set[int]:
    noun = NOUNS[kind]
    return {row_id for (row_id,) in session.rows(noun.model.select(noun.key).where(noun.key.in_(ids)))}

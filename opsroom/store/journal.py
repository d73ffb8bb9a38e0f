"""The journal: who changed what, from what, to what. The source of undo, audit and change notices.

A command and its entries are written in the transaction of the change itself. Rows of both tables are never deleted.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from peewee import Node

from opsroom.domain.changes import Change, ChangeSet, Kind, Origin
from opsroom.store.fields import read_moment, write_moment
from opsroom.store.nouns import Row
from opsroom.store.records import JournalEntry, State
from opsroom.store.session import Session
from opsroom.store.tables import CommandRow, JournalRow


@dataclass(frozen=True, slots=True)
class Entry:
    """One touched row: no `before` for an insert, no `after` for a delete, else only the touched columns."""

    kind: Kind
    row_id: int
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class CommandHead:
    """Who does what."""

    at: datetime
    actor: str
    label: str
    origin: Origin


def write_command(session: Session, head: CommandHead, state: State, entries: Sequence[Entry]) -> int:
    """Write a command with its entries and return its id; a new undoable command clears what could be redone."""
    if state is State.DONE:
        session.query(CommandRow.update(state=State.DROPPED.value).where(CommandRow.state == State.UNDONE.value))
    query = CommandRow.insert(
        at=write_moment(head.at),
        actor=head.actor,
        label=head.label,
        origin=head.origin.value,
        undoable=state is State.DONE,
        state=state.value,
    )
    command_id = int(session.query(query).lastrowid or 0)
    session.many(
        'INSERT INTO "journal" ("command_id", "kind", "row_id", "before", "after") VALUES (?, ?, ?, ?, ?)',
        (
            (command_id, entry.kind.value, entry.row_id, _to_json(entry.before), _to_json(entry.after))
            for entry in entries
        ),
    )
    return command_id


def set_state(session: Session, command_id: int, state: State) -> None:
    """Move a command in the history."""
    session.query(CommandRow.update(state=state.value).where(CommandRow.id == command_id))


def entries_of(session: Session, command_id: int) -> list[Entry]:
    """The entries of a command in the order they were made."""
    query = (
        JournalRow.select(JournalRow.kind, JournalRow.row_id, JournalRow.before, JournalRow.after)
        .where(JournalRow.command_id == command_id)
        .order_by(JournalRow.id)
    )
    return [
        Entry(Kind(kind), row_id, _from_json(before), _from_json(after))
        for kind, row_id, before, after in session.rows(query)
    ]


def latest_entries(session: Session, limit: int, *conditions: Node) -> list[JournalEntry]:
    """The newest entries, newest first."""
    query = (
        JournalRow.select(
            CommandRow.id,
            CommandRow.at,
            CommandRow.actor,
            CommandRow.label,
            JournalRow.kind,
            JournalRow.row_id,
            JournalRow.before,
            JournalRow.after,
        )
        .join(CommandRow, on=(JournalRow.command_id == CommandRow.id))
        .where(*(conditions or (True,)))
        .order_by(JournalRow.id.desc())
        .limit(limit)
    )
    return [
        JournalEntry(
            command_id, read_moment(at), actor, label, Kind(kind), row_id, _from_json(before), _from_json(after)
        )
        for command_id, at, actor, label, kind, row_id, before, after in session.rows(query)
    ]


def last_row_id(session: Session, kind: Kind) -> int:
    """The highest row id of `kind` the journal has ever seen; 0 for none."""
    [(highest,)] = session.sql('SELECT max("row_id") FROM "journal" WHERE "kind" = ?', (kind.value,))
    return int(highest or 0)


def last_command(session: Session) -> tuple[int, datetime | None]:
    """Id and time of the newest command; 0 and None for none."""
    query = CommandRow.select(CommandRow.id, CommandRow.at).order_by(CommandRow.id.desc()).limit(1)
    rows = session.rows(query)
    return (rows[0][0], read_moment(rows[0][1])) if rows else (0, None)


def change_set(entries: Iterable[Entry], origin: Origin, label: str, command_id: int) -> ChangeSet:
    """The entries as views need them: per kind the rows that came or went, then the rows edited, by touched columns."""
    touched: defaultdict[tuple[Kind, frozenset[str]], set[int]] = defaultdict(set)
    for entry in entries:
        edited = entry.before is not None and entry.after is not None
        fields: Mapping[str, object] = entry.after or {} if edited else {}
        touched[entry.kind, frozenset(fields)].add(entry.row_id)
    changes = tuple(Change(kind, frozenset(ids), fields) for (kind, fields), ids in touched.items())
    return ChangeSet(changes, origin, label, command_id)


def _to_json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _from_json(text: str | None) -> Row | None:
    if text is None:
        return None
    row: Row = json.loads(text)
    return row

"""Undo and redo: the inverse of a command's journal, run as a command of its own.

The queue is the journal itself, so it survives a restart and is shared by all processes on the file. A step is taken
whole or not at all: when a touched column no longer holds what the command wrote, a removed row's place is taken, or
newer rows refer to a row that would go, nothing is written and the entry leaves the queue.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import peewee

from opsroom.domain.errors import NotFound, StaleEdit
from opsroom.store.journal import Entry, entries_of, set_state
from opsroom.store.nouns import NOUNS, Row
from opsroom.store.records import HistoryStatus, State
from opsroom.store.session import Session
from opsroom.store.tables import CommandRow
from opsroom.store.work import Work

#: What the driver and peewee raise when a place is taken or a reference would dangle.
CONFLICTS = (sqlite3.IntegrityError, peewee.IntegrityError)


@dataclass(frozen=True, slots=True)
class Direction:
    """Undo or redo.

    Attributes:
        wanted: State a command must be in; `left` is the state it is in afterwards.
        verb: What the step is called in the journal, before the command's own label.
        none: What to say when there is no such command.
        stale: What to say when the data moved on; takes the command's label.
    """

    wanted: State
    left: State
    verb: str
    none: str
    stale: str


UNDO = Direction(
    State.DONE,
    State.UNDONE,
    "Urungkan",
    "Tidak ada yang bisa dibatalkan.",
    "'{label}' tidak bisa dibatalkan karena isinya sudah diubah lagi. Tidak ada yang ditimpa; ubah sendiri bila perlu.",
)
REDO = Direction(
    State.UNDONE,
    State.DONE,
    "Ulangi",
    "Tidak ada yang bisa diulangi.",
    "'{label}' tidak bisa diulangi karena isinya sudah diubah lagi. Tidak ada yang ditimpa; ubah sendiri bila perlu.",
)


@dataclass(frozen=True, slots=True)
class Step:
    """The command an undo or redo is about."""

    command_id: int
    label: str
    direction: Direction

    @property
    def name(self) -> str:
        """What the step itself is called in the journal: ``Urungkan: Ubah pangkat``."""
        return f"{self.direction.verb}: {self.label}"

    def stale(self, detail: str) -> StaleEdit:
        """The calm refusal of this step."""
        return StaleEdit(self.direction.stale.format(label=self.label), detail)


def status(session: Session) -> HistoryStatus:
    """The labels of the next undo and redo."""
    undo, redo = _next(session, UNDO), _next(session, REDO)
    return HistoryStatus(undo.label if undo else "", redo.label if redo else "")


def next_step(session: Session, direction: Direction) -> Step:
    """The command the next undo or redo is about.

    Raises:
        NotFound: There is none.
    """
    step = _next(session, direction)
    if step is None:
        raise NotFound(direction.none)
    return step


def take(session: Session, work: Work, step: Step) -> None:
    """Write what the step means and move its command in the history.

    Raises:
        StaleEdit, or one of CONFLICTS here or at COMMIT: The data moved on; the transaction must roll back.
    """
    entries = entries_of(session, step.command_id)
    for batch in _batches(_inverse(entries) if step.direction is UNDO else entries):
        _apply(work, batch, step)
    set_state(session, step.command_id, step.direction.left)


def drop(session: Session, step: Step) -> None:
    """Take a refused step out of the queue, unless somebody else has moved it meanwhile."""
    with session.writing():
        if _next(session, step.direction) == step:
            set_state(session, step.command_id, State.DROPPED)


def _next(session: Session, direction: Direction) -> Step | None:
    """Undo takes the newest done command, redo the oldest undone one: the last that was undone."""
    order = CommandRow.id.desc() if direction is UNDO else CommandRow.id.asc()
    query = CommandRow.select(CommandRow.id, CommandRow.label).where(CommandRow.state == direction.wanted.value)
    rows = session.rows(query.order_by(order).limit(1))
    return Step(rows[0][0], rows[0][1], direction) if rows else None


def _inverse(entries: list[Entry]) -> Iterable[Entry]:
    return (Entry(entry.kind, entry.row_id, entry.after, entry.before) for entry in reversed(entries))


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Runs of entries that can be compared and written together: same kind, same columns, each row once."""
    for _, run in groupby(entries, lambda entry: (entry.kind, _columns(entry.before), _columns(entry.after))):
        batch: dict[int, Entry] = {}
        for entry in run:
            if entry.row_id in batch:
                yield list(batch.values())
                batch = {}
            batch[entry.row_id] = entry
        yield list(batch.values())


def _columns(row: Row | None) -> tuple[str, ...] | None:
    return None if row is None else tuple(row)


def _apply(work: Work, batch: list[Entry], step: Step) -> None:
    """Bring rows from `before` to `after`, if they still are as `before` says."""
    kind, first = batch[0].kind, batch[0]
    noun = NOUNS[kind]
    columns = tuple(first.before) if first.before is not None and first.after is not None else noun.columns
    stored = work.stored(kind, [entry.row_id for entry in batch], columns)
    for entry in batch:
        expected = noun.encode(entry.before) if entry.before is not None else None
        found = stored.get(entry.row_id)
        if not _is_as(found, expected):
            raise step.stale(f"{kind} {entry.row_id}: {found!r} instead of {expected!r}")
    if first.before is None:
        work.put_rows(kind, [(entry.row_id, noun.complete(entry.after or {})) for entry in batch])
    elif first.after is None:
        work.drop_rows(kind, stored)
    else:
        work.change_rows(kind, {entry.row_id: noun.encode(entry.after or {}) for entry in batch}, stored)


def _is_as(stored: Row | None, expected: Row | None) -> bool:
    if stored is None or expected is None:
        return stored is expected
    return all(stored[column] == value for column, value in expected.items())

"""Undo and redo: the inverse of a command's journal, run as a command of its own.

The queue is the journal itself, so it survives a restart and is shared by all processes on the file. A step is taken
whole or not at all: when a touched column no longer holds what the command wrote, a removed row's place is taken, or
newer rows refer to a row that would go, nothing is written and the entry leaves the queue.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import peewee

from opsroom.domain.errors import NotFound, StaleEdit
from opsroom.domain.progress import SILENT, Progress
from opsroom.store.blocks import Block, joined
from opsroom.store.fields import Column
from opsroom.store.journal import blocks_of, rows_of, set_state
from opsroom.store.nouns import NOUNS, Noun
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
    """The labels and sizes of the next undo and redo."""
    undo, redo = _next(session, UNDO), _next(session, REDO)
    rows = [rows_of(session, step.command_id) if step else 0 for step in (undo, redo)]
    return HistoryStatus(undo.label if undo else "", redo.label if redo else "", *rows)


def next_step(session: Session, direction: Direction) -> Step:
    """The command the next undo or redo is about.

    Raises:
        NotFound: There is none.
    """
    step = _next(session, direction)
    if step is None:
        raise NotFound(direction.none)
    return step


def take(session: Session, work: Work, step: Step, progress: Progress = SILENT) -> None:
    """Write what the step means and move its command in the history.

    Raises:
        StaleEdit, or one of CONFLICTS here or at COMMIT: The data moved on; the transaction must roll back.
        Cancelled: The user asked to stop; likewise.
    """
    total, done = rows_of(session, step.command_id), 0
    is_undo = step.direction is UNDO
    for block in _whole_trades(blocks_of(session, step.command_id, newest_first=is_undo)):
        _apply(work, block.inverse() if is_undo else block, step)
        done += len(block.ids)
        if progress is not SILENT:
            progress.step(done, total, step.name)
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


def _whole_trades(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; those between which rows may have traded unique values as one, since they only fit together."""
    for _, run in groupby(blocks, lambda block: block.shape):
        waiting: list[Block] = []
        held: set[int] = set()
        for block in run:
            is_trade = block.is_edit and not NOUNS[block.kind].unique.isdisjoint(block.columns)
            if waiting and not (is_trade and held.isdisjoint(block.ids)):
                yield joined(waiting)
                waiting, held = [], set()
            waiting.append(block)
            held.update(block.ids if is_trade else ())
        yield joined(waiting)


def _apply(work: Work, block: Block, step: Step) -> None:
    """Bring rows from `before` to `after`, if they still are as `before` says."""
    noun = NOUNS[block.kind]
    columns = noun.columns if block.after is None else block.columns
    found, stored = work.stored_columns(block.kind, block.ids, columns)
    before, after = (_encoded(noun, block.columns, side) for side in (block.before, block.after))
    if len(found) != (0 if before is None else len(block.ids)):
        raise step.stale(f"{block.kind}: {len(found)} rows of {len(block.ids)}")
    if before is None:
        work.put(block.kind, block.ids, noun.complete_columns(after or {}, len(block.ids)))
        return
    for column, expected in before.items():
        _check_untouched(step, column, stored[column], expected, after[column] if after is not None else None)
    if after is None:
        work.drop(block.kind, block.ids, stored)
    else:
        work.change(block.kind, block.ids, stored, _untouched_kept(stored, before, after))


def _encoded(noun: Noun, columns: tuple[str, ...], side: tuple[Column, ...] | None) -> dict[str, Column] | None:
    return None if side is None else noun.encode_columns(dict(zip(columns, side, strict=True)))


def _check_untouched(step: Step, name: str, stored: Column, expected: Column, wanted: Column | None) -> None:
    """Refuse when a cell the step is about holds something else than the command left there."""
    if list(stored) == list(expected):
        return
    for place, (held, left) in enumerate(zip(stored, expected, strict=True)):
        if held != left and (wanted is None or wanted[place] != left):
            raise step.stale(f"{name}: {held!r} instead of {left!r}")


def _untouched_kept(
    stored: Mapping[str, Column], before: Mapping[str, Column], after: Mapping[str, Column]
) -> dict[str, Column]:
    """What to write: cells the command did not touch stay as they are now."""
    kept: dict[str, Column] = {}
    for column, values in after.items():
        held, left = stored[column], before[column]
        if list(held) == list(left):
            kept[column] = values
        else:
            kept[column] = [now if new == old else new for now, old, new in zip(held, left, values, strict=True)]
    return kept

"""The journal: who changed what, from what, to what. The source of undo, audit and change notices.

A command and what it touched are written in the transaction of the change itself. Few rows are single entries, JSON
that anybody can read; many are blocks (see `blocks`). Rows of the three tables are never deleted.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from opsroom.domain.changes import Change, ChangeSet, Kind, Origin
from opsroom.domain.row_ids import RowIds
from opsroom.store import blocks
from opsroom.store.blocks import Block
from opsroom.store.fields import read_moment, write_moment
from opsroom.store.nouns import Row
from opsroom.store.records import State
from opsroom.store.session import Session, SqlRow
from opsroom.store.tables import CommandRow

#: Rows of a block at most, so that reading one row's story unpacks little.
BLOCK_MAX = 4096

#: What a command touched: kind, touched columns (none where rows came or went), rising ids.
Touched = tuple[Kind, frozenset[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class CommandHead:
    """Who does what."""

    at: datetime
    actor: str
    label: str
    origin: Origin


class Ledger:
    """What a running command touched, written to the journal as it comes in.

    Attributes:
        touched: What change notices are made of.
    """

    def __init__(self, session: Session) -> None:
        self.touched: list[Touched] = []
        self._session = session
        self._command_id = 0
        self._next_id = 0
        self._few: list[Block] = []
        self._few_rows: set[int] = set()

    def add(self, block: Block) -> None:
        """Note what was written to the tables."""
        self.touched.append((block.kind, _fields(block), block.ids))
        if len(block.ids) >= blocks.FEW:
            self._flush()
            self._write(block)
            return
        # Few rows wait for their like: a command of ten thousand single edits becomes some blocks as well.
        if self._few and (self._few[0].shape != block.shape or not self._few_rows.isdisjoint(block.ids)):
            self._flush()
        self._few.append(block)
        self._few_rows.update(block.ids)
        if len(self._few_rows) >= BLOCK_MAX:
            self._flush()

    def close(self, head: CommandHead, state: State) -> int:
        """Write the command itself and return its id; a new undoable one clears what could be redone."""
        self._flush()
        if state is State.DONE:
            forget = CommandRow.update(state=State.DROPPED.value).where(CommandRow.state == State.UNDONE.value)
            self._session.query(forget)
        query = CommandRow.insert(
            id=self._command_id,
            at=write_moment(head.at),
            actor=head.actor,
            label=head.label,
            origin=head.origin.value,
            undoable=state is State.DONE,
            state=state.value,
        )
        self._session.query(query)
        return self._command_id

    def _flush(self) -> None:
        if self._few:
            waiting, self._few = self._few, []
            self._few_rows = set()
            self._write(blocks.joined(waiting))

    def _write(self, block: Block) -> None:
        if not self._command_id:
            self._command_id = _highest(self._session, "command") + 1
            self._next_id = max(_highest(self._session, "journal"), _highest(self._session, "journal_block")) + 1
        count = len(block.ids)
        if count < blocks.FEW:
            self._write_entries(block)
            return
        for start in range(0, count, BLOCK_MAX):
            self._write_block(block if count <= BLOCK_MAX else block.part(start, start + BLOCK_MAX))

    def _write_entries(self, block: Block) -> None:
        rows = []
        for place, row_id in enumerate(block.ids):
            before, after = block.row(place)
            rows.append(
                (self._next_id + place, self._command_id, block.kind.value, row_id, _to_json(before), _to_json(after))
            )
        self._session.many(
            'INSERT INTO "journal" ("id", "command_id", "kind", "row_id", "before", "after") VALUES (?, ?, ?, ?, ?, ?)',
            rows,
        )
        self._next_id += len(rows)

    def _write_block(self, block: Block) -> None:
        values = (
            self._next_id,
            self._command_id,
            block.kind.value,
            json.dumps(block.columns),
            len(block.ids),
            block.ids[0],
            block.ids[-1],
            blocks.pack_ids(block.ids),
            blocks.pack_columns(block.before),
            blocks.pack_columns(block.after),
        )
        self._session.sql(
            'INSERT INTO "journal_block" ("id", "command_id", "kind", "columns", "rows", "first_row", "last_row", '
            '"ids", "before", "after") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            values,
        )
        self._next_id += 1


def set_state(session: Session, command_id: int, state: State) -> None:
    """Move a command in the history."""
    session.query(CommandRow.update(state=state.value).where(CommandRow.id == command_id))


def blocks_of(session: Session, command_id: int, *, newest_first: bool = False) -> Iterator[Block]:
    """What a command touched, in the order it was done or the other way round; single entries come as blocks too."""
    rows = session.sql('SELECT "id" FROM "journal_block" WHERE "command_id" = ? ORDER BY "id"', (command_id,))
    ends = [0, *(block_id for (block_id,) in rows)]
    for place in range(len(ends) - 1, -1, -1) if newest_first else range(len(ends)):
        # One stretch is a block and the single entries up to the next block.
        stretch: list[Iterable[Block]] = [[read_block(session, ends[place])]] if ends[place] else []
        until = ends[place + 1] if place + 1 < len(ends) else None
        stretch.append(_entry_blocks(session, command_id, ends[place], until, newest_first=newest_first))
        for blocks_found in reversed(stretch) if newest_first else stretch:
            yield from blocks_found


def read_block(session: Session, block_id: int) -> Block:
    """One block of the journal."""
    [row] = session.sql(
        'SELECT "kind", "columns", "rows", "first_row", "last_row", "ids", "before", "after" FROM "journal_block" '
        'WHERE "id" = ?',
        (block_id,),
    )
    kind, columns, rows, first, last, ids, before, after = row
    return Block(
        Kind(kind),
        tuple(json.loads(columns)),
        blocks.unpack_ids(ids, first, last),
        blocks.unpack_columns(before, rows),
        blocks.unpack_columns(after, rows),
    )


def rows_of(session: Session, command_id: int) -> int:
    """How many rows a command touched."""
    [(singles,)] = session.sql('SELECT count(*) FROM "journal" WHERE "command_id" = ?', (command_id,))
    [(many,)] = session.sql('SELECT sum("rows") FROM "journal_block" WHERE "command_id" = ?', (command_id,))
    return int(singles) + int(many or 0)


def touched_by(session: Session, command_id: int) -> Iterator[Touched]:
    """What a command touched, without what it wrote there."""
    singles = session.sql(
        'SELECT "kind", "row_id", CASE WHEN "before" IS NULL THEN NULL ELSE "after" END FROM "journal" '
        'WHERE "command_id" = ? ORDER BY "id"',
        (command_id,),
    )
    for kind, row_id, after in singles:
        yield Kind(kind), frozenset(from_json(after) or ()), (row_id,)
    many = session.sql(
        'SELECT "kind", "columns", "first_row", "last_row", "ids", "before" IS NULL OR "after" IS NULL '
        'FROM "journal_block" WHERE "command_id" = ? ORDER BY "id"',
        (command_id,),
    )
    for kind, columns, first, last, ids, reshapes in many:
        fields = () if reshapes else json.loads(columns)
        yield Kind(kind), frozenset(fields), blocks.unpack_ids(ids, first, last)


def last_row_id(session: Session, kind: Kind) -> int:
    """The highest row id of `kind` the journal has ever seen; 0 for none."""
    [(single,)] = session.sql('SELECT max("row_id") FROM "journal" WHERE "kind" = ?', (kind.value,))
    [(block,)] = session.sql('SELECT max("last_row") FROM "journal_block" WHERE "kind" = ?', (kind.value,))
    return max(int(single or 0), int(block or 0))


def last_command(session: Session) -> tuple[int, datetime | None]:
    """Id and time of the newest command; 0 and None for none."""
    query = CommandRow.select(CommandRow.id, CommandRow.at).order_by(CommandRow.id.desc()).limit(1)
    rows = session.rows(query)
    return (rows[0][0], read_moment(rows[0][1])) if rows else (0, None)


def change_set(touched: Iterable[Touched], origin: Origin, label: str, command_id: int) -> ChangeSet:
    """What views need: per kind the rows that came or went, then the rows edited, by touched columns."""
    pieces: dict[tuple[Kind, frozenset[str]], list[Sequence[int]]] = {}
    for kind, fields, ids in touched:
        pieces.setdefault((kind, fields), []).append(ids)
    changes = tuple(Change(kind, RowIds.joined(found), fields) for (kind, fields), found in pieces.items())
    return ChangeSet(changes, origin, label, command_id)


def from_json(text: str | None) -> Row | None:
    """One side of a single entry."""
    if text is None:
        return None
    row: Row = json.loads(text)
    return row


def _to_json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _fields(block: Block) -> frozenset[str]:
    return frozenset(block.columns) if block.is_edit else frozenset()


def _highest(session: Session, table: str) -> int:
    [(highest,)] = session.sql(f'SELECT max("id") FROM "{table}"')
    return int(highest or 0)


def _entry_blocks(
    session: Session, command_id: int, after_id: int, until: int | None, *, newest_first: bool
) -> Iterator[Block]:
    """The single entries between two blocks, as blocks."""
    rows = session.sql(
        'SELECT "kind", "row_id", "before", "after" FROM "journal" WHERE "command_id" = ? AND "id" > ? '
        f'AND "id" < ? ORDER BY "id" {"DESC" if newest_first else "ASC"}',
        (command_id, after_id, until or 2**63 - 1),
    )
    entries = [(Kind(kind), row_id, from_json(before), from_json(after)) for kind, row_id, before, after in rows]
    for (kind, *_), run in groupby(entries, lambda entry: (entry[0], _names(entry[2]), _names(entry[3]))):
        batch: dict[int, SqlRow] = {}
        for _, row_id, before, after in run:
            # A row touched twice ends the batch: in a block each row stands once.
            if row_id in batch:
                yield _as_block(kind, batch)
                batch = {}
            batch[row_id] = (before, after)
        yield _as_block(kind, batch)


def _names(row: Row | None) -> tuple[str, ...] | None:
    return None if row is None else tuple(row)


def _as_block(kind: Kind, batch: dict[int, SqlRow]) -> Block:
    ids = sorted(batch)
    befores, afters = ([batch[row_id][side] for row_id in ids] for side in (0, 1))
    columns = tuple(afters[0] if afters[0] is not None else befores[0])

    def by_column(rows: list[Row | None]) -> tuple[list[object], ...] | None:
        return (
            tuple([row[name] for row in rows if row is not None] for name in columns) if rows[0] is not None else None
        )

    return Block(kind, columns, ids, by_column(befores), by_column(afters))

"""Reading the journal as people ask for it: the history, what one command did, the life of a row, what was deleted.

Single entries and those of blocks alike; newest first, but for what one command did.
"""

import heapq
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from opsroom.domain.changes import Kind, Origin
from opsroom.store import blocks
from opsroom.store.blocks import Block
from opsroom.store.fields import read_moment
from opsroom.store.journal import blocks_of, from_json, read_block
from opsroom.store.nouns import NOUNS, Row
from opsroom.store.records import CommandRecord, DeletedRow, JournalEntry, State
from opsroom.store.session import Session
from opsroom.store.table_rows import missing_ids, rising

#: Journal id and what stands there.
_Placed = tuple[int, JournalEntry]
_HEAD = '"c"."id", "c"."at", "c"."actor", "c"."label"'
_COMMANDS = """
    SELECT "id", "at", "actor", "label", "origin", "state",
        (SELECT count(*) FROM "journal" WHERE "command_id" = "command"."id"),
        (SELECT coalesce(sum("rows"), 0) FROM "journal_block" WHERE "command_id" = "command"."id")
    FROM "command" WHERE "id" < ? ORDER BY "id" DESC LIMIT ?
"""
_MOST = 2**63 - 1


def latest_entries(session: Session, limit: int) -> list[JournalEntry]:
    """The newest entries."""
    found = _newest_first(_singles(session, "1 = 1", ()), _in_blocks(session, "1 = 1", (), None))
    return [entry for _, entry in islice(found, limit)]


def command_entries(session: Session, command_id: int, limit: int) -> list[JournalEntry]:
    """What one command did, in the order it was done; the first `limit` rows of it."""
    heads = session.sql('SELECT "at", "actor", "label" FROM "command" WHERE "id" = ?', (command_id,))
    return [
        JournalEntry(command_id, read_moment(at), actor, label, block.kind, block.ids[place], *block.row(place))
        for at, actor, label in heads
        for block, place in islice(_rows_of(session, command_id), limit)
    ]


def commands(session: Session, limit: int, before_id: int | None) -> list[CommandRecord]:
    """The newest commands of those before `before_id`."""
    rows = session.sql(_COMMANDS, (_MOST if before_id is None else before_id, limit))
    return [
        CommandRecord(row_id, read_moment(at), actor, label, Origin(origin), State(state), singles + many)
        for row_id, at, actor, label, origin, state, singles, many in rows
    ]


def row_story(session: Session, kind: Kind, row_id: int, limit: int) -> list[JournalEntry]:
    """What was done to one row."""
    singles = _singles(session, '"kind" = ? AND "row_id" = ?', (kind.value, row_id))
    where = '"kind" = ? AND "last_row" >= ? AND "first_row" <= ?'
    many = _in_blocks(session, where, (kind.value, row_id, row_id), row_id)
    return [entry for _, entry in islice(_newest_first(singles, many), limit)]


def deleted_rows(session: Session, kind: Kind, limit: int) -> list[DeletedRow]:
    """Rows that exist no more, as they were when they were last deleted."""
    gone: dict[int, DeletedRow] = {}
    singles = _singles(session, '"kind" = ? AND "after" IS NULL', (kind.value,))
    many = _in_blocks(session, '"kind" = ? AND "after" IS NULL', (kind.value,), None, gone_of=kind)
    found = _newest_first(singles, many)
    while len(gone) < limit and (piece := [entry for _, entry in islice(found, 1000)]):
        missing = set(missing_ids(session, NOUNS[kind], [entry.row_id for entry in piece]))
        for entry in piece:
            if entry.row_id in missing and entry.before is not None:
                row = DeletedRow(entry.row_id, entry.command_id, entry.at, entry.actor, entry.before, entry.label)
                gone.setdefault(entry.row_id, row)
    return list(gone.values())[:limit]


def last_values(session: Session, kind: Kind, ids: Sequence[int]) -> dict[int, Row]:
    """What rows that exist no more held when they were last deleted; ids the journal does not know are left out."""
    if not ids:
        return {}
    wanted, values = set(ids), dict[int, tuple[int, Row]]()

    def note(entry_id: int, row_id: int, before: Row | None) -> None:
        if row_id in wanted and before is not None and entry_id > values.get(row_id, (0,))[0]:
            values[row_id] = (entry_id, before)

    for piece in rising(ids):
        for entry_id, row_id, before in session.sql(
            'SELECT "id", "row_id", "before" FROM "journal" WHERE "kind" = ? AND "row_id" BETWEEN ? AND ? '
            'AND "after" IS NULL',
            (kind.value, piece[0], piece[-1]),
        ):
            note(entry_id, row_id, from_json(before))
    for (block_id,) in session.sql(
        'SELECT "id" FROM "journal_block" WHERE "kind" = ? AND "last_row" >= ? AND "first_row" <= ? '
        'AND "after" IS NULL',
        (kind.value, min(ids), max(ids)),
    ):
        block = read_block(session, block_id)
        for place, row_id in enumerate(block.ids):
            if row_id in wanted:
                note(block_id, row_id, block.row(place)[0])
    return {row_id: row for row_id, (_, row) in values.items()}


def _rows_of(session: Session, command_id: int) -> Iterator[tuple[Block, int]]:
    return ((block, place) for block in blocks_of(session, command_id) for place in range(len(block.ids)))


def _newest_first(singles: Iterator[_Placed], many: Iterator[_Placed]) -> Iterator[_Placed]:
    return heapq.merge(singles, many, key=lambda placed: -placed[0])


def _singles(session: Session, where: str, parameters: tuple[object, ...]) -> Iterator[_Placed]:
    cursor = session.raw.execute(
        f'SELECT "j"."id", {_HEAD}, "j"."kind", "j"."row_id", "j"."before", "j"."after" FROM '
        f'(SELECT * FROM "journal" WHERE {where} ORDER BY "id" DESC) "j" '
        'JOIN "command" "c" ON "c"."id" = "j"."command_id" ORDER BY "j"."id" DESC',
        parameters,
    )
    for entry_id, command_id, at, actor, label, kind, row_id, before, after in cursor:
        yield (
            entry_id,
            JournalEntry(
                command_id, read_moment(at), actor, label, Kind(kind), row_id, from_json(before), from_json(after)
            ),
        )


def _in_blocks(
    session: Session, where: str, parameters: tuple[object, ...], only: int | None, gone_of: Kind | None = None
) -> Iterator[_Placed]:
    """The rows of the blocks, or one row of each; with `gone_of` blocks whose rows all exist are passed over."""
    cursor = session.raw.execute(
        f'SELECT "b"."id", {_HEAD}, "b"."first_row", "b"."last_row", "b"."ids" FROM "journal_block" "b" '
        f'JOIN "command" "c" ON "c"."id" = "b"."command_id" WHERE {where} ORDER BY "b"."id" DESC',
        parameters,
    )
    for block_id, command_id, at, actor, label, first, last, packed in cursor:
        if only is not None:
            places = _place_of(blocks.unpack_ids(packed, first, last), only)
            if not places:
                continue
        if gone_of and not missing_ids(session, NOUNS[gone_of], blocks.unpack_ids(packed, first, last)):
            continue
        block = read_block(session, block_id)
        for place in places if only is not None else range(len(block.ids) - 1, -1, -1):
            before, after = block.row(place)
            if before or after:
                moment = read_moment(at)
                yield (
                    block_id,
                    JournalEntry(command_id, moment, actor, label, block.kind, block.ids[place], before, after),
                )


def _place_of(ids: Sequence[int], row_id: int) -> list[int]:
    place = bisect_left(ids, row_id)
    return [place] if place < len(ids) and ids[place] == row_id else []

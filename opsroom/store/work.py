"""One command while it runs: every write of the store goes through here and is journalled."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.errors import NotFound, RuleViolation, StaleEdit
from opsroom.domain.progress import SILENT, Progress
from opsroom.store.blocks import Block, edit_block
from opsroom.store.dependents import check_references, dependents_first
from opsroom.store.fields import Column
from opsroom.store.journal import Ledger, last_row_id
from opsroom.store.nouns import NOUNS, Noun, Row
from opsroom.store.read_journal import last_values
from opsroom.store.reader import Reader
from opsroom.store.session import Session
from opsroom.store.table_rows import (
    PIECE,
    delete_rows,
    ids_after,
    insert_rows,
    missing_ids,
    read_rows,
    rising,
    update_rows,
)

#: Facts from the field: rows are added, never changed or removed.
APPEND_ONLY = frozenset({Kind.REPORT, Kind.INCIDENT_STEP, Kind.EVIDENCE})

_STALE = "Isi yang akan diubah sudah diganti lebih dulu. Tidak ada yang ditimpa; periksa isi terbaru lalu ulangi."
_GONE = "Baris yang akan diubah sudah tidak ada. Tidak ada yang diubah; muat ulang tabelnya."
_TAKEN = "Tempatnya sudah diisi baris lain. Tidak ada yang dikembalikan; ubah baris yang lain itu lebih dulu."
#: A cell a row of a block does not touch.
_KEEP = object()


class Work:
    """The writes of one command, inside one transaction of the writer connection.

    Values are domain values (enums, dates, aware moments) by column name; columns the store derives are not taken.
    Unknown columns and values of a wrong type raise ValueError: they are bugs. Any number of rows may be given at
    once; with a `Progress` the writing tells how far it is, and raises Cancelled when the user asked to stop.

    Attributes:
        label: Name of the command in journal and history; may be made more exact while the work runs.
        reader: Reads the state with the writes made so far.
        ledger: What was written so far.
        changeset: After COMMIT, what changed; empty when nothing did.
    """

    def __init__(self, session: Session, label: str, *, undoable: bool = True) -> None:
        self._session = session
        self._undoable = undoable
        self._next_ids: dict[Kind, int] = {}
        self._is_over = False
        self.label = label
        self.reader = Reader(session)
        self.ledger = Ledger(session)
        self.changeset = ChangeSet(())

    def insert(self, kind: Kind, values: Mapping[str, object]) -> int:
        """Add a row and return its id."""
        return self.insert_many(kind, [values])[0]

    def insert_many(self, kind: Kind, rows: Sequence[Mapping[str, object]], progress: Progress = SILENT) -> list[int]:
        """Add rows and return their ids in order."""
        noun = NOUNS[kind]
        ids: list[int] = []
        for start in range(0, len(rows), PIECE):
            piece = rows[start : start + PIECE]
            ids += self._insert(noun, _by_column(noun, piece), len(piece))
            _tell(progress, len(ids), len(rows))
        return ids

    def insert_table(
        self,
        kind: Kind,
        columns: Sequence[str],
        rows: Iterable[Sequence[object]],
        progress: Progress = SILENT,
        total: int = 0,
    ) -> range:
        """Add rows given as values in the order of `columns` and return their ids; `rows` is read piece by piece.

        The road of imports: `total` is how many rows are expected, for the progress only.
        """
        noun = NOUNS[kind]
        first = self.next_id(kind)
        waiting = iter(rows)
        while piece := list(islice(waiting, PIECE)):
            given = dict(zip(columns, zip(*piece, strict=True), strict=True))
            self._insert(noun, given, len(piece))
            _tell(progress, self._next_ids[kind] - first, total)
        return range(first, self._next_ids[kind])

    def insert_columns(self, kind: Kind, columns: Mapping[str, Column], count: int) -> range:
        """Add `count` rows given by column, not more than a few thousand at once, and return their ids."""
        return self._insert(NOUNS[kind], columns, count)

    def update(
        self, kind: Kind, row_id: int, new: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> None:
        """Change the columns of `new` in one row; values that are already there change nothing.

        Raises:
            StaleEdit: A column of `seen` no longer holds the value the editor saw.
            NotFound: The row is gone.
        """
        self.update_many(kind, [(row_id, new)], seen={row_id: seen or {}})

    def update_many(
        self,
        kind: Kind,
        updates: Sequence[tuple[int, Mapping[str, object]]],
        progress: Progress = SILENT,
        *,
        seen: Mapping[int, Mapping[str, object]] | None = None,
    ) -> None:
        """Change columns in many rows; a later update of the same row and column wins.

        With `seen`, row id to the values the editor saw, these are compared before anything is written.

        Raises:
            StaleEdit: A column of `seen` no longer holds the value the editor saw; nothing is changed then.
            NotFound: One of the rows is gone; nothing is changed then.
        """
        self._check_changeable(kind)
        noun = NOUNS[kind]
        wanted = _latest(updates)
        self._check_there(noun, wanted)
        if seen:
            self._check_seen(noun, seen)
        self.change_rows(kind, wanted, progress)

    def set_column(
        self, kind: Kind, ids: Sequence[int] | None, column: str, value: object, progress: Progress = SILENT
    ) -> int:
        """Put one value into a column of many rows (None: of all rows); returns how many rows changed.

        Raises:
            NotFound: One of the rows is gone; nothing is changed then.
        """
        self._check_changeable(kind)
        noun = NOUNS[kind]
        encoded = noun.encode({column: value})[column]
        if ids is None:
            [(total,)] = self._session.sql(f'SELECT count(*) FROM "{noun.table}"')
        else:
            total = len(ids)
            self._check_there(noun, ids)
        changed = done = 0
        for piece in self._all_pieces(noun) if ids is None else rising(ids):
            _, stored = read_rows(self._session, noun, piece, (column,))
            changed += self.change(kind, piece, stored, {column: [encoded] * len(piece)})
            done += len(piece)
            _tell(progress, done, total)
        return changed

    def delete_many(self, kind: Kind, ids: Sequence[int], progress: Progress = SILENT) -> None:
        """Remove rows, and first the rows that only exist because of them (see `dependents`).

        Raises:
            NotFound: One of the rows is gone; nothing is removed then.
            RuleViolation: Facts or other rows of their own standing refer to a row.
        """
        self._check_changeable(kind)
        self._check_there(NOUNS[kind], ids)
        groups = dependents_first(self._session, kind, ids)
        total, done = sum(len(found) for _, found in groups), 0
        for victim, found in groups:
            for piece in rising(found):
                self.drop(victim, piece)
                done += len(piece)
                _tell(progress, done, total)

    def restore_rows(self, kind: Kind, ids: Sequence[int]) -> list[int]:
        """Bring deleted rows back under their old ids, as they were when they were deleted.

        What was deleted along with a row (see `dependents`) stays deleted; undo brings that back too.

        Returns:
            The ids that are back, rising; rows that are there already are left alone.

        Raises:
            NotFound: One of the rows never was.
            RuleViolation: Another row has taken the place of one, or what one belongs to is gone; nothing is restored.
        """
        self._check_changeable(kind)
        noun = NOUNS[kind]
        wanted = missing_ids(self._session, noun, ids)
        values = last_values(self._session, kind, wanted)
        if len(values) < len(wanted):
            raise NotFound(_GONE, f"{kind} {sorted(set(wanted) - values.keys())[:10]}")
        for piece in rising(wanted):
            given = _by_column(noun, [values[row_id] for row_id in piece])
            complete = noun.complete_columns(noun.encode_columns(given), len(piece))
            check_references(self._session, noun, complete)
            try:
                self.put(kind, piece, complete)
            except sqlite3.IntegrityError as problem:
                raise RuleViolation(_TAKEN, detail=str(problem)) from problem
        return wanted

    def put_setting(self, key: str, value: object) -> None:
        """Keep a JSON value under `key`."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        found = self._session.sql('SELECT "id" FROM "setting" WHERE "key" = ?', (key,))
        if found:
            self.update(Kind.SETTING, found[0][0], {"value": text})
        else:
            self.insert(Kind.SETTING, {"key": key, "value": text})

    def keep_file(self, sha256: str, content: bytes) -> None:
        """Keep bytes under what they are; the same bytes are kept once. `sha256` is the caller's to get right."""
        self._check_running()
        self._session.many(
            'INSERT INTO "evidence_file" ("sha256", "content") VALUES (?, ?) ON CONFLICT DO NOTHING',
            [(sha256, content)],
        )

    def next_id(self, kind: Kind) -> int:
        """The id the next new row of `kind` will get: never one that was used before, even by a deleted row."""
        if kind not in self._next_ids:
            [(highest,)] = self._session.sql(f'SELECT max("id") FROM "{NOUNS[kind].table}"')
            self._next_ids[kind] = max(int(highest or 0), last_row_id(self._session, kind)) + 1
        return self._next_ids[kind]

    def stored(self, kind: Kind, ids: Sequence[int], columns: tuple[str, ...]) -> dict[int, Row]:
        """The named columns of the rows that exist, in the order of `ids`."""
        found, values = read_rows(self._session, NOUNS[kind], ids, columns)
        rows = {row_id: {name: values[name][place] for name in columns} for place, row_id in enumerate(found)}
        return {row_id: rows[row_id] for row_id in ids if row_id in rows}

    def stored_columns(
        self, kind: Kind, ids: Iterable[int], columns: Sequence[str]
    ) -> tuple[Sequence[int], dict[str, Column]]:
        """The ids that have a row, rising, and what the named columns of these rows hold."""
        return read_rows(self._session, NOUNS[kind], ids, columns)

    @property
    def rows_touched(self) -> int:
        """How many rows were written so far, a row written twice twice."""
        return sum(len(ids) for _, _, ids in self.ledger.touched)

    def end(self) -> None:
        """Refuse further writes: outside its transaction they would neither be journalled nor undone."""
        self._is_over = True

    def put(self, kind: Kind, ids: Sequence[int], values: Mapping[str, Column]) -> None:
        """Write complete rows under given rising ids and journal them; also for undo."""
        self._check_running()
        noun = NOUNS[kind]
        insert_rows(self._session, noun, ids, values)
        self.ledger.add(Block(kind, noun.columns, ids, None, tuple(values[column] for column in noun.columns)))

    def drop(self, kind: Kind, ids: Sequence[int], stored: Mapping[str, Column] | None = None) -> None:
        """Remove rows that are there, without a look at who refers to them, and journal them; also for undo.

        `stored` are all their columns, when they have been read already.
        """
        self._check_running()
        # Asked while the rows are there: their ids are never given again, even where no journal knows them.
        self.next_id(kind)
        noun = NOUNS[kind]
        if stored is None:
            _, stored = read_rows(self._session, noun, ids, noun.columns)
        delete_rows(self._session, noun, ids)
        self.ledger.add(Block(kind, noun.columns, ids, tuple(stored.values()), None))

    def change_rows(self, kind: Kind, wanted: Mapping[int, Mapping[str, object]], progress: Progress = SILENT) -> None:
        """Write and journal what of `wanted` differs from what is stored, in rows that are there, facts included."""
        noun = NOUNS[kind]
        done = 0
        for piece in _writable(noun, wanted, (column for row in wanted.values() for column in row)):
            rows = [wanted[row_id] for row_id in piece]
            columns = tuple(dict.fromkeys(column for row in rows for column in row))
            noun.check_columns(columns)
            _, stored = read_rows(self._session, noun, piece, columns)
            self.change(kind, piece, stored, noun.encode_columns(_merged(rows, stored)))
            done += len(piece)
            _tell(progress, done, len(wanted))

    def change(self, kind: Kind, ids: Sequence[int], stored: Mapping[str, Column], wanted: Mapping[str, Column]) -> int:
        """Write and journal what of `wanted` differs from what is stored; returns how many rows do. Also for undo."""
        self._check_running()
        block = edit_block(kind, ids, stored, wanted)
        if block is None or block.before is None or block.after is None:
            return 0
        before, after = (dict(zip(block.columns, side, strict=True)) for side in (block.before, block.after))
        update_rows(self._session, NOUNS[kind], block.ids, after, before)
        for part in block.exact_parts():
            self.ledger.add(part)
        return len(block.ids)

    def _insert(self, noun: Noun, given: Mapping[str, Column], count: int) -> range:
        if noun.kind in APPEND_ONLY and self._undoable:
            raise ValueError(f"{noun.kind} is a fact from the field; its command must not be undoable")
        values = noun.complete_columns(noun.encode_columns(given), count)
        first = self.next_id(noun.kind)
        ids = range(first, first + count)
        self._next_ids[noun.kind] = first + count
        self.put(noun.kind, ids, values)
        return ids

    def _all_pieces(self, noun: Noun) -> Iterator[Sequence[int]]:
        last = 0
        while piece := ids_after(self._session, noun, last):
            last = piece[-1]
            yield piece

    def _check_there(self, noun: Noun, ids: Iterable[int]) -> None:
        missing = missing_ids(self._session, noun, ids)
        if missing:
            raise NotFound(_GONE, f"{noun.kind} {missing[:10]}")

    def _check_seen(self, noun: Noun, seen: Mapping[int, Mapping[str, object]]) -> None:
        for piece in rising(row_id for row_id, values in seen.items() if values):
            columns = tuple(dict.fromkeys(column for row_id in piece for column in seen[row_id]))
            noun.check_columns(columns)
            found, stored = read_rows(self._session, noun, piece, columns)
            for place, row_id in enumerate(found):
                for column, value in noun.encode(seen[row_id]).items():
                    if stored[column][place] != value:
                        raise StaleEdit(
                            _STALE, f"{noun.kind} {row_id} {column}: {stored[column][place]!r}, seen {value!r}"
                        )

    def _check_running(self) -> None:
        if self._is_over:
            raise RuntimeError("this work is over; begin another one")

    def _check_changeable(self, kind: Kind) -> None:
        if kind in APPEND_ONLY:
            raise ValueError(f"{kind} is append-only; a correction is a new row")


def _tell(progress: Progress, done: int, total: int) -> None:
    if progress is not SILENT:
        total = max(done, total)
        text = f"Menulis {done:,} dari {total:,} baris".replace(",", ".")
        progress.step(done, total, text)


def _latest(updates: Sequence[tuple[int, Mapping[str, object]]]) -> dict[int, Mapping[str, object]]:
    """The updates by row, those of one row merged."""
    wanted: dict[int, Mapping[str, object]] = {}
    for row_id, new in updates:
        wanted[row_id] = {**wanted[row_id], **new} if row_id in wanted else new
    return wanted


def _writable(noun: Noun, ids: Iterable[int], columns: Iterable[str]) -> Iterator[Sequence[int]]:
    """The ids in pieces that may be written one after the other: all at once where rows may trade unique values."""
    if noun.unique.isdisjoint(columns):
        yield from rising(ids)
    else:
        together = [row_id for piece in rising(ids) for row_id in piece]
        if together:
            yield together


def _by_column(noun: Noun, rows: Sequence[Mapping[str, object]]) -> dict[str, Column]:
    """Rows turned into columns; a column that only some rows give has its default in the others."""
    given = dict.fromkeys(column for row in rows for column in row)
    noun.check_columns(given)
    missing = [column for column in given if column not in noun.defaults and any(column not in row for row in rows)]
    if missing:
        raise ValueError(f"{noun.table} needs {', '.join(missing)}")
    return {column: [row.get(column, noun.defaults.get(column)) for row in rows] for column in given}


def _merged(rows: Sequence[Mapping[str, object]], stored: Mapping[str, Column]) -> dict[str, Column]:
    """What the columns shall hold: the new value where a row gives one, else what is stored."""
    merged: dict[str, Column] = {}
    for column, held in stored.items():
        values = [row.get(column, _KEEP) for row in rows]
        if _KEEP in values:
            values = [old if new is _KEEP else new for old, new in zip(held, values, strict=True)]
        merged[column] = values
    return merged

"""One command while it runs: every write of the store goes through here and is journalled."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.errors import NotFound, RuleViolation, StaleEdit
from opsroom.store.dependents import dependents_first
from opsroom.store.journal import Entry, last_row_id
from opsroom.store.nouns import NOUNS, Row
from opsroom.store.reader import Reader
from opsroom.store.session import Session, chunks

#: Facts from the field: rows are added, never changed or removed.
APPEND_ONLY = frozenset({Kind.REPORT})

_STALE = "Isi yang akan diubah sudah diganti lebih dulu. Tidak ada yang ditimpa; periksa isi terbaru lalu ulangi."
_GONE = "Baris yang akan diubah sudah tidak ada. Tidak ada yang diubah; muat ulang tabelnya."
_TAKEN = "Tempatnya sudah diisi baris lain. Tidak ada yang dikembalikan; ubah baris yang lain itu lebih dulu."


class Work:
    """The writes of one command, inside one transaction of the writer connection.

    Values are domain values (enums, dates, aware moments) by column name; columns the store derives are not taken.
    Unknown columns and values of a wrong type raise ValueError: they are bugs.

    Attributes:
        label: Name of the command in journal and history; may be made more exact while the work runs.
        reader: Reads the state with the writes made so far.
        changeset: After COMMIT, what changed; empty when nothing did.
    """

    def __init__(self, session: Session, label: str, *, undoable: bool = True) -> None:
        self._session = session
        self._undoable = undoable
        self._next_ids: dict[Kind, int] = {}
        self._is_over = False
        self.label = label
        self.reader = Reader(session)
        self.changeset = ChangeSet(())
        self.entries: list[Entry] = []

    def insert(self, kind: Kind, values: Mapping[str, object]) -> int:
        """Add a row and return its id."""
        return self.insert_many(kind, [values])[0]

    def insert_many(self, kind: Kind, rows: Sequence[Mapping[str, object]]) -> list[int]:
        """Add rows with one statement and return their ids in order."""
        if kind in APPEND_ONLY and self._undoable:
            raise ValueError(f"{kind} is a fact from the field; its command must not be undoable")
        noun = NOUNS[kind]
        complete = [noun.complete(row) for row in rows]
        first = self.next_id(kind)
        ids = list(range(first, first + len(complete)))
        self._next_ids[kind] = first + len(complete)
        self.put_rows(kind, list(zip(ids, complete, strict=True)))
        return ids

    def update(
        self, kind: Kind, row_id: int, new: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> None:
        """Change the columns of `new` in one row; values that are already there change nothing.

        Raises:
            StaleEdit: A column of `seen` no longer holds the value the editor saw.
            NotFound: The row is gone.
        """
        self._check_changeable(kind)
        noun = NOUNS[kind]
        wanted, expected = noun.encode(new), noun.encode(seen or {})
        stored = self.stored(kind, [row_id], tuple(wanted | expected)).get(row_id)
        if stored is None:
            raise NotFound(_GONE, f"{kind} {row_id}")
        for column, value in expected.items():
            if stored[column] != value:
                raise StaleEdit(_STALE, f"{kind} {row_id} {column}: {stored[column]!r}, seen {value!r}")
        self.change_rows(kind, {row_id: wanted}, {row_id: stored})

    def update_many(self, kind: Kind, updates: Sequence[tuple[int, Mapping[str, object]]]) -> None:
        """Change columns in many rows; a later update of the same row and column wins.

        Raises:
            NotFound: One of the rows is gone; nothing is changed then.
        """
        self._check_changeable(kind)
        noun = NOUNS[kind]
        wanted: dict[int, Row] = {}
        for row_id, new in updates:
            wanted.setdefault(row_id, {}).update(noun.encode(new))
        columns = tuple(dict.fromkeys(column for row in wanted.values() for column in row))
        stored = self.stored(kind, list(wanted), columns)
        missing = wanted.keys() - stored.keys()
        if missing:
            raise NotFound(_GONE, f"{kind} {sorted(missing)[:10]}")
        self.change_rows(kind, wanted, stored)

    def set_column(self, kind: Kind, ids: Sequence[int] | None, column: str, value: object) -> int:
        """Put one value into a column of many rows (None: of all rows); returns how many rows changed."""
        noun = NOUNS[kind]
        if ids is None:
            ids = [row_id for (row_id,) in self._session.sql(f'SELECT "id" FROM "{noun.table}" ORDER BY "id"')]
        stored = self.stored(kind, ids, (column,))
        encoded = noun.encode({column: value})
        self.update_many(kind, [(row_id, encoded) for row_id in ids])
        return sum(row != encoded for row in stored.values())

    def restore_rows(self, kind: Kind, ids: Sequence[int]) -> list[int]:
        """Bring deleted rows back under their old ids, as they were when they were deleted.

        Raises:
            RuleViolation: Another row has taken the place of one of them; nothing is restored then.
        """
        wanted = set(ids)
        gone = {row.row_id: row.values for row in self.reader.deleted_rows(kind, -1) if row.row_id in wanted}
        try:
            self.put_rows(kind, [(row_id, NOUNS[kind].complete(values)) for row_id, values in gone.items()])
        except sqlite3.IntegrityError as problem:
            raise RuleViolation(_TAKEN, detail=str(problem)) from problem
        return list(gone)

    def delete_many(self, kind: Kind, ids: Sequence[int]) -> None:
        """Remove rows, and first the rows that only exist because of them (see `dependents`).

        Raises:
            NotFound: One of the rows is gone; nothing is removed then.
            RuleViolation: Facts or other rows of their own standing refer to a row.
        """
        self._check_changeable(kind)
        groups = dependents_first(self._session, kind, ids)
        victims = [(victim, self.stored(victim, found, NOUNS[victim].columns)) for victim, found in groups]
        missing = set(ids) - victims[-1][1].keys() if victims else set()
        if missing:
            raise NotFound(_GONE, f"{kind} {sorted(missing)[:10]}")
        for victim, rows in victims:
            self.drop_rows(victim, rows)

    def put_setting(self, key: str, value: object) -> None:
        """Keep a JSON value under `key`."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        found = self._session.sql('SELECT "id" FROM "setting" WHERE "key" = ?', (key,))
        if found:
            self.update(Kind.SETTING, found[0][0], {"value": text})
        else:
            self.insert(Kind.SETTING, {"key": key, "value": text})

    def next_id(self, kind: Kind) -> int:
        """The id the next new row of `kind` will get: never one that was used before, even by a deleted row."""
        if kind not in self._next_ids:
            [(highest,)] = self._session.sql(f'SELECT max("id") FROM "{NOUNS[kind].table}"')
            self._next_ids[kind] = max(int(highest or 0), last_row_id(self._session, kind)) + 1
        return self._next_ids[kind]

    def stored(self, kind: Kind, ids: Sequence[int], columns: tuple[str, ...]) -> dict[int, Row]:
        """The named columns of the rows that exist, in the order of `ids`."""
        noun = NOUNS[kind]
        fields = [noun.column(column) for column in columns]
        found: dict[int, Row] = {}
        for chunk in chunks(ids):
            for row_id, *values in self._session.rows(noun.model.select(noun.key, *fields).where(noun.key.in_(chunk))):
                found[row_id] = noun.decode(tuple(values), columns)
        return {row_id: found[row_id] for row_id in ids if row_id in found}

    def end(self) -> None:
        """Refuse further writes: outside its transaction they would neither be journalled nor undone."""
        self._is_over = True

    def put_rows(self, kind: Kind, rows: Sequence[tuple[int, Row]]) -> None:
        """Write complete rows under given ids and journal them; for `insert_many` and undo."""
        self._check_running()
        if not rows:
            return
        noun = NOUNS[kind]
        derived = tuple(noun.derive(rows[0][1]))
        columns = ", ".join(f'"{column}"' for column in ("id", *noun.columns, *derived))
        marks = ", ".join("?" * (1 + len(noun.columns) + len(derived)))
        self._session.many(
            f'INSERT INTO "{noun.table}" ({columns}) VALUES ({marks})',
            ((row_id, *row.values(), *noun.derive(row).values()) for row_id, row in rows),
        )
        self.entries.extend(Entry(kind, row_id, None, row) for row_id, row in rows)

    def drop_rows(self, kind: Kind, rows: Mapping[int, Row]) -> None:
        """Remove rows, given with all their columns, and journal them."""
        self._check_running()
        self._session.many(f'DELETE FROM "{NOUNS[kind].table}" WHERE "id" = ?', ((row_id,) for row_id in rows))
        self.entries.extend(Entry(kind, row_id, row, None) for row_id, row in rows.items())

    def change_rows(self, kind: Kind, wanted: Mapping[int, Row], stored: Mapping[int, Row]) -> None:
        """Write those of the wanted columns that differ from what is stored, and journal them."""
        self._check_running()
        noun = NOUNS[kind]
        groups: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
        for row_id, row in wanted.items():
            after = {column: value for column, value in row.items() if stored[row_id][column] != value}
            if after:
                written = {**after, **noun.derive(after)}
                groups.setdefault(tuple(written), []).append((*written.values(), row_id))
                before = {column: stored[row_id][column] for column in after}
                self.entries.append(Entry(kind, row_id, before, after))
        for columns, rows in groups.items():
            assignments = ", ".join(f'"{column}" = ?' for column in columns)
            self._session.many(f'UPDATE "{noun.table}" SET {assignments} WHERE "id" = ?', rows)

    def _check_running(self) -> None:
        if self._is_over:
            raise RuntimeError("this work is over; begin another one")

    def _check_changeable(self, kind: Kind) -> None:
        if kind in APPEND_ONLY:
            raise ValueError(f"{kind} is append-only; a correction is a new row")

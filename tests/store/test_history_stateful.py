"""Random writing of all sorts, undo, redo and restarts against a plain model of what must be in the file.

After every step the rows are what the model says, and what replaying the journal from an empty file gives; the history,
each row's story and the deleted rows agree with them. Run once with the sizes of the program and once with sizes so
small that everything goes in blocks and pieces.
"""

import tempfile
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound, RuleViolation, StaleEdit
from opsroom.domain.progress import Progress
from opsroom.runtime.clock import FixedClock
from opsroom.store import blocks, journal, table_rows, work
from opsroom.store.journal import blocks_of
from opsroom.store.nouns import NOUNS
from opsroom.store.operation_file import OperationFile
from opsroom.store.table_rows import read_rows

Row = dict[str, object]
Rows = dict[int, Row]
COLUMNS = ("nrp", "name", "rank", "note", "nrp_repaired")
VALUES = {
    "name": st.text(max_size=8),
    "rank": st.sampled_from(["", "AKP", "BRIPDA", "MARSEKAL"]),
    "note": st.text(alphabet="ab%_'\\\"\0é", max_size=4),
    "nrp_repaired": st.booleans(),
}
EDITS = st.fixed_dictionaries({}, optional=VALUES)


def replayed(file: OperationFile) -> dict[Kind, Rows]:
    """The rows of all tables as the journal alone tells them; every step must find what it says was there before."""
    told: defaultdict[Kind, Rows] = defaultdict(dict)
    with file.read() as reader:
        session = reader._session
        for (command_id,) in session.sql("SELECT id FROM command ORDER BY id"):
            for block in blocks_of(session, command_id):
                for place, row_id in enumerate(block.ids):
                    _replay(told[block.kind], row_id, *block.row(place))
    return told


def _replay(rows: Rows, row_id: int, before: Row | None, after: Row | None) -> None:
    if before is None:
        assert row_id not in rows
        rows[row_id] = dict(after or {})
    else:
        assert rows[row_id].items() >= before.items()
        if after is None:
            assert rows.pop(row_id) == before
        else:
            rows[row_id].update(after)


class Desk(RuleBasedStateMachine):
    """A desk with one file; the model keeps the people, and the rows before and after each step of the history."""

    people: Bundle[int] = Bundle("people")
    sizes: ClassVar[dict[object, dict[str, int]]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        for module, sizes in self.sizes.items():
            for name, size in sizes.items():
                self.patch.setattr(module, name, size)
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "operasi.ops"
        self.clock = FixedClock(datetime(2024, 2, 11, tzinfo=UTC))
        self.file = OperationFile.create(self.path, self.clock)
        self.other = OperationFile.open(self.path, self.clock, backup=False)
        self.rows: Rows = {}
        self.ever: set[int] = set()
        self.undo_stack: list[tuple[Rows, Rows]] = []
        self.redo_stack: list[tuple[Rows, Rows]] = []
        self.next_nrp = 0

    def _done(self, after: Rows, *, undoable: bool = True) -> None:
        if after != self.rows:
            told = [change.ids for changeset in self.other.poll() for change in changeset.changes]
            # A row that was changed there and back again was touched as well.
            assert {row_id for ids in told for row_id in ids} >= _touched(self.rows, after)
            if undoable:
                self.undo_stack.append((self.rows, after))
                self.redo_stack.clear()
        self.rows = after
        self.ever |= after.keys()

    def _new_rows(self, many: list[Row]) -> list[Row]:
        rows = []
        for values in many:
            self.next_nrp += 1
            nrp = f"{self.next_nrp:08}"
            rows.append({"nrp": nrp, "name": "X", "rank": "", "note": "", "nrp_repaired": False, **values})
        return rows

    @initialize()
    def begin(self) -> None:
        """Some people to start with, so that nothing is vacuous."""
        self.insert([{}, {}, {}])

    @rule(target=people, many=st.lists(EDITS, min_size=1, max_size=9), as_table=st.booleans())
    def insert(self, many, as_table=False):
        rows = self._new_rows(many)
        with self.file.work("Tambah") as work:
            if as_table:
                ids = work.insert_table(Kind.PERSON, COLUMNS, iter([tuple(row.values()) for row in rows]))
            else:
                ids = work.insert_many(Kind.PERSON, rows)
        assert not set(ids) & self.ever
        self._done({**self.rows, **dict(zip(ids, rows, strict=True))})
        return multiple(*ids)

    @rule(target=people)
    def insert_many_more(self):
        return self.insert([{"note": str(number)} for number in range(40)])

    @rule(edits=st.lists(st.tuples(people, EDITS), max_size=8), undoable=st.booleans())
    def update_many(self, edits, undoable):
        after = {row_id: dict(row) for row_id, row in self.rows.items()}
        if any(row_id not in self.rows for row_id, _ in edits):
            with pytest.raises(NotFound), self.file.work("Ubah") as work:
                work.update_many(Kind.PERSON, edits)
            return
        with self.file.work("Ubah", undoable=undoable) as work:
            work.update_many(Kind.PERSON, edits)
        for row_id, values in edits:
            after[row_id].update(values)
        self._done(after, undoable=undoable)

    @rule(edits=st.lists(st.tuples(people, st.sampled_from(["note", "name"]), st.sampled_from("ab")), max_size=12))
    def update_one_after_the_other(self, edits):
        after = {row_id: dict(row) for row_id, row in self.rows.items()}
        with self.file.work("Ubah sel") as work:
            for row_id, column, value in edits:
                if row_id in self.rows:
                    work.update(Kind.PERSON, row_id, {column: value})
                    after[row_id][column] = value
        touched_in_vain = after == self.rows and work.changeset
        if touched_in_vain:  # there and back again is still a step
            self.undo_stack.append((self.rows, after))
            self.redo_stack.clear()
            self.other.poll()
        self._done(after)

    @rule(steps=st.integers(1, 3))
    def trade_unique_values(self, steps):
        ids = list(self.rows)
        if len(ids) < 2:
            return
        nrps = [self.rows[row_id]["nrp"] for row_id in ids]
        traded = nrps[steps % len(ids) :] + nrps[: steps % len(ids)]
        with self.file.work("Tukar NRP") as work:
            work.update_many(Kind.PERSON, [(row_id, {"nrp": nrp}) for row_id, nrp in zip(ids, traded, strict=True)])
        self._done({row_id: {**self.rows[row_id], "nrp": nrp} for row_id, nrp in zip(ids, traded, strict=True)})

    @rule(
        ids=st.none() | st.lists(people, max_size=6),
        column=st.sampled_from(sorted(VALUES)),
        data=st.data(),
        undoable=st.booleans(),
    )
    def fill(self, ids, column, data, undoable):
        value = data.draw(VALUES[column])
        wanted = [row_id for row_id in (self.rows if ids is None else ids) if row_id in self.rows]
        with self.file.work("Isi kolom", undoable=undoable) as work:
            changed = work.set_column(Kind.PERSON, None if ids is None else wanted, column, value)
        after = {**self.rows, **{row_id: {**self.rows[row_id], column: value} for row_id in wanted}}
        assert changed == len(_touched(self.rows, after))
        self._done(after, undoable=undoable)

    @rule(row_id=people, column=st.sampled_from(sorted(VALUES)), data=st.data(), seen_right=st.booleans())
    def update(self, row_id, column, data, seen_right):
        if row_id not in self.rows:
            return
        new = data.draw(VALUES[column])
        stored = self.rows[row_id][column]
        seen = stored if seen_right else (not stored if isinstance(stored, bool) else f"{stored}?")
        if seen_right:
            with self.file.work("Ubah sel") as work:
                work.update(Kind.PERSON, row_id, {column: new}, {column: seen})
            self._done({**self.rows, row_id: {**self.rows[row_id], column: new}})
        else:
            with pytest.raises(StaleEdit), self.file.work("Ubah sel") as work:
                work.update(Kind.PERSON, row_id, {column: new}, {column: seen})

    @rule(ids=st.lists(consumes(people), max_size=6), undoable=st.booleans())
    def delete(self, ids, undoable):
        alive = [row_id for row_id in ids if row_id in self.rows]
        with self.file.work("Hapus", undoable=undoable) as work:
            work.delete_many(Kind.PERSON, alive)
        self._done({row_id: row for row_id, row in self.rows.items() if row_id not in alive}, undoable=undoable)

    @rule(target=people)
    def restore_all(self):
        with self.file.read() as reader:
            gone = {row.row_id: row.values for row in reader.deleted_rows(Kind.PERSON)}
        back = {row_id: {name: row[name] for name in COLUMNS} for row_id, row in gone.items()}
        after = {**self.rows, **back}
        if _has_doubles(after):
            with pytest.raises(RuleViolation), self.file.work("Pulihkan") as work:
                work.restore_rows(Kind.PERSON, list(gone))
            return multiple()
        with self.file.work("Pulihkan") as work:
            assert work.restore_rows(Kind.PERSON, list(gone)) == sorted(gone)
        self._done(after)
        return multiple(*gone)

    @rule(row_id=people, note=st.text(max_size=3))
    def failing_command(self, row_id, note):
        with suppress(RuntimeError), self.file.work("Gagal") as work:
            if row_id in self.rows:
                work.update(Kind.PERSON, row_id, {"note": note})
            work.set_column(Kind.PERSON, None, "name", "gagal")
            raise RuntimeError

    @rule()
    def undo(self):
        self._step(self.undo_stack, self.redo_stack, self.file.undo, lambda step: (step[1], step[0]))

    @rule()
    def redo(self):
        self._step(self.redo_stack, self.undo_stack, self.file.redo, lambda step: step)

    def _step(self, stack, counterpart, take, direction):
        if not stack:
            with pytest.raises(NotFound):
                take()
            return
        step = stack.pop()
        after = _moved(self.rows, *direction(step))
        if after is None:
            with pytest.raises(StaleEdit):
                take()
            return
        take(progress=Progress())
        counterpart.append(step)
        self.other.poll()
        self.rows = after

    @rule()
    def reopen(self):
        self.file.close()
        self.file = OperationFile.open(self.path, self.clock, backup=False)

    @invariant()
    def file_and_journal_hold_what_the_model_says(self):
        told = replayed(self.file)
        with self.file.read() as reader:
            stored = {person.id: {column: getattr(person, column) for column in COLUMNS} for person in reader.persons()}
            for kind, noun in NOUNS.items():
                ids, columns = read_rows(reader._session, noun, told[kind], noun.columns)
                rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
                assert dict(zip(ids, rows, strict=True)) == told[kind]
            assert reader.counts() == {kind: len(told[kind]) for kind in reader.counts()}
        assert stored == self.rows

    @invariant()
    def journal_tells_who_is_gone_and_what_happened(self):
        with self.file.read() as reader:
            assert {row.row_id for row in reader.deleted_rows(Kind.PERSON)} == self.ever - self.rows.keys()
            commands = {command.id: command for command in reader.commands()}
            for row_id in sorted(self.ever)[::7]:
                row: Row | None = None
                for entry in reversed(reader.row_story(Kind.PERSON, row_id)):
                    assert entry.label == commands[entry.command_id].label
                    row = None if entry.after is None else {**(row or {}), **entry.after}
                assert (row and {name: row[name] for name in COLUMNS}) == self.rows.get(row_id)
            newest = max(commands)
            assert len(reader.command_entries(newest)) == commands[newest].rows

    def teardown(self):
        assert self.file.integrity() == ()
        self.file.close()
        self.other.close()
        self.folder.cleanup()
        self.patch.undo()


def _touched(before: Rows, after: Rows) -> set[int]:
    return {row_id for row_id in before.keys() | after.keys() if before.get(row_id) != after.get(row_id)}


def _has_doubles(rows: Rows) -> bool:
    return len({row["nrp"] for row in rows.values()}) < len(rows)


def _moved(now: Rows, before: Rows, after: Rows) -> Rows | None:
    """What is there once the step from `before` to `after` was taken; None when it no longer can be."""
    moved = {row_id: dict(row) for row_id, row in now.items()}
    for row_id in _touched(before, after):
        old, new, held = before.get(row_id), after.get(row_id), now.get(row_id)
        if old is None or new is None:
            if held != old:
                return None
            moved.pop(row_id, None)
            if new is not None:
                moved[row_id] = dict(new)
            continue
        changed = [column for column in COLUMNS if old[column] != new[column]]
        if held is None or any(held[column] != old[column] for column in changed):
            return None
        moved[row_id].update({column: new[column] for column in changed})
    return None if _has_doubles(moved) else moved


class SmallDesk(Desk):
    """The same with everything in blocks of two to four rows."""

    sizes: ClassVar[dict[object, dict[str, int]]] = {
        blocks: {"FEW": 2},
        journal: {"BLOCK_MAX": 4},
        table_rows: {"PIECE": 3},
        work: {"PIECE": 3},
    }


Desk.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
SmallDesk.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestDesk = Desk.TestCase
TestSmallDesk = SmallDesk.TestCase

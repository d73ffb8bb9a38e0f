"""Random edits, deletes, undo, redo and restarts against a plain model of what must be in the file."""

import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound, StaleEdit
from opsroom.runtime.clock import FixedClock
from opsroom.store.operation_file import OperationFile

Rows = dict[int, dict[str, object]]
COLUMNS = ("nrp", "name", "rank", "note", "nrp_repaired")
VALUES = {
    "name": st.text(max_size=8),
    "rank": st.sampled_from(["", "AKP", "BRIPDA", "MARSEKAL"]),
    "note": st.text(alphabet="ab%_'\\\"\0é", max_size=4),
    "nrp_repaired": st.booleans(),
}
EDITS = st.fixed_dictionaries({}, optional=VALUES)


class Desk(RuleBasedStateMachine):
    """A desk with one file; the model keeps the rows after each step of the history."""

    people: Bundle[int] = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "operasi.ops"
        self.clock = FixedClock(datetime(2024, 2, 11, tzinfo=UTC))
        self.file = OperationFile.create(self.path, self.clock)
        self.rows: Rows = {}
        self.undo_stack: list[Rows] = []
        self.redo_stack: list[Rows] = []
        self.next_nrp = 0

    def _done(self, after: Rows) -> None:
        if after != self.rows:
            self.undo_stack.append(self.rows)
            self.redo_stack.clear()
        self.rows = after

    @initialize()
    def begin(self) -> None:
        """A person to start with, so that nothing is vacuous."""
        self.insert([{}])

    @rule(target=people, many=st.lists(EDITS, min_size=1, max_size=4))
    def insert(self, many):
        rows = []
        for values in many:
            self.next_nrp += 1
            rows.append(
                {"nrp": f"{self.next_nrp:08}", "name": "X", "rank": "", "note": "", "nrp_repaired": False, **values}
            )
        with self.file.work("Tambah") as work:
            ids = work.insert_many(Kind.PERSON, rows)
        assert not set(ids) & self.rows.keys()
        self._done({**self.rows, **dict(zip(ids, rows, strict=True))})
        return multiple(*ids)

    @rule(edits=st.lists(st.tuples(people, EDITS), max_size=5))
    def update_many(self, edits):
        after = {row_id: dict(row) for row_id, row in self.rows.items()}
        if any(row_id not in self.rows for row_id, _ in edits):
            with pytest.raises(NotFound), self.file.work("Ubah") as work:
                work.update_many(Kind.PERSON, edits)
            return
        with self.file.work("Ubah") as work:
            work.update_many(Kind.PERSON, edits)
        for row_id, values in edits:
            after[row_id].update(values)
        self._done(after)

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

    @rule(ids=st.lists(consumes(people), max_size=3))
    def delete(self, ids):
        alive = [row_id for row_id in ids if row_id in self.rows]
        with self.file.work("Hapus") as work:
            work.delete_many(Kind.PERSON, alive)
        self._done({row_id: row for row_id, row in self.rows.items() if row_id not in alive})

    @rule(row_id=people, note=st.text(max_size=3))
    def failing_command(self, row_id, note):
        with suppress(RuntimeError), self.file.work("Gagal") as work:
            if row_id in self.rows:
                work.update(Kind.PERSON, row_id, {"note": note})
            raise RuntimeError

    @rule()
    def undo(self):
        if not self.undo_stack:
            with pytest.raises(NotFound):
                self.file.undo()
            return
        self.file.undo()
        self.redo_stack.append(self.rows)
        self.rows = self.undo_stack.pop()

    @rule()
    def redo(self):
        if not self.redo_stack:
            with pytest.raises(NotFound):
                self.file.redo()
            return
        self.file.redo()
        self.undo_stack.append(self.rows)
        self.rows = self.redo_stack.pop()

    @rule()
    def reopen(self):
        self.file.close()
        self.file = OperationFile.open(self.path, self.clock, backup=False)

    @invariant()
    def file_holds_what_the_model_says(self):
        with self.file.read() as reader:
            stored = {person.id: {column: getattr(person, column) for column in COLUMNS} for person in reader.persons()}
        assert stored == self.rows

    def teardown(self):
        assert self.file.integrity() == ()
        self.file.close()
        self.folder.cleanup()


Desk.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestDesk = Desk.TestCase

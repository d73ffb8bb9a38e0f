"""The roster under random hands: what the table shows, what the file holds and what the journal tells are always one.

A real sheet on a real file. A plain model of dicts keeps what must be there; after every step the file is compared
with it, the shown rows with the file, and the journal, played back from the first command, with both.
"""

import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from opsroom.domain.changes import Kind
from opsroom.domain.errors import OpsError
from opsroom.runtime.clock import FixedClock
from opsroom.services.edit_cells import AddPerson, CellEdit, DeleteRows, EditCells
from opsroom.services.paste_block import Policy
from opsroom.services.workspace import Workspace
from opsroom.ui.bridge import change_relay
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.bridge.jobs import InlineJobs
from opsroom.ui.bridge.notices import Notices
from opsroom.ui.sheets.person_sheet import PersonSheet
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.look import Look

KEYS = ("name", "rank", "unit", "note")
TEXTS = {
    "name": st.sampled_from(("AGUS", "BUDI", "SITI", "WAYAN", "ZAINAL")),
    "rank": st.sampled_from(("AKP", "AIPDA", "BRIPKA", "BRIPDA", "")),
    "unit": st.sampled_from(("POLSEK A", "POLSEK B", "SAT LANTAS", "")),
    "note": st.sampled_from(("", "satu", "dua", "=1+1", "100%", "a_b")),
}
RANK_ORDER = ("AKP", "AIPDA", "BRIPKA", "BRIPDA")
CELLS = st.sampled_from(KEYS).flatmap(lambda key: st.tuples(st.just(key), TEXTS[key]))
PLACES = st.integers(0, 30)
Rows = dict[int, dict[str, str]]


@dataclass
class Past:
    """Snapshots to go back and forth between."""

    undo: list[Rows] = field(default_factory=list)
    redo: list[Rows] = field(default_factory=list)


class Desk:
    """One window's worth of program on a file."""

    def __init__(self, path: Path, clock: FixedClock) -> None:
        self.workspace = Workspace.open(path, clock, "tes", backup=False)
        self.notices = Notices(clock)
        self.jobs = InlineJobs(self.notices)
        self.relay = ChangeRelay(self.workspace.feed)
        self.look = Look(QApplication.instance())
        tools = ScreenTools(self.relay, self.jobs, self.notices, self.look, picker=None)
        self.sheet = PersonSheet(self.workspace, tools)
        self.model = self.sheet.table.model
        self.view = self.sheet.table.view
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def settle(self) -> None:
        """Let everything that waits on the event loop happen."""
        for _ in range(8):
            QCoreApplication.processEvents()

    def land(self) -> None:
        """Let a pasted block land that waits as a ghost."""
        self.settle()
        pasting = self.sheet.table.blocks.pasting
        if pasting.plan is not None:
            pasting.land(Policy.ALL_OR_NOTHING)
            self.settle()

    def close(self) -> None:
        self.settle()
        self.relay.close()
        self.jobs.close()
        self.tester.deleteLater()
        self.sheet.close()
        self.sheet.deleteLater()
        # Without a running event loop nothing else would carry it out.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.workspace.close()

    def select(self, top: int, left: int, bottom: int, right: int) -> None:
        self.view.go_to(top, left)
        block = QItemSelection(self.model.index(top, left), self.model.index(bottom, right))
        self.view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class SheetMachine(RuleBasedStateMachine):
    """Edits, blocks, deletes, sorting, filters, undo, redo, others' changes and restarts, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "operasi.ops"
        self.clock = FixedClock(datetime(2024, 2, 13, 1, tzinfo=UTC))
        Workspace.create(self.path, "Uji", self.clock, "tes").close()
        self.desk = Desk(self.path, self.clock)
        self.rows: Rows = {}
        self.past = Past()
        self.next_nrp = 80010000

    # --- the model -----------------------------------------------------------------------------------------------

    def _became(self, after: Rows) -> None:
        if after != self.rows:
            self.past.undo.append(self.rows)
            self.past.redo.clear()
        self.rows = after

    def _copy(self) -> Rows:
        return {row_id: dict(row) for row_id, row in self.rows.items()}

    def _at(self, place: int) -> int:
        """Id of a shown row."""
        return self.desk.model.row_id(place % self.desk.model.rowCount())

    def _is_shown(self) -> bool:
        return self.desk.model.rowCount() > 0

    # --- what people do ------------------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        for _ in range(4):
            self.add([("name", "BUDI"), ("rank", "BRIPKA")])

    @rule(cells=st.lists(CELLS, max_size=3))
    def add(self, cells):
        values = {"name": "AGUS", **dict(cells), "nrp": str(self.next_nrp)}
        self.next_nrp += 1
        row_id = self.desk.workspace.run(AddPerson(values))
        assert row_id not in self.rows
        self._became({**self.rows, row_id: {"nrp": values["nrp"], **{key: values.get(key, "") for key in KEYS}}})
        self.desk.settle()

    @precondition(_is_shown)
    @rule(place=PLACES, cell=CELLS)
    def edit(self, place, cell):
        key, text = cell
        row_id, model = self._at(place), self.desk.model
        model.face(model.row_of(row_id), 0)
        self.desk.settle()
        model.setData(model.index(model.row_of(row_id), model.column_of(key)), text)
        after = self._copy()
        after[row_id][key] = text
        self._became(after)
        self.desk.settle()

    @precondition(_is_shown)
    @rule(place=PLACES, other=PLACES)
    def take_a_service_number_in_use(self, place, other):
        model, row_id = self.desk.model, self._at(place)
        wanted = self.rows[self._at(other)]["nrp"]
        if wanted != self.rows[row_id]["nrp"]:
            model.setData(model.index(model.row_of(row_id), model.column_of("nrp")), wanted)
            self.desk.settle()
            assert model.face(model.row_of(row_id), model.column_of("nrp")).refusal is not None
            model.forget_refusals()

    @precondition(_is_shown)
    @rule(place=PLACES, grid=st.lists(st.tuples(TEXTS["name"], TEXTS["rank"]), min_size=1, max_size=3))
    def paste(self, place, grid):
        model = self.desk.model
        top = place % model.rowCount()
        grid = grid[: model.rowCount() - top]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in grid))
        left = model.column_of("name")
        ids = [model.row_id(top + step) for step in range(len(grid))]
        self.desk.select(top, left, top, left)
        self.desk.sheet.table.blocks.paste()
        self.desk.land()
        after = self._copy()
        for row_id, (name, rank) in zip(ids, grid, strict=True):
            after[row_id] |= {"name": name, "rank": rank}
        self._became(after)

    @precondition(_is_shown)
    @rule(names=st.lists(TEXTS["name"], min_size=1, max_size=3))
    def paste_as_rows(self, names):
        model = self.desk.model
        added = [{"nrp": str(self.next_nrp + step), "name": name} for step, name in enumerate(names)]
        self.next_nrp += len(names)
        QGuiApplication.clipboard().setText("\n".join(f"{row['nrp']}\t{row['name']}" for row in added))
        self.desk.select(0, model.column_of("nrp"), 0, model.column_of("nrp"))
        self.desk.sheet.table.blocks.paste_as_rows()
        self.desk.land()
        with self.desk.workspace.read() as reader:
            ids = {person.nrp: person.id for person in reader.persons()}
        blank = dict.fromkeys(KEYS, "")
        self._became({**self.rows, **{ids[row["nrp"]]: {**blank, **row} for row in added}})

    @precondition(_is_shown)
    @rule(place=PLACES, length=st.integers(1, 4), key=st.sampled_from(KEYS))
    def fill_down(self, place, length, key):
        model = self.desk.model
        top = place % model.rowCount()
        bottom = min(top + length, model.rowCount() - 1)
        section = model.column_of(key)
        self.desk.select(top, section, bottom, section)
        # A single row takes the one above it, as in a spreadsheet.
        first = top if bottom > top else max(top - 1, 0)
        ids = [model.row_id(row) for row in range(first, bottom + 1)]
        self.desk.sheet.table.blocks.fill_down()
        self.desk.settle()
        after = self._copy()
        for row_id in ids[1:]:
            after[row_id][key] = after[ids[0]][key]
        self._became(after)

    @precondition(_is_shown)
    @rule(place=PLACES, length=st.integers(0, 2))
    def delete(self, place, length):
        model = self.desk.model
        top = place % model.rowCount()
        bottom = min(top + length, model.rowCount() - 1)
        gone = {model.row_id(row) for row in range(top, bottom + 1)}
        self.desk.select(top, 0, bottom, 0)
        self.desk.sheet.delete_rows()
        self.desk.settle()
        self._became({row_id: row for row_id, row in self.rows.items() if row_id not in gone})

    @rule(key=st.sampled_from(KEYS), added=st.booleans())
    def sort(self, key, added):
        self.desk.model.toggle_sort(self.desk.model.column_of(key), is_added=added)
        self.desk.settle()

    @rule(key=st.sampled_from(("name", "unit", "note")), text=st.sampled_from(("", "A", "POL", "kosong", "!kosong")))
    def filter(self, key, text):
        self.desk.sheet.table.set_filter(key, text)
        self.desk.settle()

    @rule()
    def undo(self):
        self._step(self.past.undo, self.past.redo, self.desk.workspace.undo)

    @rule()
    def redo(self):
        self._step(self.past.redo, self.past.undo, self.desk.workspace.redo)

    def _step(self, source, target, run) -> None:
        if not source:
            with pytest.raises(OpsError):
                run()
            return
        run()
        target.append(self.rows)
        self.rows = source.pop()
        self.desk.settle()

    @precondition(_is_shown)
    @rule(place=PLACES, cell=CELLS, is_removed=st.booleans())
    def somebody_else(self, place, cell, is_removed):
        """Another program on the same file edits or deletes a row; this window sees it at its next look."""
        key, text = cell
        row_id = self._at(place)
        other = Workspace.open(self.path, self.clock, "lain", backup=False)
        after = self._copy()
        if is_removed:
            other.run(DeleteRows(Kind.PERSON, (row_id,)))
            del after[row_id]
        else:
            other.run(EditCells(Kind.PERSON, (CellEdit(row_id, key, self.rows[row_id][key], text),)))
            after[row_id][key] = text
        other.close()
        self._became(after)
        self.desk.workspace.poll()
        self.desk.settle()

    @rule()
    def restart(self):
        self.desk.close()
        self.desk = Desk(self.path, self.clock)
        self.desk.settle()

    # --- what must hold ------------------------------------------------------------------------------------------

    @invariant()
    def file_holds_the_model(self):
        with self.desk.workspace.read() as reader:
            stored = {p.id: {"nrp": p.nrp, **{key: getattr(p, key) for key in KEYS}} for p in reader.persons()}
        assert stored == self.rows

    @invariant()
    def table_shows_the_file(self):
        model = self.desk.model
        for row in range(model.rowCount()):
            model.face(row, 0)
        self.desk.settle()
        shown = {
            model.row_id(row): {key: str(model.face(row, model.column_of(key)).value) for key in KEYS}
            for row in range(model.rowCount())
        }
        assert shown == {row_id: {key: self.rows[row_id][key] for key in KEYS} for row_id in shown}

    @invariant()
    def rows_asked_for_again_are_the_right_ones_in_order(self):
        model = self.desk.model
        model.load()
        self.desk.settle()
        assert list(model.row_ids(0, model.rowCount() - 1)) == self._expected()

    def _expected(self) -> list[int]:
        query = self.desk.model.query
        found = [row_id for row_id in sorted(self.rows) if all(_passes(self.rows[row_id], f) for f in query.filters)]
        for level in reversed(query.sort):
            found.sort(key=lambda row_id, level=level: _sort_key(self.rows[row_id], level.column))
            if level.descending:
                blank = [row_id for row_id in found if not self.rows[row_id][level.column]]
                filled = [row_id for row_id in found if self.rows[row_id][level.column]]
                found = _reversed_stably(filled, lambda row_id, level=level: _sort_key(self.rows[row_id], level.column))
                found += blank
        return found

    @invariant()
    def journal_tells_the_same(self):
        replayed: Rows = {}
        with self.desk.workspace.read() as reader:
            for command in reversed(reader.commands(limit=100_000)):
                for entry in reader.command_entries(command.id, limit=100_000):
                    if entry.kind is not Kind.PERSON:
                        continue
                    if entry.after is None:
                        del replayed[entry.row_id]
                    else:
                        replayed.setdefault(entry.row_id, {}).update(entry.after)
        told = {row_id: {key: row[key] for key in ("nrp", *KEYS)} for row_id, row in replayed.items()}
        assert told == self.rows

    def teardown(self):
        with suppress(AttributeError):
            self.desk.close()
        self.folder.cleanup()


def _passes(row, condition) -> bool:
    held = row[condition.column]
    if condition.match.value == "empty":
        return not held
    if condition.match.value == "filled":
        return bool(held)
    return condition.text.casefold() in held.casefold()


def _sort_key(row, key):
    held = row[key]
    if key == "rank":
        return (not held, RANK_ORDER.index(held) if held else 0)
    return (not held, held.casefold())


def _reversed_stably(ids, key):
    """Descending, ties in the order they have."""
    return sorted(ids, key=key, reverse=True)


@pytest.fixture(autouse=True)
def _bursts_at_once(qapp, monkeypatch):
    monkeypatch.setattr(change_relay, "BURST_MS", 0)


SheetMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestSheet = pytest.mark.slow(SheetMachine.TestCase)

"""A roster in memory that behaves like the real source and command, so that tests decide when reads answer."""

from array import array
from collections import Counter
from dataclasses import replace
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelection, QItemSelectionModel

from opsroom.domain.changes import Change, ChangeSet, Kind
from opsroom.domain.columns import by_key
from opsroom.domain.conditions import meets
from opsroom.domain.duty import Duty
from opsroom.domain.errors import RuleViolation, StaleEdit
from opsroom.domain.person import Person
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.services.cells import CellsRefused, RefusedCell
from opsroom.services.fill_column import FillColumn
from opsroom.services.links import Suggestion
from opsroom.services.paste_block import BlockOutcome, PasteBlock
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.tables.edit_desk import Order
from opsroom.ui.tables.model import RecordTableModel
from opsroom.ui.tables.record_table import RecordTable, TableTraits, TableWords
from opsroom.ui.tables.stats_line import reckon
from opsroom.ui.tables.tools import ScreenTools
from opsroom.ui.theme.tokens import Tone

RANKS = ("BRIPKA", "BRIGPOL", "AIPDA", "BRIPTU")


class MemoryRoster:
    """People by id, with `ids`, `records`, `total` like a source, and `ask` like a sheet."""

    kind = Kind.PERSON
    columns = PERSON_COLUMNS

    def __init__(self, size):
        self.people = {number: self.person(number) for number in range(1, size + 1)}
        self.listeners = []
        self.reads = []
        self.queries = []
        self.failures = []
        self.is_busy = False
        self.waiting = []
        self.stops = 0
        self.is_reading = Event()
        self.may_read = Event()
        self.may_read.set()

    @staticmethod
    def person(number):
        return Person(
            id=number,
            nrp=f"87{number:06d}",
            name=f"ORANG {number:04d}",
            rank=RANKS[number % 4],
            unit="POLSEK LENGKITI" if number % 3 else "SAT SAMAPTA",
            duty=Duty.PAM_TPS if number % 2 else Duty.TERSEDIA,
        )

    def total(self):
        return len(self.people)

    def ids(self, query):
        self.is_reading.set()
        self.may_read.wait(5)
        self.queries.append(query)
        if self.failures:
            raise self.failures.pop(0)
        found = [person for person in self.people.values() if self._passes(person, query)]
        for level in reversed(query.sort):
            found.sort(key=lambda person, level=level: str(getattr(person, level.column)), reverse=level.descending)
        return array("q", [person.id for person in found])

    def _passes(self, person, query):
        words = " ".join(str(getattr(person, column.key)) for column in self.columns).casefold()
        return query.text.casefold() in words and all(self._fits(person, condition) for condition in query.filters)

    def _fits(self, person, condition):
        column = by_key(self.columns, condition.column)
        return meets(column, condition)(getattr(person, column.key))

    def values(self, query, key, limit=200):
        found = Counter(getattr(self.people[row_id], key) for row_id in self.ids(query))
        return found.most_common(limit)

    def stats(self, query, key, ids=None):
        return reckon([getattr(self.people[row_id], key) for row_id in (self.ids(query) if ids is None else ids)])

    def stop(self):
        """Reads of the memory end by themselves; how often somebody asked is counted."""
        self.stops += 1

    def records(self, ids):
        self.may_read.wait(5)
        if self.failures:
            raise self.failures.pop(0)
        self.reads.append(tuple(ids))
        return {row_id: self.people[row_id] for row_id in ids if row_id in self.people}

    def subscribe(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def publish(self, ids, *fields):
        changeset = ChangeSet((Change(Kind.PERSON, frozenset(ids), frozenset(fields)),))
        for listener in self.listeners:
            listener(changeset)

    def change(self, number, **values):
        """Somebody else edits a person."""
        self.people[number] = replace(self.people[number], **values)
        self.publish([number], *values)

    def remove(self, *numbers):
        for number in numbers:
            del self.people[number]
        self.publish(numbers)

    def add(self, *numbers):
        self.people |= {number: self.person(number) for number in numbers}
        self.people = dict(sorted(self.people.items()))
        self.publish(numbers)

    def ask(self, plan, on_done, on_error):
        if self.is_busy:
            self.waiting.append((plan, on_done, on_error))
            return
        try:
            changed = self.apply(plan.build())
        except (RuleViolation, StaleEdit) as problem:
            on_error(problem)
        else:
            on_done(changed)

    def run(self, order, on_done, on_error):
        """A block or a filled column, like the real desk."""
        if self.is_busy:
            self.waiting.append((order, on_done, on_error))
            return
        command = order.build()
        try:
            result = None if command is None else self._carry_out(command)
        except (RuleViolation, StaleEdit) as problem:
            on_error(problem)
        else:
            on_done(result)

    def _carry_out(self, command):
        if isinstance(command, PasteBlock):
            return BlockOutcome(self.apply(command.edits))
        assert isinstance(command, FillColumn)
        ids = list(self.people) if command.ids is None else command.ids
        value = by_key(self.columns, command.key).read(command.text)
        for row_id in ids:
            self.people[row_id] = replace(self.people[row_id], **{command.key: value})
        self.publish(list(ids), command.key)
        return len(ids)

    def judge(self, block):
        refused = []
        for edit in block.edits:
            try:
                self._judge(by_key(self.columns, edit.key), edit.text)
            except RuleViolation as problem:
                refused.append(RefusedCell(edit.row_id, edit.key, problem.user_text))
        return tuple(refused)

    def suggest(self, _column, text):
        return [Suggestion(unit, "", unit) for unit in ("POLSEK LENGKITI", "SAT SAMAPTA") if text.upper() in unit]

    def today(self):
        return date(2024, 2, 13)

    def work_off(self):
        """The store lane is free again."""
        self.is_busy, waiting, self.waiting = False, self.waiting, []
        for asked in waiting:
            (self.run if isinstance(asked[0], Order) else self.ask)(*asked)

    @staticmethod
    def _judge(column, text):
        if column.key == "nrp" and text == "00000000":
            raise RuleViolation("NRP 00000000 sudah dipakai personel lain.", "nrp")
        return column.read(text)

    def apply(self, edits):
        values, refused = {}, []
        for edit in edits:
            column = by_key(self.columns, edit.key)
            try:
                values[edit.row_id, edit.key] = self._judge(column, edit.text)
            except RuleViolation as problem:
                refused.append(RefusedCell(edit.row_id, edit.key, problem.user_text))
            if getattr(self.people[edit.row_id], edit.key) != edit.seen:
                raise StaleEdit("Sel ini baru saja diubah orang lain. Tidak ada yang ditimpa.")
        if refused:
            raise CellsRefused(tuple(refused))
        for (row_id, key), value in values.items():
            self.people[row_id] = replace(self.people[row_id], **{key: value})
        if values:
            self.publish([row_id for row_id, _key in values], *{key for _row, key in values})
        return len(values)


@pytest.fixture
def roster():
    return MemoryRoster(300)


@pytest.fixture
def make_roster():
    return MemoryRoster


@pytest.fixture
def relay(qapp, roster):
    built = ChangeRelay(roster)
    yield built
    built.close()


class NoPicker:
    """Never answers."""

    def open_file(self, *_args):
        """The user dismisses it."""

    def save_file(self, *_args):
        """The user dismisses it."""


@pytest.fixture
def tools(relay, jobs, notices, look):
    return ScreenTools(relay, jobs, notices, look, NoPicker())


@pytest.fixture
def model(qtbot, roster, jobs, relay):
    built = RecordTableModel(roster, jobs, relay, roster.ask)
    built.load()
    qtbot.waitUntil(lambda: built.is_loaded)
    return built


@pytest.fixture
def undone():
    """Names of the commands a table asked to take back."""
    return []


@pytest.fixture
def make_table(qtbot, tools, undone):
    def make(roster, *, is_read=True):
        traits = TableTraits(TableWords("personel", "Belum ada personel."), {"duty": duty_tone})
        built = RecordTable(roster, tools, traits, roster, undone.append)
        qtbot.addWidget(built)
        built.resize(1300, 600)
        built.show()
        if is_read:
            qtbot.waitUntil(lambda: built.model.is_loaded)
        return built

    yield make
    # Closed tables go now, on this thread: what lies about until the garbage is collected may go on a worker's.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def duty_tone(value):
    return Tone.OK if value is Duty.PAM_TPS else None


@pytest.fixture
def table(make_table, roster):
    return make_table(roster)


@pytest.fixture
def put_on(table):
    """Make a cell the current one, by row and column key."""

    def put(row, key):
        index = table.model.index(row, table.model.column_of(key))
        table.view.setFocus()
        table.view.go_to(index.row(), index.column())
        return index

    return put


@pytest.fixture
def select(table):
    """Select a block: rows and columns by first and last, columns by key."""

    def mark(top, left, bottom, right):
        model = table.model
        first, last = model.index(top, model.column_of(left)), model.index(bottom, model.column_of(right))
        table.view.setFocus()
        table.view.setCurrentIndex(first)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        table.view.selectionModel().select(QItemSelection(first, last), flag)

    return mark

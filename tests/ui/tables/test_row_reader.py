from array import array

import pytest

from opsroom.domain.errors import Cancelled, StoreUnavailable
from opsroom.domain.queries import ALL, TableQuery
from opsroom.ui.tables.record_cache import PAGE_ROWS
from opsroom.ui.tables.row_reader import PAGES_PER_READ, RowReader

POLSEK = TableQuery(text="polsek")


@pytest.fixture
def shown():
    return array("q")


@pytest.fixture
def reader(roster, jobs, shown):
    return RowReader(roster, jobs, lambda: shown)


@pytest.fixture
def shapes(reader):
    log = []
    reader.shaped.connect(log.append)
    return log


@pytest.fixture
def arrivals(reader):
    log = []
    reader.arrived.connect(log.append)
    return log


def test_first_shape_brings_the_first_page_with_it(reader, roster, shapes, qtbot):
    reader.want_shape(ALL)
    qtbot.waitUntil(lambda: len(shapes) == 1)
    shape = shapes[0]
    assert (len(shape.ids), shape.total, shape.steps, len(shape.top)) == (300, 300, None, PAGE_ROWS)


def test_shape_over_shown_rows_comes_as_steps(reader, roster, shapes, shown, qtbot):
    shown.extend(range(1, 300))
    reader.want_shape(ALL)
    qtbot.waitUntil(lambda: len(shapes) == 1)
    assert len(shapes[0].steps) == 1
    assert shapes[0].top == {}


def test_of_wishes_that_pile_up_only_the_last_is_granted(reader, roster, shapes, qtbot):
    roster.may_read.clear()
    for text in ("p", "po", "pol", "polsek"):
        reader.want_shape(TableQuery(text=text))
    roster.may_read.set()
    qtbot.waitUntil(lambda: bool(shapes))
    assert [query.text for query in roster.queries] in (["p", "polsek"], ["polsek"])
    assert [shape.query.text for shape in shapes] == ["polsek"]


def test_another_wish_stops_the_read_that_runs_and_is_granted_without_a_word(reader, roster, shapes, qtbot):
    problems = []
    reader.failed.connect(problems.append)
    roster.may_read.clear()
    reader.want_shape(TableQuery(text="p"))
    qtbot.waitUntil(roster.is_reading.is_set)
    reader.want_shape(POLSEK)
    assert roster.stops == 1
    roster.failures.append(Cancelled())
    roster.may_read.set()
    qtbot.waitUntil(lambda: bool(shapes))
    assert [shape.query for shape in shapes] == [POLSEK]
    assert problems == []


def test_rows_are_read_again_when_somebody_else_stopped_the_read(reader, roster, shapes, qtbot):
    roster.failures.append(Cancelled())
    reader.want_shape(POLSEK)
    qtbot.waitUntil(lambda: bool(shapes))
    assert roster.queries == [POLSEK, POLSEK]


def test_same_wish_again_does_not_stop_the_read(reader, roster, shapes, qtbot):
    roster.may_read.clear()
    reader.want_shape(POLSEK)
    reader.want_shape(POLSEK)
    roster.may_read.set()
    qtbot.waitUntil(lambda: len(shapes) == 2)
    assert roster.stops == 0


def test_same_shape_wanted_again_meanwhile_is_shown_and_read_again(reader, roster, shapes, qtbot):
    roster.may_read.clear()
    reader.want_shape(ALL)
    reader.want_shape(ALL)
    roster.may_read.set()
    qtbot.waitUntil(lambda: len(shapes) == 2)
    assert len(roster.queries) == 2


def test_failed_shape_is_told_and_the_next_one_read(reader, roster, shapes, qtbot):
    problems = []
    reader.failed.connect(problems.append)
    roster.failures.append(StoreUnavailable("Berkas sedang dipakai."))
    reader.want_shape(POLSEK)
    qtbot.waitUntil(lambda: len(problems) == 1)
    reader.want_shape(ALL)
    qtbot.waitUntil(lambda: len(shapes) == 1)
    assert problems[0].user_text == "Berkas sedang dipakai."


def test_pages_wanted_together_are_read_at_once(reader, roster, arrivals, qtbot):
    reader.want_page([1, 2])
    reader.want_page([3, 4])
    reader.want_page([1, 2])
    qtbot.waitUntil(lambda: len(arrivals) == 1)
    assert roster.reads == [(1, 2, 3, 4)]


def test_pages_a_fast_scroll_left_behind_are_not_read(reader, roster, arrivals, qtbot):
    for page in range(20):
        reader.want_page([page * 10 + 1])
    qtbot.waitUntil(lambda: len(arrivals) == 1)
    assert arrivals[0].asked == {page * 10 + 1 for page in range(20 - PAGES_PER_READ, 20)}


def test_changed_records_are_read_even_behind_a_fast_scroll(reader, roster, arrivals, qtbot):
    serial = reader.want_records({5})
    for page in range(10):
        reader.want_page([page * 10 + 1])
    qtbot.waitUntil(lambda: len(arrivals) == 1)
    assert 5 in arrivals[0].asked
    assert arrivals[0].serial == serial


def test_records_that_change_during_a_read_are_read_again_after_it(reader, roster, arrivals, jobs, qtbot):
    roster.may_read.clear()
    reader.want_records({5})
    qtbot.waitUntil(lambda: not jobs.is_idle)
    serial = reader.want_records({6})
    roster.may_read.set()
    qtbot.waitUntil(lambda: len(arrivals) == 2)
    assert (arrivals[1].asked, arrivals[1].serial) == ({6}, serial)


def test_no_ids_start_no_read(reader, roster, arrivals, qtbot):
    reader.want_records(set())
    reader.want_page([1])
    qtbot.waitUntil(lambda: len(arrivals) == 1)
    assert roster.reads == [(1,)]


def test_failed_read_of_records_is_told_and_does_not_stop_the_next(reader, roster, arrivals, qtbot):
    problems = []
    reader.failed.connect(problems.append)
    roster.failures.append(StoreUnavailable("Berkas sedang dipakai."))
    reader.want_page([1])
    qtbot.waitUntil(lambda: len(problems) == 1)
    reader.want_page([1])
    qtbot.waitUntil(lambda: len(arrivals) == 1)

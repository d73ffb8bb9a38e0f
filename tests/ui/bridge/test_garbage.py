"""Cyclic garbage is taken down on the GUI thread, whoever made it."""

import gc
import threading
import weakref

import pytest

from opsroom.ui.bridge import garbage
from opsroom.ui.bridge.garbage import GarbageTurns


class Knot:
    """Refers to itself, so that only the collector gets rid of it."""

    def __init__(self):
        self.me = self


@pytest.fixture
def busy():
    return []


@pytest.fixture
def turns(qapp, busy):
    gc.collect()
    made = GarbageTurns(lambda: not busy)
    yield made
    made.stop()


def drop_many_knots():
    died_on = []
    for _ in range(3 * gc.get_threshold()[0]):
        weakref.finalize(Knot(), lambda: died_on.append(threading.current_thread()))
    return died_on


def test_knots_of_a_worker_die_on_the_gui_thread(turns, qtbot):
    found = []
    worker = threading.Thread(target=lambda: found.append(drop_many_knots()))
    worker.start()
    worker.join()
    assert found == [[]]
    qtbot.waitUntil(lambda: bool(found[0]))
    assert set(found[0]) == {threading.main_thread()}


def test_nothing_is_collected_while_workers_are_busy(turns, busy):
    busy.append("job")
    died_on = drop_many_knots()
    turns.take_turn()
    assert died_on == []


def test_workers_that_stay_busy_are_not_waited_for_without_end(turns, busy, monkeypatch):
    monkeypatch.setattr(garbage, "MOST_PASSED", 1)
    busy.append("job")
    died_on = drop_many_knots()
    turns.take_turn()
    turns.take_turn()
    assert died_on


def test_nothing_due_is_nothing_done(turns):
    turns.take_turn()
    collections = [each["collections"] for each in gc.get_stats()]
    turns.take_turn()
    assert [each["collections"] for each in gc.get_stats()] == collections


def test_python_collects_again_afterwards(turns):
    assert not gc.isenabled()
    turns.stop()
    assert gc.isenabled()

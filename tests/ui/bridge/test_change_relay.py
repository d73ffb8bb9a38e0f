from threading import Thread, current_thread

import pytest

from opsroom.domain.changes import Change, ChangeSet, Kind, Origin
from opsroom.ui.bridge.change_relay import ChangeRelay


class FakeFeed:
    def __init__(self):
        self.listeners = []

    def subscribe(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def publish(self, changeset):
        for listener in tuple(self.listeners):
            listener(changeset)


def changed(*ids, label=""):
    return ChangeSet((Change(Kind.TPS, frozenset(ids), frozenset({"note"})),), Origin.DESK, label)


@pytest.fixture
def feed():
    return FakeFeed()


@pytest.fixture
def relay(qapp, feed):
    built = ChangeRelay(feed)
    yield built
    built.close()


@pytest.fixture
def received(relay):
    log = []
    relay.changed.connect(lambda changeset: log.append((changeset, current_thread().name)))
    return log


def publish_from_thread(feed, *changesets):
    thread = Thread(target=lambda: [feed.publish(changeset) for changeset in changesets])
    thread.start()
    thread.join()


def test_relay_emits_a_change_made_on_another_thread_on_the_gui_thread(qtbot, feed, received):
    publish_from_thread(feed, changed(1))
    qtbot.waitUntil(lambda: len(received) == 1)
    assert received[0] == (changed(1), current_thread().name)


def test_relay_never_emits_while_the_command_still_runs(feed, received):
    feed.publish(changed(1))
    assert received == []


def test_relay_merges_a_burst_into_one_change_set(qtbot, feed, received):
    publish_from_thread(feed, *(changed(row, label=f"edit {row}") for row in range(100)))
    qtbot.waitUntil(lambda: bool(received))
    assert len(received) == 1
    assert received[0][0].ids(Kind.TPS) == frozenset(range(100))
    assert received[0][0].label == "edit 99"


def test_relay_keeps_changes_that_come_after_an_emission(qtbot, feed, relay, received):
    feed.publish(changed(1))
    qtbot.waitUntil(lambda: len(received) == 1)
    feed.publish(changed(2))
    feed.publish(changed(3))
    qtbot.waitUntil(lambda: len(received) == 2)
    assert received[1][0].ids(Kind.TPS) == {2, 3}


def test_relay_ignores_an_empty_change_set(qtbot, feed, relay, received):
    feed.publish(ChangeSet(()))
    feed.publish(changed(1))
    qtbot.waitUntil(lambda: bool(received))
    assert [changeset for changeset, _thread in received] == [changed(1)]


@pytest.fixture
def witness(qapp, feed):
    """A second relay on the same feed, to know when the first one would have spoken."""
    built = ChangeRelay(feed)
    log = []
    built.changed.connect(log.append)
    yield log
    built.close()


def test_closed_relay_drops_what_waits(qtbot, feed, relay, received, witness):
    feed.publish(changed(1))
    relay.close()
    qtbot.waitUntil(lambda: len(witness) == 1)
    assert received == []


def test_relay_closed_in_the_middle_of_a_burst_stays_silent(qtbot, feed, relay, received, witness):
    feed.publish(changed(1))
    qtbot.waitUntil(lambda: len(received) == 1)
    feed.publish(changed(2))
    qtbot.waitUntil(lambda: len(witness) == 2, timeout=1000)
    relay.close()
    feed.publish(changed(3))
    qtbot.waitUntil(lambda: len(witness) == 3)
    assert changed(3) not in [changeset for changeset, _thread in received]


def test_closed_relay_ignores_a_listener_call_that_was_under_way(qtbot, feed, relay, received, witness):
    listener = feed.listeners[0]
    relay.close()
    listener(changed(1))
    feed.publish(changed(2))
    qtbot.waitUntil(lambda: len(witness) == 1)
    assert received == []


def test_relay_can_be_closed_twice(feed, relay):
    relay.close()
    relay.close()
    assert feed.listeners == []

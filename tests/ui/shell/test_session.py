from datetime import timedelta

import pytest

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Origin
from opsroom.domain.errors import StoreUnavailable
from opsroom.services.set_patterns import SetPatterns
from opsroom.services.workspace import Workspace
from opsroom.ui.shell.session import Session, create_operation, open_operation

PATTERN = SetPatterns({"RAWAN": (Pattern(2, 3, 6),)})


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


@pytest.fixture
def session(operation, clock, state, notices, look, picker, qtbot):
    session = Session(open_operation(operation, clock, state, "AB"), notices, look, picker)
    yield session
    session.close()


def test_change_of_this_window_names_undo(session, qtbot):
    session.start()
    with qtbot.waitSignal(session.history_read, check_params_cb=lambda names: names.undo_label == "Ubah pola"):
        session.workspace.run(PATTERN)


def test_change_of_another_process_arrives(session, operation, clock, qtbot):
    session.start()
    other = Workspace.open(operation, clock, backup=False)
    try:
        with qtbot.waitSignal(session.relay.changed, timeout=5000) as signal:
            other.run(PATTERN)
    finally:
        other.close()
    assert signal.args[0].origin is Origin.OTHER_PROCESS


def test_opening_makes_a_backup_whose_age_is_told(session, clock, qtbot):
    clock.moment += timedelta(minutes=5)
    with qtbot.waitSignal(session.backup_read) as signal:
        session.read_backup_age()
    assert signal.args == [timedelta(minutes=5)]


def test_operator_signs_the_changes(session):
    assert session.workspace.actor == "AB"


def test_second_window_is_refused_calmly(session, operation, clock, state):
    with pytest.raises(StoreUnavailable, match="sudah terbuka di jendela lain"):
        open_operation(operation, clock, state, "")


def test_closed_file_can_be_opened_again(operation, clock, state):
    for _ in range(2):
        opened = open_operation(operation, clock, state, "")
        opened.workspace.close()
        opened.lock.release()


def test_refused_file_lets_its_lock_go(tmp_path, clock, state):
    foreign = tmp_path / "catatan.ops"
    foreign.write_text("bukan basis data, hanya catatan harian yang cukup panjang")
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="bukan berkas operasi"):
            open_operation(foreign, clock, state, "")


def test_file_that_exists_is_not_made_anew(operation, clock, state):
    for _ in range(2):
        with pytest.raises(StoreUnavailable):
            create_operation(operation, "Lain", clock, state, "")


def test_new_file_is_open_at_once(tmp_path, clock, state):
    opened = create_operation(tmp_path / "baru.ops", "Polres OKU - Pilkada 2024", clock, state, "")
    with opened.workspace.read() as reader:
        assert reader.operation().name == "Polres OKU - Pilkada 2024"
    opened.workspace.close()
    opened.lock.release()


def test_trouble_is_told_once_until_it_is_over(session, monkeypatch, notices, qtbot):
    is_broken = [True]

    def poll():
        if is_broken[0]:
            raise StoreUnavailable("Berkas sibuk.")

    monkeypatch.setattr(session.workspace, "poll", poll)
    session.start()
    qtbot.waitUntil(lambda: len(notices.history) == 1)
    qtbot.wait(400)
    assert len(notices.history) == 1
    is_broken[0] = False
    qtbot.waitUntil(lambda: not session._has_trouble)
    is_broken[0] = True
    qtbot.waitUntil(lambda: len(notices.history) == 2)

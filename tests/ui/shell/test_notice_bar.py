import pytest

from opsroom.ui.bridge.notices import NoticeAction
from opsroom.ui.shell import notice_bar
from opsroom.ui.shell.notice_bar import NoticeBar, NoticeHistory


@pytest.fixture
def bar(qtbot, notices, look):
    bar = NoticeBar(notices, look)
    qtbot.addWidget(bar)
    bar.resize(900, 60)
    return bar


def test_bar_is_hidden_while_there_is_nothing_to_tell(bar):
    assert not bar.isVisible()


def test_notice_is_shown_with_the_symbol_of_its_level(bar, notices):
    notices.warning("Pencetak tidak siap.")
    assert bar.isVisible()
    assert bar.text.text() == "▲ Pencetak tidak siap."


def test_fact_goes_by_itself(notices, look, qtbot, monkeypatch):
    monkeypatch.setattr(notice_bar, "STAY_MS", 30)
    bar = NoticeBar(notices, look)
    qtbot.addWidget(bar)
    notices.info("Selesai.")
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_failure_stays_until_it_is_closed(bar, notices):
    notices.info("Selesai.")
    notices.error("Gagal.")
    assert not bar._timer.isActive()
    bar.close_button.click()
    assert not bar.isVisible()


def test_detail_is_folded_until_asked_for(bar, notices):
    notices.error("Gagal.", "baris 12")
    assert not bar.detail.isVisible()
    bar.details.click()
    assert bar.detail.isVisible()
    assert bar.detail.toPlainText() == "baris 12"


def test_notice_without_detail_offers_none(bar, notices):
    notices.error("Gagal.")
    assert not bar.details.isVisible()


def test_action_runs_once_and_closes_the_bar(bar, notices):
    done = []
    notices.done("3 personel dihapus.", action=NoticeAction("Urungkan", lambda: done.append(1)))
    assert bar.action.text() == "Urungkan"
    bar.action.click()
    assert done == [1]
    assert not bar.isVisible()


def test_history_is_asked_for(bar, notices, qtbot):
    notices.info("Selesai.")
    with qtbot.waitSignal(bar.history_requested):
        bar.history.click()


def test_colours_follow_level_and_look(bar, notices, look):
    notices.error("Gagal.")
    assert look.theme.alarm in bar.styleSheet()
    look.use("dark")
    assert look.theme.alarm in bar.styleSheet()


def test_history_lists_newest_first_with_the_local_time(notices, look, qtbot):
    notices.info("Pertama.")
    history = NoticeHistory(notices, look, lambda: "WITA")
    qtbot.addWidget(history)
    notices.error("Kedua.")
    model = history.list.lines
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert rows == [["09.30 WITA", "■ Gagal", "Kedua."], ["09.30 WITA", "♦ Info", "Pertama."]]

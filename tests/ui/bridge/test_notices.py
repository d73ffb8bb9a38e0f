from datetime import timedelta

from opsroom.domain.errors import Cancelled, StoreUnavailable
from opsroom.ui.bridge.notices import HISTORY, Level, NoticeAction


def test_notice_carries_text_detail_and_time(notices, clock, qtbot):
    with qtbot.waitSignal(notices.posted) as signal:
        notices.warning("Cadangan sudah 3 hari.", "folder cadangan")
    notice = signal.args[0]
    assert (notice.level, notice.text, notice.detail, notice.at) == (
        Level.WARNING, "Cadangan sudah 3 hari.", "folder cadangan", clock.now(),
    )  # fmt: skip


def test_notice_carries_what_the_user_can_do(notices):
    done = []
    notices.done("3 baris dihapus.", action=NoticeAction("Urungkan", lambda: done.append("undo")))
    notices.history[-1].action.run()
    assert done == ["undo"]


def test_history_keeps_the_newest_notices_only(notices, clock):
    for number in range(HISTORY + 1):
        clock.moment += timedelta(seconds=1)
        notices.info(str(number))
    assert len(notices.history) == HISTORY
    assert (notices.history[0].text, notices.history[-1].text) == ("1", str(HISTORY))


def test_failure_is_shown_with_its_detail(notices):
    notices.failure(StoreUnavailable("Berkas terkunci.", "database is locked"))
    assert (notices.history[-1].level, notices.history[-1].detail) == (Level.ERROR, "database is locked")


def test_cancellation_is_only_a_fact(notices):
    notices.failure(Cancelled())
    assert notices.history[-1].level is Level.INFO

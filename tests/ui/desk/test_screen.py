"""The desk by keyboard: lines, log, inbox, amendments; what is typed is never taken away."""

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.radio_log import LineState
from opsroom.domain.stages import Stage
from opsroom.services.radio_desk import open_ear
from opsroom.services.radio_log import Heard, TakeLines

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def say(screen, qtbot, text):
    """Type a line and hand it in; waits until it stands in the log."""
    before = len(lines(screen))
    qtbot.keyClicks(screen.entry.field, text)
    qtbot.keyClick(screen.entry.field, K.Key_Return)
    qtbot.waitUntil(lambda: len(lines(screen)) == before + 1, timeout=10_000)


def lines(screen):
    model = screen.log.lines
    return [model.line(row) for row in range(model.rowCount())]


def states(workspace):
    with workspace.read() as reader:
        return reader.tps_states()


def test_line_is_understood_while_it_is_typed(screen, qtbot):
    qtbot.keyClicks(screen.entry.field, "tps 3 desa lengkiti kec lengkiti bu")
    assert "Tahapnya belum terbaca" in screen.entry.preview.text()
    qtbot.keyClicks(screen.entry.field, "ka")
    assert "TPS buka: TPS 003 DESA LENGKITI, KEC. LENGKITI" in screen.entry.preview.text()


def test_enter_takes_the_line_and_empties_the_field(screen, workspace, qtbot):
    say(screen, qtbot, "tps 1 desa lengkiti buka")
    assert screen.entry.field.text() == ""
    assert screen.entry.field.hasFocus()
    assert list(states(workspace).values()) == [Stage.TPS_BUKA]
    assert [line.operator for line in lines(screen)] == ["tes"]


def test_one_arrival_takes_twelve_keys(screen, workspace, qtbot):
    """``tim 1 tiba`` is ten keys, Enter the eleventh; F2 before it is the twelfth."""
    say(screen, qtbot, "tim 1 tiba")
    assert len("tim 1 tiba") + 2 <= 12
    with workspace.read() as reader:
        team = reader.current_plan().plan.teams[0]
    assert set(states(workspace)) == set(team.tps_ids)


def test_unclear_line_waits_in_the_inbox_and_the_next_can_be_typed(screen, qtbot):
    say(screen, qtbot, "desa lengkiti buka")
    assert screen.tabs.tabText(0) == "Kotak masuk (1)"
    assert screen.inbox.lines.lines.rowCount() == 1
    assert screen.entry.field.hasFocus()


def test_waiting_line_is_answered_with_another_place(screen, workspace, qtbot):
    say(screen, qtbot, "desa lengkiti buka")
    inbox = screen.inbox
    inbox.lines.selectRow(0)
    assert "TPS mana" in inbox.why.text()
    inbox.place.setFocus()
    qtbot.keyClicks(inbox.place, "tps 2 desa lengkiti")
    qtbot.keyClick(inbox.place, K.Key_Return, CTRL)
    qtbot.waitUntil(lambda: list(states(workspace).values()) == [Stage.TPS_BUKA], timeout=10_000)
    qtbot.waitUntil(lambda: screen.tabs.tabText(0) == "Kotak masuk (0)", timeout=10_000)


def test_waiting_line_is_answered_with_a_guess_and_a_stage(screen, workspace, qtbot):
    say(screen, qtbot, "tps 2 desa lengkiti")
    inbox = screen.inbox
    inbox.lines.selectRow(0)
    assert inbox.guesses.count() == 1
    inbox.stage.setCurrentIndex(inbox.stage.findData("HITUNG"))
    inbox.take_button.click()
    qtbot.waitUntil(lambda: list(states(workspace).values()) == [Stage.HITUNG], timeout=10_000)


def test_stage_of_people_is_answered_for_the_team(screen, workspace, qtbot):
    say(screen, qtbot, "xx")
    inbox = screen.inbox
    inbox.lines.selectRow(0)
    inbox.place.setText("tim 1")
    inbox.stage.setCurrentIndex(inbox.stage.findData("BERGESER"))
    inbox.take_button.click()

    def people():
        with workspace.read() as reader:
            return set(reader.person_states().values())

    qtbot.waitUntil(lambda: people() == {Stage.BERGESER}, timeout=10_000)


def test_waiting_line_is_put_aside_with_a_reason(screen, workspace, qtbot):
    say(screen, qtbot, "tes monitor")
    inbox = screen.inbox
    inbox.lines.selectRow(0)
    assert not inbox.dismiss_button.isEnabled()
    inbox.reason.setFocus()
    qtbot.keyClicks(inbox.reason, "uji radio")
    qtbot.keyClick(inbox.reason, K.Key_Return)
    qtbot.waitUntil(lambda: [line.state for line in lines(screen)] == [LineState.DISMISSED], timeout=10_000)


def test_amendment_replaces_a_line_and_keeps_what_was_being_typed(screen, workspace, qtbot):
    say(screen, qtbot, "tps 1 desa lengkiti tutup")
    screen.log.selectRow(0)
    qtbot.keyClicks(screen.entry.field, "tps 4 de")
    screen.amend_picked()
    assert screen.entry.field.text() == "tps 1 desa lengkiti tutup"
    assert "Meralat" in screen.entry.preview.text()
    qtbot.keyClicks(screen.entry.field, "tps 2 desa lengkiti tutup")
    qtbot.keyClick(screen.entry.field, K.Key_Return)
    qtbot.waitUntil(lambda: len(lines(screen)) == 2, timeout=10_000)
    assert screen.entry.field.text() == "tps 4 de"
    assert [line.state for line in lines(screen)] == [LineState.TAKEN, LineState.AMENDED]
    (tps_id,) = states(workspace)
    with workspace.read() as reader:
        assert reader.tps([tps_id])[0].number == "002"


def test_unclear_amendment_stays_in_the_field(screen, qtbot):
    say(screen, qtbot, "tps 1 desa lengkiti tutup")
    screen.log.selectRow(0)
    screen.amend_picked()
    qtbot.keyClicks(screen.entry.field, "entah")
    qtbot.keyClick(screen.entry.field, K.Key_Return)
    assert screen.entry.field.text() == "entah"
    qtbot.keyClick(screen.entry.field, K.Key_Escape)
    assert (screen.entry.field.text(), screen.entry.amends) == ("", None)


def test_amending_needs_a_line(screen, notices):
    screen.amend_picked()
    assert "Pilih dahulu baris log" in notices.history[-1].text


def test_line_of_another_desk_comes_in_while_somebody_types(screen, workspace, qtbot):
    qtbot.keyClicks(screen.entry.field, "tps 4 de")
    ear = open_ear(workspace)
    now = workspace.clock.now()
    workspace.run(TakeLines(ear.understand("tps 1 desa lengkiti buka", now), Heard(now, "lain")))
    qtbot.waitUntil(lambda: len(lines(screen)) == 1, timeout=10_000)
    assert screen.entry.field.text() == "tps 4 de"
    assert screen.entry.field.hasFocus()


def test_log_is_searched_at_every_key(screen, qtbot):
    for text in ("tps 1 desa lengkiti buka", "tps 1 desa lubuk batang buka", "lubuk"):
        say(screen, qtbot, text)
    qtbot.keyClick(screen.entry.field, K.Key_F, CTRL)
    assert screen.search.hasFocus()
    qtbot.keyClicks(screen.search, "batang bu")
    assert [line.text for line in lines(screen)] == ["tps 1 desa lubuk batang buka"]
    assert screen.count.text() == "1 baris"


def test_empty_line_is_nothing(screen, qtbot):
    qtbot.keyClick(screen.entry.field, K.Key_Return)
    assert lines(screen) == []


@pytest.mark.parametrize("name", ["dark", "light"])
def test_look_changes(screen, look, qtbot, name):
    qtbot.keyClicks(screen.entry.field, "tps 1 desa lengkiti buka")
    look.use(name)
    assert look.theme.ok in screen.entry.preview.styleSheet()


def test_safe_and_alarming_words_are_told(screen, qtbot):
    qtbot.keyClicks(screen.entry.field, "tim 1 aman, ada massa ribut via ht1")
    assert "Aman: " in screen.entry.preview.text()
    assert ", HT1." in screen.entry.preview.text()
    assert "kata bahaya" in screen.entry.preview.text()


def test_line_before_the_register_is_read_is_kept(screen, workspace, qtbot):
    screen.entry._ear = None
    say(screen, qtbot, "tps 1 desa lengkiti buka")
    assert [line.state for line in lines(screen)] == [LineState.INBOX]


def test_answer_without_a_stage_asks_for_it(screen, qtbot):
    say(screen, qtbot, "tps 2 desa lengkiti")
    inbox = screen.inbox
    inbox.lines.selectRow(0)
    inbox.take_button.click()
    assert inbox.stage.hasFocus()
    assert "Tahapnya belum dipilih" in inbox.why.text()
    assert len(lines(screen)) == 1


def test_many_tps_are_told_by_their_number(screen, qtbot):
    qtbot.keyClicks(screen.entry.field, "kec lengkiti dan kec lubuk batang semua tiba")
    assert "10 TPS, mulai TPS 001 DESA LENGKITI" in screen.entry.preview.text()


def test_key_amends_the_picked_line(screen, qtbot):
    say(screen, qtbot, "tps 1 desa lengkiti buka")
    screen.log.selectRow(0)
    qtbot.keyClick(screen.log, K.Key_F4)
    assert screen.entry.amends is not None

"""Roll call by keyboard: five keys a tick, the missing first, nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt

from opsroom.services.roll_calls import OpenRollCall, Tick
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.desk.roll_screen import RollScreen
from opsroom.ui.tables.tools import ScreenTools

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def roll(workspace, jobs, notices, look, qtbot):
    relay = ChangeRelay(workspace.feed)
    screen = RollScreen(workspace, ScreenTools(relay, jobs, notices, look, None))
    qtbot.addWidget(screen)
    screen.resize(1000, 600)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: jobs.is_idle)
    yield screen
    relay.close()


@pytest.fixture
def opened(roll, qtbot):
    qtbot.keyClick(roll.field, K.Key_B, CTRL)
    qtbot.waitUntil(lambda: shown(roll) != [], timeout=10_000)
    return roll


def shown(screen):
    model = screen.lines.lines
    return [model.line(row) for row in range(model.rowCount())]


def enter(screen, qtbot, text, says):
    qtbot.keyClicks(screen.field, text)
    qtbot.keyClick(screen.field, K.Key_Return)
    qtbot.waitUntil(lambda: says in screen.figures.text(), timeout=10_000)


def test_without_a_roll_call_the_screen_says_how_to_begin(roll, qtbot):
    assert "Belum ada apel" in roll.figures.text()
    qtbot.keyClicks(roll.field, "0001")
    qtbot.keyClick(roll.field, K.Key_Return)
    assert "Belum ada apel" in roll.said.text()
    assert roll.field.text() == "0001"


def test_tick_is_four_digits_and_enter(opened, workspace, qtbot):
    who = shown(opened)[0].person
    digits = who.nrp[-4:]
    assert len(digits) + 1 <= 5
    enter(opened, qtbot, digits, "hadir 1,")
    qtbot.waitUntil(lambda: f"{who.name} dicatat." in opened.said.text(), timeout=10_000)
    assert (opened.field.text(), opened.field.hasFocus()) == ("", True)
    assert shown(opened)[-1].person == who


def test_reason_and_taking_back_are_typed_behind_the_digits(opened, qtbot):
    digits = shown(opened)[0].person.nrp[-4:]
    enter(opened, qtbot, f"{digits} dl", "berhalangan 1,")
    enter(opened, qtbot, f"{digits} -", "berhalangan 0,")


def test_unknown_digits_are_told_without_a_box(opened, qtbot):
    qtbot.keyClicks(opened.field, "0000999")
    qtbot.keyClick(opened.field, K.Key_Return)
    qtbot.waitUntil(lambda: "tidak ada di daftar" in opened.said.text(), timeout=10_000)
    qtbot.keyClicks(opened.field, "0000 zz")
    qtbot.keyClick(opened.field, K.Key_Return)
    qtbot.waitUntil(lambda: "tidak dikenal" in opened.said.text(), timeout=10_000)


def test_tick_of_another_desk_is_seen_at_once(opened, workspace, qtbot):
    workspace.run(Tick(1, workspace.clock.now(), shown(opened)[0].person.nrp))
    qtbot.waitUntil(lambda: "hadir 1," in opened.figures.text(), timeout=10_000)


def test_closed_roll_call_stays_readable(opened, workspace, qtbot):
    opened.close_button.click()
    qtbot.waitUntil(lambda: "(ditutup)" in opened.figures.text(), timeout=10_000)
    assert not opened.close_button.isEnabled()
    workspace.run(OpenRollCall("Apel malam", workspace.clock.now()))
    qtbot.waitUntil(lambda: opened.figures.text().startswith("Apel malam:"), timeout=10_000)

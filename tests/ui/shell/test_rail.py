import pytest

from opsroom.ui.shell.rail import Rail


@pytest.fixture
def rail(qtbot, look):
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.show()
    return rail


def test_rail_rests_without_a_file(rail):
    assert not any(button.isEnabled() for button in rail.buttons.values())


def test_click_asks_for_the_room(rail, qtbot):
    rail.set_has_file(has_file=True)
    with qtbot.waitSignal(rail.room_requested) as signal:
        rail.buttons["ploting"].click()
    assert signal.args == ["ploting"]


def test_only_the_room_shown_is_down(rail):
    rail.show_room("tps")
    assert [key for key, button in rail.buttons.items() if button.isChecked()] == ["tps"]


def test_room_without_a_button_leaves_all_up(rail):
    rail.show_room("tps")
    rail.show_room("impor")
    assert not any(button.isChecked() for button in rail.buttons.values())


def test_button_tells_its_key(rail):
    assert rail.buttons["papan"].toolTip() == "Papan keadaan untuk dinding (Ctrl+6)"

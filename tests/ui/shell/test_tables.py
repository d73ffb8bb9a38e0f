"""The declared tables of the window: rooms and actions agree with each other and with what exists."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from opsroom.ui.shell.actions import ACTIONS, MENUS
from opsroom.ui.shell.keys_box import ROOM_KEYS
from opsroom.ui.shell.rooms import ROOMS, load_screen, room
from opsroom.ui.theme.icons import icon


@pytest.mark.parametrize("each", ROOMS, ids=[each.key for each in ROOMS])
def test_screen_of_every_room_exists(each):
    assert load_screen(each).__name__ == each.screen.rpartition(":")[2]


def test_unknown_room_is_a_bug():
    with pytest.raises(KeyError):
        room("gudang")


def test_no_key_is_given_twice():
    keys = Counter(spec.keys for spec in ACTIONS if spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_key_of_the_window_hides_a_key_of_a_room():
    assert {spec.keys for spec in ACTIONS} & {key for key, _use in ROOM_KEYS} == set()


@pytest.mark.parametrize("spec", ACTIONS, ids=[spec.key for spec in ACTIONS])
def test_action_is_whole(qapp, spec):
    assert spec.menu in MENUS
    assert not spec.keys or not QKeySequence(spec.keys).isEmpty()
    assert not spec.icon or not icon(spec.icon, "#000000").isNull()


def test_every_room_of_the_rail_has_an_action():
    assert {f"room_{each.key}" for each in ROOMS if each.in_rail} <= {spec.key for spec in ACTIONS}

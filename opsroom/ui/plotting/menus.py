"""The context menu of things on the plan: what can be done with what is meant, with the keys that do it too."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from opsroom.ui.plotting.acting import can_swap
from opsroom.ui.plotting.hand import Hand
from opsroom.ui.plotting.thing_table import Act
from opsroom.ui.plotting.things import Thing, ThingKind

Handler = Callable[[Act], None]


def build_menu(parent: QWidget, hand: Hand, things: Sequence[Thing], handle: Handler) -> QMenu:
    """The menu for these things."""
    menu = QMenu(parent)
    menu.setAccessibleName("Menu ploting")
    load = hand.index.load(things)
    inside = [
        thing
        for thing in load.things
        if thing.id in (hand.index.team_of_person if thing.kind is ThingKind.PERSON else hand.index.team_of_tps)
    ]
    is_locked = bool(inside) and all(thing in hand.index.locked for thing in inside)
    is_person = can_swap(things)
    if hand.load:
        _add(menu, f"Taruh {hand.index.words(hand.load)} di sini", "Return", Act.PUT, handle)
        _add(menu, "Lepas yang dipegang", "Esc", Act.LET_GO, handle)
        menu.addSeparator()
    _add(menu, "Pindahkan ke...", "Ctrl+X", Act.TAKE, handle, is_possible=bool(load))
    _add(menu, "Tukar dengan...", "", Act.SWAP, handle, is_possible=is_person)
    _add(menu, "Keluarkan dari tim", "Del", Act.OUT, handle, is_possible=bool(inside))
    _add(menu, "Lepas kunci" if is_locked else "Kunci", "Ctrl+L", Act.LOCK, handle, is_possible=bool(inside))
    _add(menu, "Tim baru", "Ctrl+T", Act.NEW_TEAM, handle, is_possible=bool(load.tps_ids))
    menu.addSeparator()
    _add(menu, "Tandai", "Space", Act.MARK, handle, is_possible=bool(things))
    best = "Tempat terbaik" if is_person else "Calon terbaik"
    _add(menu, best, "" if hand.load else "Return", Act.CANDIDATES, handle, is_possible=bool(things))
    return menu


def _add(menu: QMenu, text: str, keys: str, act: Act, handle: Handler, *, is_possible: bool = True) -> None:
    action = QAction(text, menu)
    action.setEnabled(is_possible)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked: handle(act))
    menu.addAction(action)

"""Every widget that can take the keyboard says what it is, in every room, panel and step of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QWidget

from opsroom.ui.importing.steps import Step
from opsroom.ui.shell.rooms import IMPORT, PERSONEL, ROOMS, TPS

#: Parts Qt makes for itself inside a widget that has a name: they are never read aloud on their own.
INNER = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def nameless(top):
    """Widgets below `top` that take the keyboard and have nothing to be called by."""
    found = []
    for widget in top.findChildren(QWidget):
        is_inner = widget.objectName().startswith(INNER) or isinstance(widget.window(), QFrame)
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or is_inner or not widget.isVisibleTo(top):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def visit(window, key, qtbot):
    window.visit(key)
    qtbot.waitUntil(lambda: window.rooms.screen(key) is not None and window.is_at_rest, timeout=20_000)
    return window.rooms.screen(key)


@pytest.mark.parametrize("key", [each.key for each in ROOMS])
def test_room_has_a_name_for_whatever_takes_the_keyboard(open_window, key, qtbot):
    assert nameless(visit(open_window, key, qtbot)) == []


@pytest.mark.parametrize("key", [PERSONEL, TPS])
def test_panels_of_a_sheet_have_names(open_window, key, qtbot):
    sheet = visit(open_window, key, qtbot)
    sheet.open_add_panel()
    sheet.looking.find.open_panel()
    sheet.looking.formats.open_panel()
    sheet.looking.views.ask_name()
    sheet.table.filters.open_values(3)
    sheet.table.cell_keys.go_to.ask()
    try:
        assert nameless(sheet) == []
    finally:
        sheet.table.filters.list.close()


def test_steps_of_an_import_have_names(open_window, tmp_path, qtbot):
    page = visit(open_window, IMPORT, qtbot)
    path = tmp_path / "personel.csv"
    path.write_text("NAMA,PANGKAT,NRP,KESATUAN\nADI,IPTU,80019001,POLSEK\nBUDI,AIPTU,8102,POLSEK\n", "utf-8")
    page.start(None, path)
    qtbot.waitUntil(lambda: open_window.is_at_rest and page.step is not Step.SOURCE, timeout=20_000)
    for step in Step:
        page.go_to(step)
        qtbot.waitUntil(lambda: open_window.is_at_rest)
        assert nameless(page) == [], step


def test_docks_beside_the_sheet_have_names(open_window):
    open_window.past.show_commands()
    open_window.show_backups()
    open_window.history.show()
    for dock in (open_window.past, open_window.backups, open_window.history):
        assert nameless(dock) == []

from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from opsroom.ui.tables.editors import Move
from opsroom.ui.tables.selection import Area

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
K = Qt.Key


@pytest.fixture
def view(table):
    return table.view


def here(view):
    return view.currentIndex().row(), view.currentIndex().column()


@pytest.mark.parametrize(
    ("keys", "area"),
    [
        ([(K.Key_Down, SHIFT), (K.Key_Down, SHIFT)], Area(10, 12, (2,))),
        ([(K.Key_Down, SHIFT), (K.Key_Up, SHIFT), (K.Key_Up, SHIFT)], Area(9, 10, (2,))),
        ([(K.Key_Right, SHIFT), (K.Key_Down, SHIFT)], Area(10, 11, (2, 3))),
        ([(K.Key_End, CTRL | SHIFT)], Area(10, 299, tuple(range(2, 12)))),
        ([(K.Key_Home, SHIFT)], Area(10, 10, (0, 1, 2))),
        ([(K.Key_Down, CTRL | SHIFT)], Area(10, 299, (2,))),
    ],
    ids=["down", "back over the start", "across", "to the end", "to the line's start", "to the bottom"],
)
def test_shift_selects_from_where_one_stands(view, put_on, qtbot, keys, area):
    put_on(10, "rank")
    for key, modifier in keys:
        qtbot.keyClick(view, key, modifier)
    assert view.areas() == [area]
    assert here(view) == (10, 2)


def test_shift_click_selects_from_where_one_stands(view, put_on, qtbot):
    put_on(1, "rank")
    at = view.visualRect(view.model().index(6, 4)).center()
    qtbot.mouseClick(view.viewport(), LEFT, SHIFT, at)
    assert view.areas() == [Area(1, 6, (2, 3, 4))]
    assert here(view) == (1, 2)


def test_after_a_drag_one_stands_where_it_began(view, put_on):
    put_on(0, "nrp")
    port, first = view.viewport(), view.visualRect(view.model().index(2, 1)).center()
    last = view.visualRect(view.model().index(5, 2)).center()
    QTest.mousePress(port, LEFT, pos=first)
    QTest.mouseMove(port, first + QPoint(8, 8))
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, LEFT, pos=last)
    assert view.areas() == [Area(2, 5, (1, 2))]
    assert here(view) == (2, 1)


def test_selection_over_moved_columns_is_what_is_seen(view, put_on, qtbot):
    view.head.moveSection(view.head.visualIndex(8), 0)
    put_on(0, "note")
    qtbot.keyClick(view, K.Key_Right, SHIFT)
    assert view.areas() == [Area(0, 0, (8, 0))]
    qtbot.keyClick(view, K.Key_End)
    assert here(view) == (0, 11)


def test_hidden_columns_are_walked_over(view, put_on, qtbot):
    view.setColumnHidden(2, True)
    put_on(0, "name")
    qtbot.keyClick(view, K.Key_Tab)
    assert here(view) == (0, 3)
    qtbot.keyClick(view, K.Key_Return)
    assert here(view) == (1, 1)


def test_enter_after_tabs_begins_the_next_line(view, put_on, qtbot):
    put_on(3, "name")
    for _ in range(3):
        qtbot.keyClick(view, K.Key_Tab)
    assert here(view) == (3, 4)
    qtbot.keyClick(view, K.Key_Return)
    assert here(view) == (4, 1)


def test_enter_and_tab_walk_around_in_a_selection(view, select, qtbot):
    select(0, "name", 1, "rank")
    seen = []
    for key in (K.Key_Return, K.Key_Return, K.Key_Tab, K.Key_Tab):
        qtbot.keyClick(view, key)
        seen.append(here(view))
    assert seen == [(1, 1), (0, 2), (1, 1), (1, 2)]
    assert view.areas() == [Area(0, 1, (1, 2))]


def test_picked_rows_of_several_blocks_are_named_once(view, select):
    select(0, "name", 2, "name")
    flag = type(view.selectionModel()).SelectionFlag.Select
    view.selectionModel().select(view.model().index(2, 4), flag)
    view.selectionModel().select(view.model().index(9, 4), flag)
    picked = view.picked()
    assert (list(picked.ids), picked.is_all) == ([1, 2, 3, 10], False)
    view.selectAll()
    assert view.picked().is_all


def test_step_from_a_hidden_column_stays(view, put_on):
    put_on(0, "name")
    view.setColumnHidden(1, True)
    view.step(Move.DOWN)
    assert here(view) == (0, 1)


def test_extending_without_a_cell_goes_there(view):
    view.setCurrentIndex(view.model().index(-1, -1))
    view.extend_to(4, 2)
    assert here(view) == (4, 2)


def test_large_selections_take_no_time(make_table, roster, qtbot):
    roster.people = {number: roster.person(number) for number in range(1, 50_001)}
    view = make_table(roster).view
    view.go_to(0, 2)
    started = perf_counter()
    view.selectAll()
    view.extend_to(49_999, 5)
    view.select_column()
    view.picked()
    assert perf_counter() - started < 0.2


def test_cells_have_names_for_screen_readers(table, view, put_on):
    put_on(2, "name")
    cell = QAccessible.queryAccessibleInterface(view)
    assert cell.text(QAccessible.Text.Name) == "Tabel personel"
    index = table.model.index(2, 1)
    assert table.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Nama, baris 3: ORANG 0003"
    empty = table.model.index(2, table.model.column_of("note"))
    assert table.model.data(empty, Qt.ItemDataRole.AccessibleTextRole) == "Keterangan, baris 3: kosong"

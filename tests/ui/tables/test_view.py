from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont
from PySide6.QtWidgets import QApplication, QMenu

from opsroom.ui.tables.editors import CellEdit, ChoiceCellEdit, Move

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def view(table):
    return table.view


def current(view):
    index = view.currentIndex()
    return index.row(), view.model().columns[index.column()].key


def editor_of(view):
    return view.findChild(CellEdit)


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_Return, NONE, (6, "name")),
        (Qt.Key.Key_Enter, NONE, (6, "name")),
        (Qt.Key.Key_Return, SHIFT, (4, "name")),
        (Qt.Key.Key_Tab, NONE, (5, "rank")),
        (Qt.Key.Key_Backtab, SHIFT, (5, "nrp")),
        (Qt.Key.Key_Down, NONE, (6, "name")),
    ],
    ids=["enter", "keypad", "shift enter", "tab", "shift tab", "down"],
)
def test_keys_walk_as_in_a_spreadsheet(view, put_on, qtbot, key, modifier, place):
    put_on(5, "name")
    qtbot.keyClick(view, key, modifier)
    assert current(view) == place
    assert len(view.selectionModel().selectedIndexes()) == 1


def test_walking_stops_at_the_edges(view, put_on):
    put_on(0, "nrp")
    view.step(Move.UP)
    view.step(Move.LEFT)
    assert current(view) == (0, "nrp")


def test_step_without_a_current_cell_does_nothing(view):
    view.setCurrentIndex(view.model().index(-1, -1))
    view.step(Move.DOWN)
    assert not view.currentIndex().isValid()


def test_typing_replaces_the_cell(view, put_on, qtbot, roster):
    put_on(0, "name")
    qtbot.keyClick(view, "b")
    editor = editor_of(view)
    qtbot.keyClicks(editor, "udi")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: roster.people[1].name == "BUDI")
    assert current(view) == (1, "name")


def test_f2_amends_the_cell(view, put_on, qtbot, roster):
    put_on(0, "name")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    qtbot.keyClicks(editor, "a")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: roster.people[1].name == "ORANG 0001A")
    assert current(view) == (0, "rank")


def test_f2_on_a_choice_opens_its_list(view, put_on, qtbot):
    put_on(0, "rank")
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(ChoiceCellEdit)
    assert editor.completer().popup().isVisible()


def test_double_click_amends_the_cell(view, put_on, qtbot):
    index = put_on(0, "name")
    at = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert editor_of(view).selectedText() == ""


def test_escape_leaves_the_cell_as_it_was(view, put_on, qtbot, roster):
    put_on(0, "name")
    qtbot.keyClick(view, "x")
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: editor_of(view) is None)
    assert roster.people[1].name == "ORANG 0001"
    assert view.hasFocus()


def test_field_being_typed_is_untouched_by_a_change_from_elsewhere(view, put_on, qtbot, roster):
    put_on(0, "name")
    qtbot.keyClick(view, "b")
    editor = editor_of(view)
    roster.change(1, name="DIUBAH ORANG LAIN")
    qtbot.waitUntil(lambda: view.model().record(1).name == "DIUBAH ORANG LAIN")
    assert editor.text() == "b"


def test_edit_of_a_cell_changed_meanwhile_is_refused(view, put_on, qtbot, roster, notices):
    put_on(0, "name")
    qtbot.keyClick(view, "b")
    editor = editor_of(view)
    roster.change(1, name="DIUBAH ORANG LAIN")
    qtbot.waitUntil(lambda: view.model().record(1).name == "DIUBAH ORANG LAIN")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(notices.history))
    assert roster.people[1].name == "DIUBAH ORANG LAIN"
    assert "orang lain" in notices.history[-1].text


def test_rows_stay_while_a_cell_is_typed_into_and_move_after(table, view, put_on, qtbot, roster, jobs):
    put_on(0, "name")
    qtbot.keyClick(view, "b")
    table.model.toggle_sort(0, is_added=False)
    table.model.toggle_sort(0, is_added=False)
    qtbot.waitUntil(lambda: len(roster.queries) > 1 and jobs.is_idle)
    assert table.model.row_id(0) == 1
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: table.model.row_id(0) == 300)


def test_read_only_cell_does_not_open(make_table, roster, qtbot):
    roster.columns = tuple(
        column if column.key != "unit" else type(column)(column.key, column.title, "unit", editable=False)
        for column in roster.columns
    )
    table = make_table(roster)
    table.view.setCurrentIndex(table.model.index(0, table.model.column_of("unit")))
    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    assert editor_of(table.view) is None


def test_escape_takes_refusal_marks_away(view, put_on, qtbot):
    view.model().refuse(1, "rank", "X", "tidak dikenal")
    put_on(0, "rank")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.model().face(0, 2).refusal is None


def test_rows_and_columns_are_selected_by_keys(view, put_on, qtbot):
    put_on(3, "name")
    qtbot.keyClick(view, Qt.Key.Key_Space, SHIFT)
    assert view.selected_ranges() == [(3, 0, 3, 11)]
    qtbot.keyClick(view, Qt.Key.Key_Space, CTRL)
    assert view.selected_ranges() == [(0, 1, 299, 1)]


def test_selecting_without_a_current_cell_does_nothing(view):
    view.setCurrentIndex(view.model().index(-1, -1))
    view.select_row()
    view.select_column()
    assert view.selected_ranges() == []


def test_current_cell_counts_as_selected(view, put_on):
    put_on(3, "name")
    view.selectionModel().clearSelection()
    assert view.selected_ids() == (4,)


def test_selected_rows_are_found_again_after_sorting(table, view, put_on, qtbot):
    put_on(3, "name")
    view.select_row()
    table.model.toggle_sort(0, is_added=False)
    table.model.toggle_sort(0, is_added=False)
    qtbot.waitUntil(lambda: table.model.row_id(0) == 300)
    assert view.selected_ids() == (4,)
    assert current(view) == (296, "name")


def test_current_cell_is_kept_when_a_filter_keeps_its_row(table, view, put_on, qtbot):
    put_on(6, "unit")
    table.set_filter("name", "0007")
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    assert current(view) == (0, "unit")


def test_current_cell_goes_when_its_row_is_filtered_out(table, view, put_on, qtbot):
    put_on(6, "unit")
    table.set_filter("name", "0008")
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    assert view.selectionModel().selection().isEmpty()


def test_selection_survives_rows_that_leave(view, put_on, qtbot, roster):
    put_on(20, "name")
    view.select_row()
    roster.remove(1, 2, 3)
    qtbot.waitUntil(lambda: view.model().rowCount() == 297)
    assert view.selected_ids() == (21,)


def test_row_is_shown_by_its_id(view):
    assert view.show_row(200, 1)
    assert current(view) == (199, "name")
    assert not view.show_row(9999)


def test_row_shown_by_its_id_is_selected_whatever_keys_are_held(view, qtbot):
    qtbot.keyPress(view, Qt.Key.Key_F9, CTRL)
    view.show_row(200)
    assert view.selected_ids() == (200,)


def test_selecting_everything_is_quick(view, qtbot):
    view.setFocus()
    begin = perf_counter()
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert perf_counter() - begin < 0.5
    assert view.selected_ranges() == [(0, 0, 299, 11)]


def test_heads_keep_their_own_empty_selection(view):
    view.selectAll()
    assert not view.horizontalHeader().selectionModel().hasSelection()
    assert not view.verticalHeader().selectionModel().hasSelection()


def test_typing_never_searches_through_the_rows(view, put_on, roster):
    put_on(0, "nrp")
    view.keyboardSearch("ORANG 0200")
    assert view.currentIndex().row() == 0


def test_context_menu_shows_the_keys(view, qtbot):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(30, 90), view.mapToGlobal(QPoint(30, 90)))
    QApplication.sendEvent(view.viewport(), event)
    menu = next(each for each in view.findChildren(QMenu) if each.isVisible())
    shown = {action.text(): action.shortcut().toString() for action in menu.actions() if action.text()}
    menu.close()
    assert shown["Salin"] == "Ctrl+C"
    assert {"Isi", "Saring", "Kolom", "Urutkan"} <= shown.keys()


def test_wide_window_gives_its_room_to_the_columns_of_words(table, view):
    before = view.columnWidth(1)
    code = view.columnWidth(0)
    table.resize(1900, 600)
    assert view.columnWidth(1) > before
    assert view.columnWidth(0) == code


def test_width_set_by_the_user_stays(table, view):
    view.setColumnWidth(1, 99)
    table.resize(1900, 600)
    assert view.columnWidth(1) == 99


def test_larger_font_makes_rows_higher(view):
    before = view.verticalHeader().defaultSectionSize()
    view.setFont(QFont(view.font().family(), 18))
    assert view.verticalHeader().defaultSectionSize() > before


def test_look_repaints_the_cells(view, look, qtbot):
    before = view.viewport().grab().toImage()
    look.use("dark")
    assert view.viewport().grab().toImage() != before


def test_taking_focus_puts_the_keyboard_on_a_cell(view):
    view.setCurrentIndex(view.model().index(-1, -1))
    view.take_focus()
    assert view.currentIndex().row() == 0

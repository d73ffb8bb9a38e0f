import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from opsroom.domain.errors import StoreUnavailable
from opsroom.domain.queries import Filter, Match
from opsroom.ui.bridge.notices import Level

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_count_says_how_many_rows_there_are(table):
    assert table.count.text() == "300 personel"


def test_search_looks_in_all_columns_and_counts(table, qtbot):
    qtbot.keyClicks(table.search, "samapta")
    qtbot.waitUntil(lambda: table.count.text() == "100 dari 300 personel")
    assert table.is_filtered


def test_enter_in_the_search_goes_to_the_first_hit(table, qtbot):
    qtbot.keyClicks(table.search, "ORANG 0007")
    qtbot.keyClick(table.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    assert table.view.hasFocus()


def test_ctrl_f_goes_to_the_search(table, put_on, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, Qt.Key.Key_F, CTRL)
    assert table.search.hasFocus()


def test_ctrl_shift_f_goes_to_the_filter_of_the_column(table, put_on, qtbot):
    put_on(0, "unit")
    qtbot.keyClick(table.view, Qt.Key.Key_F, CTRL | SHIFT)
    assert table.view.head.fields[3].hasFocus()


def test_ctrl_f_works_from_a_filter_field(table, qtbot):
    table.view.head.focus_field(1)
    qtbot.keyClick(table.view.head.fields[1], Qt.Key.Key_F, CTRL)
    assert table.search.hasFocus()


def test_filters_and_search_hold_together(table, qtbot):
    table.search.setText("samapta")
    table.set_filter("name", "0009")
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    assert (table.query.text, table.query.filters) == ("samapta", (Filter("name", "0009"),))


def test_cell_can_be_used_as_filter(table, put_on, qtbot):
    put_on(2, "unit")
    qtbot.keyClick(table.view, Qt.Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(lambda: table.model.rowCount() == 100)
    assert table.query.filters == (Filter("unit", "SAT SAMAPTA", Match.EQUALS),)


def test_cell_that_is_not_here_is_no_filter(table, put_on, roster):
    roster.may_read.clear()
    put_on(280, "unit")
    table.filter_by_cell()
    roster.may_read.set()
    assert table.query.filters == ()


def test_filters_are_cleared_by_button_and_keys(table, qtbot):
    table.set_filter("name", "0009")
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    assert table.clear_button.isVisible()
    qtbot.mouseClick(table.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: table.model.rowCount() == 300)
    assert not table.clear_button.isVisible()


def test_clearing_sends_the_keyboard_to_the_table(table, qtbot):
    table.focus_search()
    qtbot.keyClick(table.search, Qt.Key.Key_L, CTRL | SHIFT)
    assert table.view.hasFocus()


def test_refusal_is_told(table, notices):
    table.model.ask_cell(1, "rank", "X", "BRIGPOL")
    assert notices.history[-1].level is Level.WARNING
    assert notices.history[-1].text.endswith("Sel tidak diubah.")


def test_failed_read_is_told(table, roster, notices, qtbot):
    roster.failures.append(StoreUnavailable("Berkas sedang dipakai."))
    table.model.load()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert notices.history[-1].text == "Berkas sedang dipakai."


def test_table_without_rows_says_what_to_do(make_table, roster):
    roster.people = {}
    table = make_table(roster)
    assert table.view.empty_text() == "Belum ada personel."
    image = table.view.viewport().grab().toImage()
    middle = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(middle) > 1


def test_filter_without_hits_says_so(table, qtbot):
    table.set_filter("name", "tidak ada")
    qtbot.waitUntil(lambda: table.model.rowCount() == 0)
    assert "Hapus saringan" in table.view.empty_text()


def test_table_says_that_it_reads(make_table, roster, qtbot):
    roster.may_read.clear()
    table = make_table(roster, is_read=False)
    assert table.view.empty_text() == "Membaca data..."
    roster.may_read.set()
    qtbot.waitUntil(lambda: table.model.is_loaded)


def test_row_just_added_is_revealed_once_it_is_here(table, roster, qtbot):
    table.reveal(301)
    roster.add(301)
    qtbot.waitUntil(lambda: table.view.currentIndex().row() == 300)
    table.view.setCurrentIndex(table.model.index(0, 0))
    roster.add(302)
    qtbot.waitUntil(lambda: table.model.rowCount() == 302)
    assert table.view.currentIndex().row() == 0


def test_row_that_is_here_is_revealed_at_once(table):
    table.reveal(50)
    assert list(table.selected_ids()) == [50]


@pytest.mark.parametrize("change", ["selection", "current"])
def test_other_selection_is_told(table, put_on, qtbot, change):
    put_on(0, "name")
    with qtbot.waitSignal(table.selection_changed):
        if change == "selection":
            table.view.selectAll()
        else:
            table.view.setCurrentIndex(table.model.index(5, 1))


def test_actions_of_the_sheet_stand_below_those_of_the_table(table):
    own = QAction("Hapus baris", table)
    table.add_actions([own])
    assert table.view.actions()[-1] is own
    assert table.view.actions()[-2].isSeparator()


def test_everything_that_takes_the_keyboard_has_a_name(table):
    children = [*table.findChildren(QLineEdit), *table.findChildren(QToolButton)]
    widgets = [child for child in children if child.focusPolicy() is not Qt.FocusPolicy.NoFocus] + [table.view]
    named = [QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) for widget in widgets]
    assert all(named), [widget for widget, name in zip(widgets, named, strict=True) if not name]


def test_cells_are_read_aloud(table):
    view = QAccessible.queryAccessibleInterface(table.view)
    texts = [view.child(place).text(QAccessible.Text.Name) for place in range(30)]
    assert "Nama" in texts
    assert any("ORANG 0001" in text for text in texts)

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.queries import Filter, Match, SortKey, TableQuery

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def values(table, qtbot):
    """The open list of the values of a column."""

    def show(key):
        table.filters.open_values(table.model.column_of(key))
        shown = table.filters.list
        qtbot.waitUntil(lambda: shown.list.count() > 0)
        return shown

    return show


def labels(shown):
    return [shown.list.item(place).text() for place in range(shown.list.count())]


def test_cell_is_left_out(table, put_on, qtbot):
    put_on(2, "unit")
    qtbot.keyClick(table.view, KEY.Key_X, CTRL | SHIFT)
    qtbot.waitUntil(lambda: table.model.rowCount() == 200)
    assert table.query.filters == (Filter("unit", "SAT SAMAPTA", Match.NOT_EQUALS),)


def test_empty_cell_left_out_shows_the_filled_ones(table, put_on):
    put_on(0, "phone")
    table.filters.exclude_cell()
    assert table.query.filters == (Filter("phone", match=Match.FILLED),)


def test_span_of_the_selected_cells(table, select, qtbot):
    select(4, "nrp", 8, "nrp")
    table.filters.use_span()
    qtbot.waitUntil(lambda: table.model.rowCount() == 5)
    assert table.query.filters == (Filter("nrp", "87000005", Match.BETWEEN, upto="87000009"),)


def test_condition_of_one_column_is_taken_away(table, put_on):
    table.set_filter("unit", "polsek")
    table.set_filter("name", "1")
    put_on(0, "unit")
    table.filters.clear_column()
    assert table.query.filters == (Filter("name", "1"),)


def test_without_a_cell_nothing_happens(table):
    table.view.setCurrentIndex(table.model.index(-1, -1))
    for act in (table.filters.use_cell, table.filters.exclude_cell, table.filters.use_span, table.filters.clear_column):
        act()
    assert table.query == TableQuery()


def test_query_is_shown_in_search_and_fields(table):
    query = TableQuery("orang", (Filter("unit", "polsek"),), (SortKey("name", descending=True),))
    table.filters.show_query(query)
    assert table.query == query
    assert (table.search.text(), table.view.head.fields[3].text()) == ("orang", "polsek")


def test_conditions_of_columns_there_are_not_are_left_out(table):
    table.filters.show_query(TableQuery(filters=(Filter("gone", "x"),), sort=(SortKey("gone"),)))
    assert table.query == TableQuery()


def test_values_stand_with_their_counts(values):
    assert labels(values("unit")) == ["POLSEK LENGKITI   200", "SAT SAMAPTA   100"]


def test_values_leave_the_own_condition_out_and_the_others_in(table, values, qtbot):
    table.set_filter("unit", "samapta")
    table.set_filter("name", "000")
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)
    assert labels(values("unit")) == ["POLSEK LENGKITI   6", "SAT SAMAPTA   3"]


def test_ticked_values_become_the_filter(table, values, qtbot):
    shown = values("rank")
    for place in (0, 1):
        shown.list.item(place).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(shown.search, KEY.Key_Return)
    [condition] = table.query.filters
    assert condition.match is Match.ONE_OF
    assert set(condition.texts) <= {"BRIPKA", "BRIGPOL", "AIPDA", "BRIPTU"}
    qtbot.waitUntil(lambda: table.model.rowCount() == 150)


def test_list_shows_what_is_filtered_already(table, values):
    table.set_filter("unit", "=SAT SAMAPTA")
    assert values("unit").ticked == ("SAT SAMAPTA",)


def test_all_ticked_is_no_filter(table, values, qtbot):
    table.set_filter("unit", "=SAT SAMAPTA")
    shown = values("unit")
    qtbot.keyClick(shown, KEY.Key_A, CTRL)
    qtbot.mouseClick(shown.use_button, Qt.MouseButton.LeftButton)
    assert table.query.filters == ()


def test_typing_narrows_the_list_and_enter_takes_the_only_one(table, values, qtbot):
    shown = values("unit")
    qtbot.keyClicks(shown.search, "sama")
    assert [shown.list.item(place).isHidden() for place in (0, 1)] == [True, False]
    qtbot.keyClick(shown.search, KEY.Key_Return)
    assert table.query.filters == (Filter("unit", "SAT SAMAPTA", Match.EQUALS),)


def test_current_value_is_taken_by_enter(table, values, qtbot):
    shown = values("unit")
    qtbot.keyClick(shown.search, KEY.Key_Down)
    shown.list.setFocus()
    qtbot.keyClick(shown.list, KEY.Key_Return)
    assert table.query.filters == (Filter("unit", "POLSEK LENGKITI", Match.EQUALS),)


def test_escape_closes_the_list(table, values, qtbot):
    shown = values("unit")
    qtbot.keyClick(shown.search, KEY.Key_Escape)
    qtbot.waitUntil(lambda: table.filters.list is None)
    assert table.query.filters == ()


def test_empty_value_is_called_so(table, values):
    assert labels(values("phone")) == ["(kosong)   300"]


def test_rows_edited_stay_until_filters_are_applied_again(table, roster, qtbot):
    table.set_filter("unit", "samapta")
    qtbot.waitUntil(lambda: table.model.rowCount() == 100)
    assert not table.bar_widget.again_button.isVisible()
    roster.change(3, unit="POLSEK LENGKITI")
    qtbot.waitUntil(table.bar_widget.again_button.isVisible)
    assert table.model.rowCount() == 100
    qtbot.keyClick(table.view, KEY.Key_F9)
    qtbot.waitUntil(lambda: table.model.rowCount() == 99)
    assert not table.bar_widget.again_button.isVisible()


def test_edit_that_still_fits_asks_for_nothing(table, roster, jobs, qtbot):
    table.set_filter("unit", "samapta")
    qtbot.waitUntil(lambda: table.model.rowCount() == 100)
    roster.change(3, unit="SAT SAMAPTA BARU")
    roster.change(6, name="ORANG LAIN")
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert not table.bar_widget.again_button.isVisible()

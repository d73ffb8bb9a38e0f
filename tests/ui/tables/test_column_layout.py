import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from opsroom.domain.queries import SortKey
from opsroom.domain.saved_views import ColumnLayout

KEY = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def keys(table):
    return [table.model.columns[section].key for section in table.columns.sections()]


@pytest.fixture
def narrow(table, qtbot):
    """The table with its first two columns staying, scrolled to the right."""
    table.resize(700, 400)
    table.columns.freeze_to(1)
    bar = table.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    return table


def test_column_is_hidden_by_key_and_shown_again(table, put_on, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, KEY.Key_H, CTRL | ALT)
    assert "name" not in keys(table)
    assert table.view.currentIndex().column() == table.model.column_of("rank")
    qtbot.keyClick(table.view, KEY.Key_J, CTRL | ALT)
    assert "name" in keys(table)


def test_last_column_seen_stays(table):
    for section in range(len(keys(table))):
        table.columns.set_hidden(section, is_hidden=True)
    assert keys(table) == ["home_desa"]


def test_column_moves_by_key_over_hidden_ones(table, put_on, qtbot):
    table.columns.set_hidden(table.model.column_of("rank"), is_hidden=True)
    put_on(0, "name")
    qtbot.keyClick(table.view, KEY.Key_Right, ALT | SHIFT)
    assert keys(table)[:3] == ["nrp", "unit", "name"]
    qtbot.keyClick(table.view, KEY.Key_Left, ALT | SHIFT)
    qtbot.keyClick(table.view, KEY.Key_Left, ALT | SHIFT)
    qtbot.keyClick(table.view, KEY.Key_Left, ALT | SHIFT)
    assert keys(table)[:2] == ["name", "nrp"]


def test_layout_comes_back(table, put_on):
    layout = ColumnLayout(("unit", "name"), frozenset({"note"}), (("name", 40.0),), 2)
    table.columns.apply(layout)
    told = table.columns.layout
    assert keys(table)[:3] == ["unit", "name", "nrp"]
    assert (told.hidden, told.widths, told.frozen) == (layout.hidden, layout.widths, layout.frozen)
    digit = table.view.fontMetrics().horizontalAdvance("0")
    assert table.view.columnWidth(1) == 40 * digit


def test_layout_that_hides_everything_hides_nothing(table):
    shown = keys(table)
    table.columns.apply(ColumnLayout(hidden=frozenset(column.key for column in table.model.columns)))
    assert keys(table) == shown


def test_plain_layout_comes_back(table):
    table.columns.apply(ColumnLayout(("unit",), frozenset({"note"}), (("name", 40.0),), 2))
    table.columns.reset()
    assert table.columns.layout == ColumnLayout()


def test_width_set_by_hand_is_told_once(table, qtbot):
    with qtbot.waitSignal(table.columns.arranged):
        for width in (200, 210, 220):
            table.view.head.resizeSection(1, width)
    [(key, _width)] = table.columns.layout.widths
    assert key == "name"


def test_window_that_grows_sets_no_width(table):
    table.resize(1600, 600)
    assert table.columns.layout.widths == ()


def test_column_fits_its_texts(table, qtbot):
    table.view.setColumnWidth(3, 400)
    table.view.head.fit_wanted.emit(3)
    wide = table.view.columnWidth(3)
    assert table.view.fontMetrics().horizontalAdvance("POLSEK LENGKITI") < wide < 220
    table.columns.fit_all()
    assert table.view.columnWidth(3) == wide


def test_dragged_title_moves_the_column(table, qtbot):
    head = table.view.head
    at = [QPoint(head.sectionViewportPosition(section) + 30, 10) for section in (0, 2)]
    qtbot.mousePress(head.viewport(), LEFT, NONE, at[0])
    qtbot.mouseMove(head.viewport(), at[1] + QPoint(40, 0))
    qtbot.mouseRelease(head.viewport(), LEFT, NONE, at[1] + QPoint(40, 0))
    assert table.query.sort == ()
    assert head.fields[0].x() > head.fields[1].x()


def test_frozen_columns_stay_in_sight(narrow):
    head, view = narrow.view.head, narrow.view
    assert head.strip == head.edge == view.columnWidth(0) + view.columnWidth(1)
    assert view.visualRect(narrow.model.index(0, 1)).left() == view.columnWidth(0)
    assert head.fields[1].x() == view.columnWidth(0) + 1
    assert head.fields[1].isVisible()


def test_click_on_a_frozen_cell_takes_that_cell(narrow, qtbot):
    at = narrow.view.visualRect(narrow.model.index(3, 1)).center()
    qtbot.mouseClick(narrow.view.viewport(), LEFT, NONE, at)
    current = narrow.view.currentIndex()
    assert (current.row(), current.column()) == (3, 1)
    assert narrow.view.head.strip


def test_click_beside_the_frozen_cells_takes_the_scrolled_cell(narrow):
    at = QPoint(narrow.view.head.strip + 30, 10)
    assert narrow.view.indexAt(at).column() > 1


def test_frozen_cells_are_painted_over_the_scrolled_ones(narrow):
    view = narrow.view
    rect = view.visualRect(narrow.model.index(0, 1)).adjusted(2, 2, -6, -2)
    scrolled = view.viewport().grab(rect).toImage()
    view.horizontalScrollBar().setValue(0)
    assert view.viewport().grab(rect).toImage() == scrolled


def test_selected_frozen_cell_is_painted_as_selected(narrow, look):
    narrow.view.go_to(2, 0)
    narrow.view.select_row()
    rect = narrow.view.visualRect(narrow.model.index(2, 1))
    image = narrow.view.viewport().grab(rect).toImage()
    assert image.pixelColor(image.width() // 2, 3).name() == look.theme.selection


def test_cell_under_the_frozen_ones_is_scrolled_free(narrow):
    narrow.view.go_to(0, 2)
    assert narrow.view.visualRect(narrow.model.index(0, 2)).left() >= narrow.view.head.edge


def test_going_to_a_frozen_cell_scrolls_nothing(narrow):
    before = narrow.view.horizontalScrollBar().value()
    narrow.view.go_to(1, 0)
    assert narrow.view.horizontalScrollBar().value() == before


def test_frozen_cell_is_edited_where_it_is_seen(narrow, qtbot):
    index = narrow.model.index(1, 1)
    narrow.view.go_to(1, 1)
    narrow.view.edit(index, narrow.view.EditTrigger.EditKeyPressed, None)
    editor = narrow.view.indexWidget(index)
    assert abs(editor.geometry().left() - narrow.view.visualRect(index).left()) <= 1


def test_click_on_a_frozen_title_sorts_by_it(narrow, qtbot):
    head = narrow.view.head
    qtbot.mouseClick(head.viewport(), LEFT, NONE, QPoint(head.place_of(1) + 30, 10))
    assert narrow.query.sort == (SortKey("name"),)


def test_freezing_the_same_column_again_lets_it_go(table):
    table.columns.freeze_to(1)
    table.columns.freeze_to(1)
    assert (table.columns.frozen, table.view.head.frozen) == (0, ())


def test_hidden_column_is_no_frozen_one(table):
    table.columns.freeze_to(2)
    table.columns.set_hidden(1, is_hidden=True)
    assert table.view.head.frozen == (0, 2)


def test_freezing_by_key(table, put_on, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, KEY.Key_K, CTRL | ALT)
    assert table.view.head.frozen == (0, 1)


def test_menu_of_a_title_speaks_of_its_column(table, qtbot):
    head = table.view.head
    head.customContextMenuRequested.emit(QPoint(head.sectionViewportPosition(4) + 10, 5))
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Sembunyikan kolom ini").trigger()
    assert "source" not in keys(table)
    menu.close()


def test_columns_are_ticked_off_in_a_menu(table):
    table.column_menu.shown_menu.aboutToShow.emit()
    action = next(each for each in table.column_menu.switches if each.text() == "Jabatan")
    assert action.isChecked()
    action.trigger()
    assert "position" not in keys(table)


def test_levels_are_sorted_by_keys(table, put_on, qtbot):
    put_on(0, "unit")
    qtbot.keyClick(table.view, KEY.Key_Down, CTRL | ALT)
    put_on(0, "name")
    qtbot.keyClick(table.view, KEY.Key_Right, CTRL | ALT)
    assert table.query.sort == (SortKey("unit", descending=True), SortKey("name"))
    qtbot.keyClick(table.view, KEY.Key_Left, CTRL | ALT)
    assert table.query.sort == ()


def test_levels_are_changed_in_the_menu(table):
    table.model.toggle_sort(3, is_added=False)
    table.model.toggle_sort(1, is_added=True)
    table.sort_menu.fill_levels()

    def pick(level, text):
        menu = table.sort_menu.levels[level]
        next(action for action in menu.actions() if action.text() == text).trigger()
        table.sort_menu.fill_levels()

    pick(0, "Balik arah")
    pick(1, "Naikkan satu tingkat")
    assert table.query.sort == (SortKey("name"), SortKey("unit", descending=True))
    pick(0, "Turunkan satu tingkat")
    pick(0, "Hapus tingkat ini")
    assert table.query.sort == (SortKey("name"),)


def test_view_scrolled_by_keys_repaints_the_frozen_cells(narrow, roster, qtbot):
    roster.change(1, name="ORANG BARU")
    qtbot.waitUntil(lambda: narrow.model.face(0, 1).text == "ORANG BARU")
    assert narrow.view.head.strip

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHeaderView

from opsroom.domain.queries import Filter, SortKey

ESC, DOWN, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def head(table):
    return table.view.head


@pytest.fixture
def click(head, qtbot):
    """Click a title."""

    def press(section, modifier=NONE):
        at = QPoint(head.sectionViewportPosition(section) + 20, 10)
        qtbot.mouseClick(head.viewport(), LEFT, modifier, at)

    return press


def test_every_field_stands_below_its_title(head):
    for section, field in enumerate(head.fields[:4]):
        assert abs(field.x() - head.sectionViewportPosition(section)) <= 2
        assert field.width() <= head.sectionSize(section)
        assert field.y() > head.height() // 2


def test_fields_move_with_a_column_that_is_made_wider(head):
    before = head.fields[1].x()
    head.resizeSection(0, head.sectionSize(0) + 40)
    assert head.fields[1].x() == before + 40


def test_fields_scroll_with_the_table(table, head):
    table.resize(500, 400)
    before = head.fields[3].x()
    table.view.horizontalScrollBar().setValue(60)
    assert head.fields[3].x() == before - 60


def test_field_of_a_hidden_column_is_hidden(table, head):
    table.view.hideColumn(2)
    head.place_fields()
    assert (head.fields[2].isVisible(), head.fields[1].isVisible()) == (False, True)


def test_typing_filters_after_a_pause(table, head, qtbot):
    qtbot.keyClicks(head.fields[3], "samapta")
    qtbot.waitUntil(lambda: table.model.rowCount() == 100)
    assert head.filters == (Filter("unit", "samapta"),)


def test_enter_filters_at_once(head, qtbot):
    qtbot.keyClicks(head.fields[3], "sam")
    with qtbot.waitSignal(head.filtered, timeout=0):
        qtbot.keyClick(head.fields[3], ENTER)


def test_down_goes_to_the_table(table, head, qtbot):
    head.focus_field(3)
    qtbot.keyClick(head.fields[3], DOWN)
    assert table.view.hasFocus()
    assert table.view.currentIndex().isValid()


def test_escape_empties_the_field_first_and_leaves_then(table, head, qtbot):
    head.focus_field(3)
    qtbot.keyClicks(head.fields[3], "sam")
    qtbot.keyClick(head.fields[3], ESC)
    assert (head.fields[3].text(), head.fields[3].hasFocus()) == ("", True)
    qtbot.keyClick(head.fields[3], ESC)
    assert table.view.hasFocus()


def test_filled_field_is_bold(head):
    head.set_text(1, "orang")
    assert (head.fields[1].font().bold(), head.fields[2].font().bold()) == (True, False)


def test_clearing_empties_every_field(head, qtbot):
    head.set_text(1, "orang")
    head.set_text(3, "polsek")
    with qtbot.waitSignal(head.filtered):
        head.clear_fields()
    assert head.filters == ()


def test_click_on_a_title_sorts(table, click):
    click(1)
    assert table.query.sort == (SortKey("name"),)


def test_shift_click_adds_a_level(table, click):
    click(2)
    click(1, SHIFT)
    assert table.query.sort == (SortKey("rank"), SortKey("name"))


def test_ctrl_click_selects_the_column(table, click):
    click(1, CTRL)
    assert table.query.sort == ()
    assert table.view.selected_ranges() == [(0, 1, 299, 1)]


def test_drag_from_one_title_to_another_does_not_sort(table, head, qtbot):
    at = [QPoint(head.sectionViewportPosition(section) + 30, 10) for section in (0, 1)]
    qtbot.mousePress(head.viewport(), LEFT, NONE, at[0])
    qtbot.mouseRelease(head.viewport(), LEFT, NONE, at[1])
    assert table.query.sort == ()


def test_click_on_an_edge_does_not_sort(table, head, qtbot):
    at = QPoint(head.sectionViewportPosition(1), 10)
    qtbot.mouseMove(head.viewport(), at)
    head.setCursor(Qt.CursorShape.SplitHCursor)
    qtbot.mouseClick(head.viewport(), LEFT, NONE, at)
    assert table.query.sort == ()


def test_fields_are_named_for_screen_readers(head):
    assert [field.accessibleName() for field in head.fields[:2]] == ["Saring kolom NRP / NIP", "Saring kolom Nama"]


def test_rows_have_fixed_heights(table):
    rows = table.view.verticalHeader()
    assert rows.sectionResizeMode(0) is QHeaderView.ResizeMode.Fixed

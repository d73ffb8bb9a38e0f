import pytest
from PySide6.QtCore import QPoint, Qt

from opsroom.domain.queries import Filter

KEY, LEFT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(table):
    found = table.view.head.fields[3]
    found.setFocus()
    return found


def test_every_key_filters(table, field, qtbot):
    qtbot.keyClick(field, KEY.Key_S)
    assert table.query.filters == (Filter("unit", "s"),)


def test_text_that_means_nothing_keeps_the_rows_and_says_why(table, field, qtbot):
    field.setText("/sat/")
    with qtbot.assertNotEmitted(table.view.head.filtered):
        field.setText("/sat(/")
    assert "Pola" in field.problem
    assert field.accessibleDescription() == field.toolTip() == field.problem
    assert field.condition.text == "sat"


def test_problem_goes_when_the_text_means_something(field):
    field.setText("/sat(/")
    field.setText("sat")
    assert field.problem == ""
    assert "Alt+Bawah" in field.toolTip()


def test_problem_is_underlined_in_amber(field, look):
    def colours():
        image = field.grab().toImage()
        return {image.pixelColor(x, image.height() - 2).name() for x in range(4, image.width() - 4)}

    assert look.theme.warn not in colours()
    field.setText("/sat(/")
    assert look.theme.warn in colours()


@pytest.mark.parametrize("modifier", [NONE, Qt.KeyboardModifier.AltModifier])
def test_down_goes_to_the_table_and_with_alt_to_the_values(table, field, qtbot, modifier):
    qtbot.keyClick(field, KEY.Key_Down, modifier)
    is_list = modifier is not NONE
    assert (table.filters.list is not None) is is_list
    assert table.view.hasFocus() is not is_list


def test_mark_opens_the_values(table, field, qtbot):
    qtbot.mouseClick(field, LEFT, NONE, QPoint(field.width() - 6, field.height() // 2))
    assert table.filters.list is not None


def test_click_into_the_text_opens_nothing(table, field, qtbot):
    qtbot.mouseMove(field, QPoint(10, 5))
    qtbot.mouseClick(field, LEFT, NONE, QPoint(10, field.height() // 2))
    assert table.filters.list is None

import pytest
from PySide6.QtCore import Qt

from opsroom.ui.tables.go_to_line import row_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("text", "row"),
    [("1", 0), ("300", 299), ("9.999", 299), ("0", 0), ("+5", 15), ("-3", 7), ("-99", 0),
     ("x", None), ("", None), ("²", None)],
    ids=str,
)  # fmt: skip
def test_number_means_a_row(text, row):
    assert row_of(text, 10, 300) == row


def test_empty_table_has_no_row_to_go_to():
    assert row_of("1", 0, 0) is None


@pytest.fixture
def line(table, put_on, qtbot):
    put_on(4, "rank")
    qtbot.keyClick(table.view, Qt.Key.Key_G, CTRL)
    return table.cell_keys.go_to


def test_enter_goes_to_the_row_in_the_same_column(table, line, qtbot):
    qtbot.keyClicks(line, "251")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (table.view.currentIndex().row(), table.view.currentIndex().column()) == (250, 2)
    assert (line.isVisible(), table.view.hasFocus()) == (False, True)


def test_escape_stays(table, line, qtbot):
    qtbot.keyClicks(line, "251")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert table.view.currentIndex().row() == 4
    assert not line.isVisible()


def test_what_is_no_number_may_be_typed_again(line, qtbot):
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert line.selectedText() == "abc"


def test_line_goes_away_with_the_focus(table, line):
    table.search.setFocus()
    assert not line.isVisible()

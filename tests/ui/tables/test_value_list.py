import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from opsroom.ui.tables.value_list import EMPTY_LABEL, ValueList

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def values(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    built = ValueList("Kesatuan", parent)
    built.open_below(QPoint(0, 0))
    built.show_values([("POLSEK", 1200), ("SAT", 3), ("", 2)], ["polsek"], is_cut=False)
    built.asked = []
    built.picked.connect(built.asked.append)
    yield built
    parent.close()


def texts(values):
    return [values.list.item(n).text() for n in range(values.list.count()) if not values.list.item(n).isHidden()]


def test_values_stand_with_counts_and_ticks(values):
    assert texts(values) == ["POLSEK   1.200", "SAT   3", f"{EMPTY_LABEL}   2"]
    assert values.ticked == ("POLSEK",)
    assert values.note.text() == "3 isi berbeda"


def test_list_that_is_cut_says_so_and_is_no_whole(values):
    values.show_values([("POLSEK", 9)], ["POLSEK"], is_cut=True)
    assert "yang paling sering saja" in values.note.text()
    values.use_button.click()
    assert values.asked == [("POLSEK",)]


def test_all_seen_are_ticked_and_unticked(values, qtbot):
    values.search.setText("s")
    qtbot.keyClick(values, KEY.Key_A, CTRL)
    assert values.ticked == ("POLSEK", "SAT")
    qtbot.keyClick(values, KEY.Key_A, CTRL)
    assert values.ticked == ()


def test_everything_ticked_is_no_condition(values, qtbot):
    values.all_button.click()
    qtbot.keyClick(values, KEY.Key_Return)
    assert values.asked == [()]


def test_only_one_left_is_taken_without_a_tick(values, qtbot):
    values.all_button.click()
    values.all_button.click()
    values.search.setText("sat")
    qtbot.keyClick(values, KEY.Key_Enter)
    assert values.asked == [("SAT",)]


def test_ticks_of_values_out_of_sight_hold(values, qtbot):
    values.search.setText("sat")
    qtbot.keyClick(values, KEY.Key_A, CTRL)
    qtbot.keyClick(values, KEY.Key_Return)
    assert values.asked == [("POLSEK", "SAT")]

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from opsroom.ui.tables.fill_handle import target_of
from opsroom.ui.tables.selection import Area

LEFT = Qt.MouseButton.LeftButton
ORDER = [0, 1, 2, 3, 4]
SOURCE = Area(5, 6, (1, 2))


@pytest.mark.parametrize(
    ("row", "section", "target"),
    [
        (9, 1, Area(7, 9, (1, 2))),
        (2, 2, Area(2, 4, (1, 2))),
        (5, 4, Area(5, 6, (3, 4))),
        (6, 0, Area(5, 6, (0,))),
        (6, 2, None),
        (9, 3, Area(7, 9, (1, 2))),
    ],
    ids=str,
)
def test_fill_goes_to_the_side_that_is_farther(row, section, target):
    assert target_of(SOURCE, row, section, ORDER) == target


@pytest.fixture
def drag(table, qtbot):
    """Drag the handle to a cell."""

    def to(row, key, modifier=Qt.KeyboardModifier.NoModifier, *, lets_go=True):
        handle = table.handle
        index = table.model.index(row, table.model.column_of(key))
        at = handle.mapFrom(table.view.viewport(), table.view.visualRect(index).center())
        QTest.mousePress(handle, LEFT, modifier, handle.rect().center())
        QTest.mouseMove(handle, at)
        if lets_go:
            QTest.mouseRelease(handle, LEFT, modifier, at)

    return to


def test_handle_sits_on_the_corner_of_the_selection(table, select):
    select(2, "name", 4, "rank")
    corner = table.view.visualRect(table.model.index(4, 2)).bottomRight()
    assert table.handle.isVisible()
    assert table.handle.geometry().contains(corner - QPoint(1, 1))


def test_handle_hides_while_a_cell_is_typed_into(table, put_on, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, "x")
    assert not table.handle.isVisible()
    qtbot.keyClick(table.view.indexWidget(table.view.currentIndex()), Qt.Key.Key_Escape)
    qtbot.waitUntil(table.handle.isVisible)


def test_handle_is_gone_where_the_corner_is_out_of_sight(table, select):
    select(0, "name", 200, "name")
    assert not table.handle.isVisible()


def test_drag_down_continues_the_series(table, put_on, drag, roster, qtbot):
    roster.change(1, note="Regu 01")
    qtbot.waitUntil(lambda: table.model.record(1).note == "Regu 01")
    put_on(0, "note")
    drag(3, "note")
    assert [roster.people[number].note for number in (2, 3, 4)] == ["Regu 02", "Regu 03", "Regu 04"]
    assert table.view.areas() == [Area(0, 3, (table.model.column_of("note"),))]


def test_drag_with_ctrl_copies(table, put_on, drag, roster, qtbot):
    roster.change(1, note="Regu 01")
    qtbot.waitUntil(lambda: table.model.record(1).note == "Regu 01")
    put_on(0, "note")
    drag(2, "note", Qt.KeyboardModifier.ControlModifier)
    assert [roster.people[number].note for number in (2, 3)] == ["Regu 01"] * 2


def test_drag_up_counts_backwards_or_repeats(table, select, drag, roster, qtbot):
    roster.change(5, note="10")
    roster.change(6, note="12")
    qtbot.waitUntil(lambda: table.model.record(6).note == "12")
    select(4, "note", 5, "note")
    drag(2, "note")
    assert [roster.people[number].note for number in (3, 4)] == ["6", "8"]


def test_drag_sideways_fills_the_row(table, put_on, drag, roster):
    put_on(0, "unit")
    drag(0, "position", Qt.KeyboardModifier.ControlModifier)
    assert table.view.areas()[0].bottom == 0
    assert table.blocks.panel.lines.rowCount() == 1  # the origin in between is a choice and takes no unit


def test_outline_is_shown_while_dragging_and_escape_ends_it(table, put_on, drag, roster, qtbot):
    put_on(0, "rank")
    before = dict(roster.people)
    drag(4, "rank", lets_go=False)
    assert (table.handle.target.bottom, table.blocks.overlay.isVisible()) == (4, True)
    qtbot.keyClick(table.handle, Qt.Key.Key_Escape)
    QTest.mouseRelease(table.handle, LEFT)
    assert roster.people == before
    assert not table.blocks.overlay.isVisible()


def test_drag_beyond_the_edge_scrolls_along(table, put_on, qtbot):
    put_on(0, "rank")
    handle = table.handle
    QTest.mousePress(handle, LEFT, pos=handle.rect().center())
    QTest.mouseMove(handle, QPoint(0, table.view.viewport().height() + 200))
    qtbot.waitUntil(lambda: table.view.verticalScrollBar().value() > 3)
    assert handle.target.bottom > 20
    qtbot.keyClick(handle, Qt.Key.Key_Escape)


def test_drag_back_into_the_selection_fills_nothing(table, select, drag, roster):
    select(0, "rank", 3, "rank")
    before = dict(roster.people)
    drag(1, "rank")
    assert roster.people == before


def test_handle_follows_its_cell_when_columns_are_set_back(table, select, qtbot):
    model, view = table.model, table.view
    table.resize(500, 400)
    table.columns.freeze_to(model.column_of("name"))
    select(1, "unit", 2, "unit")
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    table.columns.reset()
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum() // 2)

    def is_on_its_cell():
        rect = view.visualRect(model.index(2, model.column_of("unit")))
        seen = view.viewport().rect().intersects(rect)
        corner = rect.bottomRight() - QPoint(1, 1)
        return table.handle.geometry().contains(corner) if seen else table.handle.isHidden()

    qtbot.waitUntil(is_on_its_cell)
    view.zoom.set_percent(150)
    qtbot.waitUntil(is_on_its_cell)

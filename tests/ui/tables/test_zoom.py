import pytest
from PySide6.QtCore import Qt

from opsroom.ui.tables.zoom import SIZES, Density

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def zoom(table):
    return table.view.zoom


def test_ctrl_plus_and_minus_scale_letters_rows_and_columns(table, zoom, qtbot):
    view = table.view
    view.setFocus()
    before = (view.fontMetrics().height(), view.rowHeight(0), view.columnWidth(0))
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Equal, CTRL)
    after = (view.fontMetrics().height(), view.rowHeight(0), view.columnWidth(0))
    assert zoom.percent == 125
    assert all(new > old for new, old in zip(after, before, strict=True))
    qtbot.keyClick(view, Qt.Key.Key_0, CTRL)
    assert (view.fontMetrics().height(), view.rowHeight(0)) == before[:2]
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert zoom.percent == 90


def test_sizes_end_somewhere(zoom):
    for _ in range(12):
        zoom.larger()
    assert zoom.percent == SIZES[-1]
    for _ in range(12):
        zoom.smaller()
    assert zoom.percent == SIZES[0]


def test_density_changes_the_rows_only(table, zoom):
    view = table.view
    heights, font = [], view.font().pointSizeF()
    for density in (Density.COMPACT, Density.NORMAL, Density.LOOSE):
        zoom.set_density(density)
        heights.append(view.rowHeight(0))
    assert heights[0] < heights[1] < heights[2]
    assert view.font().pointSizeF() == font


def test_nothing_is_told_when_nothing_changed(zoom, qtbot):
    with qtbot.assertNotEmitted(zoom.changed):
        zoom.set_percent(100)
        zoom.set_density(Density.NORMAL)

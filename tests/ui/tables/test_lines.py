from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor

from opsroom.ui.tables.lines import LineColumn, LineModel, LineView
from opsroom.ui.theme.tokens import SYMBOLS, Tone


@dataclass(frozen=True)
class Place:
    name: str
    short: int


PLACES = (Place("LENGKITI", 12), Place("ULU OGAN", 3), Place("MUARA JAYA", 0))
COLUMNS = (
    LineColumn("Tempat", lambda place: place.name),
    LineColumn(
        "Kurang",
        lambda place: str(place.short),
        80,
        lambda place: place.short,
        is_number=True,
        tone=lambda place: Tone.WARN if place.short else None,
        hint="TPS belum terisi",
    ),
)


@pytest.fixture
def model(look):
    model = LineModel(COLUMNS, look)
    model.set_lines(PLACES)
    return model


@pytest.fixture
def view(qtbot, look, model):
    view = LineView(model, "Tempat", look)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    return view


def shown(model, column=0):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_model_keeps_the_contract_of_qt(model, qtmodeltester):
    qtmodeltester.check(model)


def test_tone_puts_its_symbol_before_the_text(model, look):
    assert shown(model, 1) == [f"{SYMBOLS[Tone.WARN]} 12", f"{SYMBOLS[Tone.WARN]} 3", "0"]
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole) == look.theme.qcolor("warn")
    assert model.index(2, 1).data(Qt.ItemDataRole.ForegroundRole) is None


def test_numbers_are_sorted_as_numbers_and_back(model):
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["LENGKITI", "ULU OGAN", "MUARA JAYA"]
    model.sort(1)
    assert shown(model) == ["MUARA JAYA", "ULU OGAN", "LENGKITI"]
    model.sort(-1)
    assert shown(model) == ["LENGKITI", "ULU OGAN", "MUARA JAYA"]


def test_filter_and_order_outlive_new_lines(model):
    model.sort(0)
    model.show_only(lambda place: place.short)
    model.set_lines((*PLACES, Place("KURUP", 1)))
    assert shown(model) == ["KURUP", "LENGKITI", "ULU OGAN"]


def test_heads_carry_title_and_hint(model):
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Kurang"
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "TPS belum terisi"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Tempat"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_line_beyond_the_end_is_none(model):
    assert model.line(3) is None
    assert model.data(QModelIndex()) is None


def test_picked_line_is_told(view, qtbot):
    with qtbot.waitSignal(view.picked) as signal:
        view.pick(lambda place: place.name == "ULU OGAN")
    assert signal.args == [PLACES[1]]
    assert view.picked_line() is PLACES[1]


def test_nothing_is_picked_when_nothing_matches(view):
    view.pick(lambda _place: False)
    assert view.picked_line() is None


def test_focus_alone_picks_nothing(view, qtbot):
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.picked_line() is None


def test_new_lines_take_the_pick_back(view, qtbot):
    view.pick(lambda place: place.name == "ULU OGAN")
    with qtbot.waitSignal(view.picked) as signal:
        view.lines.set_lines(PLACES[:1])
    assert signal.args == [None]


def test_let_go_line_is_told_as_none(view, qtbot):
    view.pick(lambda place: place.name == "ULU OGAN")
    with qtbot.waitSignal(view.picked) as signal:
        view.let_go()
    assert signal.args == [None]


def ink(view):
    image = view.viewport().grab().toImage()
    ground = QColor(view._look.theme.surface)
    return sum(
        image.pixelColor(x, y) != ground for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    )


def test_empty_table_says_why(view):
    view.lines.set_lines(())
    bare = ink(view)
    view.empty_text = "Belum ada ploting."
    assert ink(view) > bare


def test_selected_row_is_painted_in_its_own_ground(view, look):
    view.pick(lambda place: place.name == "LENGKITI")
    image = view.viewport().grab().toImage()
    assert image.pixelColor(2, 5) == look.theme.qcolor("selection")


def test_click_on_a_head_sorts(view):
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert shown(view.lines)[0] == "MUARA JAYA"

import pytest
from PySide6.QtCore import QModelIndex, Qt

from opsroom.services.plan_lines import DesaLine, KecamatanLine
from opsroom.ui.plotting.place_tree import PlaceTree, heat
from opsroom.ui.theme.tokens import Tone
from tests.ui.plotting.small_plan import BATURAJA, KURUP, LENGKITI, SEGARA, VIEW


@pytest.fixture
def tree(qtbot, look):
    tree = PlaceTree(look)
    qtbot.addWidget(tree)
    tree.show_lines(VIEW.kecamatan, VIEW.desa)
    tree.resize(300, 400)
    tree.show()
    return tree


def rows(tree, parent=None):
    parent = parent if parent is not None else QModelIndex()
    return [tree.places.index(row, 0, parent).data() for row in range(tree.places.rowCount(parent))]


@pytest.mark.parametrize(
    ("covered", "severe", "expected"),
    [
        (20, 0, (Tone.OK, "lengkap")),
        (19, 0, (Tone.WARN, "kurang")),
        (15, 0, (Tone.ALARM, "genting")),
        (19, 1, (Tone.ALARM, "genting")),
    ],
    ids=["full", "short", "a-quarter", "the-worst-category"],
)
def test_heat_is_told_in_tone_and_word(covered, severe, expected):
    assert heat(KecamatanLine("1", "A", 20, covered, 1, 2, "", severe)) == expected
    assert heat(DesaLine("2", "B", "1", 20, covered, 1, 2, severe)) == expected


def test_model_is_sound(tree, qtmodeltester):
    qtmodeltester.check(tree.places)


def test_desa_stand_below_their_kecamatan(tree):
    assert rows(tree) == ["LENGKITI", "BATURAJA TIMUR"]
    assert rows(tree, tree.places.index(0, 0)) == ["KURUP", "SEGARA"]


def test_row_tells_filled_need_and_heat_in_symbol_number_and_word(tree):
    assert [tree.places.index(0, column).data() for column in (1, 2)] == ["5/6", "■ 1 genting"]
    assert [tree.places.index(1, column).data() for column in (1, 2)] == ["9/10", "▲ 1 kurang"]
    desa = tree.places.index_of(KURUP)
    assert desa.siblingAtColumn(2).data() == "● lengkap"


def test_reader_hears_everything(tree):
    told = tree.places.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "LENGKITI: 6 TPS, 5 terisi, 1 kurang (genting), 2 tim, 3 orang. Padal IPTU PADAL"
    assert tree.places.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "5/6"
    assert "Padal" not in tree.places.index_of(KURUP).data(Qt.ItemDataRole.ToolTipRole)


def test_heads_say_what_the_columns_are(tree):
    model = tree.places
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)] == ["Wilayah", "Terisi", "Kurang"]
    assert "genting" in model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_place_is_picked_by_key(tree, qtbot):
    tree.go_to(BATURAJA)
    with qtbot.waitSignal(tree.picked) as signal:
        qtbot.keyClick(tree, Qt.Key.Key_Up)
    assert signal.args[0].code == LENGKITI
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.line.code == KURUP


def test_search_keeps_matching_desa_and_opens_them(tree):
    tree.search("segara")
    assert rows(tree) == ["LENGKITI"]
    assert rows(tree, tree.places.index(0, 0)) == ["SEGARA"]
    assert tree.isExpanded(tree.places.index(0, 0))
    tree.search("baturaja")
    assert rows(tree, tree.places.index(0, 0)) == ["AIR PAOH"]
    tree.search("")
    assert rows(tree) == ["LENGKITI", "BATURAJA TIMUR"]


def test_picked_and_open_places_outlive_new_lines(tree):
    tree.expand(tree.places.index(1, 0))
    tree.go_to(SEGARA)
    tree.show_lines(VIEW.kecamatan, VIEW.desa)
    assert tree.line.code == SEGARA
    assert tree.isExpanded(tree.places.index(1, 0))


def test_unknown_place_lets_go(tree):
    tree.go_to(BATURAJA)
    tree.go_to("9999")
    assert tree.line is None


def test_both_looks_paint_every_row(tree, look):
    tree.expandAll()
    tree.go_to(LENGKITI)
    light = tree.grab().toImage()
    look.use("dark")
    assert tree.grab().toImage() != light

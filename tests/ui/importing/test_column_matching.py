import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

from opsroom.domain.imports import ColumnMatch, ImportKind, SheetReading, SheetRow
from opsroom.ui.importing.column_matching import MOST_COLUMNS, ColumnMatching

COLUMNS = (ColumnMatch(0, "NO", ""), ColumnMatch(2, "NAMA", "name"), ColumnMatch(3, "", "rank_nrp"))
ROWS = (SheetRow("A", 2, {}, {"NAMA": " "}), SheetRow("A", 3, {}, {"NAMA": "ADI  SAPUTRA"}))
READING = SheetReading("A", ImportKind.PERSON, 1, COLUMNS, ROWS, "abc")


@pytest.fixture
def matching(qtbot, look):
    built = ColumnMatching(look)
    qtbot.addWidget(built)
    built.resize(400, 500)
    built.show_reading(READING, ImportKind.PERSON)
    built.show()
    return built


def test_every_column_shows_what_it_was_taken_for(matching):
    assert {index: combo.currentText() for index, combo in matching.combos.items()} == {
        0: "(tidak dipakai)", 2: "Nama", 3: "Pangkat dan NRP",
    }  # fmt: skip


def test_head_stands_above_a_sample(matching):
    texts = [label.text() for label in matching.widget().findChildren(QLabel)]
    assert texts == ["NO", "NAMA\nADI SAPUTRA", "Kolom 4"]


def test_correction_is_told_with_its_column(matching, qtbot):
    combo = matching.combos[2]
    place = combo.findData("position")
    with qtbot.waitSignal(matching.corrected) as corrected:
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
    assert corrected.args == [2, "position"]


def test_wheel_scrolls_past_the_lists(matching):
    combo = matching.combos[2]
    before = combo.currentIndex()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, event)
    assert combo.currentIndex() == before


def test_key_nobody_knows_is_shown_as_left_out(matching):
    matching.show_reading(SheetReading("A", ImportKind.PERSON, 1, (ColumnMatch(0, "X", "aneh"),)), ImportKind.PERSON)
    assert matching.combos[0].currentIndex() == 0


def test_sheet_without_a_kind_offers_the_columns_of_the_list_wanted(matching):
    unknown = SheetReading("A", None, 0, COLUMNS)
    matching.show_reading(unknown, None)
    assert matching.combos == {}
    matching.show_reading(unknown, ImportKind.TPS)
    assert matching.combos[0].findData("kecamatan") > 0


def test_very_wide_sheet_offers_its_first_columns(matching):
    wide = tuple(ColumnMatch(index, f"K{index}", "") for index in range(16_384))
    matching.show_reading(SheetReading("A", ImportKind.PERSON, 1, wide), ImportKind.PERSON)
    assert len(matching.combos) == MOST_COLUMNS


def test_nothing_is_cut_at_the_right(matching):
    combo = matching.combos[2]
    right = combo.mapTo(matching.viewport(), QPoint(combo.width(), 0)).x()
    assert right <= matching.viewport().width()


def test_lists_are_named_for_screen_readers(matching):
    assert matching.combos[2].accessibleName() == "Arti kolom NAMA"

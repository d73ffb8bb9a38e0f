import pytest
from PySide6.QtCore import Qt

from opsroom.domain.imports import ImportKind, SheetReading, SheetRow
from opsroom.ui.importing.sheet_list import SheetList, describe_sheet

ROWS = (SheetRow("POLRES", 5, {}, {}),) * 1225
POLRES = SheetReading("POLRES", ImportKind.PERSON, 4, rows=ROWS)
NO_HEAD = SheetReading("POLOS", ImportKind.PERSON, 0, rows=ROWS[:2])
TPS = SheetReading("TPS", ImportKind.TPS, 1)
REKAP = SheetReading("REKAP", None, 0, reason="Lembar 'REKAP' hanya rekap.")


@pytest.fixture
def sheets(qtbot):
    built = SheetList()
    qtbot.addWidget(built)
    built.show_readings((REKAP, POLRES, TPS), ImportKind.PERSON)
    return built


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (POLRES, "POLRES: 1.225 baris, judul kolom di baris 4"),
        (NO_HEAD, "POLOS: 2 baris, tanpa judul kolom, dibaca dari isinya"),
        (TPS, "TPS: daftar TPS, tidak ikut kali ini"),
        (REKAP, "Lembar 'REKAP' hanya rekap."),
        (SheetReading("X", None, 0), "X: tidak dikenali"),
    ],
)
def test_sheet_is_described(reading, text):
    assert describe_sheet(reading, ImportKind.PERSON) == text


def test_sheets_of_the_list_are_ticked(sheets):
    assert sheets.ticked_names() == {"POLRES"}


def test_first_used_sheet_is_picked(sheets):
    assert sheets.picked_name() == "POLRES"


def test_picked_sheet_stays_picked(sheets):
    sheets.setCurrentRow(0)
    sheets.show_readings((REKAP, POLRES), ImportKind.PERSON)
    assert sheets.picked_name() == "REKAP"


def test_ticking_tells_all_ticked_names(sheets, qtbot):
    with qtbot.waitSignal(sheets.ticked) as ticked:
        sheets.item(2).setCheckState(Qt.CheckState.Checked)
    assert ticked.args == [frozenset({"POLRES", "TPS"})]


def test_picking_tells_the_sheet(sheets, qtbot):
    with qtbot.waitSignal(sheets.picked) as picked:
        sheets.setCurrentRow(2)
    assert picked.args == ["TPS"]


def test_no_sheets_pick_nothing(sheets):
    sheets.show_readings((), None)
    assert sheets.picked_name() == ""

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.changes import Kind
from opsroom.services.edit_cells import AddPerson, AddUnitArea
from opsroom.ui.sheets.unit_sheet import TRAITS, UnitSheet, people_tone
from opsroom.ui.theme.tokens import Tone


@pytest.fixture
def units(open_sheet, workspace, tools):
    workspace.run(AddUnitArea({"unit": "POLSEK LENGKITI", "kecamatan": "LENGKITI"}))
    return open_sheet(UnitSheet(workspace, tools))


@pytest.fixture
def lines(workspace):
    def read():
        with workspace.read() as reader:
            return [(line.unit, line.kecamatan) for line in reader.sheet_records(Kind.UNIT_AREA)]

    return read


def cell(sheet, row, key):
    model = sheet.table.model
    return model.index(row, model.column_of(key)).data()


def test_lines_are_shown_with_what_follows_from_them(units, qtbot):
    qtbot.waitUntil(lambda: cell(units, 0, "kecamatan") == "LENGKITI")
    assert cell(units, 0, "unit") == "POLSEK LENGKITI"
    assert int(cell(units, 0, "tps")) > 0


def test_empty_list_says_what_to_do(open_sheet, workspace, tools):
    sheet = open_sheet(UnitSheet(workspace, tools))
    assert sheet.table.model.rowCount() == 0
    assert "Ctrl+T" in TRAITS.empty


def test_kecamatan_is_edited_in_its_cell(units, lines, qtbot):
    qtbot.waitUntil(lambda: cell(units, 0, "kecamatan") == "LENGKITI")
    model = units.table.model
    model.setData(model.index(0, model.column_of("kecamatan")), "lubuk batang", Qt.ItemDataRole.EditRole)
    qtbot.waitUntil(lambda: lines() == [("POLSEK LENGKITI", "LUBUK BATANG")])
    qtbot.waitUntil(lambda: cell(units, 0, "kecamatan") == "LUBUK BATANG")


def test_line_is_added_for_the_unit_of_the_current_row(units, lines, qtbot, notices):
    qtbot.waitUntil(lambda: cell(units, 0, "unit") == "POLSEK LENGKITI")
    units.table.view.go_to(0, 0)
    units.open_add_panel()
    fields = units.add_panel.fields
    assert fields["unit"].text() == "POLSEK LENGKITI"
    qtbot.waitUntil(lambda: fields["kecamatan"].completer() is not None)
    fields["kecamatan"].setText("lubuk batang")
    units.add_panel.add_button.click()
    qtbot.waitUntil(lambda: len(lines()) == 2 and bool(notices.history))
    assert (fields["unit"].text(), fields["kecamatan"].text()) == ("POLSEK LENGKITI", "")


def test_kecamatan_nobody_knows_is_refused_at_its_field(units, qtbot):
    units.open_add_panel()
    units.add_panel.fields["unit"].setText("SAT SAMAPTA")
    units.add_panel.fields["kecamatan"].setText("TIDAK ADA")
    units.add_panel.add_button.click()
    qtbot.waitUntil(lambda: "tidak ada di operasi ini" in units.add_panel.problem.text())


def test_new_units_of_the_roster_are_offered(units, workspace, qtbot):
    def offered():
        completer = units.add_panel.fields["unit"].completer()
        model = completer.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    workspace.run(AddPerson({"nrp": "99010001", "name": "BARU", "rank": "BRIPDA", "unit": "POLSEK BARU"}))
    qtbot.waitUntil(lambda: "POLSEK BARU" in offered())


def test_rows_are_deleted(units, select_rows, lines, qtbot):
    qtbot.waitUntil(lambda: units.table.model.rowCount() == 1)
    select_rows(units, 0, 0)
    units.delete_rows()
    qtbot.waitUntil(lambda: lines() == [])


def test_list_is_exported_as_seen(units, picker, qtbot):
    units._export()
    qtbot.waitUntil(picker.path.exists)
    qtbot.waitUntil(lambda: "POLSEK LENGKITI" in picker.path.read_text("utf-8-sig"))


def test_list_has_no_import(units):
    assert "Impor..." not in [action.text() for action in units.actions()]


def test_unit_without_people_stands_out():
    assert (people_tone(0), people_tone(3)) == (Tone.WARN, None)

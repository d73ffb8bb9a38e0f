"""The hands of a spreadsheet on a real file, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from opsroom.domain.changes import Kind
from opsroom.domain.columns import by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import ALL
from opsroom.services.tables import table_source
from opsroom.ui.bridge.change_relay import ChangeRelay
from opsroom.ui.tables.edit_desk import WorkspaceDesk
from opsroom.ui.tables.record_table import RecordTable, TableTraits, TableWords
from opsroom.ui.tables.tools import ScreenTools

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workspace(make_operation):
    return make_operation()


@pytest.fixture
def relay(qapp, workspace):
    built = ChangeRelay(workspace.feed)
    yield built
    built.close()


@pytest.fixture
def desk(workspace, jobs):
    return WorkspaceDesk(workspace, Kind.PERSON, jobs)


@pytest.fixture
def table(qtbot, workspace, relay, jobs, notices, look, desk, qtmodeltester):
    source = table_source(workspace, Kind.PERSON)
    tools = ScreenTools(relay, jobs, notices, look, None)
    built = RecordTable(source, tools, TableTraits(TableWords("personel", "Kosong.")), desk, lambda _name: None)
    qtbot.addWidget(built)
    built.resize(1300, 600)
    built.show()
    qtbot.waitUntil(lambda: built.model.is_loaded)
    qtmodeltester.check(built.model)
    return built


@pytest.fixture
def people(workspace):
    def read():
        source = table_source(workspace, Kind.PERSON)
        return list(source.records(source.ids(ALL)).values())

    return read


@pytest.fixture
def paste(table, qtbot):
    def at(row, key, text):
        QGuiApplication.clipboard().setText(text)
        table.view.setFocus()
        table.view.go_to(row, table.model.column_of(key))
        qtbot.keyClick(table.view, Qt.Key.Key_V, CTRL)
        qtbot.waitUntil(lambda: table.blocks.pasting.plan is not None)

    yield at
    QGuiApplication.clipboard().clear()


def test_good_cells_are_pasted_rows_added_and_the_rest_is_listed(table, paste, people, qtbot, workspace):
    last = table.model.rowCount() - 1
    paste(last, "nrp", "79010000\tBUDI\tAIPTU\n79010001\tANI\tBRIPKA\n79010002\tCITRA\tJENDRAL\n")
    assert table.blocks.pasting.plan.new_rows == 2
    qtbot.keyClick(table.view, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: {"BUDI", "ANI"} <= {person.name for person in people()})
    qtbot.waitUntil(table.blocks.panel.isVisible)
    reasons = [table.blocks.panel.lines.line(row).reason for row in range(table.blocks.panel.lines.rowCount())]
    assert any("JENDRAL" in reason for reason in reasons)
    workspace.undo()
    assert "BUDI" not in {person.name for person in people()}


def test_one_typed_cell_is_written(table, people, qtbot):
    table.view.setFocus()
    table.view.go_to(0, table.model.column_of("name"))
    qtbot.keyClick(table.view, "x")
    qtbot.keyClick(table.view.indexWidget(table.view.currentIndex()), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "X" in {person.name for person in people()})


def test_ctrl_enter_in_an_editor_fills_the_selection(table, people, qtbot):
    view, section = table.view, table.model.column_of("unit")
    view.setFocus()
    view.go_to(0, section)
    view.extend_to(3, section)
    qtbot.keyClick(view, "r")
    editor = view.indexWidget(view.currentIndex())
    qtbot.keyClicks(editor, "egu 1")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: [person.unit for person in people()].count("regu 1") == 4)
    assert view.currentIndex().row() == 0


def test_series_by_menu_and_its_notice(table, people, qtbot, workspace):
    view, section = table.view, table.model.column_of("unit")
    view.setFocus()
    QGuiApplication.clipboard().setText("REGU 01")
    view.go_to(0, section)
    table.blocks.paste()
    qtbot.waitUntil(lambda: table.model.face(0, section).text == "REGU 01")
    view.extend_to(3, section)
    qtbot.keyClick(view, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "REGU 03" in {person.unit for person in people()})
    QGuiApplication.clipboard().clear()


def test_rows_are_duplicated_or_the_reason_is_told(table, notices, qtbot):
    table.view.setFocus()
    table.view.go_to(0, 1)
    table.blocks.duplicate_rows()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert "NRP" in notices.history[-1].text or "digandakan" in notices.history[-1].text


def test_suggestions_come_from_the_file(desk):
    unit = by_key(PERSON_COLUMNS, "unit")
    assert [each.text for each in desk.suggest(unit, "pols")] == ["POLSEK"]


def test_today_is_the_day_of_the_clock(desk):
    assert desk.today().isoformat() == "2024-02-13"


def test_todays_date_is_typed_by_key(table, qtbot):
    table.view.setFocus()
    table.view.go_to(0, table.model.column_of("position"))
    qtbot.keyClick(table.view, Qt.Key.Key_Semicolon, CTRL)
    editor = table.view.indexWidget(table.view.currentIndex())
    assert editor.text() == "13/02/2024"

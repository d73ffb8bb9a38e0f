import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QToolButton

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.imports import ImportKind
from opsroom.services.edit_cells import AddPerson, CellEdit, EditCells
from opsroom.services.set_duty import SetDuty
from opsroom.ui.bridge.notices import Level

CTRL = Qt.KeyboardModifier.ControlModifier


def action_of(sheet, text):
    return next(action for action in sheet.actions() if action.text() == text)


def counts_of(sheet):
    return {count.label: count.number for count in sheet.counts.counts}


def test_cell_edit_is_committed_and_seen(people, workspace, roster, qtbot):
    model = people.table.model
    row_id = model.row_id(0)
    model.setData(model.index(0, model.column_of("rank")), "aiptu")
    qtbot.waitUntil(lambda: roster()[row_id].rank == "AIPTU")
    qtbot.waitUntil(lambda: model.face(0, model.column_of("rank")).text == "AIPTU")
    assert workspace.history().undo_label == "Ubah Pangkat"


def test_edit_that_breaks_a_rule_of_the_operation_is_refused(people, notices, roster, qtbot):
    model = people.table.model
    taken = model.record(model.row_id(1)).nrp
    model.setData(model.index(0, 0), taken)
    qtbot.waitUntil(lambda: bool(notices.history))
    assert "sudah dipakai" in notices.history[-1].text
    assert roster()[model.row_id(0)].nrp != taken


def test_undone_edit_is_seen(people, workspace, qtbot):
    model = people.table.model
    column = model.column_of("rank")
    model.setData(model.index(0, column), "AIPTU")
    qtbot.waitUntil(lambda: model.face(0, column).text == "AIPTU" and not model.face(0, column).is_pending)
    workspace.undo()
    qtbot.waitUntil(lambda: model.face(0, column).text == "BRIPKA")


def test_change_of_another_desk_is_seen(people, workspace, qtbot):
    model = people.table.model
    row_id = model.row_id(2)
    workspace.run(EditCells(Kind.PERSON, (CellEdit(row_id, "unit", "POLSEK", "SAT LANTAS"),)))
    qtbot.waitUntil(lambda: model.face(2, model.column_of("unit")).text == "SAT LANTAS")


def test_row_added_elsewhere_appears(people, workspace, qtbot):
    workspace.run(AddPerson({"nrp": "99010001", "name": "ORANG BARU"}))
    qtbot.waitUntil(lambda: people.table.model.rowCount() == 13)


def test_rows_are_deleted_without_a_question_and_can_be_taken_back(people, select_rows, notices, roster, qtbot):
    select_rows(people, 0, 2)
    action_of(people, "Hapus baris").trigger()
    qtbot.waitUntil(lambda: people.table.model.rowCount() == 9)
    qtbot.waitUntil(lambda: bool(notices.history))
    notice = notices.history[-1]
    assert (notice.text, notice.action.label) == ("3 personel dihapus.", "Urungkan (Ctrl+Z)")
    notice.action.run()
    qtbot.waitUntil(lambda: people.table.model.rowCount() == 12)
    assert len(roster()) == 12


def test_offer_to_take_back_is_declined_after_another_change(people, select_rows, workspace, notices, roster, qtbot):
    select_rows(people, 0, 0)
    people.delete_rows()
    qtbot.waitUntil(lambda: len(roster()) == 11 and bool(notices.history))
    offer = notices.history[-1].action
    workspace.run(SetDuty(Duty.SAKIT, person_ids=tuple(roster())[:1]))
    offer.run()
    qtbot.waitUntil(lambda: len(notices.history) == 2)
    assert "sudah ada perubahan lain" in notices.history[-1].text
    assert len(roster()) == 11


def test_deleting_nothing_does_nothing(people, roster, jobs):
    people.table.view.setCurrentIndex(people.table.model.index(-1, -1))
    people.delete_rows()
    assert jobs.is_idle
    assert len(roster()) == 12


def test_buttons_that_need_rows_wait_for_a_selection(people, select_rows):
    people.table.view.setCurrentIndex(people.table.model.index(-1, -1))
    delete = action_of(people, "Hapus baris")
    assert not delete.isEnabled()
    select_rows(people, 0, 0)
    assert delete.isEnabled()


@pytest.mark.parametrize(("sheet", "kind"), [("people", ImportKind.PERSON), ("stations", ImportKind.TPS)])
def test_import_is_asked_of_the_window(request, qtbot, sheet, kind):
    shown = request.getfixturevalue(sheet)
    with qtbot.waitSignal(shown.import_requested) as requested:
        action_of(shown, "Impor...").trigger()
    assert requested.args == [kind]


def test_list_is_exported_and_told(people, picker, notices, qtbot):
    action_of(people, "Ekspor...").trigger()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert picker.asked == [("Ekspor personel", "personel.xlsx")]
    assert notices.history[-1].text == "12 personel disimpan di ekspor.csv."
    lines = picker.path.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("nrp,nama,pangkat")
    assert len(lines) == 13


def test_export_that_fails_is_told(people, picker, tmp_path, notices, qtbot):
    picker.path = tmp_path / "tidak ada" / "ekspor.xyz"
    action_of(people, "Ekspor...").trigger()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert notices.history[-1].level is Level.ERROR


def test_counts_follow_the_changes(people, workspace, roster, qtbot):
    assert counts_of(people) == {"PAM TPS": 12}
    workspace.run(SetDuty(Duty.SAKIT, person_ids=tuple(roster())[:2]))
    qtbot.waitUntil(lambda: counts_of(people) == {"PAM TPS": 10, "Sakit": 2})


def test_click_on_a_count_shows_those_rows_and_again_all(people, workspace, roster, qtbot):
    workspace.run(SetDuty(Duty.SAKIT, person_ids=tuple(roster())[:2]))
    people.counts.clicked.emit("Sakit")
    qtbot.waitUntil(lambda: people.table.model.rowCount() == 2)
    people.counts.clicked.emit("Sakit")
    qtbot.waitUntil(lambda: people.table.model.rowCount() == 12)


def test_keys_work_anywhere_in_the_sheet(people, qtbot):
    people.table.focus_search()
    qtbot.keyClick(people.table.search, Qt.Key.Key_T, CTRL)
    assert people.add_panel.isVisible()


def test_buttons_show_their_keys(people):
    tips = [button.toolTip() for button in people.table.findChildren(QToolButton, "sheet-button")]
    assert len(tips) == 5
    assert all("(Ctrl+" in tip for tip in tips)


def test_icons_follow_the_look(people, look):
    action = action_of(people, "Impor...")
    before = action.icon().cacheKey()
    look.use("dark")
    assert action.icon().cacheKey() != before


@pytest.mark.parametrize("sheet", ["people", "stations"])
def test_everything_that_takes_the_keyboard_has_a_name(request, sheet):
    shown = request.getfixturevalue(sheet)
    shown.open_add_panel()
    children = [*shown.findChildren(QLineEdit), *shown.findChildren(QAbstractButton), *shown.findChildren(QLabel)]
    taking = [child for child in children if child.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    unnamed = [child for child in taking if not QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name)]
    assert unnamed == []


def test_block_edit_can_be_taken_back_from_its_notice(people, notices, workspace, roster, qtbot):
    model, view = people.table.model, people.table.view
    view.setCurrentIndex(model.index(0, model.column_of("unit")))
    view.select_column()
    people.table.blocks.clear()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert workspace.history().undo_label == "Kosongkan 12 sel"
    assert {person.unit for person in roster().values()} == {""}
    notices.history[-1].action.run()
    qtbot.waitUntil(lambda: {person.unit for person in roster().values()} == {"POLSEK"})
    qtbot.waitUntil(lambda: notices.history[-1].text == "'Kosongkan 12 sel' diurungkan.")


def test_block_that_changes_nothing_makes_no_undo_step(people, workspace, notices, qtbot):
    before = workspace.history()
    model, view = people.table.model, people.table.view
    view.setCurrentIndex(model.index(0, model.column_of("note")))
    view.select_column()
    people.table.blocks.clear()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert workspace.history() == before
    assert "sudah sama" in notices.history[-1].text

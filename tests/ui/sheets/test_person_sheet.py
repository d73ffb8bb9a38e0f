import pytest
from PySide6.QtCore import Qt

from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.ui.sheets.person_sheet import duty_tone
from opsroom.ui.theme.tokens import Tone


@pytest.mark.parametrize(
    ("duty", "tone"),
    [
        (Duty.PAM_TPS, Tone.OK),
        (Duty.TERSEDIA, Tone.NEUTRAL),
        (Duty.PADAL, Tone.INFO),
        (Duty.SAKIT, Tone.WARN),
        (Duty.DIK, Tone.WARN),
    ],
)
def test_status_has_its_tone(duty, tone):
    assert duty_tone(duty) is tone


def test_selected_people_get_a_status(people, select_rows, roster, notices, workspace, qtbot):
    select_rows(people, 0, 3)
    next(action for action in people.duty_menu.actions() if action.text() == "Sakit").trigger()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert [person.duty for person in roster().values()].count(Duty.SAKIT) == 4
    assert notices.history[-1].text == "4 personel kini Sakit."
    assert workspace.history().undo_label == "Status Sakit"


def test_people_who_had_the_status_are_told_apart(people, select_rows, notices, qtbot):
    select_rows(people, 0, 1)
    people.set_duty(Duty.POSKO)
    qtbot.waitUntil(lambda: len(notices.history) == 1)
    select_rows(people, 0, 3)
    people.set_duty(Duty.POSKO)
    qtbot.waitUntil(lambda: len(notices.history) == 2)
    assert notices.history[-1].text == "2 personel kini Posko. 2 sudah sebelumnya."


def test_status_everybody_has_already_is_only_told(people, select_rows, notices, qtbot):
    select_rows(people, 0, 3)
    people.duty_action.trigger()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert notices.history[-1].text == "4 personel sudah berstatus PAM TPS."
    assert notices.history[-1].action is None


def test_status_without_a_selection_does_nothing(people, jobs):
    people.table.view.setCurrentIndex(people.table.model.index(-1, -1))
    people.set_duty(Duty.SAKIT)
    assert jobs.is_idle


def test_person_is_added_line_by_line(people, roster, qtbot):
    people.open_add_panel()
    panel = people.add_panel
    qtbot.keyClicks(panel.fields["nrp"], "99010001")
    qtbot.keyClicks(panel.fields["name"], "budi santoso")
    qtbot.keyClicks(panel.fields["unit"], "Polsek Lengkiti")
    qtbot.keyClick(panel.fields["unit"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(roster()) == 13)
    added = max(roster().values(), key=lambda person: person.id)
    assert (added.name, added.source) == ("BUDI SANTOSO", Source.POLSEK)
    qtbot.waitUntil(lambda: list(people.table.selected_ids()) == [added.id])
    assert [panel.fields[key].text() for key in ("nrp", "name", "unit")] == ["", "", "Polsek Lengkiti"]


def test_person_who_cannot_be_added_is_explained_at_the_field(people, roster, qtbot):
    people.open_add_panel()
    panel = people.add_panel
    panel.fields["nrp"].setText("80010000")
    panel.fields["name"].setText("BUDI")
    qtbot.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.problem.isVisible)
    assert "sudah dipakai" in panel.problem.text()
    assert panel.fields["nrp"].hasFocus()
    assert len(roster()) == 12


def test_added_row_hidden_by_a_filter_is_told(people, notices, qtbot):
    people.table.set_filter("name", "tidak ada")
    people.open_add_panel()
    people.add_panel.fields["nrp"].setText("99010001")
    people.add_panel.fields["name"].setText("BUDI")
    people.add_panel.add_button.click()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert "tersembunyi oleh saringan" in notices.history[-1].text

import pytest
from PySide6.QtCore import Qt

from opsroom.domain.changes import Kind
from opsroom.services.merge_rows import read_merge
from opsroom.ui.quality.merge_panel import MergePanel


@pytest.fixture
def panel(qtbot, look, workspace):
    made = MergePanel(look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_view(read_merge(workspace, Kind.PERSON, 5, 6))
    return made


def test_proposals_are_chosen(panel):
    assert panel.choices["position"][1].isChecked()
    assert "yang terisi" in panel.choices["position"][1].text()
    assert panel.choices["position"][0].font().strikeOut()


def test_fields_that_are_equal_offer_no_choice(panel):
    assert "rank" not in panel.choices


def test_command_takes_what_was_chosen(panel):
    panel.take_all(0)
    panel.stays[1].setChecked(True)
    command = panel.command()
    assert (command.kept.id, command.gone.id) == (6, 5)
    assert command.values["name"] == "AGUS SETIAWAN"


def test_all_from_one_side_by_button(panel):
    panel.all_second.click()
    assert all(second.isChecked() for _first, second in panel.choices.values())
    panel.all_first.click()
    assert all(first.isChecked() for first, _second in panel.choices.values())


def test_merge_by_key(panel, qtbot):
    panel.activateWindow()
    panel.stays[0].setFocus()
    with qtbot.waitSignal(panel.merge_requested) as wish:
        qtbot.keyClick(panel.stays[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wish.args[0].kind is Kind.PERSON


def test_escape_goes_back(panel, qtbot):
    panel.activateWindow()
    panel.stays[0].setFocus()
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.stays[0], Qt.Key.Key_Escape)


def test_every_choice_has_a_name(panel):
    assert all(button.accessibleName() for pair in panel.choices.values() for button in pair)


def test_empty_panel_asks_for_nothing(qtbot, look):
    made = MergePanel(look)
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.merge_requested):
        made.merge()

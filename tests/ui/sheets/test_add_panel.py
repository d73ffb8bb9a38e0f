import pytest
from PySide6.QtCore import Qt

from opsroom.domain.columns import by_key
from opsroom.domain.errors import NotFound
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.services.edit_cells import CellsRefused, RefusedCell
from opsroom.ui.sheets.add_panel import AddPanel

COLUMNS = tuple(by_key(PERSON_COLUMNS, key) for key in ("nrp", "name", "rank", "unit"))


@pytest.fixture
def panel(qtbot, look):
    built = AddPanel("Tambah personel", COLUMNS, frozenset({"unit"}), look)
    qtbot.addWidget(built)
    built.resize(1200, 60)
    built.open_panel({"unit": "POLSEK"})
    qtbot.waitExposed(built)
    return built


def test_panel_begins_at_the_first_empty_field(panel, qtbot):
    assert panel.focusWidget() is panel.fields["nrp"]
    panel.open_panel({"nrp": "99010001"})
    assert panel.focusWidget() is panel.fields["name"]


def test_filled_panel_begins_at_its_first_field(panel):
    panel.open_panel({"nrp": "1", "name": "a", "rank": "b", "unit": "c"})
    assert panel.focusWidget() is panel.fields["nrp"]


def test_enter_leads_to_a_field_that_must_be_filled(panel, qtbot):
    with qtbot.assertNotEmitted(panel.submitted):
        qtbot.keyClick(panel.fields["unit"], Qt.Key.Key_Return)
    assert panel.focusWidget() is panel.fields["nrp"]


def test_enter_submits_once_enough_is_filled(panel, qtbot):
    panel.fields["nrp"].setText(" 99010001 ")
    panel.fields["name"].setText("BUDI")
    with qtbot.waitSignal(panel.submitted) as submitted:
        qtbot.keyClick(panel.fields["name"], Qt.Key.Key_Return)
    assert submitted.args[0] == {"nrp": "99010001", "name": "BUDI", "rank": "", "unit": "POLSEK"}


def test_next_row_keeps_what_repeats(panel):
    panel.fields["name"].setText("BUDI")
    panel.begin_next()
    assert (panel.fields["name"].text(), panel.fields["unit"].text()) == ("", "POLSEK")


def test_refused_cells_are_all_explained(panel):
    panel.refuse(CellsRefused((RefusedCell(0, "name", "Nama kosong."), RefusedCell(0, "rank", "Pangkat salah."))))
    assert panel.problem.text() == "Nama kosong. Pangkat salah."
    assert panel.focusWidget() is panel.fields["name"]


def test_refusal_of_a_value_that_is_not_asked_for_is_explained_too(panel):
    panel.refuse(CellsRefused((RefusedCell(0, "phone", "Nomor salah."),)))
    assert panel.problem.text() == "Nomor salah."


def test_other_failures_are_explained(panel):
    panel.refuse(NotFound("Desa itu tidak ada."))
    assert panel.problem.text() == "Desa itu tidak ada."


def test_next_row_takes_the_explanation_away(panel):
    panel.show_problem("salah")
    panel.begin_next()
    assert panel.problem.isHidden()


@pytest.mark.parametrize("how", ["key", "button"])
def test_panel_closes_and_says_so(panel, qtbot, how):
    with qtbot.waitSignal(panel.closed):
        if how == "key":
            qtbot.keyClick(panel.fields["nrp"], Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert panel.isHidden()


def test_other_keys_are_left_alone(panel, qtbot):
    qtbot.keyClick(panel, Qt.Key.Key_F9)
    assert panel.isVisible()


def test_fields_with_choices_complete_what_is_typed(panel, qtbot):
    qtbot.keyClicks(panel.fields["rank"], "bript")
    assert panel.fields["rank"].completer().currentCompletion() == "BRIPTU"


def test_explanation_follows_the_look(panel, look):
    look.use("dark")
    assert panel.problem.palette().windowText().color().name() == look.theme.alarm

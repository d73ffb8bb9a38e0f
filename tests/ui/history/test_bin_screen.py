import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from opsroom.domain.changes import Kind
from opsroom.services.edit_cells import AddPerson, DeleteRows
from opsroom.ui.history.bin_screen import BinScreen


@pytest.fixture
def screen(workspace, tools, show):
    workspace.run(DeleteRows(Kind.PERSON, (1, 2)))
    workspace.run(DeleteRows(Kind.TPS, (3,)))
    return show(BinScreen(workspace, tools))


def pick_all(screen):
    screen.lines.selectAll()


def test_deleted_people_are_listed(screen, texts):
    assert sorted(texts(screen.lines)) == ["80010000", "80010001"]
    assert texts(screen.lines, 4) == ["tes", "tes"]
    assert screen.count.text() == "2 personel"


def test_model_is_sound(screen):
    QAbstractItemModelTester(screen.lines.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_bin_of_tps_is_one_click_away(screen, texts, qtbot):
    with qtbot.waitSignal(screen.refreshed):
        screen.kinds.setCurrentIndex(1)
    assert texts(screen.lines, 1) == ["TPS 003 DESA LENGKITI"]


def test_search_narrows_the_list(screen, texts):
    screen.search.setText("anggota 80010001")
    assert texts(screen.lines) == ["80010001"]
    assert screen.count.text() == "1 personel"


def test_ctrl_f_goes_to_the_search(screen, qtbot):
    screen.activateWindow()
    screen.lines.setFocus()
    qtbot.keyClick(screen.lines, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.search.hasFocus()


def test_selected_rows_come_back_and_go_again(screen, texts, qtbot, told, workspace, notices):
    pick_all(screen)
    assert screen.restore_button.text() == "Pulihkan (2)"
    screen.restore_button.click()
    qtbot.waitUntil(lambda: texts(screen.lines) == [])
    assert "2 personel kembali ke daftar." in told()
    notices.history[-1].action.run()
    qtbot.waitUntil(lambda: len(texts(screen.lines)) == 2)


def test_taken_number_is_refused_and_the_row_stays(screen, texts, qtbot, told, workspace):
    workspace.run(AddPerson({"nrp": "80010000", "name": "PENGGANTI"}))
    qtbot.waitUntil(lambda: screen._tools.jobs.is_idle and not screen._calm.isActive())
    pick_all(screen)
    screen.restore_picked()
    qtbot.waitUntil(lambda: any("NRP 80010000 sudah dipakai" in text for text in told()))
    assert len(texts(screen.lines)) == 2


def test_nothing_selected_restores_nothing(screen, told):
    screen.lines.clearSelection()
    screen.restore_picked()
    assert not screen.restore_button.isEnabled()
    assert told() == []


def test_zone_is_followed(screen, texts):
    screen.set_zone("WIT")
    assert texts(screen.lines, 3)[0] == "13 Feb 2024 10.30 WIT"


def test_empty_bin_says_so(workspace, tools, show, texts):
    screen = show(BinScreen(workspace, tools))
    assert "kosong" in screen.lines.empty_text

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from opsroom.ui.shell.start_page import StartPage


@pytest.fixture
def page(qtbot, look):
    page = StartPage(look)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


def test_new_operation_is_asked_for_by_name(page, qtbot):
    page.name.setText("  Polres OKU  -  Pilkada 2024 ")
    with qtbot.waitSignal(page.create_requested) as signal:
        qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert signal.args == ["Polres OKU - Pilkada 2024"]


def test_other_file_is_asked_for(page, qtbot):
    with qtbot.waitSignal(page.open_requested):
        page.open_button.click()


def test_recent_files_are_offered(page, qtbot):
    page.show_recent((Path("/data/a.ops"), Path("/data/b.ops")))
    with qtbot.waitSignal(page.recent_requested) as signal:
        page.recent_buttons[1].click()
    assert signal.args == [Path("/data/b.ops")]


def test_new_list_takes_the_place_of_the_old(page):
    page.show_recent((Path("/data/a.ops"),))
    page.show_recent(())
    assert page.recent_buttons == []
    assert not page._recent_title.isVisible()


def test_long_problem_is_shown_whole(page):
    page.show_problem("Berkas ini dibuat oleh versi program yang lebih baru. " * 6)
    assert page.problem.height() >= page.problem.heightForWidth(page.problem.width())
    assert page.create_button.isEnabled()


def test_waiting_rests_the_buttons(page):
    page.show_waiting("Membuka a.ops ...")
    assert not page.open_button.isEnabled()
    page.clear()
    assert page.open_button.isEnabled()
    assert not page.problem.isVisible()


def test_problem_follows_the_look(page, look):
    page.show_problem("Gagal.")
    look.use("dark")
    assert look.theme.alarm in page.problem.styleSheet()

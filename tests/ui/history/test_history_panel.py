import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from opsroom.services.history import read_commands, undo_until
from opsroom.ui.history import history_panel
from opsroom.ui.history.history_panel import HistoryPanel


@pytest.fixture
def panel(workspace, tools, show, rename):
    for name in ("SATU", "DUA", "TIGA"):
        rename(1, name)
    return show(HistoryPanel(workspace, tools, "WIB"))


def pick(panel, row):
    panel.commands.setCurrentIndex(panel.commands.lines.index(row, 0))


def test_commands_are_listed_newest_first(panel, texts):
    assert texts(panel.commands, 1)[:4] == ["Ubah Nama"] * 3 + ["Isi contoh"]
    assert texts(panel.commands, 2)[0] == "tes"
    assert texts(panel.commands, 0)[0] == "13 Feb 08.30"


def test_models_are_sound(panel):
    for view in (panel.commands, panel.details):
        QAbstractItemModelTester(view.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_details_of_the_picked_command(panel, texts, qtbot):
    pick(panel, 0)
    qtbot.waitUntil(lambda: texts(panel.details, 1) == ["Nama"])
    assert (texts(panel.details, 2), texts(panel.details, 3)) == (["DUA"], ["TIGA"])
    assert panel.caption.text().startswith("Ubah Nama, 13 Feb 2024")


def test_nothing_picked_offers_nothing(panel):
    assert not panel.undo_button.isEnabled()
    panel.step_to_picked(undo_until)
    assert panel._tools.jobs.is_idle


def test_undo_until_here_greys_what_was_undone(panel, texts, qtbot, told):
    pick(panel, 1)
    panel.undo_button.click()
    qtbot.waitUntil(lambda: texts(panel.commands, 1)[:3] == ["○ Ubah Nama (diurungkan)"] * 2 + ["Ubah Nama"])
    assert "2 perintah diurungkan." in told()


def test_redo_until_here_by_key(panel, texts, qtbot, workspace):
    workspace.undo()
    workspace.undo()
    qtbot.waitUntil(lambda: texts(panel.commands, 1)[0].startswith("○"))
    pick(panel, 1)
    panel.commands.setFocus()
    panel.activateWindow()
    qtbot.keyClick(
        panel.commands, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: texts(panel.commands, 1)[:2] == ["○ Ubah Nama (diurungkan)", "Ubah Nama"])


def test_refusal_is_told_with_what_was_done(panel, texts, qtbot, told, workspace, rename):
    line = read_commands(workspace)[1]
    panel._on_steps_taken(history_panel.StepsTaken(1, "Isinya sudah diubah lagi."), is_undo=True)
    assert told()[-1] == "1 perintah diurungkan, lalu berhenti. Isinya sudah diubah lagi."
    panel._on_steps_taken(history_panel.StepsTaken(0, "Isinya sudah diubah lagi."), is_undo=False)
    assert told()[-1] == "Isinya sudah diubah lagi."
    assert line.can_undo


def test_news_are_shown_and_the_picked_line_stays(panel, texts, qtbot, rename):
    pick(panel, 2)
    wanted = panel.commands.picked_line().id
    rename(2, "EMPAT")
    qtbot.waitUntil(lambda: len(texts(panel.commands)) == 6)
    assert panel.commands.picked_line().id == wanted


def test_steps_of_undo_are_shown_when_asked(panel, texts, qtbot, workspace):
    workspace.undo()
    qtbot.waitUntil(lambda: texts(panel.commands, 1)[0].startswith("○"))
    panel.steps.setChecked(True)
    assert texts(panel.commands, 1)[0] == "Urungkan: Ubah Nama"


def test_older_commands_are_read_on_request(workspace, tools, show, rename, texts, qtbot, monkeypatch):
    monkeypatch.setattr(history_panel, "PAGE", 2)
    for name in ("SATU", "DUA", "TIGA"):
        rename(1, name)
    panel = show(HistoryPanel(workspace, tools, "WIB"))
    panel._wanted = 2
    with qtbot.waitSignal(panel.refreshed):
        panel.refresh()
    assert len(texts(panel.commands)) == 2
    panel.more_button.click()
    qtbot.waitUntil(lambda: len(texts(panel.commands)) == 4)

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from opsroom.services.backups import read_backups
from opsroom.ui.history.backups_panel import BackupsPanel


class AnsweringPicker:
    def __init__(self, path):
        self.path, self.asked = path, []

    def save_file(self, _parent, title, _patterns, suggestion, on_chosen):
        self.asked.append((title, suggestion))
        on_chosen(self.path)


@pytest.fixture
def picker(tmp_path):
    return AnsweringPicker(tmp_path / "pulih.ops")


@pytest.fixture
def panel(workspace, clock, jobs, notices, look, picker, show, qtbot):
    workspace.backup("manual")
    panel = show(BackupsPanel(clock, jobs, notices, look, picker, lambda: "WIB"))
    with qtbot.waitSignal(panel.refreshed):
        panel.show_file(workspace.path)
    return panel


def pick(panel):
    panel.lines.setCurrentIndex(panel.lines.lines.index(0, 0))


def test_backups_are_listed_with_what_they_hold(panel, texts):
    assert texts(panel.lines, 1) == ["12 personel, 10 TPS"]
    assert texts(panel.lines, 0) == ["0 dtk"]
    pick(panel)
    assert "Perubahan terakhir: Isi contoh" in panel.about.text()


def test_model_is_sound(panel):
    QAbstractItemModelTester(panel.lines.lines, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_nothing_picked_offers_nothing(panel):
    assert not panel.copy_button.isEnabled()
    panel.ask_for_copy()
    panel.ask_in_place()
    assert not panel.question.isVisible()


def test_copy_under_a_new_name_can_be_opened(panel, qtbot, picker, notices, workspace):
    pick(panel)
    panel.copy_button.click()
    qtbot.waitUntil(lambda: bool(notices.history))
    assert picker.path.exists()
    assert picker.asked == [("Pulihkan sebagai berkas baru", "operasi (pulih 2024-02-13).ops")]
    with qtbot.waitSignal(panel.open_requested) as wish:
        notices.history[-1].action.run()
    assert wish.args == [picker.path]


def test_in_place_is_asked_first(panel, qtbot, workspace):
    pick(panel)
    panel.place_button.click()
    assert panel.question.isVisible()
    assert "disimpan dahulu sebagai cadangan" in panel.question_text.text()
    backup = read_backups(workspace.path)[0].path
    with qtbot.waitSignal(panel.in_place_requested) as wish:
        panel.yes_button.click()
    assert wish.args == [workspace.path, backup]


def test_no_is_no(panel, qtbot):
    pick(panel)
    panel.place_button.click()
    with qtbot.assertNotEmitted(panel.in_place_requested):
        panel.no_button.click()
    assert not panel.question.isVisible()


def test_damaged_backup_cannot_be_picked_for_restoring(panel, qtbot, workspace, texts):
    read_backups(workspace.path)[0].path.write_bytes(b"rusak" * 1000)
    with qtbot.waitSignal(panel.refreshed):
        panel.refresh()
    pick(panel)
    assert texts(panel.lines, 1)[0].startswith("■")
    assert not panel.place_button.isEnabled()
    assert "Opsroom" in panel.about.text() or "rusak" in panel.about.text()


def test_no_file_no_list(panel, qtbot):
    panel.show_file(None)
    assert panel.title.text() == "Belum ada berkas yang dipilih."

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from opsroom.ui.bridge.file_picker import DialogPicker


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def dialog_of(parent):
    return parent.findChild(QFileDialog)


def test_open_dialog_answers_with_the_chosen_file(parent, tmp_path):
    (tmp_path / "data.xlsx").write_bytes(b"x")
    chosen = []
    DialogPicker(tmp_path).open_file(parent, "Pilih buku kerja", "Buku kerja (*.xlsx)", chosen.append)
    dialog = dialog_of(parent)
    dialog.selectFile("data.xlsx")
    dialog.accept()
    assert chosen == [tmp_path / "data.xlsx"]


def test_dismissed_dialog_answers_nothing(parent, tmp_path):
    chosen = []
    DialogPicker(tmp_path).open_file(parent, "Pilih", "Semua (*)", chosen.append)
    dialog_of(parent).reject()
    assert chosen == []


def test_save_dialog_adds_the_suffix_of_the_suggestion(parent, tmp_path):
    chosen = []
    DialogPicker(tmp_path).save_file(parent, "Simpan", "Buku kerja (*.xlsx)", "ditolak.xlsx", chosen.append)
    dialog = dialog_of(parent)
    dialog.selectFile("tanpa akhiran")
    dialog.accept()
    assert chosen == [tmp_path / "tanpa akhiran.xlsx"]


def test_picker_remembers_the_folder(parent, qtbot, tmp_path):
    folder = tmp_path / "lain"
    folder.mkdir()
    picker = DialogPicker(tmp_path)
    picker.save_file(parent, "Simpan", "Semua (*)", "a.csv", lambda _path: None)
    first = dialog_of(parent)
    first.setDirectory(str(folder))
    first.accept()
    qtbot.waitUntil(lambda: not isValid(first))
    picker.save_file(parent, "Simpan", "Semua (*)", "b.csv", lambda _path: None)
    assert dialog_of(parent).directory().absolutePath() == str(folder)

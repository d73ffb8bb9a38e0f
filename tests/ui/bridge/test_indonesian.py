import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QMessageBox

from opsroom.ui.bridge.indonesian import TEXTS, speak_indonesian


@pytest.fixture
def indonesian(qapp):
    before = QLocale()
    texts = speak_indonesian(qapp)
    yield texts
    qapp.removeTranslator(texts)
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("button", "text"),
    [
        (QDialogButtonBox.StandardButton.Ok, "Oke"),
        (QDialogButtonBox.StandardButton.Cancel, "Batal"),
        (QDialogButtonBox.StandardButton.Yes, "Ya"),
        (QDialogButtonBox.StandardButton.No, "Tidak"),
        (QDialogButtonBox.StandardButton.Save, "Simpan"),
        (QDialogButtonBox.StandardButton.Discard, "Jangan simpan"),
    ],
)
def test_standard_button_speaks_indonesian(qtbot, indonesian, button, text):
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    assert box.button(button).text().replace("&", "") in (text, "Buang")


def test_context_menu_of_a_field_speaks_indonesian_and_keeps_its_keys(qtbot, indonesian):
    field = QLineEdit("teks")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert texts[0] == "&Urungkan\tCtrl+Z"
    assert "&Salin\tCtrl+C" in texts


def test_file_dialog_speaks_indonesian(qtbot, indonesian, tmp_path):
    dialog = QFileDialog(None, "Pilih", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Cari di:", "&Nama berkas:", "&Jenis berkas:"} <= labels


def test_message_box_details_button_speaks_indonesian(qtbot, indonesian):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("rincian")
    assert "Tampilkan rincian..." in [button.text() for button in box.buttons()]


def test_dates_and_numbers_are_indonesian(indonesian):
    assert QLocale().toString(1225) == "1.225"
    assert QLocale().dayName(3) == "Rabu"


def test_unknown_text_is_left_as_qt_wrote_it(indonesian):
    assert indonesian.translate("QFileDialog", "no such text") is None


def test_key_names_are_left_alone(indonesian):
    assert indonesian.translate("QShortcut", "Print") is None
    assert indonesian.translate("QPrintDialog", "Print") == "Cetak"


def test_every_text_keeps_the_placeholders_of_its_source():
    assert [source for source, text in TEXTS.items() if ("%1" in source) != ("%1" in text)] == []


def test_no_text_has_two_mnemonics():
    assert [text for text in TEXTS.values() if text.count("&") > 1] == []


def test_translator_is_never_empty(indonesian):
    assert not indonesian.isEmpty()

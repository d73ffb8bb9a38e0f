"""A chat on the clipboard becomes proposals and, in one act, reports; the lapsit goes out by one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from opsroom.domain.radio_log import LineState
from opsroom.domain.stages import Stage

K, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHAT = (
    "14/02/24 07.10 - Warga: tps 1 desa lengkiti buka\n"
    "14/02/24 07.11 - Warga: desa lengkiti tutup\n"
    "14/02/24 07.12 - Warga: siap ndan\n"
)


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


def paste(screen, qtbot, clipboard, text):
    clipboard.setText(text)
    qtbot.keyClick(screen.entry.field, K.Key_V, CTRL | SHIFT)


def shown(screen):
    model = screen.whatsapp.lines.lines
    return [model.line(row) for row in range(model.rowCount())]


def test_copied_chat_is_proposed_and_taken_by_two_keys(screen, workspace, qtbot, clipboard):
    paste(screen, qtbot, clipboard, CHAT)
    qtbot.waitUntil(lambda: len(shown(screen)) == 2, timeout=10_000)
    assert "3 pesan: 2 laporan baru (1 jelas" in screen.whatsapp.summary.text()
    with workspace.read() as reader:
        assert reader.lines() == []
    screen.whatsapp.lines.setFocus()
    qtbot.keyClick(screen.whatsapp.lines, K.Key_Return, CTRL)
    qtbot.waitUntil(lambda: screen.tabs.tabText(0) == "Kotak masuk (1)", timeout=10_000)
    with workspace.read() as reader:
        assert [line.state for line in reader.lines()] == [LineState.TAKEN, LineState.INBOX]
        assert list(reader.tps_states().values()) == [Stage.TPS_BUKA]
    assert (shown(screen), screen.whatsapp.accept_button.isEnabled()) == ([], False)


def test_picked_proposal_is_told_in_full(screen, qtbot, clipboard):
    paste(screen, qtbot, clipboard, CHAT)
    qtbot.waitUntil(lambda: len(shown(screen)) == 2, timeout=10_000)
    screen.whatsapp.lines.selectRow(0)
    assert screen.whatsapp.detail.text().startswith("Warga: tps 1 desa lengkiti buka -> 07.10 TPS buka: TPS 001")


def test_same_chat_again_offers_nothing_new(screen, qtbot, clipboard):
    paste(screen, qtbot, clipboard, CHAT)
    qtbot.waitUntil(lambda: len(shown(screen)) == 2, timeout=10_000)
    screen.whatsapp.accept_button.click()
    qtbot.waitUntil(lambda: screen.tabs.tabText(0) == "Kotak masuk (1)", timeout=10_000)
    paste(screen, qtbot, clipboard, CHAT)
    qtbot.waitUntil(lambda: len(shown(screen)) == 2, timeout=10_000)
    assert not screen.whatsapp.accept_button.isEnabled()
    assert {screen.whatsapp.lines.lines.data(screen.whatsapp.lines.lines.index(row, 3)) for row in (0, 1)} == {
        "sudah ada"
    }


def test_clipboard_without_a_chat_is_told(screen, qtbot, clipboard, notices):
    paste(screen, qtbot, clipboard, "bukan chat")
    qtbot.waitUntil(
        lambda: "papan klip tidak ada pesan" in " ".join(one.text for one in notices.history), timeout=10_000
    )


def test_export_is_opened_by_its_file(screen, qtbot, picker, tmp_path):
    export = tmp_path / "chat.txt"
    export.write_text(CHAT, "utf-8")
    picker.answer = export
    screen.whatsapp.open_button.click()
    qtbot.waitUntil(lambda: len(shown(screen)) == 2, timeout=10_000)


def test_lapsit_to_the_clipboard_is_one_key(screen, qtbot, clipboard):
    clipboard.clear()
    qtbot.keyClick(screen.entry.field, K.Key_F6)
    qtbot.waitUntil(lambda: "*C. KEJADIAN MENONJOL*" in clipboard.text(), timeout=10_000)
    assert screen.entry.field.hasFocus()


def test_lapsit_of_the_chosen_kecamatan(screen, qtbot, clipboard):
    clipboard.clear()
    screen.lapsit.place.setCurrentIndex(1)
    name = screen.lapsit.place.currentText().removeprefix("Kec. ")
    screen.lapsit.copy_button.click()
    qtbot.waitUntil(lambda: f"KEC. {name}" in clipboard.text(), timeout=10_000)

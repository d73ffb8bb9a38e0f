import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from opsroom.domain.documents import DocumentStatus, Paper
from opsroom.services.letterheads import SetOperation
from opsroom.ui.bridge.notices import Level


def words(screen):
    document = screen.preview.document
    return " ".join(" ".join(document.getAllText(page).text() for page in range(document.pageCount())).split())


def finish(screen, key, text):
    """Type into a field and leave it, as the user does."""
    widget = screen.form.fields[key]
    widget.setText(text)
    if widget.hasFocus() is False:
        widget.setFocus()
    widget.textEdited.emit(text)
    widget.editingFinished.emit()


def test_preview_shows_the_order_of_the_plan(screen):
    assert screen.preview.page_count >= 2
    assert "SURAT PERINTAH" in words(screen)
    assert "ANGGOTA 000" in words(screen)


def test_preview_says_how_many_pages(screen):
    assert screen.preview.status.text().startswith(f"{screen.preview.page_count} halaman: surat ")


def test_number_reaches_the_preview_after_a_pause(screen, qtbot):
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        finish(screen, "number", "123")
    assert "Sprin/123/II/" in words(screen)


def test_stored_field_becomes_one_undoable_command(screen, workspace, qtbot):
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        finish(screen, "city", "Baturaja")
    assert workspace.history().undo_label == "Ubah kota"
    assert "Dikeluarkan di" in words(screen)
    assert "Baturaja" in words(screen)


def test_refused_field_says_why_and_changes_nothing(screen, workspace, qtbot):
    workspace.run(SetOperation({"duty_from": None}))
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        finish(screen, "duty_from", "12 Februari 2024")
    finish(screen, "duty_to", "1 Februari 2024")
    qtbot.waitUntil(lambda: "lebih awal" in screen.form.problem("duty_to"))
    with workspace.read() as reader:
        assert reader.operation().duty_to is None


def test_unreadable_day_is_refused_at_once(screen):
    finish(screen, "duty_to", "31 Februari 2024")
    assert "31 Februari 2024" in screen.form.problem("duty_to")


def test_change_made_elsewhere_reaches_form_and_preview(screen, workspace, qtbot):
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        workspace.run(SetOperation({"operation_name": "Mantap Brata Musi"}))
    assert screen.form.texts()["operation_name"] == "Mantap Brata Musi"


def test_saved_order_is_on_disk_and_in_the_register(screen, workspace, picker, notices, qtbot):
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        finish(screen, "number", "7")
    screen.save_button.click()
    qtbot.waitUntil(lambda: any(notice.level is Level.OK for notice in notices.history), timeout=20_000)
    qtbot.waitUntil(lambda: screen.register.lines.rowCount() == 1)
    record = screen.register.lines.line(0)
    assert record.status is DocumentStatus.TERBIT
    assert record.sha256 == hashlib.sha256(picker.path.read_bytes()).hexdigest()
    assert picker.asked == [("Simpan surat perintah", "Sprin 7.pdf")]


def test_order_without_a_date_that_can_be_read_is_not_saved(screen, picker):
    screen.form.fields["issue_date"].setText("besok")
    screen.save_button.click()
    assert picker.asked == []
    assert "besok" in screen.form.problem("issue_date")


def test_registered_order_is_shown_from_its_snapshot_until_the_draft_is_back(screen, picker, qtbot):
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        finish(screen, "number", "7")
    screen.save_button.click()
    qtbot.waitUntil(lambda: screen.register.lines.rowCount() == 1, timeout=20_000)
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        finish(screen, "number", "8")
    screen.register.setCurrentIndex(screen.register.lines.index(0, 0))
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        screen.register.activated.emit(screen.register.lines.index(0, 0))
    assert "Sprin/7/" in words(screen)
    assert screen.back_button.isVisible()
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        screen.back_button.click()
    assert "Sprin/8/" in words(screen)
    assert not screen.back_button.isVisible()


def test_without_a_plan_the_preview_says_what_to_do(make_screen, make_operation, qtbot):
    screen = make_screen(make_operation(plan=False))
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        screen.show()
    assert "Jalankan Ploting" in screen.preview.message
    assert not screen.print_button.isEnabled()


def test_paper_of_the_preview_follows_the_choice(screen, qtbot):
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        screen.form.paper.setCurrentIndex(screen.form.paper.findData(Paper.F4))
    assert screen.preview.document.pagePointSize(0).height() == pytest.approx(330 / 25.4 * 72, abs=1)


def test_hidden_screen_renders_only_when_it_is_seen_again(screen, workspace, qtbot):
    screen.hide()
    with qtbot.assertNotEmitted(screen.rendered, wait=800):
        workspace.run(SetOperation({"operation_name": "Mantap Brata Musi"}))
    with qtbot.waitSignal(screen.rendered, timeout=20_000):
        screen.show()


def test_printing_asks_without_blocking_the_window(screen, qtbot):
    screen.print_button.click()
    dialog = screen.findChild(QPrintDialog)
    assert dialog.isVisible()
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.reject()


def test_nothing_is_printed_without_a_preview(make_screen, make_operation):
    screen = make_screen(make_operation(plan=False))
    screen.ask_to_print()
    assert screen.findChild(QPrintDialog) is None


def test_print_to_a_file_paints_the_pages(screen, tmp_path, notices, qtbot):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    screen.print_to(screen._preview.pdf, printer)
    qtbot.waitUntil(lambda: any("halaman dicetak" in notice.text for notice in notices.history), timeout=20_000)
    assert (tmp_path / "cetak.pdf").read_bytes().startswith(b"%PDF")

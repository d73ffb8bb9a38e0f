from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from opsroom.domain.errors import Cancelled
from opsroom.domain.imports import ImportKind, Outcome
from opsroom.ui.importing import page as page_module

ACCOUNT_TEXT = "4 baris dibaca = 3 baru + 0 diubah + 0 sama + 1 ditolak"


def people_of(workspace):
    with workspace.read() as reader:
        return reader.persons()


def visible_rows(page, kind=ImportKind.PERSON):
    return page.panel.views[kind].lines.rowCount()


def test_page_begins_with_an_invitation(page):
    assert "seret berkasnya" in page.panel.blank.text()
    assert page.panel.stack.currentWidget() is page.panel.blank
    assert not page.import_button.isEnabled()


def test_chosen_file_is_previewed(page, picker, person_csv, jobs, workspace, qtbot):
    picker.path = person_csv
    page.file_button.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.file_label.text() == "personel.csv"
    assert page.panel.summary.text().startswith(f"Pratinjau impor personel: {ACCOUNT_TEXT}.")
    assert visible_rows(page) == 4
    assert people_of(workspace) == []


def test_kind_is_told_by_the_contents(previewed, tps_csv):
    page = previewed(tps_csv)
    assert page.panel.summary.text().startswith("Pratinjau impor TPS")
    assert visible_rows(page, ImportKind.TPS) == 2


def test_import_commits_what_was_shown(previewed, person_csv, workspace, notices, qtbot):
    page = previewed(person_csv)
    assert page.import_button.text() == "Impor 3 baris"
    with qtbot.waitSignal(page.committed) as committed:
        page.import_button.click()
    assert committed.args[0].committed
    assert len(people_of(workspace)) == 3
    assert page.panel.summary.text().startswith(f"Impor personel selesai: {ACCOUNT_TEXT}.")
    assert notices.history[-1].text == f"Impor personel selesai: {ACCOUNT_TEXT}."


def test_import_is_one_undo_step(previewed, person_csv, workspace, qtbot):
    page = previewed(person_csv)
    with qtbot.waitSignal(page.committed):
        page.commit()
    workspace.undo()
    assert people_of(workspace) == []


def test_import_cannot_be_made_twice(previewed, person_csv, workspace, jobs, qtbot):
    page = previewed(person_csv)
    with qtbot.waitSignal(page.committed):
        page.commit()
    assert not page.import_button.isEnabled()
    page.commit()
    assert jobs.is_idle


def test_commit_without_a_preview_does_nothing(page, jobs):
    page.commit()
    assert jobs.is_idle


def test_file_imported_already_has_nothing_to_import(previewed, person_csv, qtbot):
    page = previewed(person_csv)
    with qtbot.waitSignal(page.committed):
        page.commit()
    page = previewed(person_csv)
    assert "3 sama" in page.panel.summary.text()
    assert not page.import_button.isEnabled()


def test_changes_are_shown_before_and_after(previewed, person_csv, qtbot):
    page = previewed(person_csv)
    with qtbot.waitSignal(page.committed):
        page.commit()
    person_csv.write_text(person_csv.read_text("utf-8").replace("BRIPKA", "AIPDA"), "utf-8")
    page = previewed(person_csv)
    page.panel.counts.clicked.emit("Diubah")
    lines = page.panel.views[ImportKind.PERSON].lines
    assert lines.rowCount() == 1
    assert lines.index(0, lines.columnCount() - 1).data() == "Pangkat: BRIPKA → AIPDA"


def test_click_on_a_count_shows_those_rows_and_again_all(previewed, person_csv):
    page = previewed(person_csv)
    page.panel.counts.clicked.emit("Ditolak")
    assert visible_rows(page) == 1
    page.panel.counts.clicked.emit("Ditolak")
    assert visible_rows(page) == 4


def test_reasons_of_rejection_are_told(previewed, person_csv):
    page = previewed(person_csv)
    assert page.panel.notes.text().startswith("Alasan ditolak: NRP")


def test_rejected_rows_are_saved_for_mending(previewed, person_csv, picker, tmp_path, notices, jobs, qtbot):
    page = previewed(person_csv)
    picker.path = tmp_path / "ditolak.xlsx"
    page.rejects_button.click()
    qtbot.waitUntil(lambda: bool(notices.history) and jobs.is_idle)
    assert picker.asked == [("Simpan baris yang ditolak", "DITOLAK personel.xlsx")]
    assert "1 baris yang ditolak disimpan di ditolak.xlsx" in notices.history[-1].text
    page = previewed(picker.path)
    assert "1 baris dibaca" in page.panel.summary.text()


def test_account_without_rejected_rows_offers_no_saving(previewed, tps_csv):
    assert not previewed(tps_csv).rejects_button.isEnabled()


# --- sheets and columns -------------------------------------------------------------------------------------------


def test_columns_are_shown_as_they_were_taken(previewed, person_csv):
    page = previewed(person_csv)
    taken = [combo.currentText() for combo in page.matching.combos.values()]
    assert taken[:4] == ["(tidak dipakai)", "Nama", "Pangkat", "NRP / NIP"]


def test_corrected_column_makes_the_preview_anew(previewed, person_csv, jobs, qtbot):
    page = previewed(person_csv)
    combo = page.matching.combos[4]
    combo.setCurrentIndex(combo.findData("note"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.matching.combos[4].currentText() == "Keterangan"
    row = page.panel.views[ImportKind.PERSON].lines.line(0)
    assert row.row.values["note"] == "KAPOLSEK"
    assert "position" not in row.row.values


def test_correction_is_remembered_once_the_import_was_made(previewed, person_csv, jobs, qtbot):
    page = previewed(person_csv)
    page.matching.corrected.emit(4, "note")
    qtbot.waitUntil(lambda: jobs.is_idle)
    with qtbot.waitSignal(page.committed):
        page.commit()
    page = previewed(person_csv)
    assert page.matching.combos[4].currentText() == "Keterangan"


def test_sheet_taken_out_leaves_nothing_to_import(previewed, person_csv):
    page = previewed(person_csv)
    page.sheets.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert "sedikitnya satu lembar" in page.panel.summary.text()
    assert not page.import_button.isEnabled()


def test_sheet_taken_in_again_is_read_again(previewed, person_csv, jobs, qtbot):
    page = previewed(person_csv)
    page.sheets.item(0).setCheckState(Qt.CheckState.Unchecked)
    page.sheets.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert visible_rows(page) == 4


def test_list_can_be_chosen_by_hand(previewed, person_csv, jobs, qtbot):
    page = previewed(person_csv)
    page.kind_box.setCurrentIndex(1)
    page.kind_box.activated.emit(1)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert visible_rows(page) == 0
    assert "personel.csv" in page.panel.summary.text()


def test_list_asked_for_by_a_sheet_is_chosen(page):
    page.start(ImportKind.TPS)
    assert page.kind_box.currentText() == "Daftar TPS"


def test_list_without_a_file_reads_nothing(page, jobs):
    page.kind_box.activated.emit(1)
    page.sheets.ticked.emit(frozenset())
    page.matching.corrected.emit(0, "name")
    assert jobs.is_idle


def test_finished_import_is_not_read_again_for_another_list(previewed, person_csv, jobs, qtbot):
    page = previewed(person_csv)
    with qtbot.waitSignal(page.committed):
        page.commit()
    page.kind_box.activated.emit(1)
    assert jobs.is_idle
    assert page.panel.summary.text().startswith("Impor personel selesai")


# --- what goes wrong ----------------------------------------------------------------------------------------------


def test_file_that_cannot_be_read_is_explained_on_the_page(previewed, tmp_path, look, notices):
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"bukan buku kerja")
    page = previewed(broken)
    assert "rusak.xlsx" in page.panel.summary.text()
    assert page.panel.summary.palette().windowText().color().name() == look.theme.alarm
    assert notices.history == ()
    assert page.file_button.isEnabled()


def test_strange_list_can_be_matched_by_hand(previewed, strange_csv, jobs, qtbot):
    page = previewed(strange_csv)
    assert page.panel.summary.text().endswith("Pilih isinya di kanan atas untuk mencocokkan kolom sendiri.")
    page.kind_box.setCurrentIndex(2)
    page.kind_box.activated.emit(2)
    qtbot.waitUntil(lambda: jobs.is_idle)
    for column, key in ((0, "name"), (1, "nrp"), (2, "unit")):
        page.matching.corrected.emit(column, key)
        qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.panel.summary.text().startswith("Pratinjau impor personel: 2 baris dibaca = 2 baru")


def test_problem_is_readable_in_the_dark(previewed, tmp_path, look):
    page = previewed(tmp_path / "tidak-ada.xlsx")
    look.use("dark")
    assert page.panel.summary.palette().windowText().color().name() == look.theme.alarm


def test_failed_import_keeps_the_preview(previewed, person_csv, workspace, jobs, monkeypatch, qtbot):
    page = previewed(person_csv)

    def fail(_workspace, _request, _progress):
        raise Cancelled

    monkeypatch.setattr(page_module, "commit", fail)
    page.commit()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.panel.summary.text() == "Dibatalkan. Tidak ada yang diubah."
    assert visible_rows(page) == 4
    assert page.import_button.isEnabled()


# --- long work ----------------------------------------------------------------------------------------------------


@pytest.fixture
def slow(monkeypatch):
    """Reading that waits until it may go on, reporting meanwhile."""
    gate, real = Event(), page_module.preview

    def preview(workspace, request, progress):
        progress.step(1, 4, "Membaca lembar 1")
        while not gate.wait(0.005):
            progress.step(1, 4, "Membaca lembar 1")
        return real(workspace, request, progress)

    monkeypatch.setattr(page_module, "preview", preview)
    yield gate
    gate.set()


def test_reading_shows_how_far_it_is(page, slow, person_csv, qtbot):
    page.start(None, person_csv)
    qtbot.waitUntil(lambda: page.work.bar.value() == 250)
    assert page.work.label.text() == "Membaca lembar 1"
    assert not page.file_button.isEnabled()


def test_reading_can_be_cancelled(page, slow, person_csv, jobs, qtbot):
    page.start(None, person_csv)
    page.work.button.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.panel.summary.text() == "Dibatalkan. Tidak ada yang diubah."
    assert page.work.isHidden()
    assert page.file_button.isEnabled()


def test_reading_of_a_file_left_behind_is_not_shown(page, slow, person_csv, tps_csv, jobs, qtbot):
    page.start(None, person_csv)
    page.start(None, tps_csv)
    slow.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.panel.summary.text().startswith("Pratinjau impor TPS")


def test_closing_stops_the_reading(page, slow, person_csv, jobs, qtbot):
    page.start(None, person_csv)
    with qtbot.waitSignal(page.closed):
        page.close_button.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert page.work.isHidden()


def test_cancelling_without_work_does_nothing(page, jobs):
    page.work.cancelled.emit()
    assert jobs.is_idle


def test_saving_without_an_account_does_nothing(page, picker):
    page.rejects_button.setEnabled(True)
    page.rejects_button.click()
    assert picker.asked == []


# --- dragged files ------------------------------------------------------------------------------------------------


def drag(page, *urls):
    data = QMimeData()
    data.setUrls(list(urls))
    entering = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    entering.ignore()
    QApplication.sendEvent(page, entering)
    dropped = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dropped.ignore()
    page.dropEvent(dropped)
    return entering.isAccepted(), dropped.isAccepted()


def test_dragged_workbook_is_read(page, person_csv, jobs, qtbot):
    assert drag(page, QUrl.fromLocalFile(str(person_csv))) == (True, True)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert visible_rows(page) == 4


@pytest.mark.parametrize(
    "urls",
    [
        [QUrl.fromLocalFile("/tmp/a.pdf")],
        [QUrl.fromLocalFile("/tmp/a.csv"), QUrl.fromLocalFile("/tmp/b.csv")],
        [QUrl("https://example.org/a.csv")],
        [],
    ],
    ids=["other file", "two files", "web address", "nothing"],
)
def test_anything_else_dragged_is_not_taken(page, jobs, urls):
    assert drag(page, *urls) == (False, False)
    assert jobs.is_idle


def test_everything_that_takes_the_keyboard_has_a_name(previewed, person_csv):
    page = previewed(person_csv)
    children = [*page.findChildren(QAbstractButton), *page.findChildren(QComboBox), page.sheets]
    taking = [child for child in children if child.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    unnamed = [child for child in taking if not QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name)]
    assert unnamed == []


@pytest.mark.shared
def test_office_workbook_is_understood_whole(previewed, shared_data):
    page = previewed(shared_data / "oku" / "DAFTAR PERSONEL POLRES OKU.xlsx")
    account = page.panel.views[ImportKind.PERSON].lines
    assert len(page.sheets.ticked_names()) == 5
    assert account.rowCount() == 801
    assert [count.label for count in page.panel.counts.counts] == ["Baru", "Sama", "Ditolak"]
    assert {line.outcome for line in (account.line(row) for row in range(801))} >= {Outcome.NEW, Outcome.REJECTED}

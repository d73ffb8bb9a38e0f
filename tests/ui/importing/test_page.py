"""The wizard from the source to the result, on real files."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel

from opsroom.domain.changes import Origin
from opsroom.domain.errors import Cancelled
from opsroom.domain.imports import ImportKind, MergeRules, Outcome
from opsroom.services.import_memory import remembered
from opsroom.services.import_summary import summary_of
from opsroom.ui.importing import page as page_module
from opsroom.ui.importing.picture_model import Part
from opsroom.ui.importing.picture_view import Wish
from opsroom.ui.importing.steps import Step

ACCOUNT_TEXT = "4 baris dibaca = 3 baru + 0 diubah + 0 sama + 1 ditolak"
MESSY = (
    "absensi_personel_polda_1440baris_ANON.xlsx", "daftar_urut_kepangkatan_judul_gabung.xlsx",
    "import_tps_ecaleg.xlsx", "koordinat_tps_kalbar_11663baris.csv", "kota_lebar_16384kolom.xlsx",
    "pegawai_49baris_ANON.xls", "pegawai_serial_date_43baris_ANON.xlsx", "rekap_suara_2baris_header.csv",
    "tambah_anggota_koma_titikkoma.csv", "template_daftar_nama_personel_polda.xlsx",
    "template_import_anggota_polda.xlsx", "tps_kendal_tanpa_header.csv",
)  # fmt: skip
GOLDEN = Path(__file__).parents[2] / "data" / "golden" / "messy"


def people_of(workspace):
    with workspace.read() as reader:
        return reader.persons()


@pytest.fixture
def settled(jobs, qtbot):
    def settle():
        qtbot.waitUntil(lambda: jobs.is_idle, timeout=20000)

    return settle


@pytest.fixture
def committed(previewed, person_csv, settled):
    page = previewed(person_csv)
    page.commit()
    settled()
    return page


def test_page_begins_with_the_sources(page):
    assert page.step is Step.SOURCE
    assert page.parts.stack.currentWidget() is page.parts.source
    assert not page.parts.import_button.isVisible()


def test_chosen_file_is_read_and_its_picture_shown(page, picker, person_csv, settled, workspace):
    picker.path = person_csv
    page.parts.source.buttons["file"].click()
    settled()
    assert page.step is Step.PICTURE
    assert page.parts.title.text() == "personel.csv"
    assert "Kenal tata letak: Daftar nominatif personel Polri" in page.parts.picture.understood.text()
    assert page.parts.picture.view.model_.text(1, 1) == "ADI SAPUTRA"
    assert people_of(workspace) == []


def test_preview_adds_up(previewed, person_csv):
    page = previewed(person_csv)
    page.go_to(Step.PREVIEW)
    assert page.parts.preview.summary.text().startswith(f"Pratinjau impor personel: {ACCOUNT_TEXT}.")
    assert page.parts.preview.table.rows.rowCount() == 4


def test_kind_is_told_by_the_contents(previewed, tps_csv):
    page = previewed(tps_csv)
    assert page.parts.preview.summary.text().startswith("Pratinjau impor TPS")


def test_tabs_filter_by_outcome(previewed, person_csv):
    preview = previewed(person_csv).parts.preview
    assert [preview.tabs.tabText(place) for place in range(5)] == [
        "Semua 4", "● Baru 3", "♦ Diubah 0", "○ Sama 0", "■ Ditolak 1",
    ]  # fmt: skip
    preview.show_only(Outcome.REJECTED)
    assert preview.table.rows.rowCount() == 1
    assert not preview.tabs.isTabEnabled(2)


def test_import_commits_what_was_shown_and_tells_the_account(previewed, person_csv, workspace, notices, qtbot):
    page = previewed(person_csv)
    assert page.parts.import_button.text() == "Impor 3 baris"
    with qtbot.waitSignal(page.committed) as told:
        page.parts.import_button.click()
    assert told.args[0].committed
    assert len(people_of(workspace)) == 3
    assert page.step is Step.RESULT
    assert ACCOUNT_TEXT in page.parts.result.text.text()
    assert notices.history[-1].text == f"Impor personel selesai: {ACCOUNT_TEXT}."


def test_result_takes_the_import_back(committed, workspace, settled):
    committed.parts.result.undo_button.click()
    settled()
    assert people_of(workspace) == []
    assert "sudah diurungkan" in committed.parts.result.text.text()
    assert not committed.parts.result.undo_button.isEnabled()


def test_import_is_not_taken_back_when_something_was_done_since(committed, workspace, settled, notices):
    workspace.run(_Note())
    committed.parts.result.undo_button.click()
    settled()
    assert len(people_of(workspace)) == 3
    assert "Sesudah impor masih ada 'Catat'" in notices.history[-1].text


class _Note:
    label, origin, undoable = "Catat", Origin.DESK, True

    def apply(self, work):
        work.put_setting("catatan", "x")


def test_changed_cells_show_old_and_new(committed, person_csv, settled):
    page = committed
    person_csv.write_text(person_csv.read_text("utf-8").replace("BRIPKA", "AIPDA"), "utf-8")
    page.open_file(person_csv)
    settled()
    page.parts.preview.show_only(Outcome.CHANGED)
    rows = page.parts.preview.table.rows
    face = rows.face(rows.line(0), "rank")
    assert (face.before, face.text) == ("BRIPKA", "AIPDA")
    assert not rows.face(rows.line(0), "name").before


def test_mended_cell_is_read_again_and_nothing_is_rejected_any_more(previewed, person_csv, settled):
    page = previewed(person_csv)
    page.go_to(Step.BENCH)
    bench = page.parts.bench
    assert bench.fault.text() == "NRP kurang dari 8 digit"
    bench.rows.setData(bench.table.currentIndex(), "92040004")
    bench.check_button.click()
    settled()
    assert page.step is Step.PREVIEW
    assert page.parts.import_button.text() == "Impor 4 baris"


def test_only_the_failures_are_imported_after_mending(committed, workspace, settled):
    page = committed
    page.parts.result.mend_button.click()
    bench = page.parts.bench
    bench.rows.setData(bench.table.currentIndex(), "92040004")
    bench.check_button.click()
    settled()
    assert page.parts.import_button.text() == "Impor 1 baris"
    page.commit()
    settled()
    assert len(people_of(workspace)) == 4
    assert "1 baris dibaca = 1 baru" in page.parts.result.text.text()


def test_head_pointed_at_by_hand_is_taken(page, tmp_path, settled):
    path = tmp_path / "bingung.csv"
    path.write_text("NAMA,NRP,PANGKAT\nJUDUL,LAIN,SAJA\nNAMA,NRP,KESATUAN\nADI SAPUTRA,80010001,POLSEK\n", "utf-8")
    page.open_file(path)
    settled()
    page.parts.picture.view.wished.emit(Wish("head", row=3))
    settled()
    model = page.parts.picture.view.model_
    assert [model.part(row) for row in range(4)] == [Part.ABOVE, Part.ABOVE, Part.HEAD, Part.DATA]
    assert model.meaning(2) == "Kesatuan"
    page.parts.picture.view.wished.emit(Wish("found"))
    settled()
    assert model.part(0) is Part.HEAD


def test_data_begin_where_the_hand_says(previewed, person_csv, settled):
    page = previewed(person_csv)
    page.parts.picture.view.wished.emit(Wish("data", row=4))
    settled()
    model = page.parts.picture.view.model_
    assert [model.part(row) for row in range(5)] == [Part.HEAD, Part.IGNORED, Part.IGNORED, Part.DATA, Part.REJECTED]


def test_sheet_without_head_is_matched_by_hand(page, tmp_path, settled):
    path = tmp_path / "polos.csv"
    path.write_text("80010001,ADI SAPUTRA,x\n81020002,BUDI IRAWAN,y\n", "utf-8")
    page.open_file(path)
    settled()
    page.parts.picture.view.wished.emit(Wish("none"))
    settled()
    page.parts.picture.view.wished.emit(Wish("column", column=2, key="note"))
    settled()
    assert page.parts.picture.view.model_.meaning(2) == "Keterangan"
    assert "tanpa kepala tabel" in page.parts.picture.understood.text()


def test_matching_is_remembered_shown_and_forgotten(previewed, strange_csv, settled, workspace):
    page = previewed(strange_csv, ImportKind.PERSON)
    view = page.parts.picture.view
    view.wished.emit(Wish("column", column=0, key="name"))
    settled()
    view.wished.emit(Wish("column", column=1, key="nrp"))
    settled()
    page.commit()
    settled()
    assert remembered(workspace)
    page.open_file(strange_csv)
    settled()
    assert page.parts.picture.forget_button.isVisible()
    page.parts.picture.forget_button.click()
    settled()
    assert not remembered(workspace)
    assert not page.parts.picture.forget_button.isVisible()


def test_refused_file_tells_why_and_can_be_matched(previewed, strange_csv):
    page = previewed(strange_csv)
    assert page.step is Step.PICTURE
    assert "tidak memuat kolom yang dikenal" in page.parts.message.text() or "mirip" in page.parts.message.text()
    assert page.parts.picture.view.model_.rowCount() == 3


def test_unreadable_file_leaves_the_sources(previewed, tmp_path):
    path = tmp_path / "kosong.csv"
    path.write_text("", "utf-8")
    page = previewed(path)
    assert page.step is Step.SOURCE
    assert "kosong" in page.parts.message.text()


def test_vote_results_are_never_drawn(previewed, tmp_path):
    path = tmp_path / "suara.csv"
    path.write_text("NO TPS,DESA,SUARA SAH,PASLON 1,PASLON 2\n001,KURUP,100,40,60\n002,KURUP,90,50,40\n", "utf-8")
    page = previewed(path)
    assert "hasil suara" in page.parts.message.text()
    assert page.parts.picture.view.model_.rowCount() == 0


def test_rules_count_cells_and_keep_ours(committed, person_csv, settled):
    page = committed
    person_csv.write_text(person_csv.read_text("utf-8").replace("BRIPKA", "AIPDA"), "utf-8")
    page.open_file(person_csv)
    settled()
    page.go_to(Step.RULES)
    settled()
    rules = page.parts.rules
    assert set(rules.ours) == {"rank"}
    with pytest.MonkeyPatch.context():
        rules.ours["rank"].click()
    settled()
    assert page.step is Step.RULES
    assert not page.parts.import_button.isEnabled()
    rules.theirs["rank"].click()
    settled()
    assert page.parts.import_button.text() == "Impor 1 baris"


def test_blank_cells_may_empty_ours_when_asked(committed, person_csv, settled):
    page = committed
    person_csv.write_text(person_csv.read_text("utf-8").replace("081234567890", ""), "utf-8")
    page.open_file(person_csv)
    settled()
    assert not page.parts.import_button.isEnabled()
    page.go_to(Step.RULES)
    settled()
    assert "(1 sel)" in page.parts.rules.blank_box.text()
    page.parts.rules.blank_box.click()
    settled()
    assert page.parts.import_button.text() == "Impor 1 baris"
    assert page._choices.merge == MergeRules(blank_overwrites=True)


def test_folder_is_read_as_one(page, picker, person_csv, tps_csv, settled):
    picker.path = person_csv.parent
    page.parts.source.buttons["folder"].click()
    settled()
    assert page.step is Step.SHEETS
    assert {reading.sheet for reading in page._readings} == {"personel.csv", "tps.csv"}


def test_several_files_are_gathered(page, picker, person_csv, tps_csv, settled):
    picker.path = [person_csv, tps_csv]
    page.parts.source.buttons["file"].click()
    settled()
    assert len(page._readings) == 2


def test_pasted_cells_are_read(page, settled):
    QGuiApplication.clipboard().setText("NAMA\tNRP\nADI SAPUTRA\t80010001\n")
    page.parts.source.buttons["paste"].click()
    settled()
    assert page.parts.import_button.text() == "Impor 1 baris"


def test_copied_files_are_pasted_as_files(page, person_csv, settled):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(person_csv))])
    QGuiApplication.clipboard().setMimeData(data)
    page.sources.paste()
    settled()
    assert page.parts.title.text() == "personel.csv"


def test_empty_clipboard_is_told(page, settled):
    QGuiApplication.clipboard().setText(" ")
    page.sources.paste()
    settled()
    assert "Papan klip kosong" in page.parts.message.text()


def test_dropped_file_is_read(page, person_csv, settled):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(person_csv))])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)
    settled()
    assert page.step is Step.PICTURE


def test_what_cannot_be_taken_is_told(page, tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"x")
    page.sources.take([path])
    assert "bukan buku kerja" in page.parts.message.text()


def test_sheets_ticked_off_leave_nothing_to_import(previewed, person_csv):
    page = previewed(person_csv)
    page.parts.sheets.ticked.emit(frozenset())
    assert "Tandai sedikitnya satu lembar" in page.parts.message.text()
    assert not page.parts.import_button.isVisible()


def test_kind_chosen_by_hand_is_wanted(previewed, person_csv, settled):
    page = previewed(person_csv)
    page.parts.kind_box.setCurrentIndex(1)
    page.parts.kind_box.activated.emit(1)
    settled()
    assert "berisi daftar personel, bukan daftar TPS" in page.parts.message.text()


def test_cancelled_import_leaves_nothing_behind(previewed, person_csv, settled, workspace, monkeypatch, qtbot):
    page = previewed(person_csv)
    begun, go_on = Event(), Event()

    def waiting(workspace, request, progress):
        begun.set()
        go_on.wait(10)
        progress.step(1, 2, "Menyimpan")
        raise AssertionError("was not cancelled")

    monkeypatch.setattr(page_module, "make_import", waiting)
    page.commit()
    begun.wait(10)
    page.parts.work.button.click()
    go_on.set()
    settled()
    assert people_of(workspace) == []
    assert page.parts.message.text() == Cancelled().user_text
    assert page.parts.import_button.isEnabled()


def test_steps_are_walked_by_key(previewed, person_csv, qtbot):
    page = previewed(person_csv)
    page.parts.next_button.click()
    assert page.step is Step.PREVIEW
    page.parts.next_button.click()
    assert page.step is Step.BENCH
    page.parts.back_button.click()
    assert page.step is Step.PREVIEW
    page.parts.strip.buttons[Step.SHEETS].click()
    assert page.step is Step.SHEETS
    page.go_to(Step.RESULT)
    assert page.step is Step.SHEETS
    page.go_to(Step.SOURCE)
    assert page.step is Step.SOURCE
    assert not page.parts.title.text()


def test_rejected_rows_are_saved(previewed, person_csv, picker, tmp_path, settled, notices):
    page = previewed(person_csv)
    picker.path = tmp_path / "ditolak.xlsx"
    page.go_to(Step.BENCH)
    page.parts.bench.save_button.click()
    settled()
    assert picker.path.exists()
    assert "1 baris yang ditolak disimpan" in notices.history[-1].text


def test_close_is_told(page, qtbot):
    with qtbot.waitSignal(page.closed):
        page.parts.close_button.click()


def test_every_widget_that_takes_keys_has_a_name(previewed, person_csv):
    page = previewed(person_csv)
    for kind in (QAbstractButton, QComboBox, QAbstractItemView):
        for widget in page.findChildren(kind):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.parent() is not None:
                face = QAccessible.queryAccessibleInterface(widget)
                is_inside = isinstance(widget.parent().parent(), QComboBox | QAbstractItemView)
                assert face.text(QAccessible.Text.Name) or is_inside, widget


def test_no_text_is_cut_off_at_the_sources(page):
    for label in page.parts.source.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.shared
@pytest.mark.parametrize("name", MESSY)
def test_messy_file_goes_through_the_page(previewed, shared_data, name, settled):
    page = previewed(shared_data / "messy" / name)
    golden = (GOLDEN / f"{name}.txt").read_text("utf-8")
    if page._view is None:
        assert golden.startswith("Ditolak")
        assert page.parts.message.text()
    else:
        assert summary_of(page._view.account) == golden
    for step in (Step.PICTURE, Step.PREVIEW, Step.BENCH, Step.RULES):
        page.go_to(step)
        settled()
        assert not page.grab().isNull()

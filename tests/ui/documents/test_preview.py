import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdfWidgets import QPdfView

from opsroom.ui.documents.preview import PdfPreview


@pytest.fixture
def make_pdf(qapp):
    def make(pages):
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QSizeF(215, 330), QPageSize.Unit.Millimeter))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter(writer)
        for page in range(pages):
            if page:
                writer.newPage()
            painter.drawText(1000, 1000, f"Lembar {page + 1}")
        painter.end()
        buffer.close()
        return bytes(data.data())

    return make


@pytest.fixture
def preview(qtbot, look):
    preview = PdfPreview(look)
    qtbot.addWidget(preview)
    preview.resize(700, 600)
    preview.show()
    return preview


def test_document_from_memory_is_shown(preview, make_pdf):
    preview.show_pdf(make_pdf(3), "3 halaman")
    assert preview.page_count == 3
    assert preview.page.suffix() == " dari 3"
    assert "Lembar 3" in preview.document.getAllText(2).text()


def test_buttons_rest_while_there_is_no_document(preview, make_pdf):
    assert not preview.page.isEnabled()
    preview.show_pdf(make_pdf(1), "")
    assert preview.page.isEnabled()


def test_sentence_takes_the_place_of_the_document(preview, make_pdf):
    preview.show_pdf(make_pdf(1), "1 halaman")
    preview.show_message("Belum ada ploting.")
    assert (preview.page_count, preview.message, preview.status.text()) == (0, "Belum ada ploting.", "")


def test_new_rendering_keeps_the_page(preview, make_pdf):
    preview.show_pdf(make_pdf(5), "")
    preview.page.setValue(4)
    preview.show_pdf(make_pdf(5), "")
    assert preview.view.pageNavigator().currentPage() == 3


def test_shorter_rendering_starts_at_its_front(preview, make_pdf):
    preview.show_pdf(make_pdf(5), "")
    preview.page.setValue(5)
    preview.show_pdf(make_pdf(2), "")
    assert preview.page.maximum() == 2


def test_page_field_follows_the_view(preview, make_pdf):
    preview.show_pdf(make_pdf(4), "")
    preview.view.verticalScrollBar().setValue(preview.view.verticalScrollBar().maximum())
    assert preview.page.value() == 4


def test_zoom_stays_in_its_range(preview, make_pdf):
    preview.show_pdf(make_pdf(1), "")
    for _ in range(30):
        preview._zoom_in.click()
    assert preview.view.zoomFactor() == 5.0
    for _ in range(60):
        preview._zoom_out.click()
    assert preview.view.zoomFactor() == 0.25


def test_page_can_be_fitted_to_width_and_height(preview, make_pdf):
    preview.show_pdf(make_pdf(1), "")
    preview._fit_page.click()
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitInView
    preview._fit_width.click()
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth

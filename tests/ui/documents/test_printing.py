import os
import stat

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from opsroom.domain.errors import Cancelled, DocumentError
from opsroom.domain.progress import SILENT, Progress
from opsroom.ui.documents.printing import PrintOrder, can_use_lp, order_of, paint_pages, send_to_lp

F4 = QSizeF(215, 330)


@pytest.fixture
def pdf(qapp):
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(F4, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    painter = QPainter(writer)
    for page in range(3):
        if page:
            writer.newPage()
        painter.drawText(1000, 1000, f"Lembar {page + 1}")
    painter.end()
    buffer.close()
    return bytes(data.data())


@pytest.fixture
def to_file(tmp_path, qapp):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    return printer


@pytest.fixture
def spooler(tmp_path, monkeypatch):
    """An `lp` that notes its arguments and the size of the file, or refuses."""

    def put(script):
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        path = folder / "lp"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return tmp_path / "noted"

    return put


def printed(tmp_path):
    document = QPdfDocument()
    document.load(str(tmp_path / "cetak.pdf"))
    return document


def test_all_pages_are_painted_in_their_own_size(pdf, to_file, tmp_path):
    assert paint_pages(pdf, to_file, SILENT) == 3
    document = printed(tmp_path)
    assert document.pageCount() == 3
    assert document.pagePointSize(0).width() == pytest.approx(F4.width() / 25.4 * 72, abs=1)


def test_painted_page_holds_the_ink(pdf, to_file, tmp_path):
    paint_pages(pdf, to_file, SILENT)
    image = printed(tmp_path).render(0, QSizeF(215, 330).toSize())
    assert any(image.pixelColor(x, y).lightness() < 128 for x in range(215) for y in range(60))


def test_chosen_pages_only_are_painted(pdf, to_file, tmp_path):
    to_file.setFromTo(2, 3)
    assert paint_pages(pdf, to_file, SILENT) == 2
    assert printed(tmp_path).pageCount() == 2


def test_cancelled_printing_stops(pdf, to_file):
    with pytest.raises(Cancelled):
        paint_pages(pdf, to_file, Progress(is_cancelled=lambda: True))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printer_that_cannot_be_used_is_named_calmly(pdf, to_file, tmp_path):
    to_file.setOutputFileName(str(tmp_path / "tidak" / "ada" / "cetak.pdf"))
    with pytest.raises(DocumentError, match="pilih pencetak lain"):
        paint_pages(pdf, to_file, SILENT)


def test_spooler_gets_the_whole_file_with_copies_and_pages(pdf, spooler):
    noted = spooler(
        'echo "$@" > "$(dirname "$0")/../noted"; for last; do :; done; wc -c < "$last" >> "$(dirname "$0")/../noted"'
    )
    send_to_lp(pdf, PrintOrder("LaserJet", 2, 1, 2))
    arguments, size = noted.read_text().splitlines()
    assert arguments.startswith("-d LaserJet -n 2 -o page-ranges=1-2 ")
    assert int(size) == len(pdf)


def test_all_pages_need_no_range(pdf, spooler):
    noted = spooler('echo "$@" > "$(dirname "$0")/../noted"')
    send_to_lp(pdf, PrintOrder("LaserJet", 1, 0, 0))
    assert "page-ranges" not in noted.read_text()


def test_refusing_spooler_is_told_with_its_words(pdf, spooler):
    spooler("echo 'lp: unknown destination' >&2; exit 1")
    with pytest.raises(DocumentError, match="LaserJet menolak") as refusal:
        send_to_lp(pdf, PrintOrder("LaserJet", 1, 0, 0))
    assert "unknown destination" in refusal.value.detail


def test_file_output_never_goes_to_the_spooler(to_file):
    assert not can_use_lp(to_file)


def test_order_takes_what_the_dialog_chose(to_file):
    to_file.setFromTo(2, 5)
    to_file.setCopyCount(3)
    assert order_of(to_file) == PrintOrder("", 3, 2, 5)

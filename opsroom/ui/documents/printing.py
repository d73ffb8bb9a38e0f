"""Sends a PDF to a printer: through `lp` where it is (vectors stay vectors), else page by page as pictures."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from opsroom.domain.errors import DocumentError
from opsroom.domain.progress import Progress

RASTER_DPI = 300
#: The spooler only takes the file; a minute means it hangs. Units: s.
LP_TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the print dialog answered. Pages count from 1; 0 and 0 mean all."""

    printer_name: str
    copies: int
    first_page: int
    last_page: int


def order_of(printer: QPrinter) -> PrintOrder:
    """What was chosen in the dialog."""
    return PrintOrder(printer.printerName(), printer.copyCount(), printer.fromPage(), printer.toPage())


def can_use_lp(printer: QPrinter) -> bool:
    """Whether a spooler can take the file as it is."""
    is_real = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat and bool(printer.printerName())
    return is_real and shutil.which("lp") is not None


def send_to_lp(pdf: bytes, order: PrintOrder) -> None:
    """Hand the file to the spooler. Thread: worker.

    Raises:
        DocumentError: The spooler refused.
    """
    with tempfile.TemporaryDirectory(prefix="opsroom-cetak-") as folder:
        path = Path(folder) / "surat.pdf"
        path.write_bytes(pdf)
        command = ["lp", "-d", order.printer_name, "-n", str(order.copies)]
        if order.first_page:
            command += ["-o", f"page-ranges={order.first_page}-{order.last_page}"]
        try:
            subprocess.run([*command, str(path)], check=True, capture_output=True, text=True, timeout=LP_TIMEOUT_S)
        except subprocess.SubprocessError as problem:
            detail = str(getattr(problem, "stderr", "") or problem)
            raise DocumentError(
                f"Pencetak {order.printer_name} menolak. Surat tetap ada; periksa pencetak, lalu cetak lagi.", detail
            ) from problem


def paint_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Paint the pages chosen as pictures on `printer`; returns how many. Thread: worker.

    Raises:
        Cancelled: Pages painted so far are dropped.
        DocumentError: The PDF cannot be read or the printer cannot be used.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    count = document.pageCount()
    first = max(1, printer.fromPage())
    last = min(count, printer.toPage() or count)
    printer.setFullPage(True)
    printer.setResolution(RASTER_DPI)
    painter = QPainter()
    try:
        for page in range(first - 1, last):
            progress.step(page - first + 1, last - first + 1, f"Mencetak halaman {page + 1}")
            _paint_page(document, page, printer, painter)
    finally:
        if painter.isActive():
            painter.end()
        document.close()
    return last - first + 1


def _paint_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    size = document.pagePointSize(page)
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    if painter.isActive():
        printer.newPage()
    elif not painter.begin(printer):
        raise DocumentError("Pencetak tidak bisa dipakai. Surat tetap ada; pilih pencetak lain, lalu cetak lagi.")
    pixels = QSize(round(size.width() / 72 * RASTER_DPI), round(size.height() / 72 * RASTER_DPI))
    painter.drawImage(0, 0, document.render(page, pixels))

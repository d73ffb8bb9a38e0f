"""Surat Perintah with its Lampiran: snapshot in, PDF out. Pure: no clock, no file, no network.

Example: ``render(snapshot).pdf``.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from opsroom.domain.documents import OrderSnapshot, to_json
from opsroom.domain.progress import SILENT, Progress
from reports.annex import lay_out_annex
from reports.checks import order_warnings
from reports.fonts import FONT_FOLDERS, Fonts, load_fonts, reportlab_turn
from reports.layout.page import draw_classification, draw_watermark
from reports.layout.text import TextStyle, clean
from reports.letter import lay_out_letter
from reports.pdf_file import PdfInfo, open_pdf
from reports.rendered import RenderedDocument
from reports.section import Section

_MARK_SIZE = 11


def render(
    snapshot: OrderSnapshot, progress: Progress = SILENT, font_folders: Iterable[Path] = FONT_FOLDERS
) -> RenderedDocument:
    """The order as a PDF; equal snapshots give equal bytes.

    Thread: any; renderings wait for one another.

    Raises:
        RuleViolation: The kop breaks its rule.
        DocumentError: Something in it is higher than a page.
        Cancelled: The user asked to stop.
    """
    with reportlab_turn():
        fonts = load_fonts(font_folders)
        letter = lay_out_letter(snapshot, fonts)
        sections = [letter, lay_out_annex(snapshot, fonts)] if snapshot.row_count else [letter]
        pdf = _draw(snapshot, sections, fonts, progress)
    pages = [len(section.pages) for section in sections]
    return RenderedDocument(pdf, sum(pages), pages[0], sum(pages[1:]), order_warnings(snapshot, fonts))


def _draw(snapshot: OrderSnapshot, sections: list[Section], fonts: Fonts, progress: Progress) -> bytes:
    canvas, target = open_pdf(_info(snapshot), fonts)
    mark = TextStyle(fonts.regular, _MARK_SIZE)
    total = sum(len(section.pages) for section in sections)
    pages = ((section, index) for section in sections for index in range(len(section.pages)))
    for done, (section, index) in enumerate(pages):
        progress.step(done, total, f"Mencetak halaman {done + 1} dari {total}")
        canvas.setPageSize((section.sheet.width, section.sheet.height))
        if snapshot.is_draft:
            draw_watermark(canvas, section.sheet, "DRAF", fonts.bold)
        section.draw_page(canvas, index)
        if snapshot.classification:
            draw_classification(canvas, section.sheet, snapshot.classification, mark)
        canvas.showPage()
    canvas.save()
    progress.step(total, total, "Selesai")
    return target.getvalue()


def _info(snapshot: OrderSnapshot) -> PdfInfo:
    number = clean(snapshot.number_line(gap=" "))
    subject = clean(" ".join(snapshot.annex_title))
    author = clean(snapshot.unit_short)
    return PdfInfo(
        f"Surat Perintah {number}", subject, author, datetime.fromisoformat(snapshot.built_at), to_json(snapshot)
    )

"""A table printed as it is shown."""

from datetime import datetime

from opsroom.domain.table_paper import TablePaper
from reports.fonts import load_fonts, reportlab_turn
from reports.pdf_file import PdfInfo, open_pdf


def render(paper: TablePaper, made: datetime) -> bytes:
    """The PDF of a table; `made` dates the file."""
    with reportlab_turn():
        fonts = load_fonts()
        canvas, target = open_pdf(PdfInfo(paper.title, paper.filter_text, "", made, paper.seed), fonts)
        canvas.setFont(fonts.regular, 8)
        canvas.drawString(40, 800, paper.title)
        canvas.showPage()
        canvas.save()
    return target.getvalue()

"""Sheets: sizes, margins and what is printed in them."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from opsroom.domain.documents import MarginProfile, PageSetup, Paper
from reports.layout import MM
from reports.layout.text import Align, TextStyle, clean, put, put_lines

_SIZES_MM = {Paper.A4: (210, 297), Paper.F4: (215, 330)}
#: Top, bottom, left, right. Source: documents note section 5 (2026-11).
_MARGINS_MM = {MarginProfile.BAKU: (20, 15, 25, 15), MarginProfile.PADAT: (12.5, 15, 20, 15)}
_LANDSCAPE_MARGINS_MM = (15, 15, 20, 15)
_WATERMARK_SIZE = 60
_WATERMARK_GREY = 0.9
_MARK_EDGE = 7 * MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and the space left for text. Units: points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.width - self.left - self.right

    @property
    def text_top(self) -> float:
        """Height of the first line's top above the sheet's lower edge."""
        return self.height - self.top

    @property
    def text_right(self) -> float:
        """The right margin's x."""
        return self.width - self.right


def portrait(setup: PageSetup) -> Sheet:
    """The sheet of a letter."""
    width, height = _SIZES_MM[setup.paper]
    return _sheet(width, height, _MARGINS_MM[setup.margins])


def landscape(setup: PageSetup) -> Sheet:
    """The sheet of an annex; its margins are the same in both profiles."""
    height, width = _SIZES_MM[setup.paper]
    return _sheet(width, height, _LANDSCAPE_MARGINS_MM)


def _sheet(width: float, height: float, margins: tuple[float, float, float, float]) -> Sheet:
    top, bottom, left, right = (side * MM for side in margins)
    return Sheet(width * MM, height * MM, top, bottom, left, right)


def draw_watermark(canvas: Canvas, sheet: Sheet, text: str, font: str) -> None:
    """Grey letters across the sheet; drawn first, so the text stays on top."""
    style = TextStyle(font, _WATERMARK_SIZE)
    canvas.saveState()
    canvas.setFillGray(_WATERMARK_GREY)
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(45)
    put(canvas, -style.width(text) / 2, -style.size / 3, text, style)
    canvas.restoreState()


def draw_classification(canvas: Canvas, sheet: Sheet, text: str, style: TextStyle) -> None:
    """The mark in the middle of the head and the foot margin."""
    lines = (clean(text).upper(),)
    for top in (sheet.height - _MARK_EDGE + style.leading / 2, _MARK_EDGE + style.leading / 2):
        put_lines(canvas, 0, top, lines, style, sheet.width, Align.CENTRE)

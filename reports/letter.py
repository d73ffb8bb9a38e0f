"""The Surat Perintah itself: kop, title, Pertimbangan to Untuk, signature with Tembusan.

Source: documents note sections 5 and 6.1 (2026-11).
"""

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from opsroom.domain.documents import OrderSnapshot
from opsroom.domain.letterhead import check_kop
from reports.fonts import Fonts
from reports.layout import MM
from reports.layout.flow import Block
from reports.layout.heads import Kop, NumberBlock, draw_page_number, pen_gap
from reports.layout.page import Sheet, portrait
from reports.layout.rows import LabelRow, centred_block, lines_block, row_blocks
from reports.layout.signature import Signature, signature_block
from reports.layout.text import Align, TextStyle, put_lines
from reports.section import Section

TITLE = "SURAT PERINTAH"
PEN_GAP = 12 * MM
#: Size of running heads, number blocks and Tembusan.
SMALL = 10
_EMBLEM_GAP = 3 * MM
_EMBLEM = 18 * MM
_AFTER_TITLE = 5 * MM
_AFTER_RUNNING_HEAD = 6 * MM
_COMMAND_GAP = 9.0
_SIGNATURE_GAP = 12.0


def lay_out_letter(snapshot: OrderSnapshot, fonts: Fonts) -> Section:
    """The pages of the order.

    Raises:
        RuleViolation: The kop breaks its rule.
        DocumentError: A block is higher than a page.
    """
    sheet = portrait(snapshot.page)
    style = TextStyle(fonts.regular, snapshot.page.font_size)
    head = _LetterHead(snapshot, sheet, style, TextStyle(fonts.regular, SMALL))
    blocks = _keep_ending(list(_body(snapshot, style, sheet.text_width)))
    return Section.lay_out("Surat Perintah", sheet, (head.first_height, head.later_height), head.draw, blocks)


def number_block(title: str, snapshot: OrderSnapshot, style: TextStyle, text_width: float) -> NumberBlock:
    """Title, number and date in capitals, as running heads and annexes carry them."""
    gap = pen_gap(style, PEN_GAP)
    number = snapshot.number_line(capitals=True, gap=gap)
    rows = (("NOMOR", number), ("TANGGAL", snapshot.date_line(capitals=True, gap=gap)))
    return NumberBlock.fit(f"{title} {snapshot.head_short.upper()}", rows, style, text_width)


def order_signature(snapshot: OrderSnapshot, style: TextStyle, text_width: float) -> Signature:
    """The signature as it stands under the letter and under its annex."""
    date = snapshot.date_line(gap=pen_gap(style, PEN_GAP))
    return Signature.fit(snapshot.city, date, snapshot.signer, style, text_width)


class _LetterHead:
    """Kop, space of the emblem and title on page 1; number block and page number on the others."""

    def __init__(self, snapshot: OrderSnapshot, sheet: Sheet, style: TextStyle, small: TextStyle) -> None:
        self._sheet = sheet
        self._style = style
        self._small = small
        self._kop = Kop(check_kop(snapshot.kop), style)
        self._number = f"Nomor: {snapshot.number_line(gap=pen_gap(style, PEN_GAP))}"
        self._running = number_block(TITLE, snapshot, small, sheet.text_width)
        self._title_top = self._kop.height + _EMBLEM_GAP + _EMBLEM + _EMBLEM_GAP
        self.first_height = self._title_top + 2 * style.leading + _AFTER_TITLE
        self.later_height = self._running.height + _AFTER_RUNNING_HEAD

    def draw(self, canvas: Canvas, number: int) -> None:
        """Draw the head of page `number`."""
        sheet, top = self._sheet, self._sheet.text_top
        if number > 1:
            self._running.draw(canvas, sheet.text_right, top)
            draw_page_number(canvas, sheet.left, top, sheet.text_width, number, self._small)
            return
        self._kop.draw(canvas, sheet.left, top)
        # The emblem is the unit's own picture; until it is given, its place stays free.
        below = put_lines(
            canvas,
            sheet.left,
            top - self._title_top,
            (TITLE,),
            self._style,
            sheet.text_width,
            Align.CENTRE,
            underline=True,
        )
        put_lines(canvas, sheet.left, below, (self._number,), self._style, sheet.text_width, Align.CENTRE)


def _body(snapshot: OrderSnapshot, style: TextStyle, width: float) -> Iterator[Block]:
    yield from row_blocks(LabelRow("Pertimbangan", snapshot.considerations), style, width)
    yield from row_blocks(LabelRow("Dasar", snapshot.legal_basis), style, width)
    yield centred_block("DIPERINTAHKAN", style, width, _COMMAND_GAP)
    yield from row_blocks(LabelRow("Kepada", snapshot.addressees), style, width, _COMMAND_GAP)
    yield from row_blocks(LabelRow("Untuk", snapshot.orders), style, width)
    yield lines_block(("Selesai.",), style, width, _COMMAND_GAP, is_glued=True)
    signature = order_signature(snapshot, style, width)
    yield signature_block(signature, snapshot.copies, TextStyle(style.font, SMALL), width, _SIGNATURE_GAP)


def _keep_ending(blocks: list[Block]) -> list[Block]:
    """The same blocks with the one before ``Selesai.`` glued to it: the signature never stands alone."""
    return [*blocks[:-3], blocks[-3].glued(), *blocks[-2:]]

"""Label rows of a letter: ``Dasar : 1. ...`` with a colon column and hanging numbers, a block per item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from reports.layout import MM
from reports.layout.flow import Block
from reports.layout.text import TextStyle, put_justified, put_lines, wrap

LABEL_WIDTH = 30 * MM
COLON_WIDTH = 5 * MM
HANG_WIDTH = 7.5 * MM
ITEM_GAP = 3.0
ROW_GAP = 6.0
#: A paragraph of more lines may break between pages, in pieces of this many lines.
_PIECE_LINES = 12


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label and what stands right of its colon.

    Attributes:
        items: One is set without a number, several are numbered. An item of several lines is a listed person:
            nothing is justified, the first line is underlined.
    """

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of one item with what stands left of them."""

    label: str
    number: str
    lines: tuple[str, ...]
    style: TextStyle
    width: float
    ends: bool = True
    is_person: bool = False

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw label, colon, number and lines."""
        if self.label:
            put_lines(canvas, x, top, (self.label,), self.style, LABEL_WIDTH)
            put_lines(canvas, x + LABEL_WIDTH, top, (":",), self.style, COLON_WIDTH)
        left = x + LABEL_WIDTH + COLON_WIDTH
        put_lines(canvas, left, top, (self.number,) if self.number else (), self.style, HANG_WIDTH)
        left = x + self.width - self.text_width
        if self.is_person:
            below = put_lines(canvas, left, top, self.lines[:1], self.style, self.text_width, underline=True)
            put_lines(canvas, left, below, self.lines[1:], self.style, self.text_width)
        else:
            put_justified(canvas, left, top, self.lines, self.style, self.text_width, ends=self.ends)

    @property
    def text_width(self) -> float:
        """Left for the lines."""
        return self.width - LABEL_WIDTH - COLON_WIDTH - (HANG_WIDTH if self.number else 0.0)


def row_blocks(row: LabelRow, style: TextStyle, width: float, gap: float = ROW_GAP) -> Iterator[Block]:
    """A block per item; only an item of more than `_PIECE_LINES` lines gives several. No item gives no block."""
    items = [item for item in row.items if item.strip()]
    for position, item in enumerate(items):
        number = f"{position + 1}." if len(items) > 1 else ""
        for index, piece in enumerate(_pieces(row.label if not position else "", number, item, style, width)):
            before = gap if not position else ITEM_GAP
            yield Block(
                height=len(piece.lines) * style.leading,
                draw=partial(_Piece.draw, piece),
                label=f"{row.label} {number}".strip(),
                gap=before if not index else 0.0,
            )


def _pieces(label: str, number: str, item: str, style: TextStyle, width: float) -> Iterator[_Piece]:
    whole = _Piece(label, number, (), style, width)
    if "\n" in item:
        lines = tuple(line for part in item.split("\n") for line in wrap(part, style, whole.text_width))
        yield _Piece(label, number, lines, style, width, is_person=True)
        return
    lines = wrap(item, style, whole.text_width)
    for start in range(0, len(lines), _PIECE_LINES):
        end = start + _PIECE_LINES
        yield _continued(whole, lines[start:end], is_first=not start, is_last=end >= len(lines))


def _continued(whole: _Piece, lines: tuple[str, ...], *, is_first: bool, is_last: bool) -> _Piece:
    # A later piece keeps a blank as its number, so that its lines hang where the first one's do.
    number = whole.number if is_first or not whole.number else " "
    return _Piece(whole.label if is_first else "", number, lines, whole.style, whole.width, ends=is_last)


def centred_block(text: str, style: TextStyle, width: float, gap: float) -> Block:
    """One word in the middle that introduces what follows it."""
    return lines_block((text,), style, width, gap, is_glued=True, share=0.5)


def lines_block(
    lines: Sequence[str], style: TextStyle, width: float, gap: float, *, is_glued: bool, share: float = 0.0
) -> Block:
    """Plain lines; `share` moves them right by that part of the free width."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for line in lines:
            put_lines(canvas, x + (width - style.width(line)) * share, top, (line,), style, width)
            top -= style.leading

    return Block(len(lines) * style.leading, draw, " ".join(lines), gap, is_glued=is_glued)

"""What stands at the top of pages: kop, number block, page number, title lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from reports.layout.text import Align, TextStyle, clean, put_lines, put_pairs, rule, wrap

_KOP_RULE = 0.75
#: From the last baseline's box to the rule under a kop or a number block.
_RULE_GAP = 1.0
#: How much of the text width a number block may take.
_RIGHT_SHARE = 0.46


@dataclass(frozen=True, slots=True)
class Kop:
    """Lines centred on the longest of them, flush left, with a rule exactly as long as it. Source: Perkap 1/2023."""

    lines: tuple[str, ...]
    style: TextStyle

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max(self.style.width(line) for line in self.lines)

    @property
    def height(self) -> float:
        """Down to the rule."""
        return len(self.lines) * self.style.leading + _RULE_GAP

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it with its top left corner at x, top."""
        put_lines(canvas, x, top, self.lines, self.style, self.width, Align.CENTRE)
        rule(canvas, x, top - self.height, self.width, _KOP_RULE)


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """Title, ``NOMOR : ...`` and ``TANGGAL : ...`` flush right, the last line ruled off.

    Attributes:
        titles: First lines.
        rows: Label and value of the lines below; the colons stand under one another.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    style: TextStyle

    @classmethod
    def fit(cls, title: str, rows: tuple[tuple[str, str], ...], style: TextStyle, text_width: float) -> "NumberBlock":
        """With the title wrapped so that the middle of the page stays free for the page number."""
        return cls(wrap(title, style, text_width * _RIGHT_SHARE), rows, style)

    @property
    def height(self) -> float:
        """Down to the rule."""
        return (len(self.titles) + len(self.rows)) * self.style.leading + _RULE_GAP

    def draw(self, canvas: Canvas, right: float, top: float) -> None:
        """Draw it with its top right corner at right, top."""
        width = self.style.width
        colon = max(width(label) for label, _ in self.rows) + width(" ")
        values = [f": {text}" for _, text in self.rows]
        whole = max(*map(width, self.titles), *(colon + width(value) for value in values))
        left = right - whole
        below = put_lines(canvas, left, top, self.titles, self.style, whole)
        put_pairs(canvas, left, below, colon, [label for label, _ in self.rows], values, self.style)
        rule(canvas, left, top - self.height, whole, _KOP_RULE)


def draw_page_number(canvas: Canvas, x: float, top: float, width: float, number: int, style: TextStyle) -> None:
    """The number in the middle of `width`, level with a first line starting at `top`."""
    put_lines(canvas, x, top, (str(number),), style, width, Align.CENTRE)


def pen_gap(style: TextStyle, width: float) -> str:
    """Spaces at least `width` points wide: room for the pen that stays empty when copied."""
    return " " * (int(width / style.width(" ")) + 1)


def capital_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines in capitals, empty ones left out."""
    return tuple(text for line in lines if (text := clean(line).upper()))

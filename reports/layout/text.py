"""Lines of text: measured, wrapped and drawn. Text is plain, so ``&`` and ``<`` need no escape."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LEADING = 1.17
#: Height of capitals of Arial, as a share of the size.
CAP_HEIGHT = 0.716
#: Where a break is allowed inside a word, without a hyphen.
SOFT_BREAK = "\u200b"
#: Phrases that stay on one line where they fit: ``001 s.d. 004``.
_BOUND = " s.d. "
_NO_BREAK = "\u00a0"
#: Wider gaps between words than this share of the size look worse than a ragged line.
_MAX_STRETCH = 1.5
_UNDERLINE = 0.5


class Align(Enum):
    """Where a line stands in its width."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A face at a size. Units: points."""

    font: str
    size: float

    @property
    def leading(self) -> float:
        """From baseline to baseline."""
        return self.size * LEADING

    @property
    def baseline(self) -> float:
        """From the top of a line's box to its baseline; capitals stand in the middle of the box."""
        return (self.leading + CAP_HEIGHT * self.size) / 2

    def width(self, text: str) -> float:
        """Width of one line."""
        return float(stringWidth(text, self.font, self.size))


def clean(text: str) -> str:
    """One line of printable text: no line breaks, no doubled spaces, no control characters."""
    joined = " ".join(text.split())
    return joined if joined.isprintable() else "".join(c for c in joined if c.isprintable() or c == SOFT_BREAK)


def wrap(text: str, style: TextStyle, width: float) -> tuple[str, ...]:
    """The text in lines not wider than `width`; a word longer than that is cut. No text gives no line."""
    lines: list[str] = []
    line, used = "", 0.0
    space = style.width(" ")
    for glue, word in _words(clean(text).replace(_BOUND, _BOUND.replace(" ", _NO_BREAK)), style, width):
        needed = style.width(word)
        gap = space if glue and line else 0.0
        if line and used + gap + needed > width + 0.01:
            lines.append(line)
            line, used, gap = "", 0.0, 0.0
        line += (" " if gap else "") + word
        used += gap + needed
    if line:
        lines.append(line)
    return tuple(part.replace(_NO_BREAK, " ") for part in lines)


def _words(text: str, style: TextStyle, width: float) -> Iterator[tuple[bool, str]]:
    """Pieces that may start a line, each with whether a space stands before it."""
    for bound in text.split(" "):
        for word in [bound] if style.width(bound) <= width else bound.split(_NO_BREAK):
            glue = True
            for part in word.split(SOFT_BREAK):
                for piece in [part] if style.width(part) <= width else _cut(part, style, width):
                    yield glue, piece
                    glue = False


def _cut(word: str, style: TextStyle, width: float) -> Iterator[str]:
    """A word too long for a line, cut between letters."""
    piece = ""
    for letter in word:
        if piece and style.width(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def put(canvas: Canvas, x: float, baseline: float, text: str, style: TextStyle) -> None:
    """Draw one line with its baseline at `baseline`."""
    canvas.setFont(style.font, style.size)
    canvas.drawString(x, baseline, text)


def put_lines(
    canvas: Canvas,
    x: float,
    top: float,
    lines: Sequence[str],
    style: TextStyle,
    width: float,
    align: Align = Align.LEFT,
    *,
    underline: bool = False,
) -> float:
    """Draw lines below one another and return where the next would start."""
    for line in lines:
        taken = style.width(line) if align is not Align.LEFT or underline else 0.0
        left = x + (width - taken) * align.value
        put(canvas, left, top - style.baseline, line, style)
        if underline:
            rule(canvas, left, top - style.baseline - 0.13 * style.size, taken, _UNDERLINE)
        top -= style.leading
    return top


def put_pairs(
    canvas: Canvas,
    x: float,
    top: float,
    indent: float,
    labels: Sequence[str],
    values: Sequence[str],
    style: TextStyle,
) -> float:
    """Draw each label with its value `indent` points right of it and return where the next pair would start."""
    for label, value in zip(labels, values, strict=True):
        put(canvas, x, top - style.baseline, label, style)
        put(canvas, x + indent, top - style.baseline, value, style)
        top -= style.leading
    return top


def put_justified(
    canvas: Canvas, x: float, top: float, lines: Sequence[str], style: TextStyle, width: float, *, ends: bool = True
) -> None:
    """Draw the lines of a paragraph stretched to `width`; the last one keeps its width when the paragraph `ends`."""
    canvas.setFont(style.font, style.size)
    for number, line in enumerate(lines, start=1):
        gaps = line.count(" ")
        stretch = (width - style.width(line)) / gaps if gaps else 0.0
        is_last = ends and number == len(lines)
        if is_last or not 0 < stretch < _MAX_STRETCH * style.size:
            stretch = 0.0
        canvas.drawString(x, top - style.baseline, line, wordSpace=stretch)
        top -= style.leading


def rule(canvas: Canvas, x: float, y: float, width: float, thickness: float) -> None:
    """A horizontal line."""
    if width > 0:
        canvas.setLineWidth(thickness)
        canvas.line(x, y, x + width, y)

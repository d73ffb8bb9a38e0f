"""The signature at the right with Tembusan at its left, feet level."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from opsroom.domain.letterhead import Signer
from opsroom.domain.nrp import NIP_DIGITS
from reports.layout import MM
from reports.layout.flow import Block
from reports.layout.text import Align, TextStyle, clean, put_lines, put_pairs, rule, wrap

_MIN_WIDTH = 86 * MM
_SPACE = 20 * MM
_COPIES_MIN = 50 * MM
_COPIES_GAP = 6 * MM
_HANG = 6 * MM
_DATE_RULE = 0.5
_DATE_PAD = 3.0
_DATE_LABELS = ("Dikeluarkan di", "pada tanggal")


@dataclass(frozen=True, slots=True)
class Signature:
    """Place and date, rule, title lines, space for pen and stamp, name and rank.

    Attributes:
        place, date: What follows ``Dikeluarkan di`` and ``pada tanggal``.
        signer: Its name and rank may be empty: that line stays blank.
    """

    place: str
    date: str
    signer: Signer
    style: TextStyle
    width: float

    @classmethod
    def fit(cls, place: str, date: str, signer: Signer, style: TextStyle, text_width: float) -> "Signature":
        """As wide as its longest line, at least 86 mm, leaving 50 mm beside it; longer title lines wrap."""
        lines = [clean(line) for line in (*signer.head, signer.name, _rank_line(signer))]
        widest = max(_colon(style) + style.width(f": {place}"), *(style.width(line) for line in lines))
        width = min(max(_MIN_WIDTH, widest), text_width - _COPIES_MIN)
        head = tuple(part for line in signer.head for part in wrap(line, style, width))
        return cls(place, date, Signer(head, signer.name, signer.rank, signer.nrp), style, width)

    @property
    def height(self) -> float:
        """From the place down to rank and NRP."""
        names = len(self._names) + len(self._ranks)
        lines = 2 + len(self.signer.head) + names
        return lines * self.style.leading + 2 * _DATE_PAD + _SPACE

    @property
    def _names(self) -> tuple[str, ...]:
        return wrap(self.signer.name, self.style, self.width) or ("",)

    @property
    def _ranks(self) -> tuple[str, ...]:
        return wrap(_rank_line(self.signer), self.style, self.width) or ("",)

    def draw(self, canvas: Canvas, right: float, top: float) -> None:
        """Draw it with its top right corner at right, top."""
        left = right - self.width
        below = self._draw_date(canvas, left, top) - _DATE_PAD
        below = put_lines(canvas, left, below, self.signer.head, self.style, self.width, Align.CENTRE) - _SPACE
        names, ranks = self._names, self._ranks
        below = put_lines(canvas, left, below, names, self.style, self.width, Align.CENTRE, underline=True)
        put_lines(canvas, left, below, ranks, self.style, self.width, Align.CENTRE)

    def _draw_date(self, canvas: Canvas, left: float, top: float) -> float:
        """Place and date as one piece in the middle, ruled off; returns the rule's height above the sheet's foot."""
        values = (f": {self.place}", f": {self.date}")
        colon = _colon(self.style)
        width = colon + max(self.style.width(value) for value in values)
        start = left + max(0.0, (self.width - width) / 2)
        below = put_pairs(canvas, start, top, colon, _DATE_LABELS, values, self.style) - _DATE_PAD
        rule(canvas, start, below, width, _DATE_RULE)
        return below


def _colon(style: TextStyle) -> float:
    """Where the colons of place and date stand."""
    return max(style.width(label) for label in _DATE_LABELS) + 2 * style.width(" ")


def _rank_line(signer: Signer) -> str:
    key = f"{'NIP' if len(signer.nrp) == NIP_DIGITS else 'NRP'} {signer.nrp}" if signer.nrp else ""
    return " ".join(part for part in (signer.rank, key) if part)


def signature_block(
    signature: Signature, copies: Sequence[str], copies_style: TextStyle, text_width: float, gap: float
) -> Block:
    """The signature flush right; Tembusan (numbered when several) flush left, both ending at the same height."""
    written = [text for text in (clean(copy) for copy in copies) if text]
    hang = _HANG if len(written) > 1 else 0.0
    room = text_width - signature.width - _COPIES_GAP - hang
    items = [wrap(text, copies_style, room) for text in written]
    lines = sum(len(item) for item in items) + (1 if items else 0)
    height = max(signature.height, lines * copies_style.leading)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        signature.draw(canvas, x + text_width, top - height + signature.height)
        if not items:
            return
        below = top - height + lines * copies_style.leading
        below = put_lines(canvas, x, below, ("Tembusan:",), copies_style, room, underline=True)
        for number, item in enumerate(items, start=1):
            put_lines(canvas, x, below, (f"{number}.",) if hang else (), copies_style, hang)
            below = put_lines(canvas, x + hang, below, item, copies_style, room)

    return Block(height, draw, "blok tanda tangan dengan tembusan", gap)

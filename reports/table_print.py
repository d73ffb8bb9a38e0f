"""A table printed as it is seen: head on every page, rows numbered, columns fitted or split over pages side by side.

Rows are one line high and drawn by hand, forty to a piece: a reportlab table of thousands of rows costs their square.
A cell too long for its column ends in an ellipsis; the file of the same table holds all of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from opsroom.domain.table_paper import TablePaper
from reports.fonts import Fonts, load_fonts, reportlab_turn
from reports.layout.page import Sheet, landscape, portrait
from reports.layout.text import Align, TextStyle, clean, put, put_lines, wrap
from reports.pdf_file import PdfInfo, open_pdf

#: How much smaller than the size of letters a table is set. Units: points.
_SMALLER = 3
_PAD_X, _PAD_Y = 2.5, 1.8
_RULE = 0.4
_HEAD_GREY, _BAND_GREY = 0.9, 0.965
#: Texts are squeezed to this share of the room they want before a column goes over to another page.
_LEAST_SHARE = 0.6
#: Width of a letter of running text, as a share of the size.
_CHAR = 0.53
#: Texts measured to find out how wide a column is.
_MEASURED = 400
_ELLIPSIS = "…"
_NUMBER_TITLE = "No"
_PIECE_ROWS = 40
_MAX_HEAD_LINES = 3


@dataclass(frozen=True, slots=True)
class _Strip:
    """Columns that stand side by side on one page. Units: points."""

    columns: tuple[int, ...]
    edges: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]


def render(paper: TablePaper, made: datetime) -> bytes:
    """The PDF of a table; `made` dates the file."""
    with reportlab_turn():
        fonts = load_fonts()
        canvas, target = open_pdf(PdfInfo(paper.title, paper.filter_text, "", made, paper.seed), fonts)
        _Print(paper, fonts).draw(canvas)
        canvas.save()
    return target.getvalue()


class _Print:
    """One table on its pages."""

    def __init__(self, paper: TablePaper, fonts: Fonts) -> None:
        self._paper = paper
        self._sheet: Sheet = landscape(paper.page) if paper.is_landscape else portrait(paper.page)
        size = paper.page.font_size - _SMALLER
        self._body = TextStyle(fonts.regular, size)
        self._strong = TextStyle(fonts.bold, size)
        self._title = TextStyle(fonts.bold, size + _SMALLER)
        self._row = self._body.leading + 2 * _PAD_Y
        self._number_width = self._body.width("0" * max(3, len(str(len(paper.rows))))) + 2 * _PAD_X
        self._strips = tuple(self._lay_out())
        lines = max(len(head) for strip in self._strips for head in strip.heads)
        self._head = lines * self._strong.leading + 2 * _PAD_Y
        self._told = wrap(self._under_title(), self._body, self._sheet.text_width)
        self._top = self._title.leading + len(self._told) * self._body.leading + 6
        foot = self._body.leading + 6
        room = self._sheet.text_top - self._sheet.bottom - self._head - foot
        self._first = max(1, int((room - self._top) // self._row))
        self._later = max(1, int(room // self._row))

    def draw(self, canvas: Canvas) -> None:
        """All pages: the pages of a strip of columns follow one another row by row."""
        pieces = self._pieces()
        total = len(pieces) * len(self._strips)
        page = 0
        for start, end in pieces:
            for strip in self._strips:
                page += 1
                canvas.setPageSize((self._sheet.width, self._sheet.height))
                self._draw_page(canvas, strip, (start, end), page, total)
                canvas.showPage()

    def _under_title(self) -> str:
        rows = f"{len(self._paper.rows):,} baris".replace(",", ".")
        parts = [rows, f"saringan: {self._paper.filter_text}" if self._paper.filter_text else "", self._paper.made_at]
        return " · ".join(part for part in parts if part)

    def _pieces(self) -> list[tuple[int, int]]:
        """First and last row of each page."""
        count = len(self._paper.rows)
        pieces = [(0, min(self._first, count))]
        while pieces[-1][1] < count:
            start = pieces[-1][1]
            pieces.append((start, min(start + self._later, count)))
        return pieces

    def _lay_out(self) -> Iterator[_Strip]:
        """The columns fitted to the page; as many strips as it takes when they would become too narrow."""
        room = self._sheet.text_width - self._number_width
        spans = [self._span(place) for place in range(len(self._paper.columns))]
        strips: list[list[int]] = [[]]
        for place in range(len(spans)):
            squeezed = sum(
                least + (wanted - least) * _LEAST_SHARE for least, wanted in _of(spans, [*strips[-1], place])
            )
            if strips[-1] and squeezed > room:
                strips.append([])
            strips[-1].append(place)
        for places in strips:
            chosen = _of(spans, places)
            least, slack = sum(low for low, _ in chosen), sum(high - low for low, high in chosen)
            share = min(1.0, max(0.0, room - least) / slack) if slack else 0.0
            edges = [0.0, self._number_width]
            for low, high in chosen:
                edges.append(edges[-1] + low + (high - low) * share)
            titles = [_NUMBER_TITLE, *(self._paper.columns[place].title for place in places)]
            heads = [self._caption(title, edges[slot + 1] - edges[slot]) for slot, title in enumerate(titles)]
            yield _Strip(tuple(places), tuple(edges), tuple(heads))

    def _span(self, place: int) -> tuple[float, float]:
        """How narrow a column may become and how wide it would be, by its head and what stands in it."""
        column, rows = self._paper.columns[place], self._paper.rows
        most = self._sheet.text_width - self._number_width
        least = max(map(self._strong.width, column.title.split()), default=0.0)
        if column.is_whole:
            longest = sorted({row[place] for row in rows}, key=len)[-_MEASURED:]
            least = wanted = max(least, *map(self._body.width, longest), 0.0)
        else:
            step = max(1, len(rows) // _MEASURED)
            widest = max((self._body.width(row[place]) for row in rows[::step]), default=0.0)
            wanted = max(least, min(widest, column.chars * _CHAR * self._body.size))
        return min(most, least + 2 * _PAD_X), min(most, wanted + 2 * _PAD_X)

    def _caption(self, title: str, width: float) -> tuple[str, ...]:
        return wrap(title, self._strong, width - 2 * _PAD_X)[:_MAX_HEAD_LINES]

    def _draw_page(self, canvas: Canvas, strip: _Strip, rows: tuple[int, int], page: int, total: int) -> None:
        left, top = self._sheet.left, self._sheet.text_top
        if rows[0] == 0:
            put_lines(canvas, left, top, (clean(self._paper.title),), self._title, self._sheet.text_width)
            put_lines(canvas, left, top - self._title.leading, self._told, self._body, self._sheet.text_width)
            top -= self._top
        self._draw_head(canvas, strip, left, top)
        top -= self._head
        for start in range(rows[0], rows[1], _PIECE_ROWS):
            end = min(start + _PIECE_ROWS, rows[1])
            self._draw_rows(canvas, strip, left, top, (start, end))
            top -= (end - start) * self._row
        self._draw_foot(canvas, page, total)

    def _draw_head(self, canvas: Canvas, strip: _Strip, left: float, top: float) -> None:
        width = strip.edges[-1]
        canvas.saveState()
        canvas.setFillGray(_HEAD_GREY)
        canvas.rect(left, top - self._head, width, self._head, stroke=0, fill=1)
        canvas.restoreState()
        for place, lines in enumerate(strip.heads):
            x, right = left + strip.edges[place] + _PAD_X, left + strip.edges[place + 1] - _PAD_X
            above = (self._head - len(lines) * self._strong.leading) / 2
            put_lines(canvas, x, top - above, lines, self._strong, right - x, Align.CENTRE)
        self._rule(canvas, strip, left, top, top - self._head, (top, top - self._head))

    def _draw_rows(self, canvas: Canvas, strip: _Strip, left: float, top: float, rows: tuple[int, int]) -> None:
        """A piece of rows: ground, texts, lines; each kind of drawing at once keeps the file small."""
        start, end = rows
        ys = [top - place * self._row for place in range(end - start + 1)]
        canvas.saveState()
        canvas.setFillGray(_BAND_GREY)
        for place in range(start, end):
            if place % 2:
                canvas.rect(left, ys[place - start + 1], strip.edges[-1], self._row, stroke=0, fill=1)
        canvas.restoreState()
        canvas.setFont(self._body.font, self._body.size)
        for place in range(start, end):
            base = ys[place - start] - _PAD_Y - self._body.baseline
            self._put_cell(canvas, strip, left, base, 0, str(place + 1), is_number=True)
            cells = self._paper.rows[place]
            for slot, column in enumerate(strip.columns, start=1):
                text = cells[column]
                if text:
                    is_number = self._paper.columns[column].is_number
                    self._put_cell(canvas, strip, left, base, slot, clean(text), is_number=is_number)
        self._rule(canvas, strip, left, ys[0], ys[-1], ys[1:])

    def _put_cell(
        self, canvas: Canvas, strip: _Strip, left: float, base: float, slot: int, text: str, *, is_number: bool
    ) -> None:
        room = strip.edges[slot + 1] - strip.edges[slot] - 2 * _PAD_X
        shown = self._cut(text, room)
        if is_number:
            canvas.drawRightString(left + strip.edges[slot + 1] - _PAD_X, base, shown)
        else:
            canvas.drawString(left + strip.edges[slot] + _PAD_X, base, shown)

    def _cut(self, text: str, room: float) -> str:
        """As much of the text as the column has room for."""
        if self._body.width(text) <= room:
            return text
        kept = text[: max(1, int(len(text) * room / self._body.width(text)) + 1)]
        while len(kept) > 1 and self._body.width(kept + _ELLIPSIS) > room:
            kept = kept[:-1]
        return kept.rstrip() + _ELLIPSIS

    def _rule(
        self, canvas: Canvas, strip: _Strip, left: float, top: float, bottom: float, across: Sequence[float]
    ) -> None:
        canvas.setLineWidth(_RULE)
        lines = [(left + edge, top, left + edge, bottom) for edge in strip.edges]
        canvas.lines([*lines, *((left, y, left + strip.edges[-1], y) for y in across)])

    def _draw_foot(self, canvas: Canvas, page: int, total: int) -> None:
        sheet = self._sheet
        base = sheet.bottom
        put(canvas, sheet.left, base, self._cut(clean(self._paper.title), sheet.text_width / 2), self._body)
        told = f"Halaman {page} dari {total}"
        put(canvas, sheet.text_right - self._body.width(told), base, told, self._body)


def _of(spans: Sequence[tuple[float, float]], places: Sequence[int]) -> list[tuple[float, float]]:
    return [spans[place] for place in places]

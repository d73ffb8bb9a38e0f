"""Ruled tables: a head drawn on every page and rows whose heights are known before anything is drawn.

A long reportlab table costs the square of its rows, and splits where it wants; here rows are blocks of a page flow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from reports.layout.flow import Block
from reports.layout.text import Align, TextStyle, put_lines, wrap

_PAD_X = 3.0
_PAD_Y = 2.0
_RULE = 0.5
_HEAD_GREY = 0.91

Lines = tuple[str, ...]
Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `share` is its part of the table's width relative to the others."""

    caption: str
    share: float
    align: Align = Align.LEFT


class Grid:
    """A table of fixed columns.

    Attributes:
        columns: From left to right.
        width: Units: points.
        style: Face of the rows.
        strong: Face of head and bands.
    """

    def __init__(self, columns: Sequence[Column], width: float, style: TextStyle, strong: TextStyle) -> None:
        self.columns = tuple(columns)
        self.width = width
        self.style = style
        self.strong = strong
        total = sum(column.share for column in columns)
        self._widths = [column.share / total * width for column in columns]
        self._edges = [sum(self._widths[:index]) for index in range(len(columns) + 1)]
        self._captions = [wrap(c.caption, strong, self._inner(i)) for i, c in enumerate(columns)]
        self._caption_height = max(len(lines) for lines in self._captions) * strong.leading + 2 * _PAD_Y
        self._number_height = style.leading + _PAD_Y

    def _inner(self, column: int) -> float:
        return self._widths[column] - 2 * _PAD_X

    @property
    def head_height(self) -> float:
        """Captions and the row of column numbers."""
        return self._caption_height + self._number_height

    def cell(self, text: str, column: int) -> Lines:
        """The text as lines of a column."""
        return wrap(text, self.style, self._inner(column))

    def draw_head(self, canvas: Canvas, x: float, top: float) -> None:
        """Captions on grey, below them the columns' numbers."""
        middle, bottom = top - self._caption_height, top - self.head_height
        canvas.saveState()
        canvas.setFillGray(_HEAD_GREY)
        canvas.rect(x, middle, self.width, self._caption_height, stroke=0, fill=1)
        canvas.restoreState()
        for index, caption in enumerate(self._captions):
            self._put(canvas, x, (top, self._caption_height), index, caption, self.strong, Align.CENTRE)
        for index in range(len(self.columns)):
            number = (str(index + 1),)
            self._put(canvas, x, (middle, self._number_height), index, number, self.style, Align.CENTRE)
        across = [(x, y, x + self.width, y) for y in (top, middle, bottom)]
        self._rule(canvas, [*across, *self._uprights(x, top, bottom)])

    def rows_block(self, rows: Sequence[Sequence[Lines]], merged: frozenset[int], label: str) -> Block:
        """Rows that stay together; `merged` columns are one cell over all of them, holding the first row's text."""
        leading = self.style.leading
        heights = [
            max(1, *(len(lines) for index, lines in enumerate(row) if index not in merged)) * leading + 2 * _PAD_Y
            for row in rows
        ]
        needed = max((len(rows[0][index]) for index in merged), default=0) * leading + 2 * _PAD_Y
        missing = max(0.0, needed - sum(heights)) / len(rows)
        heights = [height + missing for height in heights]
        draw = partial(self._draw_rows, rows=rows, heights=heights, merged=merged)
        return Block(sum(heights), draw, label)

    def _draw_rows(
        self,
        canvas: Canvas,
        x: float,
        top: float,
        rows: Sequence[Sequence[Lines]],
        heights: Sequence[float],
        merged: frozenset[int],
    ) -> None:
        bottom = top - sum(heights)
        segments = self._uprights(x, top, bottom)
        row_top = top
        for row, height in zip(rows, heights, strict=True):
            # A merged cell is drawn with the first row, so that copied text reads in the order of the eye.
            for index, lines in enumerate(row):
                if index not in merged:
                    self._put(canvas, x, (row_top, height), index, lines, self.style)
                elif row_top == top:
                    self._put(canvas, x, (top, top - bottom), index, lines, self.style)
            row_top -= height
            segments += self._across(x, row_top, merged if row_top > bottom + 0.01 else frozenset())
        self._rule(canvas, segments)

    def band_block(self, text: str, *, bookmark: str = "") -> Block:
        """One strong line over all columns, glued to what follows it."""
        lines = wrap(text, self.strong, self.width - 2 * _PAD_X)
        height = len(lines) * self.strong.leading + 2 * _PAD_Y
        return Block(height, partial(self._draw_band, lines=lines), text, is_glued=True, bookmark=bookmark)

    def _draw_band(self, canvas: Canvas, x: float, top: float, lines: Lines) -> None:
        bottom = put_lines(canvas, x + _PAD_X, top - _PAD_Y, lines, self.strong, self.width) - _PAD_Y
        right = x + self.width
        self._rule(canvas, [(x, top, x, bottom), (right, top, right, bottom), (x, bottom, right, bottom)])

    def _put(
        self,
        canvas: Canvas,
        x: float,
        box: tuple[float, float],
        column: int,
        lines: Lines,
        style: TextStyle,
        align: Align | None = None,
    ) -> None:
        """Lines in the vertical middle of a cell; `box` is its top and height."""
        top, height = box
        start = top - (height - len(lines) * style.leading) / 2
        left = x + self._edges[column] + _PAD_X
        put_lines(canvas, left, start, lines, style, self._inner(column), align or self.columns[column].align)

    def _uprights(self, x: float, top: float, bottom: float) -> list[Segment]:
        return [(x + edge, top, x + edge, bottom) for edge in self._edges]

    def _across(self, x: float, y: float, merged: frozenset[int]) -> list[Segment]:
        """The line below a row, interrupted where a cell goes on."""
        if not merged:
            return [(x, y, x + self.width, y)]
        return [
            (x + self._edges[index], y, x + self._edges[index + 1], y)
            for index in range(len(self.columns))
            if index not in merged
        ]

    def _rule(self, canvas: Canvas, segments: Sequence[Segment]) -> None:
        canvas.setLineWidth(_RULE)
        canvas.lines(segments)

"""A run of pages with one numbering: the letter, or its annex."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from reports.layout.flow import Block, Placed, paginate
from reports.layout.page import Sheet

#: Draws what stands above the body of a page; takes the page's number in its section, from 1.
HeadPainter = Callable[[Canvas, int], None]


@dataclass(frozen=True, slots=True)
class Section:
    """Pages decided, nothing drawn yet.

    Attributes:
        title: Its name in the outline.
        first_head, later_head: Heights of what `draw_head` draws on page 1 and on the others. Units: points.
    """

    title: str
    sheet: Sheet
    first_head: float
    later_head: float
    draw_head: HeadPainter
    pages: tuple[tuple[Placed, ...], ...]

    @classmethod
    def lay_out(
        cls,
        title: str,
        sheet: Sheet,
        heads: tuple[float, float],
        draw_head: HeadPainter,
        blocks: Sequence[Block],
    ) -> "Section":
        """The blocks on pages of the sheet; `heads` are the heights of the first and the later heads.

        Raises:
            DocumentError: A block is higher than a page.
        """
        body = sheet.text_top - sheet.bottom
        pages = paginate(blocks, body - heads[0], body - heads[1])
        return cls(title, sheet, *heads, draw_head, tuple(tuple(page) for page in pages))

    def draw_page(self, canvas: Canvas, index: int) -> None:
        """Draw head and blocks of a page and put its bookmarks; `index` counts from 0."""
        if index == 0:
            self._bookmark(canvas, self.title, self.title, self.sheet.height, level=0)
        self.draw_head(canvas, index + 1)
        top = self.sheet.text_top - (self.later_head if index else self.first_head)
        for placed in self.pages[index]:
            y = top - placed.offset
            if placed.block.bookmark:
                key = f"{self.title}-{index}-{placed.offset:.2f}"
                self._bookmark(canvas, placed.block.bookmark, key, y, level=1)
            placed.block.draw(canvas, self.sheet.left, y)

    def _bookmark(self, canvas: Canvas, title: str, key: str, y: float, level: int) -> None:
        canvas.bookmarkHorizontal(key, 0, y)
        canvas.addOutlineEntry(title, key, level, closed=False)

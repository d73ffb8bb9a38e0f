"""Solves how large the table on the wall can be: the biggest letters at which every row and column fits.

All sizes grow in proportion to the letters (`em`), so the size is computed, not searched.
"""

from dataclasses import dataclass
from math import ceil

from opsroom.ui.board.figures import Line, Page
from opsroom.ui.board.names import least_width
from opsroom.ui.board.ruler import LINE, Ruler

#: Parts of an em.
HEAD_EM = 0.54
MARK_EM = 0.6
MARK_GAP_EM = 0.2
CELL_PAD_EM = 0.28
ROW_EM = 1.38
ROW_MAX_EM = 2.1
HEAD_ROW_EM = 2 * HEAD_EM * LINE + 0.2
MAX_BLOCKS = 3
#: Two lines of a long name are at least so large beside the figures.
NAME_EM = 0.55


@dataclass(frozen=True, slots=True)
class Grid:
    """Sizes of the table. Units: px.

    Attributes:
        em: Size of the letters of figures.
        blocks: Tables side by side; each takes `rows` lines.
        columns: Width of each figure column.
    """

    em: float
    blocks: int
    rows: int
    block_width: float
    gap: float
    head_height: float
    row_height: float
    name_width: float
    columns: tuple[float, ...]

    @property
    def height(self) -> float:
        """Of heads and rows together."""
        return self.head_height + self.rows * self.row_height


def solve(page: Page, width: float, height: float, gap: float, ruler: Ruler) -> Grid:
    """The grid with the largest letters for a space of that size; of equal ones the one with fewer tables."""
    grids = (_solve_blocks(page, blocks, width, height, gap, ruler) for blocks in range(1, MAX_BLOCKS + 1))
    return max(grids, key=lambda grid: (round(grid.em, 2), -grid.blocks))


def column_widths(page: Page, em: float, ruler: Ruler) -> tuple[float, ...]:
    """The least width of each figure column at letters of size `em`."""
    widths: list[float] = []
    for index, head in enumerate(page.heads):
        cells = [line.cells[index] for line in page.lines]
        figures = max((ruler.width(cell.text, em, bold=True) for cell in cells), default=0.0)
        if any(cell.tone for cell in cells):
            figures += (MARK_EM + MARK_GAP_EM) * em
        words = ruler.widest(head, em * HEAD_EM, bold=True)
        widths.append(max(figures, words) + 2 * CELL_PAD_EM * em)
    return tuple(widths)


def _solve_blocks(page: Page, blocks: int, width: float, height: float, gap: float, ruler: Ruler) -> Grid:
    rows = ceil(len(page.lines) / blocks)
    block_width = (width - gap * (blocks - 1)) / blocks
    figures = sum(column_widths(page, 1.0, ruler))
    em, name_em = 1.0, 0.0
    # Rows that turn out tall leave room for larger names, which then take width from the figures: look twice.
    for share in (NAME_EM, None):
        row_em = (height / max(em, 1.0) - HEAD_ROW_EM) / rows
        name_em = _least_name(page.lines, share or _name_share(row_em), ruler)
        em = max(1.0, min(block_width / (name_em + figures), height / (HEAD_ROW_EM + rows * ROW_EM)))
    columns = column_widths(page, em, ruler)
    wanted = ruler.widest((line.name for line in page.lines), em, bold=True) + 2 * CELL_PAD_EM * em
    name_width = min(max(wanted, name_em * em), block_width - sum(columns))
    spare = max(0.0, block_width - name_width - sum(columns)) / (len(columns) + 1)
    return Grid(
        em=em,
        blocks=blocks,
        rows=rows,
        block_width=block_width,
        gap=gap,
        head_height=HEAD_ROW_EM * em,
        row_height=min(ROW_MAX_EM * em, (height - HEAD_ROW_EM * em) / rows),
        name_width=name_width + spare,
        columns=tuple(column + spare for column in columns),
    )


def _least_name(lines: tuple[Line, ...], share: float, ruler: Ruler) -> float:
    return max((least_width(line.name, share, ruler) for line in lines), default=0.0) + 2 * CELL_PAD_EM


def _name_share(row_em: float) -> float:
    """How large two lines of a name may be beside an em in a row that is so many em high."""
    return min(1.0, max(NAME_EM, min(row_em, ROW_MAX_EM) / (2 * LINE)))

"""The table of the wall page: heads, the sum, a row per kecamatan."""

from PySide6.QtCore import QRectF

from opsroom.ui.board.figures import Cell, Line, Page
from opsroom.ui.board.grid import CELL_PAD_EM, HEAD_EM, MARK_EM, MARK_GAP_EM, Grid
from opsroom.ui.board.names import fit_name
from opsroom.ui.board.ruler import LINE, Ruler
from opsroom.ui.board.scene import Align, Fill, Item, Mark, Text
from opsroom.ui.theme.tokens import Tone

NAME_HEAD = "KECAMATAN"
#: Size of the Padal's name beside the kecamatan's, when it is shown.
_PADAL_EM = 0.42
#: Names keep off the lines between rows.
_NAME_ROOM = 0.92


def table_items(page: Page, grid: Grid, space: QRectF, ruler: Ruler) -> list[Item]:
    """Every ground, text and mark of the table, laid out from the top left of `space`."""
    items: list[Item] = []
    for block in range(grid.blocks):
        lines = page.lines[block * grid.rows : (block + 1) * grid.rows]
        if not lines:
            continue
        left = space.left() + block * (grid.block_width + grid.gap)
        items += _heads(page, grid, left, space.top(), ruler)
        top = space.top() + grid.head_height
        for index, line in enumerate(lines):
            row = QRectF(left, top + index * grid.row_height, grid.block_width, grid.row_height)
            items += _row(line, grid, row, index, ruler)
    return items


def _heads(page: Page, grid: Grid, left: float, top: float, ruler: Ruler) -> list[Item]:
    px = grid.em * HEAD_EM
    pad = grid.em * CELL_PAD_EM
    bottom = top + grid.head_height - 0.1 * grid.em
    items: list[Item] = []
    name = QRectF(left + pad, bottom - px * LINE, grid.name_width - 2 * pad, px * LINE)
    name_px = ruler.fit(NAME_HEAD, name.width(), px, bold=True)
    items.append(Text(name, NAME_HEAD, name_px, "muted", bold=True))
    x = left + grid.name_width
    for head, width in zip(page.heads, grid.columns, strict=True):
        for offset, word in enumerate(reversed(head)):
            box = QRectF(x + pad / 2, bottom - (offset + 1) * px * LINE, width - pad * 1.5, px * LINE)
            items.append(Text(box, word, px, "muted", bold=True, align=Align.RIGHT))
        x += width
    return items


def _row(line: Line, grid: Grid, row: QRectF, index: int, ruler: Ruler) -> list[Item]:
    ground = "raised" if line.is_sum else ("surface" if index % 2 else "alternate")
    items: list[Item] = [Fill(row.adjusted(0, 0, 0, -1), ground)]
    items += _name(line, grid, row, ruler)
    x = row.left() + grid.name_width
    for cell, width in zip(line.cells, grid.columns, strict=True):
        items += _cell(cell, QRectF(x, row.top(), width, row.height()), grid.em)
        x += width
    return items


def _name(line: Line, grid: Grid, row: QRectF, ruler: Ruler) -> list[Item]:
    pad = grid.em * CELL_PAD_EM
    box = QRectF(row.left() + pad, row.top(), grid.name_width - 2 * pad, row.height())
    below = grid.em * _PADAL_EM * LINE if line.padal else 0.0
    room = row.height() - below
    fitted = fit_name(line.name, box.width(), room * _NAME_ROOM, grid.em, ruler)
    px = fitted.px
    top = row.top() + (room - len(fitted.lines) * px * LINE) / 2
    items: list[Item] = []
    for offset, text in enumerate(fitted.lines):
        place = QRectF(box.left(), top + offset * px * LINE, box.width(), px * LINE)
        items.append(Text(place, text, px, bold=True, stretch=fitted.stretch))
    if line.padal:
        place = QRectF(box.left(), row.bottom() - below, box.width(), below)
        items.append(Text(place, line.padal, ruler.fit(line.padal, box.width(), grid.em * _PADAL_EM), "muted"))
    return items


def _cell(cell: Cell, box: QRectF, em: float) -> list[Item]:
    items: list[Item] = []
    if cell.share and cell.tone and cell.tone is not Tone.NEUTRAL:
        inner = box.adjusted(em * 0.08, em * 0.08, -em * 0.08, -em * 0.08 - 1)
        filled = QRectF(inner.left(), inner.top(), inner.width() * cell.share, inner.height())
        items.append(Fill(filled, f"{cell.tone.value}_ground"))
    text = box.adjusted(em * CELL_PAD_EM, 0, -em * CELL_PAD_EM, 0)
    if cell.tone:
        size = em * MARK_EM
        items.append(Mark(QRectF(text.left(), box.center().y() - size / 2, size, size), cell.tone))
        text = text.adjusted(size + em * MARK_GAP_EM, 0, 0, 0)
    token = cell.tone.value if cell.tone in (Tone.WARN, Tone.ALARM) else "text"
    items.append(Text(text, cell.text, em, token, bold=True, align=Align.RIGHT))
    return items

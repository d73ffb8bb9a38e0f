"""The Lampiran: people by kecamatan on landscape pages, Padal first, teams together, signature at the end.

Source: documents note sections 2.5, 6.2 and 7 (2026-11).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from opsroom.domain.documents import AnnexRow, OrderSnapshot
from opsroom.domain.letterhead import check_kop
from reports.fonts import Fonts
from reports.layout import MM
from reports.layout.flow import Block
from reports.layout.grid import Column, Grid, Lines
from reports.layout.heads import Kop, capital_lines, draw_page_number
from reports.layout.page import Sheet, landscape
from reports.layout.signature import signature_block
from reports.layout.text import SOFT_BREAK, Align, TextStyle, put_lines
from reports.letter import SMALL, TITLE, number_block, order_signature
from reports.section import Section

BODY_SIZE = 9
#: More rows of one team than this do not travel as one piece; their place is printed once per piece.
_TOGETHER = 6
#: People who travel with the signature.
_LAST_PEOPLE = 2
_NIP_BIRTH_DIGITS = 8
_NRP_CHARS = 12
#: Wide enough for the ten digits after the break.
_NIP_SHARE = 2.6
_AFTER_HEAD = 6 * MM
_AFTER_TITLE = 3 * MM
_AFTER_RUNNING_HEAD = 4 * MM
_SIGNATURE_GAP = 10.0


@dataclass(frozen=True, slots=True)
class _Field:
    """A column and the field of the row it shows; a place is one cell over the rows of a team."""

    name: str
    column: Column
    is_place: bool = False


_FIELDS = (
    _Field("number", Column("NO", 1.0, Align.CENTRE)),
    _Field("name", Column("NAMA", 5.2)),
    _Field("rank", Column("PANGKAT", 2.1, Align.CENTRE)),
    _Field("nrp", Column("NRP", 2.1, Align.CENTRE)),
    _Field("position", Column("JABATAN / KESATUAN", 4.6)),
    _Field("phone", Column("NO. HP", 2.6, Align.CENTRE)),
    _Field("kecamatan", Column("KECAMATAN", 3.0), is_place=True),
    _Field("desa", Column("DESA / KELURAHAN", 3.2), is_place=True),
    _Field("tps", Column("TPS", 2.4, Align.CENTRE), is_place=True),
    _Field("remark", Column("KET", 2.6)),
)


def lay_out_annex(snapshot: OrderSnapshot, fonts: Fonts) -> Section:
    """The pages of the annex; the snapshot has people in it.

    Raises:
        RuleViolation: The kop breaks its rule.
        DocumentError: A row is higher than a page.
    """
    sheet = landscape(snapshot.page)
    table = _AnnexTable(snapshot, sheet, fonts)
    head = _AnnexHead(snapshot, sheet, fonts, table.grid)
    return Section.lay_out(
        "Lampiran", sheet, (head.first_height, head.later_height), head.draw, _keep_ending(list(table.pieces()))
    )


class _AnnexHead:
    """Kop, number block and title on page 1, number block and page number on the others; table head on all."""

    def __init__(self, snapshot: OrderSnapshot, sheet: Sheet, fonts: Fonts, grid: Grid) -> None:
        self._sheet = sheet
        self._grid = grid
        size = snapshot.page.font_size
        self._small = TextStyle(fonts.regular, SMALL)
        self._kop = Kop(check_kop(snapshot.kop), TextStyle(fonts.regular, size))
        self._block = number_block(f"LAMPIRAN {TITLE}", snapshot, self._small, sheet.text_width)
        self._strong = TextStyle(fonts.bold, size)
        self._titles = capital_lines(snapshot.annex_title)
        self._title_top = max(self._kop.height, self._block.height) + _AFTER_HEAD
        self._first_table = self._title_top + len(self._titles) * self._strong.leading + _AFTER_TITLE
        self._later_table = self._block.height + _AFTER_RUNNING_HEAD
        self.first_height = self._first_table + grid.head_height
        self.later_height = self._later_table + grid.head_height

    def draw(self, canvas: Canvas, number: int) -> None:
        """Draw the head of page `number`."""
        sheet, top = self._sheet, self._sheet.text_top
        self._block.draw(canvas, sheet.text_right, top)
        if number > 1:
            draw_page_number(canvas, sheet.left, top, sheet.text_width, number, self._small)
            self._grid.draw_head(canvas, sheet.left, top - self._later_table)
            return
        self._kop.draw(canvas, sheet.left, top)
        titles_top = top - self._title_top
        put_lines(canvas, sheet.left, titles_top, self._titles, self._strong, sheet.text_width, Align.CENTRE)
        self._grid.draw_head(canvas, sheet.left, top - self._first_table)


class _AnnexTable:
    """The rows as blocks."""

    def __init__(self, snapshot: OrderSnapshot, sheet: Sheet, fonts: Fonts) -> None:
        self._snapshot = snapshot
        self._sheet = sheet
        self._style = TextStyle(fonts.regular, snapshot.page.font_size)
        rows = [row for group in snapshot.annex_groups for row in group.rows]
        self._fields = tuple(_fields(rows))
        columns = [field.column for field in self._fields]
        body, strong = TextStyle(fonts.regular, BODY_SIZE), TextStyle(fonts.bold, BODY_SIZE)
        self.grid = Grid(columns, sheet.text_width, body, strong)
        names = [field.name for field in self._fields]
        self._desa, self._tps = names.index("desa"), names.index("tps")

    def pieces(self) -> Iterator[tuple[Block, int]]:
        """Bands, teams, the JUMLAH line and the signature, each with the number of people in it."""
        for group in self._snapshot.annex_groups:
            if not group.rows:
                continue
            yield self.grid.band_block(group.band, bookmark=group.band.split(" - ")[0]), 0
            for _, team in groupby(group.rows, key=_place_key):
                yield from self._team_pieces(list(team))
        if self._snapshot.annex_total:
            yield self.grid.band_block(self._snapshot.annex_total), 0
        width = self._sheet.text_width
        signature = order_signature(self._snapshot, self._style, width)
        yield signature_block(signature, (), self._style, width, _SIGNATURE_GAP), 0

    def _team_pieces(self, rows: Sequence[AnnexRow]) -> Iterator[tuple[Block, int]]:
        for start in range(0, len(rows), _TOGETHER):
            piece = rows[start : start + _TOGETHER]
            merged = {index for index, field in enumerate(self._fields) if field.is_place} if len(piece) > 1 else set()
            label = f"baris lampiran nomor {piece[0].number} ({piece[0].name})"
            yield self.grid.rows_block([self._cells(row) for row in piece], frozenset(merged), label), len(piece)

    def _cells(self, row: AnnexRow) -> tuple[Lines, ...]:
        values = [str(getattr(row, field.name)) for field in self._fields]
        cells = [self.grid.cell(_breakable(value), index) for index, value in enumerate(values)]
        desa, tps = values[self._desa].split(";"), values[self._tps].split(";")
        if len(desa) == len(tps) > 1:
            cells[self._desa], cells[self._tps] = self._abreast(desa, tps)
        return tuple(cells)

    def _abreast(self, desa: Sequence[str], tps: Sequence[str]) -> tuple[Lines, Lines]:
        """Each desa level with its TPS, when a team covers several."""
        left: list[str] = []
        right: list[str] = []
        for place, numbers in zip(desa, tps, strict=True):
            pair = self.grid.cell(place, self._desa), self.grid.cell(numbers, self._tps)
            height = max(len(lines) for lines in pair)
            for side, lines in zip((left, right), pair, strict=True):
                side += [*lines, *[""] * (height - len(lines))]
        return tuple(left), tuple(right)


def _place_key(row: AnnexRow) -> tuple[int | str, ...]:
    """Equal for rows that share their place cells; a post stands alone."""
    return (row.team, row.kecamatan, row.desa, row.tps) if row.team else (0, row.number)


def _fields(rows: Sequence[AnnexRow]) -> Iterator[_Field]:
    """The columns these rows need: telephone numbers only where one is printed, NIP named where one stands."""
    for field in _FIELDS:
        if field.name == "phone" and not any(row.phone for row in rows):
            continue
        if field.name == "nrp" and any(len(row.nrp) > _NRP_CHARS for row in rows):
            yield replace(field, column=Column("NRP / NIP", _NIP_SHARE, Align.CENTRE))
            continue
        yield field


def _breakable(value: str) -> str:
    """A NIP may break after the date of birth; it does not fit its column in one line."""
    if value.isdigit() and len(value) > _NRP_CHARS:
        return value[:_NIP_BIRTH_DIGITS] + SOFT_BREAK + value[_NIP_BIRTH_DIGITS:]
    return value


def _keep_ending(pieces: Sequence[tuple[Block, int]]) -> list[Block]:
    """The blocks, glued from the second last person on: the signature never stands alone."""
    blocks = [block for block, _ in pieces]
    people = 0
    for index in range(len(pieces) - 2, -1, -1):
        people += pieces[index][1]
        blocks[index] = blocks[index].glued()
        if people >= _LAST_PEOPLE:
            break
    return blocks

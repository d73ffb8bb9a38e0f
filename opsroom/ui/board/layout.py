"""Lays the page "whole Polres per kecamatan" out: header, one line of big totals, the table, the legend."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, QSizeF

from opsroom.domain.calendar import DAYS, ZONES, write_date
from opsroom.ui.board.figures import LEGEND, Page, Total
from opsroom.ui.board.freshness import Freshness
from opsroom.ui.board.grid import Grid, solve
from opsroom.ui.board.ruler import LINE, Ruler
from opsroom.ui.board.scene import Align, Fill, Frame, Item, Mark, Scene, Text
from opsroom.ui.board.table import table_items
from opsroom.ui.theme.tokens import Tone

#: The page is drawn in units of a 1920 x 1080 wall.
_WALL_W, _WALL_H = 1920.0, 1080.0
_TOTALS_MAX = 2.0
#: Room of a mark before a word, beside the size of its letters.
_MARK_ROOM = 1.15
_EMPTY = ("Belum ada data TPS.", "Impor daftar TPS di ruang TPS, lalu jalankan Ploting.")


@dataclass(frozen=True, slots=True)
class Frameset:
    """Where the parts of the page lie. Units: px; `unit` is one pixel of the 1920 x 1080 wall."""

    unit: float
    page: QRectF
    header: QRectF
    totals: QRectF
    table: QRectF
    foot: QRectF


def divide(size: QSizeF) -> Frameset:
    """Cut the page into its parts, before the totals know how much of the table's height is left over."""
    unit = max(0.2, min(size.width() / _WALL_W, size.height() / _WALL_H))
    margin = 22 * unit
    left, width = margin, size.width() - 2 * margin
    header = QRectF(left, 10 * unit, width, 96 * unit)
    totals = QRectF(left, header.bottom() + 10 * unit, width, 128 * unit)
    foot = QRectF(left, size.height() - 40 * unit, width, 32 * unit)
    top = totals.bottom() + 12 * unit
    table = QRectF(left, top, width, foot.top() - 6 * unit - top)
    return Frameset(unit, QRectF(0, 0, size.width(), size.height()), header, totals, table, foot)


def compose_body(page: Page, size: QSizeF, ruler: Ruler) -> Scene:
    """Everything that changes only with the data or the size."""
    frame = divide(size)
    items: list[Item] = [Fill(frame.page, "window"), *_identity(page, frame, ruler), *_foot(page, frame, ruler)]
    if len(page.lines) < 2:
        return Scene((*items, *_empty(frame, ruler)))
    grid = solve(page, frame.table.width(), frame.table.height(), 24 * frame.unit, ruler)
    frame = _share_spare_height(frame, grid)
    items += _totals(page.totals, frame, ruler)
    items += table_items(page, grid, frame.table, ruler)
    return Scene(tuple(items), grid.em)


def compose_clock(page: Page, size: QSizeF, now: datetime, freshness: Freshness, ruler: Ruler) -> Scene:
    """What changes with time: clock, date, age of the data, and the frame when it must not be trusted."""
    frame = divide(size)
    box, unit = _clock_box(frame), frame.unit
    local = now.astimezone(ZONES[page.zone])
    date = f"{DAYS[local.weekday()]}, {write_date(local.date())}"
    clock = QRectF(box.left(), box.top(), box.width(), box.height() * 0.68)
    day = QRectF(box.left(), clock.bottom(), box.width(), box.height() * 0.32)
    items: list[Item] = [
        Text(clock, f"{local:%H.%M.%S} {page.zone}", 66 * unit, bold=True, align=Align.RIGHT),
        Text(day, date, ruler.fit(date, day.width(), 28 * unit), "muted", align=Align.RIGHT),
        *_freshness(frame, freshness, ruler),
    ]
    if freshness.tone is Tone.ALARM:
        items.append(Frame(frame.page, "alarm", max(3.0, 8 * unit)))
    return Scene(tuple(items))


def clock_region(size: QSizeF) -> QRectF:
    """The part of the page that is painted again each second."""
    frame = divide(size)
    return _clock_box(frame).united(_freshness_box(frame)).adjusted(-2, -2, 2, 2)


def _clock_box(frame: Frameset) -> QRectF:
    width = 480 * frame.unit
    return QRectF(frame.header.right() - width, frame.header.top(), width, frame.header.height())


def _freshness_box(frame: Frameset) -> QRectF:
    width = 420 * frame.unit
    return QRectF(_clock_box(frame).left() - width, frame.header.top(), width, frame.header.height())


def _identity(page: Page, frame: Frameset, ruler: Ruler) -> list[Item]:
    header, unit = frame.header, frame.unit
    width = _freshness_box(frame).left() - header.left() - 20 * unit
    name = QRectF(header.left(), header.top(), width, header.height() * 0.6)
    title = QRectF(header.left(), name.bottom(), width, header.height() * 0.4)
    return [
        Text(name, page.unit, ruler.fit(page.unit, width, 54 * unit, bold=True), bold=True),
        Text(title, page.title, ruler.fit(page.title, width, 32 * unit), "muted"),
    ]


def _freshness(frame: Frameset, freshness: Freshness, ruler: Ruler) -> list[Item]:
    unit = frame.unit
    box = _freshness_box(frame).adjusted(0, 12 * unit, -20 * unit, -12 * unit)
    mark = QRectF(box.left() + 16 * unit, box.center().y() - 15 * unit, 30 * unit, 30 * unit)
    space = QRectF(mark.right() + 14 * unit, box.top(), box.right() - mark.right() - 28 * unit, box.height())
    token = freshness.tone.value
    items: list[Item] = [Fill(box, f"{token}_ground" if freshness.word else "surface", 8 * unit)]
    items.append(Mark(mark, freshness.tone))
    if not freshness.word:
        items.append(Text(space, freshness.text, ruler.fit(freshness.text, space.width(), 34 * unit)))
        return items
    half = space.height() / 2
    upper = QRectF(space.left(), space.top(), space.width(), half)
    lower = QRectF(space.left(), upper.bottom(), space.width(), half)
    items.append(
        Text(upper, freshness.word, ruler.fit(freshness.word, space.width(), 30 * unit, bold=True), token, bold=True)
    )
    items.append(Text(lower, freshness.text, ruler.fit(freshness.text, space.width(), 28 * unit), token))
    return items


def _share_spare_height(frame: Frameset, grid: Grid) -> Frameset:
    """Few rows leave height over: the totals take it, up to twice their size."""
    spare = max(0.0, frame.table.height() - grid.height)
    extra = min(spare, frame.totals.height() * (_TOTALS_MAX - 1))
    totals = frame.totals.adjusted(0, 0, 0, extra)
    table = frame.table.adjusted(0, extra, 0, 0)
    return Frameset(frame.unit, frame.page, frame.header, totals, table, frame.foot)


def _totals(totals: tuple[Total, ...], frame: Frameset, ruler: Ruler) -> list[Item]:
    """Tiles as wide as their texts need, so that all figures have one size and all captions another."""
    unit, band = frame.unit, frame.totals
    gap, pad = 12 * unit, 18 * unit
    room = band.width() - gap * (len(totals) - 1) - 2 * pad * len(totals)
    sizes = _tile_sizes(totals, room, band.height(), unit, ruler)
    spare = (room - sum(sizes.widths)) / len(totals)
    items: list[Item] = []
    left = band.left()
    for total, width in zip(totals, sizes.widths, strict=True):
        tile = QRectF(left, band.top(), width + spare + 2 * pad, band.height())
        left = tile.right() + gap
        items.append(Fill(tile, "surface", 8 * unit))
        if total.tone:
            items.append(Fill(QRectF(tile.left(), tile.top(), 8 * unit, tile.height()), total.tone.value, 3 * unit))
        items += _tile(total, tile.adjusted(pad, 0, -pad / 2, 0), sizes)
    return items


@dataclass(frozen=True, slots=True)
class _TileSizes:
    caption_px: float
    value_px: float
    widths: tuple[float, ...]


def _tile_sizes(totals: tuple[Total, ...], room: float, height: float, unit: float, ruler: Ruler) -> _TileSizes:
    caption_px = min(0.19 * height, 32 * unit)
    captions = [_caption_width(total, caption_px, ruler) for total in totals]
    if sum(captions) > room:
        caption_px *= room / sum(captions)
        captions = [width * room / sum(captions) for width in captions]
    value_px = height * 0.9 - 2 * caption_px * LINE
    while True:
        values = [ruler.width(total.value, value_px, bold=True) for total in totals]
        widths = tuple(map(max, values, captions))
        if sum(widths) <= room * 1.0001:
            return _TileSizes(caption_px, value_px, widths)
        value_px *= 0.98


def _caption_width(total: Total, px: float, ruler: Ruler) -> float:
    mark = px * _MARK_ROOM if total.tone else 0.0
    return max(ruler.width(total.caption, px), ruler.width(total.word, px) + mark)


def _tile(total: Total, box: QRectF, sizes: _TileSizes) -> list[Item]:
    line = sizes.caption_px * LINE
    space = (box.height() - 2 * line - sizes.value_px * LINE) / 4
    caption = QRectF(box.left(), box.top() + space, box.width(), line)
    word = QRectF(box.left(), box.bottom() - space - line, box.width(), line)
    value = QRectF(box.left(), caption.bottom(), box.width(), word.top() - caption.bottom())
    token = total.tone.value if total.tone in (Tone.WARN, Tone.ALARM) else "text"
    items: list[Item] = [
        Text(caption, total.caption, sizes.caption_px, "muted"),
        Text(value, total.value, sizes.value_px, token, bold=True),
    ]
    if total.tone:
        size = sizes.caption_px * 0.8
        items.append(Mark(QRectF(word.left(), word.center().y() - size / 2, size, size), total.tone))
        word = word.adjusted(sizes.caption_px * _MARK_ROOM, 0, 0, 0)
    items.append(Text(word, total.word, sizes.caption_px, token if total.tone else "muted"))
    return items


def _foot(page: Page, frame: Frameset, ruler: Ruler) -> list[Item]:
    unit, foot = frame.unit, frame.foot
    px, size = 24 * unit, 20 * unit
    items: list[Item] = []
    left = foot.left()
    for tone, word in LEGEND.items():
        mark = QRectF(left, foot.center().y() - size / 2, size, size)
        text = QRectF(mark.right() + 8 * unit, foot.top(), ruler.width(word, px), foot.height())
        items += [Mark(mark, tone), Text(text, word, px, "muted")]
        left = text.right() + 30 * unit
    rest = QRectF(left, foot.top(), foot.right() - left, foot.height())
    items.append(Text(rest, page.foot, ruler.fit(page.foot, rest.width(), px), "muted", align=Align.RIGHT))
    return items


def _empty(frame: Frameset, ruler: Ruler) -> list[Item]:
    middle = frame.table.center().y()
    px = 56 * frame.unit
    items: list[Item] = []
    for index, line in enumerate(_EMPTY):
        box = QRectF(frame.table.left(), middle + (index - 1) * px * 1.4, frame.table.width(), px * 1.3)
        size = ruler.fit(line, box.width(), px if index == 0 else px * 0.7, bold=index == 0)
        items.append(Text(box, line, size, "text" if index == 0 else "muted", bold=index == 0, align=Align.CENTRE))
    return items

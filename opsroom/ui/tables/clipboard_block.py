"""A block of cells on its way over the clipboard, from and to Excel and LibreOffice."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from opsroom.ui.tables.html_cells import is_scientific, read_html, write_html
from opsroom.ui.tables.tsv import Grid, read_block, write_block

#: Beyond this the HTML beside the plain text is left out: it is ten times as long.
MOST_HTML_CELLS = 200_000
_CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class Clip:
    """What the clipboard holds of a block, as the other program put it there."""

    plain: str = ""
    html: str = ""
    csv: str = ""

    def __bool__(self) -> bool:
        return bool(self.plain.strip("\r\n") or self.html or self.csv or self.plain)


@dataclass(frozen=True, slots=True)
class CopiedBlock:
    """Texts for the clipboard in both forms; made off the GUI thread."""

    plain: str
    html: str

    def mime(self) -> QMimeData:
        """As the clipboard takes it."""
        data = QMimeData()
        data.setText(self.plain)
        if self.html:
            data.setHtml(self.html)
        return data


def copied(rows: Grid, is_text: Sequence[bool]) -> CopiedBlock:
    """The block as plain text and, in bearable sizes, as HTML that keeps text columns text."""
    is_small = len(rows) * len(is_text) <= MOST_HTML_CELLS
    return CopiedBlock(write_block(rows), write_html(rows, is_text) if is_small else "")


def clip_of(data: QMimeData | None) -> Clip:
    """What the clipboard holds; quick, nothing is read into cells yet."""
    if data is None:
        return Clip()
    raw = bytes(data.data(_CSV).data()) if data.hasFormat(_CSV) else b""
    html = data.html() if data.hasHtml() else ""
    return Clip(data.text() if data.hasText() else "", html, raw.decode("utf-8", "replace"))


def read_clip(clip: Clip) -> Grid:
    """The cells of a clip: plain text, unless another form says more.

    Calc writes no quotes around lines inside a cell, and long numbers come cut (3,17E+15): the HTML beside them is
    whole. Tables of web pages may come as HTML alone.
    """
    html = read_html(clip.html) if "<t" in clip.html.lower() else None
    if not clip.plain:
        if html is not None:
            return html
        return _read_csv(clip.csv) if clip.csv else [[""]]
    plain = read_block(clip.plain)
    if html is None:
        return plain
    if (len(html), len(html[0])) != (len(plain), len(plain[0])):
        has_breaks = any("\n" in cell for row in html for cell in row)
        return html if has_breaks else plain
    for row, whole in zip(plain, html, strict=True):
        for place, text in enumerate(row):
            if is_scientific(text) and not is_scientific(whole[place]):
                row[place] = whole[place]
    return plain


def _read_csv(text: str) -> Grid:
    rows = [row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if row] or [[""]]
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]

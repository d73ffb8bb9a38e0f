"""Cells as the HTML that spreadsheets exchange: what must stay text says so, what was cut on screen is whole."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser

Grid = list[list[str]]
#: Attributes in which Calc, Excel and Google keep the whole number behind what a cell shows.
_WHOLE_NUMBER = ("sdval", "x:num")
#: 3,17E+15 is what Excel shows of a long number; the cell holds more.
_SCIENTIFIC = re.compile(r"^-?\d([.,]\d+)?E[+-]?\d+$", re.IGNORECASE)
_MOST_SPAN = 1000


def write_html(rows: Iterable[Sequence[str]], is_text: Sequence[bool]) -> str:
    """A table whose columns marked in `is_text` are taken as text: ``001`` keeps its zeros, ``=1`` is no formula."""
    opened = ['<td style="mso-number-format:\'\\@\'" sdnum="1033;0;@">' if text else "<td>" for text in is_text]
    lines = [
        "<tr>"
        + "".join(f"{start}{_inner(cell)}</td>" for start, cell in zip(opened, row, strict=True))
        + "</tr>"
        for row in rows
    ]  # fmt: skip
    head = '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/></head>'
    return f"{head}<body><table>{''.join(lines)}</table></body></html>"


def read_html(html: str) -> Grid | None:
    """The cells of the first table in `html`, padded to a rectangle; None when there is no table."""
    parser = _TableParser()
    parser.feed(html)
    parser.close()
    rows = [row for row in parser.rows if row]
    if not rows:
        return None
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


def is_scientific(text: str) -> bool:
    """Whether a number was cut to a few digits and an exponent."""
    return bool(_SCIENTIFIC.match(text.strip()))


def _inner(text: str) -> str:
    # Calc and Excel split a cell at <br> unless told that the break belongs inside.
    return escape(text, quote=False).replace("\n", '<br style="mso-data-placement:same-cell"/>')


class _TableParser(HTMLParser):
    """Collects the cells of the first table; spans leave empty cells behind, as spreadsheets paste them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Grid = []
        self._depth = 0
        self._is_over = False
        self._cell: list[str] | None = None
        self._number = ""
        self._span = 1
        self._below: dict[int, int] = {}
        self._rowspan = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row, a cell; a break inside a cell is a line."""
        if self._is_over:
            return
        if tag == "table":
            self._depth += 1
        elif tag == "tr" and self._depth == 1:
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self._depth == 1:
            self._begin_cell({name: value or "" for name, value in attrs})
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell or the table."""
        if tag == "table" and self._depth:
            self._depth -= 1
            self._is_over = self._depth == 0
            self._end_cell()
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Text of a cell; line ends of the markup are blanks."""
        if self._cell is not None and not self._is_over:
            self._cell.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        if not self.rows:
            self.rows.append([])
        self._skip_taken()
        self._cell = []
        self._number = next((attributes[name] for name in _WHOLE_NUMBER if attributes.get(name)), "")
        self._span = _span(attributes.get("colspan", ""))
        self._rowspan = _span(attributes.get("rowspan", ""))

    def _skip_taken(self) -> None:
        """Cells that a cell of an upper row reaches down into are empty."""
        row = self.rows[-1]
        while self._below.get(len(row), 0):
            self._below[len(row)] -= 1
            row.append("")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "\n".join(line.strip() for line in "".join(self._cell).replace("\xa0", " ").split("\n")).strip()
        if self._number and is_scientific(text):
            text = self._number
        row = self.rows[-1]
        for place in range(len(row), len(row) + self._span):
            self._below[place] = self._rowspan - 1
        row += [text] + [""] * (self._span - 1)
        self._cell = None


def _span(text: str) -> int:
    return min(int(text), _MOST_SPAN) if text.isascii() and text.isdigit() and int(text) else 1

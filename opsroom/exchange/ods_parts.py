"""Measuring the sheets of an .ods package before calamine lays them out as full rectangles (see `xlsx_parts`).

An .ods writes ``number-rows-repeated="1048570"`` for an empty stretch; one cell behind it makes a giant.
"""

import zipfile
from xml.parsers import expat

from opsroom.exchange.grids import Extent

_CHUNK = 1 << 18
_PREFIX = "urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TABLE, _ROW = f"{_PREFIX}table", f"{_PREFIX}table-row"
_CELLS = (f"{_PREFIX}table-cell", f"{_PREFIX}covered-table-cell")


class _Extents:
    """Counts rows and columns up to the last cell with a text."""

    def __init__(self) -> None:
        self.found: dict[str, Extent] = {}
        self._name = ""
        self._row, self._next_row, self._column, self._next_column = 0, 0, 0, 0
        self._rows, self._columns, self._cells = 0, 0, 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _TABLE:
            self._name = attributes.get(f"{_PREFIX}name", "")
            self._next_row, self._rows, self._columns, self._cells = 0, 0, 0, 0
        elif name == _ROW:
            self._row = self._next_row + int(attributes.get(f"{_PREFIX}number-rows-repeated", 1))
            self._next_row, self._next_column = self._row, 0
        elif name in _CELLS:
            self._column = self._next_column + int(attributes.get(f"{_PREFIX}number-columns-repeated", 1))
            self._next_column = self._column

    def _data(self, data: str) -> None:
        if data.strip():
            self._rows = max(self._rows, self._row)
            self._columns = max(self._columns, self._column)
            self._cells += 1

    def _end(self, name: str) -> None:
        if name == _TABLE:
            self.found[self._name] = Extent(self._rows, self._columns, self._cells)


def ods_extents(package: zipfile.ZipFile) -> dict[str, Extent]:
    """Sheet name to the rectangle it spans.

    Raises:
        KeyError: The package has no content.
        expat.ExpatError: The content is broken.
    """
    extents = _Extents()
    with package.open("content.xml") as stream:
        while piece := stream.read(_CHUNK):
            extents.parser.Parse(piece)
    return extents.found

"""Row by row reading of an .xlsx sheet whose rectangle is far larger than its contents.

Slower than calamine, but it holds one row at a time. Dates stay serial numbers, which no list of ours needs.
"""

import re
import zipfile
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from opsroom.exchange.cells import Cell, Row
from opsroom.exchange.grids import MAX_COLUMNS
from opsroom.exchange.xlsx_parts import column_index

_CHUNK = 1 << 18
_ROWS = re.compile(rb"<(\w+:)?sheetData\b[^>]*>")


def shared_strings(package: zipfile.ZipFile) -> list[str]:
    """The table of texts, without the reading aids (phonetic runs) of East Asian files."""
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    texts = _Texts()
    with package.open("xl/sharedStrings.xml") as stream:
        while piece := stream.read(_CHUNK):
            texts.parser.Parse(piece)
    return texts.found


def sparse_rows(path: Path, part: str, texts: list[str]) -> Iterator[tuple[int, Row]]:
    """Row number and cells of each row that holds anything in the first columns."""
    sheet = _SheetRows(texts)
    with zipfile.ZipFile(path) as package, package.open(part) as stream:
        for piece in _with_values(stream):
            sheet.parser.Parse(piece)
            while sheet.done:
                yield sheet.done.popleft()


def _with_values(stream: IO[bytes]) -> Iterator[bytes]:
    """The part without the rows that hold no value: there may be a million of them, with borders only."""
    rest = b""
    rows: _RowMarks | None = None
    while piece := stream.read(_CHUNK):
        rest += piece
        if rows is None:
            found = _ROWS.search(rest)
            if found is None:
                continue
            rows = _RowMarks(found[1] or b"")
            yield rest[: found.end()]
            rest = rest[found.end() :]
        filled, rest = rows.take(rest)
        yield from filled


class _RowMarks:
    """Finds rows with values in raw text; searching for marks is many times faster than parsing."""

    def __init__(self, prefix: bytes) -> None:
        self._start, self._end = b"<" + prefix + b"row", b"</" + prefix + b"row>"
        self._value = re.compile(b"<" + prefix + rb"(?:v|is)\b")

    def take(self, text: bytes) -> tuple[list[bytes], bytes]:
        """The whole rows with values, and the rest that waits for more text."""
        filled: list[bytes] = []
        done = 0
        while value := self._value.search(text, done):
            start, end = text.rfind(self._start, done, value.start()), text.find(self._end, value.start())
            if end < 0:
                return filled, text[start:]
            done = end + len(self._end)
            filled.append(text[start:done])
        return filled, text[max(done, text.rfind(self._start)) :]


class _Texts:
    """Collects the texts of ``sharedStrings.xml``."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._is_text, self._is_aid = False, False
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.buffer_text = True

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        tag = name.rpartition("}")[2]
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._is_aid = True
        elif tag == "t":
            self._is_text = not self._is_aid

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        if tag == "si":
            self.found.append("".join(self._parts))
        elif tag == "rPh":
            self._is_aid = False
        elif tag == "t":
            self._is_text = False

    def _data(self, data: str) -> None:
        if self._is_text:
            self._parts.append(data)


class _SheetRows:
    """Collects the rows of one sheet part."""

    def __init__(self, texts: list[str]) -> None:
        self.done: deque[tuple[int, Row]] = deque()
        self._texts = texts
        self._number, self._column = 0, -1
        self._kind, self._value = "", ""
        self._is_value = False
        self._row: dict[int, Cell] = {}
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.buffer_text = True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition("}")[2]
        if tag == "c":
            letters = attributes.get("r", "").rstrip("0123456789")
            self._column = column_index(letters) if letters else self._column + 1
            self._kind, self._value = attributes.get("t", ""), ""
        elif tag in ("v", "t"):
            self._is_value = True
        elif tag == "row":
            self._number = int(attributes.get("r") or self._number + 1)
            self._column, self._row = -1, {}

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        if tag in ("v", "t"):
            self._is_value = False
        elif tag == "c" and self._value and self._column < MAX_COLUMNS:
            self._row[self._column] = self._typed()
        elif tag == "row" and self._row:
            width = max(self._row) + 1
            self.done.append((self._number, [self._row.get(column, "") for column in range(width)]))

    def _data(self, data: str) -> None:
        if self._is_value:
            self._value += data

    def _typed(self) -> Cell:
        if self._kind == "s":
            index = int(self._value)
            return self._texts[index] if index < len(self._texts) else ""
        if self._kind in ("inlineStr", "str"):
            return self._value
        if self._kind == "b":
            return self._value == "1"
        if self._kind in ("", "n"):
            return float(self._value)
        return ""

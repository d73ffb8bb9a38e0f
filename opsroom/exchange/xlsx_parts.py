"""Looking into the parts of an .xlsx package before anything is loaded.

calamine lays a sheet out as a full rectangle: two stray cells in A1 and XFD1048576 would ask for half a terabyte and
end the process. So the extent of each sheet is measured first, in one pass over its raw text.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from opsroom.exchange.grids import Extent, Merge

_CHUNK = 1 << 20
_OVERLAP = 256
_WIDE_CELL = re.compile(rb'<(?:\w+:)?c [^>]{0,40}?\br="([A-Z]{2,3})\d')
_ANY_WIDE = re.compile(rb'r="[A-Z]{2}')
_ROW = re.compile(rb'<(?:\w+:)?row [^>]{0,80}?\br="(\d{1,7})"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]{0,40}?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_NARROW = 26
#: A namespace prefix in front of a tag is not longer.
_PREFIX = 16
#: Begins of the elements that hold a value; a cell with a border only has none of them.
VALUE_MARKS = (b"<v>", b"<v ", b"<is>", b":v>", b":is>")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def column_index(letters: str) -> int:
    """0-based column of ``A``, ``AB`` or ``XFD``."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """The letters over a 0-based column."""
    letters, rest = "", index + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to the name of its part.

    Raises:
        KeyError: The package has no workbook part.
        ElementTree.ParseError: The workbook part is broken.
    """
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    }
    parts: dict[str, str] = {}
    for element in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            target = targets.get(element.get(_REL) or element.get(_STRICT_REL) or "", "")
            parts[element.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return parts


def measure(package: zipfile.ZipFile, part: str) -> tuple[Extent, tuple[Merge, ...]]:
    """Extent and merged cells of a sheet part, without parsing it."""
    rows, columns = 0, 0
    merges: set[tuple[bytes, ...]] = set()
    for chunk in _chunks(package, part):
        rows = max(rows, _last_row(chunk))
        if _ANY_WIDE.search(chunk):
            columns = max(columns, max(map(_wide_column, set(_WIDE_CELL.findall(chunk))), default=0))
        if b"mergeCell " in chunk:
            merges.update(_MERGE.findall(chunk))
    blocks = tuple(
        Merge(int(top), column_index(left.decode()), int(bottom), column_index(right.decode()))
        for left, top, right, bottom in sorted(merges)
    )
    extent = Extent(rows, columns or _NARROW, 0)
    # Nobody asks how full a small rectangle is.
    return (replace(extent, cells=_values(package, part)) if extent.is_large else extent), blocks


def _values(package: zipfile.ZipFile, part: str) -> int:
    """Cells with a value, a few counted twice."""
    return sum(chunk.count(mark) for chunk in _chunks(package, part) for mark in VALUE_MARKS)


def _last_row(chunk: bytes) -> int:
    """Rows stand in order, so the last one that begins in a piece is the highest."""
    found = _ROW.search(chunk, max(0, chunk.rfind(b"row ") - _PREFIX))
    return int(found[1]) if found else max(map(int, _ROW.findall(chunk)), default=0)


def _wide_column(letters: bytes) -> int:
    return column_index(letters.decode()) + 1


def _chunks(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that overlap, so that no tag is cut."""
    with package.open(part) as stream:
        tail = b""
        while piece := stream.read(_CHUNK):
            yield tail + piece
            tail = piece[-_OVERLAP:]

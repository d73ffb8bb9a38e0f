"""Reading text tables: encoding, byte order mark, delimiter and the damage office files carry are found out here."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from opsroom.domain.errors import ImportProblem
from opsroom.exchange.cell_blocks import CellBlock, Memo, text_blocks
from opsroom.exchange.cells import Row, as_it_stood
from opsroom.exchange.csv_texts import TextLines, read_lines
from opsroom.exchange.grids import MAX_COLUMNS, Grid, Sheet

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
#: Excel shows bare digits of a csv as a number; a service number that lost its zeros is recognised by that.
_NUMBER_DIGITS = 7
#: Our own .csv puts an apostrophe before a text a spreadsheet would run.
_FORMULA_STARTS = frozenset("=+-@")
_HINT = re.compile(r"^\s*sep=(.)\s*$", re.IGNORECASE)


def csv_sheet(path: Path) -> Sheet:
    """The one sheet of a text table, named like the file."""
    return Sheet(path.stem, partial(_load, path))


def _load(path: Path) -> Grid:
    with _opening(path):
        lines = read_lines(path)
        start = list(islice(lines, _SAMPLE_LINES * 4))
        hint = _HINT.match(start[0]) if start else None
        delimiter = hint[1] if hint else find_delimiter(start)
        skipped = 1 if hint else 0
        has_quotes = _quotes_close(lines, skipped, delimiter)
    table = _Table(path, lines, skipped, delimiter, has_quotes)
    return Grid(path.stem, lines.count, table.walk, blocks=table.blocks)


@contextmanager
def _opening(path: Path) -> Iterator[None]:
    """Tell calmly that the file cannot be read (any more)."""
    try:
        yield
    except OSError as problem:
        raise ImportProblem(
            f"Berkas '{path.name}' tidak dapat dibuka. Tutup di program lain atau periksa izinnya, lalu coba lagi.",
            str(problem),
        ) from problem


@dataclass(frozen=True, slots=True)
class _Table:
    """A text table whose form is known."""

    path: Path
    lines: TextLines
    skipped: int
    delimiter: str
    has_quotes: bool

    def walk(self) -> Iterator[tuple[int, Row]]:
        """The rows one by one."""
        with _opening(self.path):
            for number, fields in enumerate(self._fields(), start=self.skipped + 1):
                yield number, self._typed(fields)

    def blocks(self) -> Iterator[CellBlock]:
        """The rows by column."""
        stood = Memo(lambda field: as_it_stood(_bare(field)))
        with _opening(self.path):
            for block in text_blocks(self._fields(), self.skipped + 1, stood, self._typed):
                yield replace(block, columns=()) if self._is_to_mend(block) else block

    def _fields(self) -> Iterator[list[str]]:
        return _parse(_after(self.lines, self.skipped), self.delimiter, has_quotes=self.has_quotes)

    def _typed(self, fields: list[str]) -> Row:
        return [_typed(field) for field in _mend(fields, self.delimiter)[:MAX_COLUMNS]]

    def _is_to_mend(self, block: CellBlock) -> bool:
        """Whether a line of the block may have been typed with another delimiter (see `_mend`)."""
        if not 1 < len(block.columns) <= MAX_COLUMNS:
            return True
        return self.delimiter != ";" and any(text.endswith(";") for text in set(block.columns[-1]))


def _after(lines: Iterable[str], skipped: int) -> Iterator[str]:
    return islice(lines, skipped, None)


def find_delimiter(lines: list[str]) -> str:
    """The delimiter that cuts the first lines into the most cells, most evenly."""
    filled = (line.rstrip("\n") for line in islice(lines, _SAMPLE_LINES * 4) if line.strip())
    sample = [f"{line}\n" for line in islice(filled, _SAMPLE_LINES)]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: list[str], delimiter: str) -> float:
    """Filled cells beyond the first of each line, weighted by how many lines agree on the number of cells."""
    widths: Counter[int] = Counter()
    cells = 0
    for fields in _parse(sample, delimiter, has_quotes=_cells_stay_apart(sample, delimiter)):
        widths[len(fields)] += 1
        cells += max(0, sum(bool(field.strip()) for field in fields) - 1)
    agreeing = max(widths.values(), default=0)
    return cells * agreeing / max(1, sum(widths.values()))


def _quotes_close(lines: TextLines, skipped: int, delimiter: str) -> bool:
    """Whether quotes can be trusted: no cell swallows lines of the table."""
    if not any('"' in line and _runs_on(line, delimiter) for line in _after(lines, skipped)):
        return True
    return _cells_stay_apart(_after(lines, skipped), delimiter)


def _runs_on(line: str, delimiter: str) -> bool:
    """Whether a quoted cell goes on behind the end of the line."""
    try:
        return any(field.endswith("\n") for field in next(_parse([line], delimiter), []))
    except csv.Error:
        return True


def _cells_stay_apart(lines: Iterable[str], delimiter: str) -> bool:
    """Whether no quoted cell of several lines holds what looks like lines of the table."""
    widths: Counter[int] = Counter()
    within = -1
    try:
        for fields in _parse(lines, delimiter):
            widths[len(fields)] += 1
            inner = [line.count(delimiter) for field in fields if "\n" in field for line in field.split("\n")]
            within = max(within, *inner) if inner else within
    except csv.Error:
        return False
    # Lines of the table are those that hold most of the cells; title lines of one cell may be more.
    width = max(widths, key=lambda wide: wide * widths[wide], default=0)
    return within < max(1, width - 1)


def _parse(lines: Iterable[str], delimiter: str, *, has_quotes: bool = True) -> Iterator[list[str]]:
    """The fields of lines that end with a line feed each."""
    if has_quotes:
        return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    bare = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, quoting=csv.QUOTE_NONE)
    return ([field.strip('" ') for field in fields] for fields in bare)


def _mend(fields: list[str], delimiter: str) -> list[str]:
    """Repair a line that was typed with another delimiter than the rest, or closed with one too many."""
    if not fields:
        return fields
    if len(fields) == 1:
        others = [other for other in _DELIMITERS if other != delimiter and other in fields[0]]
        if others and others[0] != ",":
            return fields[0].split(others[0])
    if delimiter != ";" and fields[-1].rstrip().endswith(";"):
        fields[-1] = fields[-1].rstrip().rstrip(";")
    return fields


def _typed(field: str) -> str | int:
    """The field, as a number where a spreadsheet would have shown one and the difference matters."""
    text = _bare(field)
    if 0 < len(text) <= _NUMBER_DIGITS and text[0] != "0" and text.isascii() and text.isdigit():
        return int(text)
    return text


def _bare(field: str) -> str:
    """The field without the apostrophe of our own .csv."""
    text = field.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA_STARTS else text

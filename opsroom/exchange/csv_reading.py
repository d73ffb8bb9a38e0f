"""Reading text tables: encoding, byte order mark, delimiter and the damage office files carry are found out here."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from charset_normalizer import from_bytes

from opsroom.domain.errors import ImportProblem
from opsroom.exchange.cells import Row
from opsroom.exchange.grids import MAX_COLUMNS, Grid, Sheet

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: What office machines in Indonesia write when it is not UTF-8.
_LEGACY = ["cp1252", "latin_1", "cp1250", "utf_16_le", "utf_16_be"]
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60
_SAMPLE_BYTES = 65_536
#: No line of a table is longer; the csv module gives up at 131,072.
_MAX_LINE = 100_000
#: Excel shows bare digits of a csv as a number; a service number that lost its zeros is recognised by that.
_NUMBER_DIGITS = 7
#: Our own .csv puts an apostrophe before a text a spreadsheet would run.
_FORMULA_STARTS = frozenset("=+-@")
_HINT = re.compile(r"^\s*sep=(.)\s*$", re.IGNORECASE)


def csv_sheet(path: Path) -> Sheet:
    """The one sheet of a text table, named like the file."""
    return Sheet(path.stem, partial(_load, path))


def _load(path: Path) -> Grid:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise ImportProblem(
            f"Berkas '{path.name}' tidak dapat dibuka. Tutup di program lain atau periksa izinnya, lalu coba lagi.",
            str(problem),
        ) from problem
    lines = split_lines(decode(data))
    hint = _HINT.match(lines[0]) if lines else None
    delimiter = hint[1] if hint else find_delimiter(lines)
    body = lines[1:] if hint else lines
    has_quotes = _quotes_close(body, delimiter)

    def walk() -> Iterator[tuple[int, Row]]:
        for number, fields in enumerate(_parse(body, delimiter, has_quotes=has_quotes), start=2 if hint else 1):
            yield number, [_typed(field) for field in _mend(fields, delimiter)[:MAX_COLUMNS]]

    return Grid(path.stem, len(lines), walk)


def decode(data: bytes) -> str:
    """The text of a file: by its mark, as UTF-8, or by the most plausible office encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data[:_SAMPLE_BYTES].count(b"\x00") * 4 < len(data[:_SAMPLE_BYTES]):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_LEGACY).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def split_lines(text: str) -> list[str]:
    """The lines of a text; only line feeds and carriage returns end one, and NUL bytes are dropped."""
    lines = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line[:_MAX_LINE] for line in (lines if lines[-1] else lines[:-1])]


def find_delimiter(lines: list[str]) -> str:
    """The delimiter that cuts the first lines into the most cells, most evenly."""
    sample = [line for line in islice(lines, _SAMPLE_LINES * 4) if line.strip()][:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: list[str], delimiter: str) -> float:
    """Filled cells beyond the first of each line, weighted by how many lines agree on the number of cells."""
    widths: Counter[int] = Counter()
    cells = 0
    for fields in _parse(sample, delimiter, has_quotes=_quotes_close(sample, delimiter)):
        widths[len(fields)] += 1
        cells += max(0, sum(bool(field.strip()) for field in fields) - 1)
    agreeing = max(widths.values(), default=0)
    return cells * agreeing / max(1, sum(widths.values()))


def _quotes_close(lines: list[str], delimiter: str) -> bool:
    """Whether quotes can be trusted: no cell swallows lines of the table."""
    try:
        rows = list(_parse(lines, delimiter))
    except csv.Error:
        return False
    width = Counter(map(len, rows)).most_common(1)[0][0] if rows else 0
    return not any(
        "\n" in field and any(line.count(delimiter) >= max(1, width - 1) for line in field.split("\n"))
        for fields in rows
        for field in fields
    )


def _parse(lines: list[str], delimiter: str, *, has_quotes: bool = True) -> Iterator[list[str]]:
    # A line break inside quotes was cut off with the lines and is put back here.
    breaks = (f"{line}\n" for line in lines)
    if has_quotes:
        return csv.reader(breaks, delimiter=delimiter, skipinitialspace=True)
    bare = csv.reader(breaks, delimiter=delimiter, skipinitialspace=True, quoting=csv.QUOTE_NONE)
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
    text = field.strip()
    if text[:1] == "'" and text[1:2] in _FORMULA_STARTS:
        text = text[1:]
    if 0 < len(text) <= _NUMBER_DIGITS and text[0] != "0" and text.isascii() and text.isdigit():
        return int(text)
    return text

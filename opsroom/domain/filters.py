"""What the texts of a filter mean in a column: numbers as numbers, days as days, ranks and choices as such.

Both ends use it: the filter row to refuse what means nothing while it is typed, the store to compare.
"""

import re
import warnings
from datetime import date, datetime

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.coordinates import plain_minus
from opsroom.domain.errors import RuleViolation
from opsroom.domain.queries import Filter, Match

#: Matches that need something that is less or more.
COMPARISONS = frozenset({Match.LESS, Match.AT_MOST, Match.MORE, Match.AT_LEAST, Match.BETWEEN})
#: Longer patterns are no filter any more; they only cost time to read.
MOST_PATTERN_CHARS = 200
NUMERIC = frozenset({ColumnKind.NUMBER, ColumnKind.COORDINATE})
DATED = frozenset({ColumnKind.DATE, ColumnKind.MOMENT})
_EQUALITIES = frozenset({Match.EQUALS, Match.NOT_EQUALS, Match.ONE_OF})
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d{1,15}(?:[.,]\d{1,15})?")

Comparable = int | float | str


def check(column: Column, condition: Filter) -> None:
    """Refuse a condition that means nothing in `column`.

    Raises:
        RuleViolation: Why it means nothing.
    """
    if condition.match is Match.REGEX:
        _check_pattern(column, condition.text)
    elif condition.match in COMPARISONS:
        for text in (condition.text, condition.upto) if condition.match is Match.BETWEEN else (condition.text,):
            comparable(column, text)
    elif condition.match in _EQUALITIES and column.kind in NUMERIC | DATED:
        for text in condition.all_texts:
            stored_value(column, text)
    elif condition.match not in (Match.EMPTY, Match.FILLED) and column.kind is ColumnKind.FLAG:
        for text in condition.all_texts:
            column.read(text)


def comparable(column: Column, text: str) -> Comparable:
    """What cells of `column` are compared with; the code of a rank or choice, whose place the store knows.

    Raises:
        RuleViolation: Nothing in this column is more or less than `text`.
    """
    if column.kind in NUMERIC:
        return read_number(column, text)
    if column.kind in DATED:
        return _read_day(column, text)
    if column.kind is ColumnKind.FLAG:
        raise RuleViolation(f"Kolom {column.title} hanya berisi ya atau tidak; pakai =ya atau =tidak.", column.key)
    if not text.strip():
        raise RuleViolation("Tulis nilai pembandingnya.", column.key)
    return str(column.read(text)) if column.kind is ColumnKind.CHOICE else text.strip()


def stored_value(column: Column, text: str) -> Comparable | None:
    """The number, day or flag that equals `text`; None for a blank cell.

    Raises:
        RuleViolation: It cannot be read as one.
    """
    if text.strip() in ("", "-"):
        return None
    if column.kind in NUMERIC:
        return read_number(column, text)
    if column.kind in DATED:
        return _read_day(column, text)
    value = column.read(text)
    return value if isinstance(value, int | float | str) else None


def read_number(column: Column, text: str) -> int | float:
    """The number people mean: ``1.250`` and ``1250``, ``4,5`` and ``4.5``; degrees have no thousands.

    Raises:
        RuleViolation: No number.
    """
    bare = plain_minus(text).replace(" ", "")
    if column.kind is ColumnKind.NUMBER and _GROUPED.fullmatch(bare):
        bare = bare.replace(".", "")
    elif not _PLAIN.fullmatch(bare):
        raise RuleViolation(
            f"'{text.strip()}' bukan angka; kolom {column.title} dibandingkan sebagai angka.", column.key
        )
    value = float(bare.replace(",", "."))
    return int(value) if value.is_integer() else value


def _read_day(column: Column, text: str) -> str:
    value = column.read(text)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value:
        return value[:10]
    raise RuleViolation(f"'{text.strip()}' bukan tanggal; tulis misalnya 11-02-2024.", column.key)


def _check_pattern(column: Column, pattern: str) -> None:
    if not pattern:
        raise RuleViolation("Tulis pola di antara dua garis miring, misalnya /^SAT/.", column.key)
    if len(pattern) > MOST_PATTERN_CHARS:
        raise RuleViolation(f"Pola lebih dari {MOST_PATTERN_CHARS} huruf; pendekkan.", column.key)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as problem:
        raise RuleViolation(f"Pola /{pattern}/ belum lengkap atau salah tulis.", column.key, str(problem)) from problem

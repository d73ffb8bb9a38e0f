"""What people type into the filter row, as a `Filter`, and back: ``polsek``, ``>=100``, ``1~5``, ``/^SAT/``, ``a; b``.

A piece in double quotes is taken as it stands: ``"a;b"``, ``="kosong"``; two quotes inside are one.
"""

import re
from collections.abc import Sequence

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filters import COMPARISONS, check
from opsroom.domain.queries import Filter, Match

EMPTY_WORD = "kosong"
HELP = (
    "Ketik sebagian isi. =BRIPKA persis itu, <>BRIPKA selain itu, !polsek tanpa kata itu; > >= < <= membandingkan; "
    "10~20 antara; a; b salah satu; /^SAT/ pola; kosong, !kosong."
)
#: Longer signs first.
_SIGNS: tuple[tuple[str, Match], ...] = (
    ("<>", Match.NOT_EQUALS),
    ("<=", Match.AT_MOST),
    (">=", Match.AT_LEAST),
    ("<", Match.LESS),
    (">", Match.MORE),
    ("=", Match.EQUALS),
    ("!", Match.EXCLUDES),
)
_SIGN_OF = {match: sign for sign, match in _SIGNS} | {Match.ONE_OF: "=", Match.CONTAINS: ""}
_PIECE = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^";~][^;~]*|))\s*([;~]|$)')
_NO_KEYWORD = re.compile(r'[<>=!/"]')
#: In these columns a list of texts means cells that hold one of them somewhere; in all others, that equal one.
_LOOSE = frozenset({ColumnKind.TEXT, ColumnKind.NOTE, ColumnKind.LINK, ColumnKind.PHONE})


def read_filter(column: Column, text: str) -> Filter | None:
    """The condition that `text` means for that column, None for no condition.

    Raises:
        RuleViolation: It means nothing (yet): half typed, a broken pattern, no number where one is compared.
    """
    wanted = text.strip()
    if not wanted:
        return None
    condition = _keyword(column, wanted) or _pattern(column, wanted) or _signed(column, wanted)
    if condition.match is Match.CONTAINS and not any(condition.all_texts):
        return None
    check(column, condition)
    return condition


def write_filter(condition: Filter) -> str:
    """The text that `read_filter` reads as `condition`."""
    if condition.match in (Match.EMPTY, Match.FILLED):
        return EMPTY_WORD if condition.match is Match.EMPTY else f"!{EMPTY_WORD}"
    if condition.match is Match.REGEX:
        return f"/{condition.text}/"
    if condition.match is Match.BETWEEN:
        return f"{_quoted(condition.text)}~{_quoted(condition.upto)}"
    pieces = "; ".join(_quoted(text) for text in condition.all_texts)
    return _SIGN_OF[condition.match] + pieces + (";" if len(condition.texts) == 1 else "")


def write_exact(text: str) -> str:
    """The filter that finds cells showing exactly `text`."""
    return write_filter(Filter("", text, Match.EQUALS)) if text else EMPTY_WORD


def _keyword(column: Column, wanted: str) -> Filter | None:
    if wanted.removeprefix("!").strip().casefold() != EMPTY_WORD:
        return None
    return Filter(column.key, match=Match.FILLED if wanted.startswith("!") else Match.EMPTY)


def _pattern(column: Column, wanted: str) -> Filter | None:
    if not wanted.startswith("/"):
        return None
    if len(wanted) == 1 or not wanted.endswith("/"):
        raise RuleViolation("Pola belum selesai; akhiri dengan garis miring: /pola/.", column.key)
    return Filter(column.key, wanted[1:-1], Match.REGEX)


def _signed(column: Column, wanted: str) -> Filter:
    sign, match = next(((sign, match) for sign, match in _SIGNS if wanted.startswith(sign)), ("", Match.CONTAINS))
    body = wanted[len(sign) :].strip()
    if not body:
        raise RuleViolation(f"Tulis isi sesudah tanda {sign}.", column.key)
    pieces, marks = _pieces(column, body)
    if "~" in marks:
        return _between(column, sign, pieces, marks)
    if not marks:
        return _single(column, match, pieces[0])
    if match in COMPARISONS:
        raise RuleViolation(f"Tanda {sign} membandingkan dengan satu nilai saja.", column.key)
    if match is Match.EQUALS or (match is Match.CONTAINS and column.kind not in _LOOSE):
        match = Match.ONE_OF
    return Filter(column.key, match=match, texts=tuple(pieces))


def _single(column: Column, match: Match, text: str) -> Filter:
    if not text and match in (Match.EQUALS, Match.NOT_EQUALS):
        return Filter(column.key, match=Match.EMPTY if match is Match.EQUALS else Match.FILLED)
    if not text and match is not Match.CONTAINS:
        raise RuleViolation("Tulis isi di antara tanda kutip.", column.key)
    return Filter(column.key, text, match)


def _between(column: Column, sign: str, pieces: Sequence[str], marks: Sequence[str]) -> Filter:
    if sign:
        raise RuleViolation(f'Tanda {sign} dan ~ tidak dipakai bersama; apit isi dengan "...".', column.key)
    if len(marks) > 1:
        raise RuleViolation("Antara dua nilai ditulis 10~20; satu tanda ~ saja.", column.key)
    if len(pieces) != 2 or not all(pieces):
        raise RuleViolation("Tulis kedua batas: 10~20.", column.key)
    return Filter(column.key, pieces[0], Match.BETWEEN, upto=pieces[1])


def _pieces(column: Column, body: str) -> tuple[list[str], list[str]]:
    """The texts of `body` without their quotes, and the marks that stand between or behind them."""
    pieces: list[str] = []
    marks: list[str] = []
    start = 0
    while start < len(body):
        found = _PIECE.match(body, start)
        if found is None:
            raise RuleViolation("Tanda kutip belum ditutup atau diikuti isi lain.", column.key)
        quoted, bare, mark = found.groups()
        if quoted is not None:
            pieces.append(quoted.replace('""', '"'))
        elif bare.strip():
            pieces.append(bare.strip())
        if mark:
            marks.append(mark)
        start = found.end()
    if not pieces:
        raise RuleViolation(f"Tulis isi sebelum tanda {marks[0]}.", column.key)
    return pieces, marks


def _quoted(text: str) -> str:
    is_plain = text and text == text.strip() and not _NO_KEYWORD.match(text) and not set(text) & set(";~")
    return text if is_plain and text.casefold() != EMPTY_WORD else '"' + text.replace('"', '""') + '"'

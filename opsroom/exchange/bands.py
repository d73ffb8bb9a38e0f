"""Rows of an office table that are no data: repeated heads, column numbers, subtotals, signatures and bands.

A band is a row of its own that names the unit, kecamatan or desa of the rows below it.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from opsroom.domain.names import has_letters
from opsroom.exchange.head_words import tidy_head

#: Column and text of the cells of a row that are not blank.
Own = list[tuple[int, str]]

_SUBTOTAL = re.compile(
    r"^(?:SUB\s*|GRAND\s*)?(?:JUMLAH|JML|JLH|TOTAL|TTL|REKAP(?:ITULASI)?)\b|\s(?:TOTAL|JUMLAH)$", re.IGNORECASE
)
_MONTH = (
    r"(?:JAN(?:UARI)?|PEB(?:RUARI)?|FEB(?:RUARI)?|MAR(?:ET)?|APR(?:IL)?|MEI|JUNI?|JULI?|AGUSTUS|AGS|AGT|SEP(?:TEMBER)?"
    r"|OKT(?:OBER)?|NOP(?:EMBER)?|NOV(?:EMBER)?|DES(?:EMBER)?)"
)
_SIGNATURE = re.compile(
    rf"^[A-Z][A-Z .]*,[\s.…_\d-]*(?:{_MONTH}\b[\s.…_]*)?\d{{4}}\b"
    rf"|^[A-Z][A-Z .]*,[\s.…_\d]*{_MONTH}\b"
    r"|^(?:MENGETAHUI|MENYETUJUI|DISETUJUI|DIPERIKSA|YANG MEMBUAT|PEMBUAT DAFTAR|DIBUAT (?:DI|OLEH)|DIKELUARKAN DI"
    r"|PADA TANGGAL|DISAHKAN|A\s?\.\s?N\b|AN\.|U\s?\.\s?B\b"
    r"|(?:PLT\.? |PLH\.? |PS\.? |WAKIL )?KEPALA (?:KEPOLISIAN|BAGIAN|SATUAN|SEKSI|BIDANG|BIRO|DAERAH)|KAPOLRES\b"
    r"|KAPOLSEK\b|WAKAPOLRES\b|KABAG\b|KASAT\b|KASI\b|KETUA (?:KPU|PPK|PPS|BAWASLU|KOMISI|PANITIA)|DANDIM\b|KOMANDAN )"
    r"|^[A-Z. ]{3,40}\bNRP[\s.:]*(?:\d{8}|[.…_]*)$",
    re.IGNORECASE,
)
_LEGEND = re.compile(r"^(?:TEMBUSAN|CATATAN\b|KETERANGAN\s*:|KET\s*:|NB\b)", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"^\(?(\d{1,2}|[A-Z])\)?\.?$", re.IGNORECASE)
_MIN_NUMBERED = 3
_MIN_REPEATED = 2
_MAX_SIGNATURE_CELLS = 3
SAME_SHARE = 0.7
_ENUMERATOR = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-Z]|\d{1,3})\s*[.)]\s*(?=\S)", re.IGNORECASE)
_LONE_ENUMERATOR = re.compile(r"^\(?(?:[IVXLC]{1,6}|[A-Z])\)?\.?$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\([^)]*\)|[:=\-–,]\s*\d+\s*[A-Z]*\.?|\d+\s*(?:ORG|ORANG|PERS\w*|TPS)\.?|[:;])\s*$", re.IGNORECASE
)


class Ending(Enum):
    """What a row begins: nothing, place and date and signature, or a legend whose lines may be numbered."""

    NONE = 0
    SIGNATURE = 1
    LEGEND = 2


def is_column_numbers(cells: Own) -> bool:
    """Whether the row only counts the columns: 1 2 3, (1) (2) (3) or a b c."""
    numbered = [_COLUMN_NUMBER.match(text) for _, text in cells]
    if len(numbered) < _MIN_NUMBERED or not all(numbered):
        return False
    marks = [found[1].upper() for found in numbered if found]
    if all(mark.isdigit() for mark in marks):
        numbers = [int(mark) for mark in marks]
        return numbers[0] <= 2 and numbers == sorted(set(numbers))
    return marks == [chr(ord(marks[0]) + step) for step in range(len(marks))]


def repeats_head(cells: Own, lines: Iterable[Mapping[int, str]]) -> bool:
    """Whether the row is a line of the head again, as on a new page."""
    if len(cells) < _MIN_REPEATED:
        return False
    tidy = [(column, tidy_head(text)) for column, text in cells]
    wanted = max(_MIN_REPEATED, SAME_SHARE * len(tidy))
    return any(sum(line.get(column) == text for column, text in tidy) >= wanted for line in lines)


def is_subtotal(cells: Own) -> bool:
    """Whether the first text of the row says it sums up the rows above."""
    return bool(_SUBTOTAL.search(first_text(cells)))


def ending_of(cells: Own) -> Ending:
    """Whether the row begins what stands below a table."""
    if len(cells) > _MAX_SIGNATURE_CELLS:
        return Ending.NONE
    if any(_LEGEND.match(text) for _, text in cells):
        return Ending.LEGEND
    return Ending.SIGNATURE if any(_SIGNATURE.search(text) for _, text in cells) else Ending.NONE


def first_text(cells: Own) -> str:
    """The first text of the row that is more than an enumeration."""
    return next((text for _, text in cells if has_letters(text) and not _LONE_ENUMERATOR.match(text)), "")


def band_texts(cells: Own) -> list[str]:
    """The words of a band without its enumeration (``A.``, ``II``) and its count of people."""
    texts = (
        without_tail(_ENUMERATOR.sub("", text))
        for _, text in cells
        if has_letters(text) and not (_LONE_ENUMERATOR.match(text) and len(cells) > 1)
    )
    return [text for text in texts if text]


def without_tail(text: str) -> str:
    """The text without trailing brackets, counts and colons."""
    while True:
        shorter = _TAIL.sub("", text).strip()
        if shorter == text or not shorter:
            return text.strip()
        text = shorter

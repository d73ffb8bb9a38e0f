"""Rows of an office table that are no data: repeated heads, column numbers, subtotals, signatures and bands.

A band is a row of its own that names the unit, kecamatan or desa of the rows below it.
"""

import re
from collections.abc import Iterable, Mapping

from opsroom.exchange.cells import Cell, Row, filled, text_of
from opsroom.exchange.head_words import tidy_head

_SUBTOTAL = re.compile(r"^(?:SUB\s*|GRAND\s*)?(?:JUMLAH|JML|JLH|TOTAL|TTL|REKAP(?:ITULASI)?)\b", re.IGNORECASE)
_MONTH = (
    r"(?:JAN(?:UARI)?|PEB(?:RUARI)?|FEB(?:RUARI)?|MAR(?:ET)?|APR(?:IL)?|MEI|JUNI?|JULI?|AGUSTUS|AGS|AGT|SEP(?:TEMBER)?"
    r"|OKT(?:OBER)?|NOP(?:EMBER)?|NOV(?:EMBER)?|DES(?:EMBER)?)"
)
_SIGNATURE = re.compile(
    rf"^[A-Z][A-Z .]*,[\s.…_\d-]*(?:{_MONTH}\b[\s.…_]*)?\d{{4}}\b"
    rf"|^[A-Z][A-Z .]*,[\s.…_\d]*{_MONTH}\b"
    r"|^(?:MENGETAHUI|MENYETUJUI|DISETUJUI|DIPERIKSA|YANG MEMBUAT|PEMBUAT DAFTAR|DIBUAT (?:DI|OLEH)|DIKELUARKAN DI"
    r"|PADA TANGGAL|DISAHKAN|TEMBUSAN|CATATAN\b|KETERANGAN\s*:|KET\s*:|A\s?\.\s?N\b|AN\.|U\s?\.\s?B\b"
    r"|(?:PLT\.? |PLH\.? |PS\.? |WAKIL )?KEPALA (?:KEPOLISIAN|BAGIAN|SATUAN|SEKSI|BIDANG|BIRO|DAERAH)|KAPOLRES\b"
    r"|KAPOLSEK\b|WAKAPOLRES\b|KABAG\b|KASAT\b|KASI\b|KETUA (?:KPU|PPK|PPS|BAWASLU|KOMISI|PANITIA)|DANDIM\b|KOMANDAN )"
    r"|\bNRP[\s.:]*(?:\d{8}|[.…_]*$)",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"^\(?(\d{1,2}|[A-Z])\)?\.?$", re.IGNORECASE)
_MIN_NUMBERED = 3
_MAX_SIGNATURE_CELLS = 3
_SAME_SHARE = 0.7
_ENUMERATOR = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-Z]|\d{1,3})\s*[.)]\s*(?=\S)", re.IGNORECASE)
_LONE_ENUMERATOR = re.compile(r"^\(?(?:[IVXLC]{1,6}|[A-Z])\)?\.?$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\([^)]*\)|[:=\-–,]\s*\d+\s*[A-Z]*\.?|\d+\s*(?:ORG|ORANG|PERS\w*|TPS)\.?|[:;])\s*$", re.IGNORECASE
)


def is_column_numbers(row: Row) -> bool:
    """Whether the row only counts the columns: 1 2 3, (1) (2) (3) or a b c."""
    cells = [_COLUMN_NUMBER.match(text_of(cell)) for _, cell in filled(row)]
    if len(cells) < _MIN_NUMBERED or not all(cells):
        return False
    marks = [found[1].upper() for found in cells if found]
    if all(mark.isdigit() for mark in marks):
        numbers = [int(mark) for mark in marks]
        return numbers[0] <= 2 and numbers == sorted(set(numbers))
    return marks == [chr(ord(marks[0]) + step) for step in range(len(marks))]


def repeats_head(row: Row, lines: Iterable[Mapping[int, str]]) -> bool:
    """Whether the row is a line of the head again, as on a new page."""
    cells = filled(row)
    if len(cells) < 2 or not any(isinstance(cell, str) for _, cell in cells):
        return False
    tidy = [(column, tidy_head(cell)) for column, cell in cells]
    return any(
        sum(line.get(column) == text for column, text in tidy) >= max(2, _SAME_SHARE * len(tidy)) for line in lines
    )


def is_subtotal(cells: list[tuple[int, Cell]]) -> bool:
    """Whether the first text of the row says it sums up the rows above."""
    return bool(_SUBTOTAL.match(first_text(cells)))


def is_signature(cells: list[tuple[int, Cell]]) -> bool:
    """Whether the row begins the block of place, date and signature, or a legend, below a table."""
    if len(cells) > _MAX_SIGNATURE_CELLS:
        return False
    return any(_SIGNATURE.search(text_of(cell)) for _, cell in cells if isinstance(cell, str))


def first_text(cells: list[tuple[int, Cell]]) -> str:
    """The first cell of the row with a word in it."""
    for _, cell in cells:
        if isinstance(cell, str) and any(char.isalpha() for char in cell) and not _LONE_ENUMERATOR.match(cell.strip()):
            return text_of(cell)
    return ""


def band_texts(cells: list[tuple[int, Cell]]) -> list[str]:
    """The words of a band without its enumeration (``A.``, ``II``) and its count of people."""
    texts: list[str] = []
    for _, cell in cells:
        text = text_of(cell)
        if not any(char.isalpha() for char in text) or (_LONE_ENUMERATOR.match(text) and len(cells) > 1):
            continue
        texts.append(without_tail(_ENUMERATOR.sub("", text)))
    return [text for text in texts if text]


def without_tail(text: str) -> str:
    """The text without trailing brackets, counts and colons."""
    while True:
        shorter = _TAIL.sub("", text).strip()
        if shorter == text or not shorter:
            return text.strip()
        text = shorter

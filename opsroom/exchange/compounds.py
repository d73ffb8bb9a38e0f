"""Taking apart cells that hold several values: rank and NRP, name and rank and NRP, desa and TPS number."""

import re
from functools import lru_cache

from opsroom.domain.errors import ParseProblem
from opsroom.domain.names import has_letters
from opsroom.domain.ranks import parse_rank
from opsroom.domain.tps_numbers import FIRST_SPECIAL, read_tps_number
from opsroom.exchange.cells import Cell, as_it_stood

#: A NIP as it is printed in groups, a plain number, or a number with dots and spaces.
_NUMBERS = (
    re.compile(r"(?<!\d)\d{8}\s\d{6}\s\d\s\d{3}(?!\d)"),
    re.compile(r"(?<!\d)\d{4,20}(?!\d)"),
    re.compile(r"(?<!\d)\d[\d .\-]{4,24}\d(?!\d)"),
)
_LABEL = re.compile(r"\b(?:NRP|NIP)\b[\s./:]*(?:NIP\b|NRP\b)?[\s.:]*", re.IGNORECASE)
_EDGES = " \t\r\n/|,;:-–()"
_GOLONGAN = re.compile(r"\b(I|II|III|IV)\s*/\s*([a-eA-E])\b")
_BETWEEN = re.compile(r"\s*[/|\n;]\s*|\s+[-–]\s+")
_MAX_RANK_WORDS = 5
_SPECIAL = re.compile(r"\(?\b(?:LOKASI KHUSUS|LOKSUS|KHUSUS)\b\)?", re.IGNORECASE)
#: ``TPS KHUSUS 1``: the special locations of a desa counted among themselves; KPU numbers them from 901.
_SPECIAL_COUNT = re.compile(r"^(?:TPS\s*)?(?:LOKASI KHUSUS|LOKSUS|KHUSUS)[\s.:\-]*0*([1-9]\d?)$", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"^(?:TPS\s*)?(?:NO(?:MOR)?\b)?[\s.:\-]*0*(\d{1,3})\b[\s/,\-:.]+(\S.*)$", re.IGNORECASE)
_NUMBER_LAST = re.compile(r"^(\S.*?)[\s/,\-:]+(?:TPS\s*)?(?:NO(?:MOR)?\b)?[\s.:\-]*0*(\d{1,3})$", re.IGNORECASE)
_FULL_CODE = re.compile(r"^(\d{10})(\d{1,3})$")


def split_number(cell: Cell) -> tuple[str, Cell]:
    """The words of a cell and the service number in it; a cell stored as a number is handed on as it is."""
    if not isinstance(cell, str):
        return "", cell
    text = as_it_stood(cell)
    for pattern in _NUMBERS:
        found = pattern.search(text)
        if found:
            words = f"{text[: found.start()]} {text[found.end() :]}"
            return _LABEL.sub(" ", words).strip(_EDGES), found[0]
    return _LABEL.sub(" ", text).strip(_EDGES), ""


def split_rank(words: str) -> tuple[str, str]:
    """The name and the rank in a text that holds both, in any order; without a known rank all of it is the name."""
    parts = [part.strip(" ,") for part in _BETWEEN.split(_GOLONGAN.sub(r"\1-\2", words)) if part.strip(" ,")]
    for part in parts:
        if parse_rank(part):
            return " ".join(other for other in parts if other is not part), part
    return _rank_beside_name(" ".join(parts))


def _rank_beside_name(text: str) -> tuple[str, str]:
    """``BRIPKA BUDI SANTOSO`` and ``BUDI SANTOSO, BRIPKA``: the longest rank at either end."""
    words = text.split()
    for count in range(min(_MAX_RANK_WORDS, len(words) - 1), 0, -1):
        for rank, name in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            if parse_rank(" ".join(rank)) and has_letters(" ".join(name)):
                return " ".join(name).strip(_EDGES), " ".join(rank).strip(" ,")
    return text, ""


_UNIT = re.compile(
    r"(?:\b|(?<=KA))(?:POL\s?SEK\w*|POLSUBSEKTOR|SAT(?:UAN)?\s?[A-Z]+|BAG\s?[A-Z]+|SI\s?[A-Z]{2,}|SPKT|SUBBAG\s?\w+|POLRES\w*|POLDA"
    r"|BRIMOB|KODIM|KORAMIL|YONIF)\b.*$",
    re.IGNORECASE,
)


def split_position(text: str) -> tuple[str, str]:
    """Position and unit of a cell ``KANIT BINMAS / POLSEK LENGKITI``; without a mark the unit named at its end."""
    parts = [part for part in re.split(r"\s*[/|\n]\s*", text.strip()) if part]
    if len(parts) > 1:
        return " ".join(" ".join(parts[:-1]).split()), " ".join(parts[-1].split())
    found = _UNIT.search(text)
    return " ".join(text.split()), " ".join(found[0].split()) if found else ""


@lru_cache(maxsize=4096)
def split_tps(text: str) -> tuple[str, str, bool]:
    """Number, place and special mark of a TPS cell: ``TPS 3``, ``3 SUKARAYA``, ``SUKARAYA / 003``, ``901 (LOKSUS)``.

    The number is empty when the cell does not clearly hold one.
    """
    counted = _SPECIAL_COUNT.match(text.strip())
    if counted:
        return str(FIRST_SPECIAL - 1 + int(counted[1])), "", True
    bare = _SPECIAL.sub(" ", text).strip()
    is_special = bare != text.strip()
    try:
        return read_tps_number(bare), "", is_special
    except ParseProblem:
        pass
    for pattern, number, place in ((_NUMBER_FIRST, 1, 2), (_NUMBER_LAST, 2, 1)):
        found = pattern.match(bare)
        if found and int(found[number]) and _is_place(found[place]):
            return f"{int(found[number]):03d}", found[place].strip(" .:/-"), is_special
    return "", "", is_special


def _is_place(text: str) -> bool:
    """Whether the rest of a TPS cell is a name and not a second number."""
    return sum(char.isalpha() for char in text) >= 3 and not any(char.isdigit() for char in text)


def split_code(text: str) -> tuple[str, str]:
    """Desa code and TPS number of a full TPS code (``3324010001001``), both empty when the cell is another code."""
    found = _FULL_CODE.match(text.replace(".", "").replace(" ", ""))
    if not found or not int(found[2]):
        return "", ""
    return found[1], f"{int(found[2]):03d}"

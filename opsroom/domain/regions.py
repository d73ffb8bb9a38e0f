"""Regions: kecamatan and desa with Kemendagri codes, and the key their names are compared by."""

import re
from dataclasses import dataclass

_PREFIX = re.compile(
    r"^(?:KECAMATAN|KEC\b|DESA|KELURAHAN|KEL\b|KEL/DESA|DESA/KEL|DS\b|DISTRIK|KAMPUNG|KABUPATEN|KAB\b|NAGARI|PEKON)[\s.:/]*",
    re.IGNORECASE,
)
_KIND_STARTS = ("KEC", "DES", "KEL", "DS", "DIS", "KAM", "KAB", "NAG", "PEK")
_NOT_ALNUM = re.compile(r"[^A-Z0-9]+")
KECAMATAN_DIGITS = 6
DESA_DIGITS = 10
#: Codes of places the national table does not know: kecamatan code or 000000, then X and a running number.
PROVISIONAL_MARK = "X"


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A district. `code` has six digits (province 2, regency 2, kecamatan 2)."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Desa:
    """A village or kelurahan. `code` has ten digits, or is provisional (`is_provisional`)."""

    id: int
    code: str
    name: str
    kecamatan_code: str

    @property
    def is_provisional(self) -> bool:
        """Whether the code was made up because the national table has no such place."""
        return PROVISIONAL_MARK in self.code


def region_key(name: str) -> str:
    """What two spellings of one place share: capitals and digits only, without a leading ``KEC.`` or ``DESA``."""
    bare = " ".join(str(name).upper().split())
    # Most of the national table has no kind word; the regular expression would double the time to load it.
    while bare.startswith(_KIND_STARTS):
        shorter = _PREFIX.sub("", bare, count=1)
        if shorter == bare or not shorter:
            break
        bare = shorter
    return bare if bare.isalpha() else _NOT_ALNUM.sub("", bare)


def clean_region(name: str) -> str:
    """The name in capitals with single spaces, without the leading kind word."""
    text = " ".join(str(name).upper().split())
    shorter = _PREFIX.sub("", text, count=1)
    return shorter or text


def plain_code(text: str) -> str:
    """A region code without dots: ``16.01.07.2001`` becomes ``1601072001``; empty when it is no code."""
    digits = re.sub(r"[.\s]", "", str(text))
    return digits if digits.isascii() and digits.isdigit() else ""

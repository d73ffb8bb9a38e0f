"""Regions: kecamatan and desa with Kemendagri codes, and the key their names are compared by."""

import re
from dataclasses import dataclass

_KIND = re.compile(
    r"^(?:KEL(?:URAHAN)?\s*/\s*DESA|DESA\s*/\s*KEL(?:URAHAN)?|KECAMATAN|KEC|KELURAHAN|KEL|DESA|DS|DISTRIK|KABUPATEN|KAB)\b[\s.:/]*"
)
_KIND_STARTS = ("KEC", "DES", "KEL", "DS", "DIS", "KAB")
#: Words that are a kind in one province and part of the name in the next: ``KAMPUNG BARU`` beside ``BARU``.
_HALF_KINDS = ("KAMPUNG", "NAGARI", "PEKON", "GAMPONG")
_NOT_ALNUM = re.compile(r"[^A-Z0-9]+")
KECAMATAN_DIGITS = 6
DESA_DIGITS = 10
#: Codes of places the national table does not know: kecamatan code or 000000, then X and a running number.
PROVISIONAL_MARK = "X"


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A district. `code` has six digits (province 2, regency 2, kecamatan 2); `rayon` names its Pamatwil's area."""

    id: int
    code: str
    name: str
    rayon: str = ""


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
    bare = clean_region(name)
    return bare if bare.isalpha() else _NOT_ALNUM.sub("", bare)


def other_keys(name: str) -> tuple[str, ...]:
    """Keys of the same name with or without ``KAMPUNG``, ``NAGARI``, ..., to try where `region_key` finds nothing."""
    key = region_key(name)
    without = tuple(key.removeprefix(word) for word in _HALF_KINDS if key.startswith(word) and key != word)
    return without or tuple(word + key for word in _HALF_KINDS)


def clean_region(name: str) -> str:
    """The name in capitals with single spaces, without leading kind words (``KEC.``, ``DESA``, ``KEL/DESA``)."""
    text = " ".join(str(name).upper().split())
    # Most of the national table has no kind word; the regular expression would double the time to load it.
    while text.startswith(_KIND_STARTS):
        shorter = _KIND.sub("", text, count=1)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def plain_code(value: object) -> str:
    """A region code without dots: ``16.01.07.2001`` becomes ``1601072001``; empty when it is no code."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return value
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    digits = re.sub(r"[.\s]", "", text)
    return digits if digits.isascii() and digits.isdigit() else ""

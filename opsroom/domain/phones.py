"""Telephone numbers of people and contacts, kept as text in the national form ``08...``."""

import re

from opsroom.domain.errors import ParseProblem

_NOISE = re.compile(r"[\s.\-()/]+")
#: A number some program wrote into a csv as ``81273001234.0``.
_WRITTEN_FLOAT = re.compile(r"^(\d+)\.0$")
#: Prefixes of Indonesian mobile networks. Source: the numbering plan of Kominfo (Permenkominfo 14/2018), 2024 holders.
_MOBILE = re.compile(r"08(?:1[1-9]|2[1-38]|3[1-38]|5[1-35-9]|7[78]|8[1-9]|9[5-9])")
_AREA = re.compile(r"0[2-79]")
MIN_DIGITS = 8
MAX_DIGITS = 14


def read_phone(value: object) -> str:
    """Normalise a phone cell: ``+62 811-...``, ``62811...``, ``811...`` stored as a number all become ``0811...``.

    Raises:
        ParseProblem: The cell is not empty and not a telephone number.
    """
    text = _WRITTEN_FLOAT.sub(r"\1", str(value or "").strip())
    digits = text if isinstance(value, float) else _NOISE.sub("", text)
    if digits in ("", "0"):
        return ""
    digits = digits.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        raise ParseProblem(f"Nomor HP '{text}' bukan nomor telepon.", "phone")
    if digits.startswith("62"):
        digits = "0" + digits[2:].removeprefix("0")
    elif not digits.startswith("0"):
        digits = "0" + digits
    if not MIN_DIGITS <= len(digits) <= MAX_DIGITS:
        raise ParseProblem(f"Nomor HP '{text}' berisi {len(digits)} digit; nomor telepon 8 sampai 14 digit.", "phone")
    return digits


def warn_phone(text: str) -> str:
    """What is odd about a number that can be kept: its length or a prefix no network has; empty when nothing is."""
    try:
        digits = read_phone(text)
    except ParseProblem:
        return ""
    if not digits or _AREA.match(digits):
        return ""
    if not _MOBILE.match(digits):
        return f"Awalan {digits[:4]} bukan awalan operator yang dikenal; periksa lagi."
    if not 10 <= len(digits) <= 13:
        return f"Nomor HP biasanya 10 sampai 13 digit; ini {len(digits)} digit."
    return ""

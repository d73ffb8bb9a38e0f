"""Telephone numbers of people and contacts, kept as text in the national form ``08...``."""

import re

from opsroom.domain.errors import ParseProblem

_NOISE = re.compile(r"[\s.\-()/]+")
#: A number some program wrote into a csv as ``81273001234.0``.
_WRITTEN_FLOAT = re.compile(r"^(\d+)\.0$")
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

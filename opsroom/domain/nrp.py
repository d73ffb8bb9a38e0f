"""Service numbers: reading them from cells, repairing what a spreadsheet did to them, refusing the rest.

Polri NRP: 8 digits, YYMM of birth and a serial number of four. PNS NIP: 18 digits. TNI NRP: digits of any length,
never repaired. Source: Perkap 3/2018 (one number for life); layout seen in all public samples (section 4.4 of the
domain notes, 2026-11).
"""

import math
import re
from dataclasses import dataclass, field

from opsroom.domain.ranks import Force

POLRI_DIGITS = 8
NIP_DIGITS = 18
#: A spreadsheet keeps 15 significant digits; a longer number has lost its tail.
SAFE_NUMBER_DIGITS = 15
#: Officers born 2000 to 2009 carry 00 to 09 in front; later years cannot serve before 2027.
LATEST_ZERO_YEAR = 9

EMPTY = "NRP/NIP kosong"
NOT_DIGITS = "NRP/NIP memuat huruf atau tanda lain"
LOST_TAIL = "NIP tersimpan sebagai angka sehingga digit terakhirnya hilang"
TOO_SHORT = "NRP kurang dari 8 digit"
TOO_LONG = "NRP lebih dari 8 digit dan bukan NIP 18 digit"
CUT_SHORT = "NRP/NIP tertulis E+ (Excel), digitnya hilang"
NIK = "NIK 16 digit, bukan NRP/NIP"

_SEPARATORS = re.compile(r"[\s.\-']+")
_PREFIX = re.compile(r"^(?:NRP\s*/\s*NIP|NIP\s*/\s*NRP|NRP|NIP)[\s.:]*", re.IGNORECASE)
#: How some programs write a whole number into a csv: ``7030512.0``, or ``7030512,00``, or with points at the thousands.
_WRITTEN_FLOAT = re.compile(r"(\d+)[.,]0{1,2}")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]0{1,2})?")
#: How a spreadsheet shows a number too wide for its column: ``8,7060512E+07``.
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)
NIK_DIGITS = 16
#: What a number of 18 digits ends in after a spreadsheet rounded it; no serial of a NIP is 000.
_ROUNDED_TAIL = "000"


@dataclass(frozen=True, slots=True)
class NrpReading:
    """What a cell said.

    Attributes:
        nrp: The number as text, empty when refused.
        repaired: Whether zeros lost by a spreadsheet were put back.
        problem: Indonesian reason for the refusal, empty when `nrp` stands.
        cause: The same without the value, so that equal causes can be counted; empty when `nrp` stands.
    """

    nrp: str
    repaired: bool = False
    problem: str = ""
    cause: str = field(default="", compare=False)


def read_nrp(value: object, force: Force | None) -> NrpReading:
    """Read a service number from a cell value (text, int or float as the workbook stored it).

    Args:
        value: The cell.
        force: Force named by the person's rank or unit; None when unknown (treated as Polri or PNS by length).
    """
    value = _as_number("" if value is None else value)
    if value is None:
        return NrpReading("", problem=CUT_SHORT, cause=CUT_SHORT)
    stored_as_number = isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(value, int | float) and not (math.isfinite(value) and value >= 0 and value == int(value)):
        return NrpReading("", problem=f"NRP/NIP '{value}' bukan bilangan bulat", cause=NOT_DIGITS)
    text = str(int(value)) if isinstance(value, int | float) else str(value or "")
    digits = _SEPARATORS.sub("", _PREFIX.sub("", text.strip()))
    if not digits:
        return NrpReading("", problem=EMPTY, cause=EMPTY)
    if not (digits.isascii() and digits.isdigit()):
        return NrpReading("", problem=f"NRP/NIP '{text}' memuat huruf atau tanda lain", cause=NOT_DIGITS)
    if len(digits) == NIK_DIGITS:
        return NrpReading("", problem=f"'{digits}' berisi 16 digit seperti NIK; isi NRP 8 digit", cause=NIK)
    is_rounded = len(digits) == NIP_DIGITS and digits.endswith(_ROUNDED_TAIL)
    if is_rounded or (stored_as_number and len(digits) > SAFE_NUMBER_DIGITS):
        return NrpReading(
            "",
            problem=f"NIP '{digits}' tersimpan sebagai angka sehingga digit terakhirnya hilang; ketik ulang",
            cause=LOST_TAIL,
        )
    if force is Force.TNI or len(digits) in (POLRI_DIGITS, NIP_DIGITS):
        return NrpReading(digits)
    if stored_as_number and len(digits) < POLRI_DIGITS:
        return _with_zeros(digits)
    return NrpReading(
        "",
        problem=f"NRP '{digits}' berisi {len(digits)} digit; NRP Polri 8 digit, NIP 18 digit",
        cause=TOO_SHORT if len(digits) < POLRI_DIGITS else TOO_LONG,
    )


def _as_number(value: object) -> object:
    """The number a text stands for when a spreadsheet wrote it as one, else the value; None when digits are gone."""
    if not isinstance(value, str):
        return value
    text = value.strip().lstrip("'").strip()
    shown = _SCIENTIFIC.fullmatch(text)
    if shown:
        fraction, exponent = shown[2] or "", int(shown[3])
        return int(shown[1] + fraction) if len(fraction) == exponent else None
    written = _WRITTEN_FLOAT.fullmatch(text)
    if written:
        return int(written[1])
    if _THOUSANDS.fullmatch(text):
        whole = re.sub(r"[.,]0{1,2}$", "", text)
        return int(re.sub(r"[.,]", "", whole))
    return value


def _with_zeros(digits: str) -> NrpReading:
    """Put back the zeros of a number, if the birth year and month this gives are possible."""
    full = digits.zfill(POLRI_DIGITS)
    year, month = int(full[:2]), int(full[2:4])
    if year <= LATEST_ZERO_YEAR and 1 <= month <= 12:
        return NrpReading(full, repaired=True)
    return NrpReading(
        "",
        problem=f"NRP '{digits}' kurang dari 8 digit dan '{full}' bukan tahun-bulan lahir yang mungkin",
        cause=TOO_SHORT,
    )


def is_birth_plausible(nrp: str) -> bool:
    """Soft check of an 8-digit NRP: its third and fourth digits are a month. Other lengths are not judged."""
    return len(nrp) != POLRI_DIGITS or 1 <= int(nrp[2:4]) <= 12

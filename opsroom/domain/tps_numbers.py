"""TPS numbers: text of three digits (``001``, ``901`` for a special location), and how lists of them are written."""

import re
from collections.abc import Iterable

from opsroom.domain.errors import ParseProblem

#: KPU numbers TPS at special locations (prisons, dormitories) from 901 on. Source: KPU region tree, Pemilu 2024.
FIRST_SPECIAL = 901
_NUMBER = re.compile(r"^(?:TPS)?\s*(?:NO(?:MOR)?)?\s*[.:\-_ ]*0*(\d{1,3})(?:\.0)?$", re.IGNORECASE)


def read_tps_number(value: object) -> str:
    """The number as three digits from ``3.0`` (number or text), ``'TPS-005'``, ``'TPS 7'``, ``'No. 12'`` or ``'012'``.

    Raises:
        ParseProblem: The cell is no number from 1 to 999.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = _NUMBER.match(str(value if value is not None else "").strip())
    if not found or int(found[1]) == 0:
        raise ParseProblem(f"Nomor TPS '{value}' tidak terbaca; tulis 001 sampai 999.", "number")
    return f"{int(found[1]):03d}"


def is_special_number(number: str) -> bool:
    """Whether the number itself says the TPS is at a special location."""
    return number.isdigit() and int(number) >= FIRST_SPECIAL


def write_numbers(numbers: Iterable[str]) -> str:
    """Numbers of one desa as the papers write them: ``001 s.d. 004, 007`` (runs of three and more are joined)."""
    ordered = sorted(set(numbers))
    runs: list[list[str]] = []
    for number in ordered:
        if runs and int(number) == int(runs[-1][-1]) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    written: list[str] = []
    for run in runs:
        written.extend([f"{run[0]} s.d. {run[-1]}"] if len(run) > 2 else run)
    return ", ".join(written)

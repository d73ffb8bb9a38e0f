"""Reading one coordinate cell: its own half, or both when somebody typed or pasted ``lat, lon`` into it."""

import re
from collections.abc import Callable, Mapping

from opsroom.domain.angles import Axis, read_angle
from opsroom.domain.coordinates import Box, plain_minus, read_point, tidy
from opsroom.domain.errors import ParseProblem, RuleViolation

#: Decimal degrees as most cells hold them.
_PLAIN = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
#: What stands between the two of a pair.
_PAIRED = re.compile(r"\d[^\d]*[\s;|/]+[^\d]*\d")
#: Decimal degrees are taken up to here, wherever they lie; other notations only inside Indonesia.
_LIMITS = {Axis.LAT: 90.0, Axis.LON: 180.0}


def read_parts(text: str, axis: Axis, within: Box | None = None) -> Mapping[str, float | None]:
    """The values by axis a cell of `axis` gives: its own alone, or both for a pair.

    Args:
        text: As typed.
        axis: The column the cell stands in.
        within: The region, for UTM metres and for places that cannot be.

    Raises:
        RuleViolation: Neither one angle nor a pair, or outside the region.
    """
    plain = (text if _PLAIN.fullmatch(text) else plain_minus(text)).replace(",", ".")
    if plain in ("", "-"):
        return {axis.value: None}
    try:
        value = float(plain)
    except ValueError:
        return _read_notation(text, axis, within)
    if not -_LIMITS[axis] <= value <= _LIMITS[axis]:
        limit = _LIMITS[axis]
        raise RuleViolation(f"Koordinat '{text.strip()}' di luar -{limit:g} sampai {limit:g} derajat.", axis.value)
    value = round(value, 6)
    return {axis.value: value if within is None else _inside(value, text, axis, within)}


def _read_notation(text: str, axis: Axis, within: Box | None) -> Mapping[str, float | None]:
    """A pair where the text is one, else one angle; the refusal speaks of whichever it looks like."""
    try:
        point = read_point(text, within)
    except ParseProblem as problem:
        refusal = problem
    else:
        return {Axis.LAT.value: point.lat, Axis.LON.value: point.lon} if point else {axis.value: None}
    try:
        value = round(read_angle(tidy(text), axis), 6)
    except ParseProblem as problem:
        if not any(char.isdigit() for char in text):
            words = f"Koordinat '{text.strip()}' bukan derajat desimal, misalnya -4.12345."
            raise RuleViolation(words, axis.value) from None
        raise (refusal if _PAIRED.search(text.strip()) else problem) from None
    return {axis.value: value if within is None else _inside(value, text, axis, within)}


def _inside(value: float, text: str, axis: Axis, within: Box) -> float:
    low, high = (within.south, within.north) if axis is Axis.LAT else (within.west, within.east)
    if not low <= value <= high:
        sign = "; kurang tanda minus (LS)?" if low <= -value <= high else "."
        raise RuleViolation(f"Koordinat '{text.strip()}' di luar wilayah operasi{sign}", axis.value)
    return value


def reads_axis(axis: Axis) -> Callable[[str], object]:
    """The reader of the column of this axis."""

    def read(text: str) -> object:
        return read_parts(text, axis)[axis.value]

    return read


def pairs_of(axis: Axis) -> Callable[[str], Mapping[str, object]]:
    """What a text gives to both columns; empty when it is about one."""

    def compound(text: str) -> Mapping[str, object]:
        parts = read_parts(text, axis)
        return parts if len(parts) > 1 else {}

    return compound


def warns_axis(axis: Axis) -> Callable[[str], str]:
    """Says how another notation than decimal degrees was understood."""

    def warn(text: str) -> str:
        try:
            parts = read_parts(text, axis)
        except RuleViolation:
            return ""
        value = parts[axis.value]
        if len(parts) > 1:
            return f"Dibaca {parts[Axis.LAT.value]:.6f}, {parts[Axis.LON.value]:.6f}; mengisi Lintang dan Bujur."
        plain = plain_minus(text).replace(",", ".")
        return "" if value is None or re.fullmatch(r"-?\d{1,3}(\.\d*)?", plain) else f"Dibaca {value:.6f}."

    return warn

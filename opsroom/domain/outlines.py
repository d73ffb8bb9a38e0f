"""Outlines of kecamatan and desa: how they are kept small, and what was found in a file of them."""

import base64
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from opsroom.domain.fences import LatLon, Ring

#: Corners are kept to a millionth of a degree, about 11 cm.
_STEPS_PER_DEGREE = 1_000_000
#: Indonesia with its seas. Units: degrees WGS84.
SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5


class Level(StrEnum):
    """What an outline is around; the value is what people read."""

    KECAMATAN = "kecamatan"
    DESA = "desa"


@dataclass(frozen=True, slots=True)
class OutlineFeature:
    """One area of a file.

    Attributes:
        name: What the file calls it.
        kecamatan: The kecamatan the file puts it in, empty when it says none.
        code: Region code in plain digits, empty when the file has none.
        level: What it is around, None for a regency, a province or anything else.
        rings: Outer rings and holes alike.
        holes: How many of the rings are holes.
    """

    name: str
    kecamatan: str
    code: str
    level: Level | None
    rings: tuple[Ring, ...]
    holes: int


@dataclass(frozen=True, slots=True)
class OutlineFile:
    """A file as read.

    Attributes:
        features: Its areas.
        is_swapped: Latitude and longitude stood the wrong way round and were turned.
        skipped: Reasons why features were left out, with their counts.
    """

    features: tuple[OutlineFeature, ...]
    is_swapped: bool = False
    skipped: tuple[tuple[str, int], ...] = ()


def is_indonesian(point: LatLon) -> bool:
    """Whether the point lies in Indonesia or its seas."""
    return SOUTH <= point[0] <= NORTH and WEST <= point[1] <= EAST


def pack_rings(rings: Iterable[Ring]) -> str:
    """Rings as a short text: corners as steps from the one before, compressed."""
    numbers = array("i")
    for ring in rings:
        numbers.append(len(ring))
        before = (0, 0)
        for lat, lon in ring:
            here = (round(lat * _STEPS_PER_DEGREE), round(lon * _STEPS_PER_DEGREE))
            numbers.extend((here[0] - before[0], here[1] - before[1]))
            before = here
    return base64.b85encode(zlib.compress(numbers.tobytes(), 9)).decode("ascii")


def unpack_rings(text: str) -> tuple[Ring, ...]:
    """The rings of a packed text.

    Raises:
        ValueError: The text is not one of ours.
    """
    try:
        numbers = array("i")
        numbers.frombytes(zlib.decompress(base64.b85decode(text)))
    except zlib.error as problem:
        raise ValueError("not packed rings") from problem
    return tuple(_rings(numbers))


def _rings(numbers: Sequence[int]) -> Iterable[Ring]:
    place = 0
    while place < len(numbers):
        count, lat, lon = numbers[place], 0, 0
        place += 1
        ring: list[LatLon] = []
        for _ in range(count):
            lat, lon = lat + numbers[place], lon + numbers[place + 1]
            ring.append((lat / _STEPS_PER_DEGREE, lon / _STEPS_PER_DEGREE))
            place += 2
        yield ring

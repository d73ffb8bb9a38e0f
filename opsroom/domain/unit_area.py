"""A unit and one kecamatan it serves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitArea:
    """One line of the list of units; a unit has as many lines as it serves kecamatan.

    Attributes:
        unit: Kesatuan in capitals.
        kecamatan: Its name, empty for a code the operation does not have (yet).
        people: How many of the roster belong to the unit.
        tps: How many TPS the kecamatan has.
    """

    id: int
    unit: str
    kecamatan: str
    kecamatan_code: str
    people: int = 0
    tps: int = 0

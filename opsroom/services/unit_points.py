"""Where the people of a unit set out, so that ways can be measured."""

from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.store.work import Work

MAX_LAT, MAX_LON = 90, 180


@dataclass(frozen=True, slots=True)
class SetUnitPoint:
    """Put a unit on the map. Units: degrees."""

    unit: str
    lat: float
    lon: float
    label: str = "Ubah titik kesatuan"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write the point, in place of the one there was.

        Raises:
            RuleViolation: It is no point on earth, or no unit.
        """
        unit = " ".join(self.unit.split())
        if not unit:
            raise RuleViolation("Nama kesatuan kosong. Titik tidak disimpan.", "unit")
        if abs(self.lat) > MAX_LAT or abs(self.lon) > MAX_LON:
            raise RuleViolation(
                f"Koordinat {self.lat}, {self.lon} tidak ada di bumi. Titik {unit} tidak disimpan.", "lat"
            )
        row = _row(work, unit)
        if row is None:
            work.insert(Kind.UNIT_POINT, {"unit": unit, "lat": self.lat, "lon": self.lon})
        else:
            work.update(Kind.UNIT_POINT, row, {"lat": self.lat, "lon": self.lon})


@dataclass(frozen=True, slots=True)
class RemoveUnitPoint:
    """Take a unit off the map."""

    unit: str
    label: str = "Hapus titik kesatuan"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Delete its point.

        Raises:
            NotFound: It has none.
        """
        row = _row(work, self.unit)
        if row is None:
            raise NotFound(f"{self.unit} belum punya titik. Tidak ada yang dihapus.")
        work.delete_many(Kind.UNIT_POINT, [row])


def _row(work: Work, unit: str) -> int | None:
    """The row of a unit, however it was written."""
    key = " ".join(unit.upper().split())
    rows = work.reader.unit_point_rows().items()
    return next((row for row, name in rows if " ".join(name.upper().split()) == key), None)

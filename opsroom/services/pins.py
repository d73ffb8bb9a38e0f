"""Holding a person to a TPS by hand, and letting go again."""

from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Pin
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class PinPerson:
    """Hold a person to a TPS; an earlier pin of the person is replaced."""

    person_id: PersonId
    tps_id: TpsId
    label: str = "Sematkan personel"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Write the pin; returns its row id.

        Raises:
            NotFound: The person or the TPS is gone.
        """
        if not work.reader.persons([self.person_id]) or not work.reader.tps([self.tps_id]):
            raise NotFound("Personel atau TPS ini sudah dihapus. Sematan tidak dibuat.")
        held = {row_id: pin for row_id, pin in work.reader.pins().items() if pin.person_id == self.person_id}
        for row_id, pin in held.items():
            if pin == Pin(self.person_id, self.tps_id):
                return row_id
        work.delete_many(Kind.PIN, list(held))
        return work.insert(Kind.PIN, {"person_id": self.person_id, "tps_id": self.tps_id})


@dataclass(frozen=True, slots=True)
class Unpin:
    """Let people go who were held to a TPS."""

    person_ids: tuple[PersonId, ...]
    label: str = "Lepas sematan"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Remove their pins; returns how many there were."""
        rows = [row_id for row_id, pin in work.reader.pins().items() if pin.person_id in self.person_ids]
        work.delete_many(Kind.PIN, rows)
        return len(rows)

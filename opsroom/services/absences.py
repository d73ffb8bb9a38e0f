"""Noting who is away on which days, and why; whoever is away on a day of the duty is not plotted."""

from dataclasses import dataclass
from datetime import date

from opsroom.domain.absence import judge_absence
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound
from opsroom.domain.ids import PersonId
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class AddAbsence:
    """Note that people are away from `first` to `last`, both included."""

    person_ids: tuple[PersonId, ...]
    reason: Duty
    first: date
    last: date
    note: str = ""
    label: str = "Catat ketidakhadiran"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> list[int]:
        """Write a row per person; returns their row ids.

        Raises:
            RuleViolation: The reason is none, or the last day comes before the first.
            NotFound: One of the people is gone.
        """
        judge_absence(self.reason, self.first, self.last)
        found = {person.id for person in work.reader.persons(list(self.person_ids))}
        if not self.person_ids or found != set(self.person_ids):
            raise NotFound("Personel ini sudah dihapus. Tidak ada yang dicatat.")
        return work.insert_many(
            Kind.ABSENCE,
            [
                {
                    "person_id": person_id,
                    "reason": self.reason,
                    "first_day": self.first,
                    "last_day": self.last,
                    "note": self.note,
                }
                for person_id in self.person_ids
            ],
        )


@dataclass(frozen=True, slots=True)
class ChangeAbsence:
    """Correct reason, days and note of an absence."""

    absence_id: int
    reason: Duty
    first: date
    last: date
    note: str = ""
    label: str = "Ubah ketidakhadiran"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Write it.

        Raises:
            RuleViolation: The reason is none, or the last day comes before the first.
            NotFound: The absence is gone.
        """
        judge_absence(self.reason, self.first, self.last)
        if self.absence_id not in {one.id for one in work.reader.absences()}:
            raise NotFound("Catatan ketidakhadiran ini sudah dihapus. Tidak ada yang diubah.")
        work.update(
            Kind.ABSENCE,
            self.absence_id,
            {"reason": self.reason, "first_day": self.first, "last_day": self.last, "note": self.note},
        )


@dataclass(frozen=True, slots=True)
class DeleteAbsences:
    """Take back notes of absence; those already gone are passed over."""

    absence_ids: tuple[int, ...]
    label: str = "Hapus ketidakhadiran"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> int:
        """Delete them; returns how many there were."""
        rows = [one.id for one in work.reader.absences() if one.id in self.absence_ids]
        work.delete_many(Kind.ABSENCE, rows)
        return len(rows)

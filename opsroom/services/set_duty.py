"""Setting the duty status of people: who is available for TPS duty."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import ABSENT, DUTY_LABELS, Duty
from opsroom.domain.errors import NotFound
from opsroom.domain.person import Person
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class DutyOutcome:
    """What became of the people asked for.

    Attributes:
        changed: Now have the status.
        same: Had it already.
        skipped: Absent people that a unit-wide order leaves alone, per status.
    """

    changed: int
    same: int
    skipped: Mapping[Duty, int]


@dataclass(frozen=True, slots=True)
class SetDuty:
    """Give people a status.

    Named people (`nrps`, `person_ids`) get it whatever they were; a unit-wide order leaves the absent (sick, on leave,
    at school) alone. Roster order decides who the first `limit` are; people who already have the status count.

    Attributes:
        unit_like: Unit with ``%`` for any text, e.g. ``POLSEK%``; case does not matter.
    """

    duty: Duty
    unit_like: str = ""
    nrps: tuple[str, ...] = ()
    person_ids: Sequence[int] = ()
    limit: int | None = None
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Status PAM TPS``."""
        return f"Status {DUTY_LABELS[self.duty]}"

    def apply(self, work: Work) -> DutyOutcome:
        """Change the status of everybody meant.

        Raises:
            NotFound: Nobody is meant, or an NRP is not on the roster.
        """
        people = work.reader.persons()
        meant = self._meant(people)
        skipped: Counter[Duty] = Counter()
        chosen: list[Person] = []
        for person in meant:
            if not (self.nrps or self.person_ids) and person.duty in ABSENT and self.duty not in ABSENT:
                skipped[person.duty] += 1
            elif self.limit is None or len(chosen) < self.limit:
                chosen.append(person)
        changing = [person for person in chosen if person.duty is not self.duty]
        work.update_many(Kind.PERSON, [(person.id, {"duty": self.duty.value}) for person in changing])
        return DutyOutcome(len(changing), len(chosen) - len(changing), dict(skipped))

    def _meant(self, people: list[Person]) -> list[Person]:
        if self.nrps or self.person_ids:
            unknown = set(self.nrps) - {person.nrp for person in people}
            if unknown:
                raise NotFound(f"NRP {', '.join(sorted(unknown))} tidak ada di daftar personel. Tidak ada yang diubah.")
            ids, nrps = set(self.person_ids), set(self.nrps)
            return [person for person in people if person.id in ids or person.nrp in nrps]
        pattern = re.compile(".*".join(re.escape(part) for part in self.unit_like.split("%")), re.IGNORECASE)
        meant = [person for person in people if pattern.fullmatch(person.unit)]
        if not meant:
            raise NotFound(f"Tidak ada personel dengan kesatuan '{self.unit_like}'. Periksa ejaan; % berarti apa saja.")
        return meant

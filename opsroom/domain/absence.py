"""Absence: a person is not there for some days, and why."""

from dataclasses import dataclass
from datetime import date

from opsroom.domain.calendar import write_date, write_range
from opsroom.domain.duty import ABSENT, DUTY_LABELS, Duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Absence:
    """Days a person cannot serve; whoever has one that overlaps the duty is not plotted.

    Attributes:
        reason: One of `duty.ABSENT`.
        first, last: Both are days of absence.
    """

    id: int
    person_id: PersonId
    reason: Duty
    first: date
    last: date
    note: str = ""

    def overlaps(self, first: date, last: date) -> bool:
        """Whether a day of the absence lies from `first` to `last`, both included."""
        return self.first <= last and first <= self.last

    def sentence(self, name: str) -> str:
        """Who, why, from when to when: ``BRIPKA BUDI: cuti, 12 s.d. 16 Februari 2024.``."""
        note = f" ({self.note})" if self.note else ""
        return f"{name}: {DUTY_LABELS[self.reason].lower()}, {write_range(self.first, self.last)}{note}."


def judge_absence(reason: Duty, first: date, last: date) -> None:
    """Refuse what is no absence.

    Raises:
        RuleViolation: The reason is none, or the last day comes before the first.
    """
    if reason not in ABSENT:
        reasons = ", ".join(DUTY_LABELS[each].lower() for each in Duty if each in ABSENT)
        raise RuleViolation(f"'{DUTY_LABELS[reason]}' bukan alasan tidak hadir. Pilih salah satu: {reasons}.", "reason")
    if last < first:
        raise RuleViolation(
            f"Hari terakhir ({write_date(last)}) lebih awal daripada hari pertama ({write_date(first)}). "
            "Tidak ada yang dicatat.",
            "last",
        )

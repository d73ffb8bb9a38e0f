"""Roll calls (apel): who is expected, who came, who did not and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.duty import ABSENT, DUTY_LABELS, Duty
from opsroom.domain.errors import ParseProblem
from opsroom.domain.ids import PersonId

#: Short forms of the reasons, as roll-call lists write them (documents note 6.3).
REASON_CODES: dict[Duty, str] = {
    Duty.SAKIT: "S",
    Duty.IZIN: "I",
    Duty.CUTI: "C",
    Duty.DINAS_LUAR: "DL",
    Duty.DIK: "DIK",
    Duty.TANPA_KETERANGAN: "TK",
}
#: Digits of an NRP that are typed to tick somebody.
LAST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class RollCall:
    """One roll call; it goes on until `closed_at`. Times are aware UTC."""

    id: int
    name: str
    at: datetime
    place: str = ""
    leader: str = ""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RollEntry:
    """Somebody expected.

    Attributes:
        present_at: When ticked; None for whoever was not seen.
        reason: Why absent; None while nobody knows.
        line_id: The line of the log that says so.
        stands_for: The entry of the absent whose place this one takes.
    """

    id: int
    person_id: PersonId
    present_at: datetime | None = None
    reason: Duty | None = None
    note: str = ""
    operator: str = ""
    line_id: int | None = None
    stands_for: int | None = None

    @property
    def is_missing(self) -> bool:
        """Neither seen nor excused."""
        return self.present_at is None and self.reason is None


@dataclass(frozen=True, slots=True)
class Turnout:
    """Figures of a roll call."""

    expected: int
    present: int
    excused: int

    @property
    def missing(self) -> int:
        """Neither seen nor excused."""
        return self.expected - self.present - self.excused


@dataclass(frozen=True, slots=True)
class TickText:
    """What is typed at a roll call: ``0123`` is there, ``0123 s`` is ill, ``0123 -`` was not seen after all.

    Attributes:
        reason: Why absent, None otherwise.
        is_taken_back: Neither there nor excused.
    """

    digits: str
    reason: Duty | None = None
    is_taken_back: bool = False


def read_tick(text: str) -> TickText:
    """Read a typed or scanned line.

    Raises:
        ParseProblem: What follows the number is no reason.
    """
    digits, _, rest = text.strip().partition(" ")
    rest = rest.strip()
    if rest in ("", "-"):
        return TickText(digits, is_taken_back=rest == "-")
    reason = read_reason(rest)
    if reason is None:
        codes = ", ".join(f"{code} ({DUTY_LABELS[duty].lower()})" for duty, code in REASON_CODES.items())
        raise ParseProblem(f"Alasan '{rest}' tidak dikenal. Pilih: {codes}.", "reason")
    return TickText(digits, reason)


def count_turnout(entries: Iterable[RollEntry]) -> Turnout:
    """Count a list."""
    some = list(entries)
    return Turnout(
        expected=len(some),
        present=sum(one.present_at is not None for one in some),
        excused=sum(one.present_at is None and one.reason is not None for one in some),
    )


def missing_first(entry: RollEntry) -> int:
    """Sort key: the missing, the excused, the present."""
    if entry.is_missing:
        return 0
    return 1 if entry.present_at is None else 2


def read_reason(text: str) -> Duty | None:
    """The reason a short form or word names: ``S``, ``dl``, ``tanpa keterangan``; None when it names none."""
    wanted = " ".join(text.casefold().replace("_", " ").split())
    for duty in ABSENT:
        if wanted in (REASON_CODES[duty].casefold(), duty.value.casefold().replace("_", " ")):
            return duty
    return None

"""Incidents: what happened, what must be done about it, and what is still missing when somebody wants to close it.

The checklist is the order of the day for the worst case: document the event as evidence, secure the organisers and
witnesses at once, report straight to the Kapolres (Kapolda Sumsel, orders 5 and 6, February 2024; domain note 2.4).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from opsroom.domain.errors import ParseProblem, RuleViolation
from opsroom.domain.ids import TpsId


class IncidentState(StrEnum):
    """Where an incident stands."""

    OPEN = "OPEN"
    VERIFIED = "VERIFIED"
    ESCALATED = "ESCALATED"
    CLOSED = "CLOSED"
    REPEATED = "REPEATED"  # the same as another one, which counts


INCIDENT_STATE_LABELS: Mapping[IncidentState, str] = {
    IncidentState.OPEN: "Terbuka",
    IncidentState.VERIFIED: "Terverifikasi",
    IncidentState.ESCALATED: "Dieskalasi",
    IncidentState.CLOSED: "Selesai",
    IncidentState.REPEATED: "Ganda",
}
#: States in which somebody still has to act.
GOING_ON = frozenset({IncidentState.OPEN, IncidentState.VERIFIED, IncidentState.ESCALATED})


class Severity(StrEnum):
    """How grave; it sets how soon somebody must have acted."""

    RINGAN = "RINGAN"
    SEDANG = "SEDANG"
    BERAT = "BERAT"


SEVERITY_LABELS: Mapping[Severity, str] = {
    Severity.RINGAN: "Ringan",
    Severity.SEDANG: "Sedang",
    Severity.BERAT: "Berat",
}


class Step(StrEnum):
    """What can be entered about an incident."""

    CHRONOLOGY = "CHRONOLOGY"
    DOCUMENTED = "DOCUMENTED"
    KPPS_SAFE = "KPPS_SAFE"
    WITNESSES_SAFE = "WITNESSES_SAFE"
    PANWAS_SAFE = "PANWAS_SAFE"
    KAPOLRES_TOLD = "KAPOLRES_TOLD"
    REINFORCED = "REINFORCED"
    VERIFIED = "VERIFIED"
    ESCALATED = "ESCALATED"
    ADVISED = "ADVISED"
    LINKED = "LINKED"
    REPEATED = "REPEATED"
    AMENDED = "AMENDED"
    CLOSED = "CLOSED"
    REOPENED = "REOPENED"


STEP_LABELS: Mapping[Step, str] = {
    Step.CHRONOLOGY: "Kronologi",
    Step.DOCUMENTED: "Didokumentasikan",
    Step.KPPS_SAFE: "KPPS diamankan",
    Step.WITNESSES_SAFE: "Saksi diamankan",
    Step.PANWAS_SAFE: "Panwas diamankan",
    Step.KAPOLRES_TOLD: "Dilaporkan langsung ke Kapolres",
    Step.REINFORCED: "Perkuatan dikirim",
    Step.VERIFIED: "Diverifikasi",
    Step.ESCALATED: "Dieskalasi",
    Step.ADVISED: "Saran tindak",
    Step.LINKED: "Terkait kejadian lain",
    Step.REPEATED: "Ganda",
    Step.AMENDED: "Diralat",
    Step.CLOSED: "Ditutup",
    Step.REOPENED: "Dibuka lagi",
}
#: Words of the terminal for the steps a person enters.
STEP_WORDS: Mapping[str, Step] = {
    "kronologi": Step.CHRONOLOGY, "dokumentasi": Step.DOCUMENTED, "kpps": Step.KPPS_SAFE,
    "saksi": Step.WITNESSES_SAFE, "panwas": Step.PANWAS_SAFE, "kapolres": Step.KAPOLRES_TOLD,
    "perkuatan": Step.REINFORCED, "verifikasi": Step.VERIFIED, "eskalasi": Step.ESCALATED, "saran": Step.ADVISED,
    "terkait": Step.LINKED, "ganda": Step.REPEATED, "buka-lagi": Step.REOPENED,
}  # fmt: skip
#: The worst case, in the order in which it is done.
CHECKLIST: tuple[Step, ...] = (
    Step.DOCUMENTED, Step.KPPS_SAFE, Step.WITNESSES_SAFE, Step.PANWAS_SAFE, Step.KAPOLRES_TOLD, Step.REINFORCED,
)  # fmt: skip
_ALWAYS = (Step.DOCUMENTED, Step.KAPOLRES_TOLD)
#: Steps that move an incident to another state.
STATE_AFTER: Mapping[Step, IncidentState] = {
    Step.VERIFIED: IncidentState.VERIFIED,
    Step.ESCALATED: IncidentState.ESCALATED,
    Step.REPEATED: IncidentState.REPEATED,
    Step.CLOSED: IncidentState.CLOSED,
    Step.REOPENED: IncidentState.OPEN,
}
#: Steps that say nothing without words.
SPOKEN = frozenset({Step.CHRONOLOGY, Step.ADVISED, Step.REINFORCED, Step.CLOSED, Step.REOPENED})
NO_NUMBER = "Tulis nomor kejadian yang dimaksud."


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident.

    Attributes:
        number: Counts from 1 and is never used again.
        at: When it happened; `opened_at` when it was entered. Aware UTC.
        place: In words, when it is no TPS or to say it more exactly.
        kecamatan_code: Empty when nobody knows.
        deadline: When somebody must have acted.
        revision: How often the report was amended.
        same_as: Number of the incident this one repeats.
        line_id: The line of the log it began with.
    """

    id: int
    number: int
    at: datetime
    opened_at: datetime
    kind: str
    severity: Severity
    summary: str
    state: IncidentState
    tps_id: TpsId | None = None
    kecamatan_code: str = ""
    place: str = ""
    reporter: str = ""
    deadline: datetime | None = None
    revision: int = 0
    same_as: int | None = None
    line_id: int | None = None
    operator: str = ""

    @property
    def is_going_on(self) -> bool:
        """Whether somebody still has to act."""
        return self.state in GOING_ON

    def is_overdue(self, now: datetime) -> bool:
        """Whether the deadline passed while it goes on."""
        return self.is_going_on and self.deadline is not None and self.deadline < now


@dataclass(frozen=True, slots=True)
class IncidentStep:
    """One entry in the life of an incident; `other_number` is that of a linked one."""

    id: int
    step: Step
    at: datetime
    received_at: datetime
    text: str = ""
    operator: str = ""
    other_number: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that documents an incident, with its line of custody.

    Attributes:
        sha256: Of the bytes, hexadecimal.
        size: Bytes.
        taken_at: When the picture was taken, None when nobody knows; `received_at` when it came into the file.
    """

    id: int
    name: str
    sha256: str
    size: int
    received_at: datetime
    taken_at: datetime | None = None
    taken_by: str = ""
    place: str = ""
    operator: str = ""


@dataclass(frozen=True, slots=True)
class IncidentKind:
    """A kind of incident with its usual severity."""

    name: str
    severity: Severity


#: What the sources name (domain note 2.4, 3.1: 2018 to 2024); editable per operation.
KINDS: tuple[IncidentKind, ...] = (
    IncidentKind("Perusakan atau pembakaran surat suara", Severity.BERAT),
    IncidentKind("Keributan di TPS", Severity.BERAT),
    IncidentKind("Penghadangan kotak suara", Severity.BERAT),
    IncidentKind("Personel sakit atau kecelakaan", Severity.BERAT),
    IncidentKind("Protes saksi", Severity.SEDANG),
    IncidentKind("Surat suara kurang, hilang atau tertukar", Severity.SEDANG),
    IncidentKind("Mencoblos lebih dari satu kali", Severity.SEDANG),
    IncidentKind("Politik uang", Severity.SEDANG),
    IncidentKind("Bencana alam", Severity.SEDANG),
    IncidentKind("Logistik terlambat", Severity.RINGAN),
    IncidentKind("Listrik atau jaringan padam", Severity.RINGAN),
    IncidentKind("Lain-lain", Severity.RINGAN),
)
#: Until somebody must have acted.
TIME_TO_ACT: Mapping[Severity, timedelta] = {
    Severity.BERAT: timedelta(minutes=15),
    Severity.SEDANG: timedelta(hours=1),
    Severity.RINGAN: timedelta(hours=4),
}


def missing_steps(severity: Severity, steps: Iterable[Step], evidence: int) -> tuple[Step, ...]:
    """What the checklist still asks for; a file of evidence counts as documentation."""
    done = set(steps) | ({Step.DOCUMENTED} if evidence else set())
    wanted = CHECKLIST if severity is Severity.BERAT else _ALWAYS
    return tuple(step for step in wanted if step not in done)


def check_step(state: IncidentState, step: Step, text: str, other_number: int | None) -> None:
    """Refuse a step that means nothing now.

    Raises:
        RuleViolation: The incident is over (or is not, for reopening), or words or the other number are missing.
    """
    is_over = state not in GOING_ON
    if step is Step.REOPENED and not is_over:
        raise RuleViolation("Kejadian ini masih berjalan; tidak perlu dibuka lagi.", "step")
    if step is not Step.REOPENED and is_over and step not in (Step.CHRONOLOGY, Step.LINKED, Step.DOCUMENTED):
        raise RuleViolation(
            f"Kejadian ini sudah {INCIDENT_STATE_LABELS[state].lower()}. Buka lagi dahulu dengan alasannya.", "step"
        )
    if step in SPOKEN and not text.strip():
        raise RuleViolation(f"Langkah '{STEP_LABELS[step]}' perlu keterangan. Tidak ada yang disimpan.", "text")
    if step in (Step.LINKED, Step.REPEATED) and other_number is None:
        raise RuleViolation(NO_NUMBER, "other_number")


def state_at(steps: Iterable[IncidentStep], moment: datetime) -> IncidentState:
    """Where an incident stood at a moment, by the steps done until then."""
    state = IncidentState.OPEN
    for one in sorted(steps, key=lambda step: (step.at, step.id)):
        if one.at <= moment:
            state = STATE_AFTER.get(one.step, state)
    return state


def read_severity(text: str) -> Severity:
    """The severity a word names.

    Raises:
        ParseProblem: It names none.
    """
    for severity, label in SEVERITY_LABELS.items():
        if text.strip().casefold() in (label.casefold(), severity.value.casefold()):
            return severity
    names = ", ".join(SEVERITY_LABELS.values())
    raise ParseProblem(f"Tingkat '{text.strip()}' tidak dikenal. Pilih: {names}.", "severity")

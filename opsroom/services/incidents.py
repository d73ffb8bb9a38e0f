"""Commands of incidents: opened, followed step by step, documented by files, amended, closed and opened again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.ids import TpsId
from opsroom.domain.incidents import (
    NO_NUMBER,
    STATE_AFTER,
    STEP_LABELS,
    TIME_TO_ACT,
    Incident,
    IncidentState,
    Severity,
    Step,
    check_step,
    missing_steps,
)
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: Larger than any photo or short film of a telephone. Units: bytes.
LARGEST_FILE = 200_000_000
_AMENDABLE = frozenset({"kind", "severity", "summary", "place", "at", "tps_id", "reporter"})


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """Begin an incident; its number is the next one."""

    kind: str
    severity: Severity
    summary: str
    at: datetime
    received_at: datetime
    tps_id: TpsId | None = None
    kecamatan_code: str = ""
    place: str = ""
    reporter: str = ""
    operator: str = ""
    line_id: int | None = None
    label: str = "Kejadian baru"
    origin: Origin = Origin.RADIO
    undoable: bool = False

    def apply(self, work: Work) -> int:
        """Write it and return its number.

        Raises:
            RuleViolation: Kind or summary are empty.
            NotFound: The TPS is gone.
        """
        if not self.kind.strip() or not self.summary.strip():
            raise RuleViolation("Jenis dan uraian singkat kejadian harus diisi. Tidak ada yang disimpan.", "summary")
        code = self.kecamatan_code
        if self.tps_id is not None:
            code = _kecamatan_of(work.reader, self.tps_id)
        number = max((one.number for one in work.reader.incidents()), default=0) + 1
        work.insert(
            Kind.INCIDENT,
            {
                "number": number, "at": self.at, "opened_at": self.received_at, "tps_id": self.tps_id,
                "kecamatan_code": code, "place": self.place.strip(), "kind": self.kind.strip(),
                "severity": self.severity.value, "summary": self.summary.strip(), "reporter": self.reporter.strip(),
                "state": IncidentState.OPEN.value, "deadline": self.received_at + TIME_TO_ACT[self.severity],
                "line_id": self.line_id, "operator": self.operator,
            },
        )  # fmt: skip
        return number


@dataclass(frozen=True, slots=True)
class AddStep:
    """Enter what was done or learnt; some steps move the incident on.

    Attributes:
        other_number: The linked incident, or the one this is the same as.
    """

    number: int
    step: Step
    at: datetime
    received_at: datetime
    text: str = ""
    other_number: int | None = None
    operator: str = ""
    origin: Origin = Origin.RADIO
    undoable: bool = False

    @property
    def label(self) -> str:
        """``Kejadian 3: KPPS diamankan``."""
        return f"Kejadian {self.number}: {STEP_LABELS[self.step]}"

    def apply(self, work: Work) -> None:
        """Append the step and move the incident.

        Raises:
            NotFound: There is no such incident, or no such other one.
            RuleViolation: The step means nothing now; closing and amending are commands of their own.
        """
        if self.step in (Step.CLOSED, Step.AMENDED):
            raise ValueError(f"{self.step} is a command of its own")
        found = incident_of(work.reader, self.number)
        check_step(found.state, self.step, self.text, self.other_number)
        changes: dict[str, object] = {}
        if self.other_number is not None:
            if self.other_number == self.number:
                raise RuleViolation(NO_NUMBER, "other_number")
            incident_of(work.reader, self.other_number)
        if self.step in STATE_AFTER:
            changes["state"] = STATE_AFTER[self.step].value
        if self.step is Step.REPEATED:
            changes["same_as"] = self.other_number
        if self.step is Step.REOPENED:
            changes.update(same_as=None, deadline=self.received_at + TIME_TO_ACT[found.severity])
        if changes:
            work.update(Kind.INCIDENT, found.id, changes)
        _append(work, found.id, self, self.text.strip(), self.step)


@dataclass(frozen=True, slots=True)
class CloseIncident:
    """Close an incident with the reason; what is missing is told once, and kept in the record when closed anyway."""

    number: int
    reason: str
    at: datetime
    received_at: datetime
    is_incomplete_wanted: bool = False
    operator: str = ""
    other_number: int | None = None
    origin: Origin = Origin.RADIO
    undoable: bool = False

    @property
    def label(self) -> str:
        """``Kejadian 3: ditutup``."""
        return f"Kejadian {self.number}: ditutup"

    def apply(self, work: Work) -> None:
        """Close it.

        Raises:
            NotFound: There is no such incident.
            RuleViolation: It is over, the reason is missing, or the checklist has gaps nobody accepted.
        """
        found = incident_of(work.reader, self.number)
        check_step(found.state, Step.CLOSED, self.reason, None)
        missing = missing_of(work.reader, found)
        words = ", ".join(STEP_LABELS[step] for step in missing)
        if missing and not self.is_incomplete_wanted:
            raise RuleViolation(
                f"Kejadian {self.number} belum ditutup. Yang belum dicatat: {words}. "
                "Lengkapi, atau tutup tetap dengan catatan itu.",
                "step",
            )
        text = f"{self.reason.strip()} (belum lengkap: {words})" if missing else self.reason.strip()
        work.update(Kind.INCIDENT, found.id, {"state": IncidentState.CLOSED.value})
        _append(work, found.id, self, text, Step.CLOSED)


@dataclass(frozen=True, slots=True)
class AmendIncident:
    """Change what the report says; it is then issued again as the next revision, and the old words stay readable."""

    number: int
    values: Mapping[str, Any]
    at: datetime
    received_at: datetime
    operator: str = ""
    other_number: int | None = None
    origin: Origin = Origin.RADIO
    undoable: bool = False

    @property
    def label(self) -> str:
        """``Kejadian 3: ralat``."""
        return f"Kejadian {self.number}: ralat"

    def apply(self, work: Work) -> int:
        """Write and return the revision; values that are there already change nothing.

        Raises:
            NotFound: There is no such incident or TPS.
            RuleViolation: A field that cannot be amended, or an empty summary.
        """
        found = incident_of(work.reader, self.number)
        if unknown := set(self.values) - _AMENDABLE:
            raise ValueError(f"cannot amend {sorted(unknown)}")
        if not str(self.values.get("summary", found.summary)).strip():
            raise RuleViolation("Uraian singkat tidak boleh kosong. Tidak ada yang diubah.", "summary")
        changed = {key: value for key, value in self.values.items() if getattr(found, key) != value}
        if not changed:
            return found.revision
        if changed.get("tps_id") is not None:
            changed["kecamatan_code"] = _kecamatan_of(work.reader, changed["tps_id"])
        old = "; ".join(f"{key}: {getattr(found, key)}" for key in changed)
        work.update(Kind.INCIDENT, found.id, {**changed, "revision": found.revision + 1})
        _append(work, found.id, self, f"Sebelumnya {old}", Step.AMENDED)
        return found.revision + 1


@dataclass(frozen=True, slots=True)
class AttachEvidence:
    """Keep a file that documents an incident inside the operation file.

    Attributes:
        taken_by, place: Who took it, and where; empty when nobody knows.
    """

    number: int
    name: str
    content: bytes
    received_at: datetime
    taken_at: datetime | None = None
    taken_by: str = ""
    place: str = ""
    operator: str = ""
    origin: Origin = Origin.RADIO
    undoable: bool = False

    @property
    def label(self) -> str:
        """``Kejadian 3: bukti foto.jpg``."""
        return f"Kejadian {self.number}: bukti {self.name}"

    def apply(self, work: Work) -> str:
        """Keep it and return its SHA-256.

        Raises:
            NotFound: There is no such incident.
            RuleViolation: The file is empty, too large, or documents this incident already.
        """
        found = incident_of(work.reader, self.number)
        if not self.content:
            raise RuleViolation(f"Berkas {self.name} kosong. Tidak ada yang disimpan.", "file")
        if len(self.content) > LARGEST_FILE:
            raise RuleViolation(f"Berkas {self.name} lebih besar dari 200 MB. Tidak ada yang disimpan.", "file")
        digest = hashlib.sha256(self.content).hexdigest()
        for one in work.reader.evidence(found.id):
            if one.sha256 == digest:
                raise RuleViolation(f"Berkas ini sudah tersimpan sebagai {one.name}. Tidak disimpan dua kali.", "file")
        work.keep_file(digest, self.content)
        facts = {"name": self.name, "sha256": digest, "size": len(self.content), "taken_at": self.taken_at}
        custody = {"received_at": self.received_at, "taken_by": self.taken_by, "place": self.place}
        work.insert(Kind.EVIDENCE, {"incident_id": found.id, **facts, **custody, "operator": self.operator})
        return digest


def incident_of(reader: Reader, number: int) -> Incident:
    """The incident of a number.

    Raises:
        NotFound: There is none.
    """
    for one in reader.incidents():
        if one.number == number:
            return one
    raise NotFound(f"Kejadian nomor {number} tidak ada. Periksa nomornya di daftar kejadian.", f"incident {number}")


def missing_of(reader: Reader, incident: Incident) -> tuple[Step, ...]:
    """What the checklist still asks for."""
    done = [one.step for one in reader.incident_steps(incident.id)]
    return missing_steps(incident.severity, done, len(reader.evidence(incident.id)))


def _append(work: Work, incident_id: int, said: AddStep | CloseIncident | AmendIncident, text: str, step: Step) -> None:
    work.insert(
        Kind.INCIDENT_STEP,
        {
            "incident_id": incident_id, "step": step.value, "at": said.at, "received_at": said.received_at,
            "text": text, "operator": said.operator, "other_number": said.other_number,
        },
    )  # fmt: skip


def _kecamatan_of(reader: Reader, tps_id: int) -> str:
    rows = reader.tps([TpsId(tps_id)])
    if not rows:
        raise NotFound("TPS itu sudah tidak ada. Tidak ada yang disimpan; pilih TPS lain.", f"tps {tps_id}")
    return rows[0].kecamatan_code

"""Facts from the field: a TPS or a person has reached a stage. Appended, never changed; the newest one is the state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.stages import STAGE_LABELS, TPS_STAGES, Stage
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class ReportStage:
    """One report, about any number of TPS and people at once.

    Attributes:
        at: When it happened (aware); None means when it was received.
        received_at: When the operator heard it (aware).
    """

    stage: Stage
    received_at: datetime
    tps_ids: Sequence[int] = ()
    person_ids: tuple[int, ...] = ()
    at: datetime | None = None
    channel: str = ""
    sender: str = ""
    text: str = ""
    operator: str = ""
    origin: Origin = Origin.RADIO
    undoable: bool = False

    @property
    def label(self) -> str:
        """``Laporan TPS buka``."""
        return f"Laporan {STAGE_LABELS[self.stage]}"

    def apply(self, work: Work) -> int:
        """Append the reports and fold each into the state only if it is newer; returns the number of reports.

        Raises:
            RuleViolation: The stage is about people, or nothing is reported on.
            NotFound: A TPS or person is gone.
        """
        if not self.tps_ids and not self.person_ids:
            raise RuleViolation("Pilih dahulu TPS atau personel yang dilaporkan.", "stage")
        if self.tps_ids and self.stage not in TPS_STAGES:
            raise RuleViolation(f"Tahap {STAGE_LABELS[self.stage]} adalah tahap personel, bukan tahap TPS.", "stage")
        known = len(work.reader.tps(self.tps_ids)) + len(work.reader.persons(self.person_ids))
        if known < len(set(self.tps_ids)) + len(set(self.person_ids)):
            raise NotFound("Sebagian TPS atau personel ini sudah dihapus. Laporan belum disimpan; pilih lagi barisnya.")
        at = self.at or self.received_at
        for field, kind, subjects in (
            ("tps_id", Kind.TPS_STATE, self.tps_ids),
            ("person_id", Kind.PERSON_STATE, self.person_ids),
        ):
            reports = work.insert_many(Kind.REPORT, [self._report(field, subject, at) for subject in subjects])
            self._fold(work, kind, field, at, zip(subjects, reports, strict=True))
        return len(self.tps_ids) + len(self.person_ids)

    def _report(self, field: str, subject: int, at: datetime) -> dict[str, object]:
        return {
            field: subject,
            "stage": self.stage.value,
            "at": at,
            "received_at": self.received_at,
            "channel": self.channel,
            "sender": self.sender,
            "text": self.text,
            "operator": self.operator,
        }

    def _fold(self, work: Work, kind: Kind, field: str, at: datetime, reports: Iterable[tuple[int, int]]) -> None:
        states = work.reader.state_rows(kind)
        fresh: list[dict[str, object]] = []
        newer: list[tuple[int, dict[str, object]]] = []
        for subject, report_id in reports:
            values: dict[str, object] = {"stage": self.stage.value, "at": at, "report_id": report_id}
            known = states.get(subject)
            if known is None:
                fresh.append({field: subject, **values})
            elif at >= known.at:
                newer.append((known.row_id, values))
        work.insert_many(kind, fresh)
        work.update_many(kind, newer)

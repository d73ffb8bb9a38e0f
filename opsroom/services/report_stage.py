"""Facts from the field: a TPS or a person has reached a stage. Appended, never changed; the newest one is the state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.stages import STAGE_LABELS, TPS_STAGES, Stage
from opsroom.services.state_fold import StateFold
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
        facts = {
            "received_at": self.received_at,
            "channel": self.channel,
            "sender": self.sender,
            "text": self.text,
            "operator": self.operator,
        }
        fold = StateFold(work)
        count = fold.append(Kind.TPS_STATE, self.stage, at, self.tps_ids, facts)
        return count + fold.append(Kind.PERSON_STATE, self.stage, at, self.person_ids, facts)

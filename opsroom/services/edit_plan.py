"""Changing the current plan by hand: judged, saved as a new version, taken back by one undo."""

from dataclasses import dataclass, field

from opsroom.domain.changes import Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.plan_edits import NewTeam, PlanEdit, PutPeople, SwapPeople
from opsroom.runtime.clock import Clock, SystemClock
from opsroom.services.plan_desk import desk_of
from opsroom.store.plans import save_plan
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class EditPlan:
    """Carry out edits on the current plan.

    Attributes:
        edits: Team numbers are those of the current plan, for all of them.
        reason: Why an advisory rule is bent; the journal keeps it with the name of the command.
    """

    edits: tuple[PlanEdit, ...]
    reason: str = ""
    origin: Origin = Origin.DESK
    undoable: bool = True
    clock: Clock = field(default_factory=SystemClock, compare=False)

    @property
    def label(self) -> str:
        """What is done: ``Tukar dua orang``, ``2 orang ke tim 7``."""
        words = ", ".join(dict.fromkeys(_words(edit) for edit in self.edits)) or "tidak ada"
        return f"Ubah ploting: {words}"

    def apply(self, work: Work) -> int:
        """Save the changed plan as the current one; returns its version.

        Raises:
            NotFound: There is no plan.
            RuleViolation: An enforced rule would be broken, or an advisory one without a reason; `field` names the
                first. Nothing was changed.
        """
        desk = desk_of(work.reader)
        if desk is None:
            raise NotFound("Belum ada ploting yang bisa diubah. Buat ploting lebih dahulu.")
        breaches = desk.judge(self.edits)
        refused = [each for each in breaches if each.is_enforced]
        if refused:
            raise RuleViolation(f"Tidak bisa: {' '.join(each.text for each in refused)}", refused[0].rule)
        reason = " ".join(self.reason.split())
        if breaches and not reason:
            bent = " ".join(each.text for each in breaches)
            raise RuleViolation(f"Perlu alasan: {bent} Tidak ada yang diubah.", breaches[0].rule)
        plan = desk.apply(self.edits)
        if plan.content_hash == desk.plan.content_hash:
            raise RuleViolation("Ploting sudah seperti itu. Tidak ada yang diubah.", "edits")
        work.label = f"{self.label}. Alasan: {reason}" if reason else self.label
        return save_plan(work, plan, self.clock.now(), 0.0, name=desk.name, base_version=desk.version)


def _words(edit: PlanEdit) -> str:
    if isinstance(edit, SwapPeople):
        return "tukar dua orang"
    if isinstance(edit, NewTeam):
        return f"tim baru untuk {len(edit.tps_ids)} TPS"
    what = f"{len(edit.person_ids)} orang" if isinstance(edit, PutPeople) else f"{len(edit.tps_ids)} TPS"
    return f"{what} keluar dari tim" if edit.team is None else f"{what} ke tim {edit.team}"

"""What one key does about an issue: mend it, mend all like it, call it no problem, look at it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import RuleViolation
from opsroom.domain.quality import SPECS, Fix, Issue
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work

#: Settings that hold a dismissal begin so, the issue's key follows.
DISMISSED = "mutu:"


@dataclass(frozen=True, slots=True)
class FixIssue:
    """Take one of the fixes an issue offers."""

    fix: Fix
    place: str
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Tukar lintang dan bujur: TPS 003 SUKARAYA``."""
        return f"{self.fix.label}: {self.place.split(',')[0]}"

    def apply(self, work: Work) -> int:
        """Write it; returns 1.

        Raises:
            StaleEdit: The row no longer holds what was judged.
            NotFound: The row is gone.
        """
        work.update(self.fix.kind, self.fix.row_id, self.fix.values, self.fix.seen)
        return 1


@dataclass(frozen=True, slots=True)
class FixAll:
    """Take the first fix of many issues of one kind; all of them or none."""

    issues: tuple[Issue, ...]
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Perbaiki 37: No. HP janggal``."""
        return f"Perbaiki {len(self.issues)}: {SPECS[self.issues[0].defect].title}"

    def apply(self, work: Work) -> int:
        """Write them and return how many; raises as `FixIssue.apply` does."""
        for issue in self.issues:
            fix = issue.fixes[0]
            work.update(fix.kind, fix.row_id, fix.values, fix.seen)
        return len(self.issues)


@dataclass(frozen=True, slots=True)
class DismissIssue:
    """Call an issue no problem; it stays out of the queue until the values it was about change."""

    issue: Issue
    reason: str
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Bukan masalah: NRP ganda, BRIPKA BUDI``."""
        return f"Bukan masalah: {SPECS[self.issue.defect].title}, {self.issue.place.split(',')[0]}"

    def apply(self, work: Work) -> None:
        """Remember it with its reason.

        Raises:
            RuleViolation: No reason is given.
        """
        reason = " ".join(self.reason.split())
        if not reason:
            raise RuleViolation("Tulis dahulu alasannya, misalnya 'dua orang, sudah dicek ke Polsek'.", "reason")
        value = {"defect": self.issue.defect.value, "place": self.issue.place, "reason": reason}
        work.put_setting(DISMISSED + self.issue.key, value)


@dataclass(frozen=True, slots=True)
class RecallIssues:
    """Put dismissed issues back into the queue."""

    keys: tuple[str, ...]
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Periksa lagi 3 masalah``."""
        return f"Periksa lagi {len(self.keys)} masalah"

    def apply(self, work: Work) -> int:
        """Forget their dismissal; returns how many there were."""
        kept = work.reader.upkeep.settings_under(DISMISSED)
        ids = [kept[key][0] for key in self.keys if key in kept]
        work.delete_many(Kind.SETTING, ids)
        return len(ids)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """An issue somebody called no problem; `key` is what `RecallIssues` takes."""

    key: str
    title: str
    place: str
    reason: str


def read_dismissals(workspace: Workspace) -> tuple[Dismissal, ...]:
    """Everything dismissed, oldest first."""
    titles = {defect.value: spec.title for defect, spec in SPECS.items()}
    with workspace.read() as reader:
        kept = reader.upkeep.settings_under(DISMISSED)
    found: list[Dismissal] = []
    for key, (_row_id, value) in kept.items():
        if isinstance(value, Mapping):
            title = titles.get(str(value.get("defect", "")), "Lain")
            found.append(Dismissal(key, title, str(value.get("place", "")), str(value.get("reason", ""))))
    return tuple(found)

"""Letting another stored plan count, and throwing plans away that do not."""

from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.store.plans import make_current
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class AdoptPlan:
    """Let this plan count instead of the one that does; the other stays."""

    version: int
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Berlakukan ploting versi 4``."""
        return f"Berlakukan ploting versi {self.version}"

    def apply(self, work: Work) -> None:
        """Mark it.

        Raises:
            NotFound: No plan has this version.
        """
        make_current(work, self.version)


@dataclass(frozen=True, slots=True)
class DeletePlans:
    """Throw plans away; never the one that counts."""

    versions: tuple[int, ...]
    label: str = "Hapus ploting"
    origin: Origin = Origin.DESK
    undoable: bool = True

    def apply(self, work: Work) -> None:
        """Delete them with their teams.

        Raises:
            NotFound: One of them does not exist.
            RuleViolation: One of them is the plan that counts.
        """
        heads = {head.version: head for head in work.reader.plan_heads()}
        for version in self.versions:
            if version not in heads:
                raise NotFound(f"Ploting versi {version} tidak ada. Tidak ada yang dihapus.")
            if heads[version].is_current:
                raise RuleViolation(
                    f"Ploting versi {version} sedang berlaku. Berlakukan ploting lain dahulu; tidak ada yang dihapus.",
                    "version",
                )
        work.delete_many(Kind.PLAN, [heads[version].id for version in self.versions])

"""Duplicating rows."""

from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import RuleViolation
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class DuplicateRows:
    """Add a copy of each row; a TPS gets the next free number of its desa."""

    kind: Kind
    ids: tuple[int, ...]
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Gandakan 3 TPS``."""
        return f"Gandakan {len(self.ids)} {'personel' if self.kind is Kind.PERSON else 'TPS'}"

    def apply(self, work: Work) -> tuple[int, ...]:
        """Copy the rows and return the new ids in order.

        Raises:
            RuleViolation: A person: the NRP belongs to one.
        """
        raise RuleViolation(f"{work.label}: belum bisa.", "nrp")

"""What a mutation is: a frozen request that knows its name and how to apply itself inside one transaction."""

from typing import Protocol, TypeVar

from opsroom.domain.changes import Origin
from opsroom.store.work import Work

T_co = TypeVar("T_co", covariant=True)


class Command(Protocol[T_co]):
    """One named mutation.

    Attributes:
        label: Indonesian name for undo and journal, e.g. ``Ubah pangkat``.
        origin: Who makes it.
        undoable: False for facts from the field, which are corrected by a later fact.
    """

    @property
    def label(self) -> str:
        """Indonesian name for undo and journal."""
        ...

    @property
    def origin(self) -> Origin:
        """Who makes it."""
        ...

    @property
    def undoable(self) -> bool:
        """Whether it enters the undo history."""
        ...

    def apply(self, work: Work) -> T_co:
        """Load, judge, write; raising leaves nothing behind."""
        ...

"""What a cell shows beside its stored value: an edit on its way, or an edit that was refused."""

from collections.abc import Iterable
from dataclasses import dataclass

Cell = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Pending:
    """An edit asked for and not seen back yet.

    Attributes:
        serial: Read that will bring the committed value; 0 while the command has not answered.
    """

    text: str
    value: object
    serial: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """An edit that was refused: what was typed, and why not (Indonesian)."""

    text: str
    reason: str


class CellMarks:
    """Pending edits and refusals by row id and column key."""

    def __init__(self) -> None:
        self._pending: dict[Cell, Pending] = {}
        self._refusals: dict[Cell, Refusal] = {}

    def pending(self, row_id: int, key: str) -> Pending | None:
        """The edit on its way."""
        return self._pending.get((row_id, key))

    def refusal(self, row_id: int, key: str) -> Refusal | None:
        """The edit refused last."""
        return self._refusals.get((row_id, key))

    @property
    def has_refusals(self) -> bool:
        """Whether any edit stands refused."""
        return bool(self._refusals)

    @property
    def has_pending(self) -> bool:
        """Whether any edit is on its way."""
        return bool(self._pending)

    def pend(self, row_id: int, key: str, text: str, value: object) -> None:
        """An edit was asked for; an older refusal is settled by that."""
        self._refusals.pop((row_id, key), None)
        self._pending[row_id, key] = Pending(text, value)

    def answer(self, row_id: int, key: str, serial: int) -> None:
        """The edit was committed; the read of that serial will show it."""
        pending = self._pending.get((row_id, key))
        if pending is not None:
            self._pending[row_id, key] = Pending(pending.text, pending.value, serial)

    def settle(self, ids: Iterable[int], serial: int) -> None:
        """Committed edits of these rows were read back."""
        rows = set(ids)
        for cell, pending in tuple(self._pending.items()):
            if cell[0] in rows and 0 < pending.serial <= serial:
                del self._pending[cell]

    def refuse(self, row_id: int, key: str, text: str, reason: str) -> None:
        """The edit was refused."""
        self._pending.pop((row_id, key), None)
        self._refusals[row_id, key] = Refusal(text, reason)

    def clear_refusal(self, row_id: int, key: str) -> bool:
        """Forget a refusal; tells whether there was one."""
        return self._refusals.pop((row_id, key), None) is not None

    def clear_refusals(self) -> set[int]:
        """Forget all refusals; returns the rows that had one."""
        rows = {row_id for row_id, _key in self._refusals}
        self._refusals.clear()
        return rows

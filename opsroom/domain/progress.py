"""How long work tells how far it is and learns that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass, field

from opsroom.domain.errors import Cancelled


def _silent(_share: float, _text: str) -> None:
    """Report to nobody."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Progress:
    """A pair of callbacks handed down into long work; both are called on the worker's thread.

    Attributes:
        report: Takes the finished share (0 to 1) and an Indonesian phrase.
        is_cancelled: Answers whether the user asked to stop.
    """

    report: Callable[[float, str], None] = field(default=_silent)
    is_cancelled: Callable[[], bool] = field(default=_never)

    def step(self, done: int, total: int, text: str) -> None:
        """Report `done` of `total`.

        Raises:
            Cancelled: The user asked to stop; the caller's transaction rolls back.
        """
        if self.is_cancelled():
            raise Cancelled
        self.report(done / total if total else 1.0, text)

    def part(self, start: float, end: float) -> "Progress":
        """Progress of a part of the work, which moves the whole from `start` to `end` (shares, 0 to 1)."""
        return Progress(lambda share, text: self.report(start + (end - start) * share, text), self.is_cancelled)


SILENT = Progress()

"""How a plot tells how far it is, what it has found so far, and learns that it should end with that."""

from collections.abc import Callable
from dataclasses import dataclass, field

from opsroom.domain.plan import Level
from opsroom.domain.progress import SILENT, Progress


def _nobody(_levels: tuple[Level, ...]) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PlotWatch:
    """What is handed down into the engine; all callbacks run on the engine's thread.

    Attributes:
        progress: Share and phrase; cancelling it throws the work away.
        found: Takes the levels of the best plan so far, with their bounds.
        is_stopping: Answers whether to end early with the best so far (the user, or a time limit). Anything that
            asks must go on deterministically where the answer stays no.
    """

    progress: Progress = SILENT
    found: Callable[[tuple[Level, ...]], None] = field(default=_nobody)
    is_stopping: Callable[[], bool] = field(default=_never)

    def part(self, start: float, end: float) -> "PlotWatch":
        """The same watch whose progress moves the whole from `start` to `end` (shares, 0 to 1)."""
        return PlotWatch(self.progress.part(start, end), self.found, self.is_stopping)


UNWATCHED = PlotWatch()

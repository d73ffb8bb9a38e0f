"""What the program tells the user: short lines in a bar with a history, never a modal box."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from opsroom.domain.errors import Cancelled, OpsError
from opsroom.runtime.clock import Clock

HISTORY = 500


class Level(StrEnum):
    """How a notice is coloured; the value is a token of the theme."""

    INFO = "info"
    OK = "ok"
    WARNING = "warn"
    ERROR = "alarm"


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """One thing the user can do about a notice, e.g. undo."""

    label: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """One line for the user.

    Attributes:
        text: Indonesian sentence: what happened, what was kept, what to do.
        detail: Longer remainder, shown on request.
        at: Aware UTC.
    """

    level: Level
    text: str
    detail: str
    at: datetime
    action: NoticeAction | None = None


class Notices(QObject):
    """Takes notices from anywhere and hands them to whoever shows them.

    Thread: GUI.

    Signals:
        posted: One `Notice`.
    """

    #: Notice, GUI thread.
    posted = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._history: deque[Notice] = deque(maxlen=HISTORY)

    @property
    def history(self) -> tuple[Notice, ...]:
        """The last notices, newest last."""
        return tuple(self._history)

    def info(self, text: str, detail: str = "", action: NoticeAction | None = None) -> None:
        """Tell a fact."""
        self._post(Level.INFO, text, detail, action)

    def done(self, text: str, detail: str = "", action: NoticeAction | None = None) -> None:
        """Tell that something the user asked for is finished."""
        self._post(Level.OK, text, detail, action)

    def warning(self, text: str, detail: str = "", action: NoticeAction | None = None) -> None:
        """Tell something that wants attention."""
        self._post(Level.WARNING, text, detail, action)

    def error(self, text: str, detail: str = "", action: NoticeAction | None = None) -> None:
        """Tell that something the user asked for did not happen."""
        self._post(Level.ERROR, text, detail, action)

    def failure(self, problem: OpsError) -> None:
        """Show an expected failure; a cancellation is only a fact."""
        if isinstance(problem, Cancelled):
            self.info(problem.user_text)
        else:
            self.error(problem.user_text, problem.detail)

    def _post(self, level: Level, text: str, detail: str, action: NoticeAction | None) -> None:
        notice = Notice(level, text, detail, self._clock.now(), action)
        self._history.append(notice)
        self.posted.emit(notice)

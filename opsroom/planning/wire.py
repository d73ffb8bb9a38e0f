"""What the program and the process of the engine say to each other: pickles over pipes.

Light on purpose: the program imports this module, never `worker`, which brings in the solvers.
"""

import pickle
from dataclasses import dataclass
from typing import Any, BinaryIO

from opsroom.domain.plan import Level, Plan, PlotRequest

#: The byte that asks the worker, after its task, to end with the best so far.
STOP = b"s"


@dataclass(frozen=True, slots=True)
class Task:
    """One plot to make; it ends with the best so far after `time_limit_s` of engine time (None: when it is done)."""

    request: PlotRequest
    time_limit_s: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: share from 0 to 1, Indonesian phrase."""

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The levels of the best plan so far."""

    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The answer; nothing follows."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Refused:
    """The engine refused calmly; nothing follows."""

    user_text: str
    detail: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A bug in the engine, as a traceback; nothing follows."""

    detail: str


Answer = Step | Found | Done | Refused | Broken


def send(stream: BinaryIO, message: Task | Answer) -> None:
    """Write one message.

    Raises:
        OSError: The other side is gone.
    """
    pickle.dump(message, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The next message, None when the other side ended before a whole one arrived."""
    try:
        return pickle.load(stream)
    except (EOFError, pickle.UnpicklingError, OSError, ValueError):
        return None

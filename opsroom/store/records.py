"""Records the store hands out that are not records of the trade."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.documents import DocumentStatus
from opsroom.domain.ids import DocumentId, PlanId
from opsroom.domain.plan import Level, Plan


class State(StrEnum):
    """Where a command stands in the history."""

    DONE = "done"  # can be undone
    UNDONE = "undone"  # can be redone
    CLOSED = "closed"  # never was undoable: radio facts, undo and redo themselves
    DROPPED = "dropped"  # no longer: overtaken by a new command, or refused because the data moved on


@dataclass(frozen=True, slots=True)
class HistoryStatus:
    """What the next undo and redo would do.

    Attributes:
        undo_label, redo_label: Names of their commands; empty when there is none.
        undo_rows, redo_rows: How many rows these commands touched.
    """

    undo_label: str = ""
    redo_label: str = ""
    undo_rows: int = 0
    redo_rows: int = 0


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup file. Units: `size` in bytes; `made_at` aware, UTC."""

    path: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A saved plan. Units: `seconds` the engine took.

    Attributes:
        name: What the user called it, empty for none.
        is_current: It is the plan that counts.
        base_version: The plan it was made from, None for a plan of its own.
    """

    id: PlanId
    version: int
    made_at: datetime
    seconds: float
    plan: Plan
    name: str = ""
    is_current: bool = True
    base_version: int | None = None


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a list of plans says of one, without reading its teams.

    Attributes:
        name, is_current, base_version: As of `StoredPlan`.
        teams, people, short, crossing, moved: How many teams, people in them, TPS without a team, teams across desa,
            people who leave all they had.
    """

    id: PlanId
    version: int
    name: str
    made_at: datetime
    seconds: float
    is_current: bool
    input_hash: str
    levels: tuple[Level, ...]
    teams: int
    people: int
    short: int
    crossing: int
    moved: int
    base_version: int | None
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A registered paper without its snapshot."""

    id: DocumentId
    kind: str
    number: str
    status: DocumentStatus
    revision: int
    title: str
    made_at: datetime
    sha256: str
    path: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One row one command touched.

    Attributes:
        before, after: The touched columns as stored (times and days as ISO text); None where there was no row.
    """

    command_id: int
    at: datetime
    actor: str
    label: str
    kind: Kind
    row_id: int
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class CommandRecord:
    """One committed command; `rows` counts what it touched, a row it touched twice twice."""

    id: int
    at: datetime
    actor: str
    label: str
    origin: Origin
    state: State
    rows: int


@dataclass(frozen=True, slots=True)
class DeletedRow:
    """A row that exists no more, as the command that removed it found it; `values` are as stored."""

    row_id: int
    command_id: int
    at: datetime
    actor: str
    values: Mapping[str, object]
    label: str = ""

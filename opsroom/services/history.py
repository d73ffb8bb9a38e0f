"""The history of an operation: who did what when, stepping back to a moment and forward again, details of a command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.changes import ChangeSet, Origin
from opsroom.domain.errors import NotFound, OpsError
from opsroom.domain.progress import SILENT, Progress
from opsroom.services.entry_words import KIND_WORDS, FieldChange, field_changes, row_names, verb_of
from opsroom.services.workspace import Workspace
from opsroom.store.records import CommandRecord, State

_ORIGINS = {
    Origin.DESK: "Meja ini",
    Origin.IMPORT: "Impor",
    Origin.PLOT: "Ploting",
    Origin.RADIO: "Radio",
    Origin.UNDO: "Urungkan/ulangi",
    Origin.OTHER_PROCESS: "Proses lain",
}
_STATES = {
    State.DONE: "",
    State.UNDONE: "diurungkan",
    State.CLOSED: "",
    # Undone and overtaken by a new command, or refused because the data moved on: the journal does not tell which.
    State.DROPPED: "tidak di antrean lagi",
}


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A command of the history.

    Attributes:
        origin, state: In words; an empty state means it stands.
        rows: Rows it touched.
        is_step: It is an undo or a redo itself.
    """

    id: int
    at: datetime
    actor: str
    label: str
    origin: str
    state: str
    rows: int
    can_undo: bool
    can_redo: bool
    is_step: bool


def read_commands(workspace: Workspace, limit: int = 200, before_id: int | None = None) -> tuple[CommandLine, ...]:
    """The newest commands, newest first; older ones with the id of the last one read."""
    with workspace.read() as reader:
        return tuple(_line(record) for record in reader.commands(limit, before_id))


def _line(record: CommandRecord) -> CommandLine:
    return CommandLine(
        record.id, record.at, record.actor, record.label, _ORIGINS[record.origin], _STATES[record.state], record.rows,
        record.state is State.DONE, record.state is State.UNDONE, record.origin is Origin.UNDO,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepsTaken:
    """How far stepping through the history came.

    Attributes:
        count: Steps taken.
        refused: Why it ended early (Indonesian); empty when it went all the way.
    """

    count: int
    refused: str = ""


def undo_until(workspace: Workspace, command_id: int, progress: Progress = SILENT) -> StepsTaken:
    """Take back the newest commands one by one, `command_id` last; stops at the first that refuses."""
    return _step(workspace, command_id, State.UNDONE, workspace.undo, progress)


def redo_until(workspace: Workspace, command_id: int, progress: Progress = SILENT) -> StepsTaken:
    """Run what was undone again, oldest first, `command_id` last; stops at the first that refuses."""
    return _step(workspace, command_id, State.DONE, workspace.redo, progress)


def _step(
    workspace: Workspace, command_id: int, wanted: State, step: Callable[[], ChangeSet], progress: Progress
) -> StepsTaken:
    """Every step is a command of its own: what was taken stays taken when a later one refuses or is cancelled."""
    count = 0
    start = State.DONE if wanted is State.UNDONE else State.UNDONE
    while _state(workspace, command_id) is start:
        if progress.is_cancelled():
            return StepsTaken(count, f"Dihentikan sesudah {count} langkah; yang sudah dikerjakan tetap.")
        progress.report(-1.0, f"langkah {count + 1}")
        try:
            step()
        except OpsError as problem:
            return StepsTaken(count, problem.user_text)
        count += 1
    return StepsTaken(count, "" if count else "Perintah ini tidak bisa diurungkan atau diulangi lagi.")


def _state(workspace: Workspace, command_id: int) -> State:
    with workspace.read() as reader:
        found = reader.commands(1, command_id + 1)
    if not found or found[0].id != command_id:
        raise NotFound("Perintah ini tidak ada di riwayat. Muat ulang riwayatnya.", f"command {command_id}")
    return found[0].state


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One field of one row a command touched."""

    row: str
    kind: str
    verb: str
    change: FieldChange


@dataclass(frozen=True, slots=True)
class CommandDetails:
    """What a command did.

    Attributes:
        entries: Journal entries read for `lines`; fewer than `command.rows` when there are very many.
    """

    command: CommandLine
    lines: tuple[DetailLine, ...]
    entries: int


def read_details(workspace: Workspace, command: CommandLine, limit: int = 200) -> CommandDetails:
    """The fields a command changed, row by row, before and after."""
    with workspace.read() as reader:
        entries = reader.command_entries(command.id, limit)
        names = row_names(reader, entries)
    lines = tuple(
        DetailLine(names[entry.kind, entry.row_id], KIND_WORDS[entry.kind], verb_of(entry), change)
        for entry in entries
        for change in field_changes(entry) or [FieldChange("", "", "")]
    )
    return CommandDetails(command, lines, len(entries))

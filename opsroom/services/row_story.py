"""The life of one row: who changed which field when, from what to what."""

from dataclasses import dataclass
from datetime import datetime

from opsroom.domain.changes import Kind
from opsroom.services.entry_words import KIND_WORDS, field_changes, row_names, verb_of
from opsroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One field once.

    Attributes:
        label: The command's name.
        verb: Whether the row came, went or was changed.
    """

    command_id: int
    at: datetime
    actor: str
    label: str
    verb: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowStory:
    """The life of a row, newest first; `name` is how people call it."""

    kind: Kind
    row_id: int
    name: str
    lines: tuple[StoryLine, ...]


def read_row_story(workspace: Workspace, kind: Kind, row_id: int, limit: int = 200) -> RowStory:
    """Tell the life of a row; also of one that was deleted."""
    with workspace.read() as reader:
        entries = reader.row_story(kind, row_id, limit)
        names = row_names(reader, entries)
    lines = tuple(
        StoryLine(
            entry.command_id, entry.at, entry.actor, entry.label, verb_of(entry), change.title, change.before,
            change.after,
        )
        for entry in entries
        for change in field_changes(entry)
    )  # fmt: skip
    return RowStory(kind, row_id, names.get((kind, row_id), f"{KIND_WORDS[kind]} nomor {row_id}"), lines)

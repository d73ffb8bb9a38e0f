"""What a cell could mean while it is typed: desa, people, TPS, units, ranks and categories, the likeliest first."""

from dataclasses import dataclass

from opsroom.domain.columns import Column
from opsroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One value to pick.

    Attributes:
        text: What the cell's reader takes.
        detail: What tells it from its namesakes.
        value: What would be stored.
    """

    text: str
    detail: str
    value: object


def suggest(workspace: Workspace, column: Column, text: str, limit: int = 12) -> list[Suggestion]:
    """The likeliest values of `column` for what was typed so far."""
    wanted = text.casefold()
    found = [Suggestion(c.label, "", c.value) for c in column.choices if wanted in c.label.casefold()]
    return found[:limit] if workspace.path else []

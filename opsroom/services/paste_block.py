"""Pasting a block: cells of rows that are there, rows that are not yet, all of it or what is good."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.progress import SILENT, Progress
from opsroom.services.cell_blocks import judge, write
from opsroom.services.cells import CellEdit, CellsRefused, RefusedCell
from opsroom.services.workspace import Workspace
from opsroom.store.work import Work


class Policy(StrEnum):
    """What becomes of good cells when others are refused."""

    ALL_OR_NOTHING = "all_or_nothing"
    GOOD_CELLS = "good_cells"


@dataclass(frozen=True, slots=True)
class BlockOutcome:
    """What became of a block.

    Attributes:
        changed: Cells that hold something else now.
        added: Ids of the new rows, in order.
        refused: Cells that were left as they are; a cell of new row n (from 0) has the row id -(n + 1).
    """

    changed: int
    added: tuple[int, ...] = ()
    refused: tuple[RefusedCell, ...] = ()


@dataclass(frozen=True, slots=True)
class PasteBlock:
    """Set cells of one table and add rows to it.

    Attributes:
        new_rows: Typed text per column key.
        policy: Whether one refused cell refuses everything.
        progress: Told how far it is.
    """

    kind: Kind
    edits: tuple[CellEdit, ...]
    new_rows: tuple[Mapping[str, str], ...] = ()
    policy: Policy = Policy.ALL_OR_NOTHING
    name: str = ""
    origin: Origin = Origin.DESK
    undoable: bool = True
    progress: Progress = SILENT

    @property
    def label(self) -> str:
        """``Tempel 12 sel personel``, or the name given."""
        cells = len(self.edits) + sum(map(len, self.new_rows))
        return self.name or f"Tempel {cells} sel"

    def apply(self, work: Work) -> BlockOutcome:
        """Judge every cell, then write what is good.

        Raises:
            CellsRefused: A cell is refused and the policy is ALL_OR_NOTHING.
            Cancelled: The user asked to stop.
        """
        judged = judge(work.reader, self.kind, self.edits, _drafts(self.new_rows), self.progress.part(0.0, 0.5))
        if judged.all_refused and self.policy is Policy.ALL_OR_NOTHING:
            raise CellsRefused(judged.all_refused)
        return BlockOutcome(judged.changed, write(work, judged, self.progress.part(0.5, 1.0)), judged.all_refused)


def judge_block(workspace: Workspace, block: PasteBlock) -> tuple[RefusedCell, ...]:
    """What `PasteBlock` would refuse now; nothing is written."""
    with workspace.read() as reader:
        return judge(reader, block.kind, block.edits, _drafts(block.new_rows)).all_refused


def _drafts(new_rows: tuple[Mapping[str, str], ...]) -> dict[int, Mapping[str, str]]:
    """New rows by the row id they are refused under; a copied block often ends in rows without any text."""
    return {-(n + 1): texts for n, texts in enumerate(new_rows) if any(text.strip() for text in texts.values())}

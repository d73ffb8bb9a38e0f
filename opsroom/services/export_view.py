"""Exporting what a table shows, its order and its columns: .xlsx for people, .csv and .ods for programs."""

from pathlib import Path

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.progress import SILENT, Progress
from opsroom.exchange.writing import write_table
from opsroom.services.view_rows import CellMaker, ViewRequest, row_ids, rows
from opsroom.services.workspace import Workspace

__all__ = ["ViewRequest", "export_view"]
_TYPED = frozenset({ColumnKind.NUMBER, ColumnKind.COORDINATE})


def export_view(workspace: Workspace, request: ViewRequest, out: Path, progress: Progress = SILENT) -> int:
    """Write what the table shows to `out` (by suffix: .xlsx, .csv, .ods) and return the number of rows.

    Raises:
        OpsError: The target cannot be written, has another suffix, or holds fewer rows.
        Cancelled: The user asked to stop; the old file, if any, stays.
    """
    with workspace.read() as reader:
        ids = row_ids(reader, request)
        batches = rows(reader, request, ids, _cell_of)
        return write_table(
            out,
            [column.title for column in request.columns],
            (row for batch in batches for row in batch),
            sheet=request.title or request.kind.value,
            widths=[column.width for column in request.columns],
            progress=progress,
        )


def _cell_of(column: Column) -> CellMaker | None:
    return None if column.kind in _TYPED else column.show

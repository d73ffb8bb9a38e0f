"""Printing what a table shows: a snapshot of its texts, rendered to PDF."""

from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.documents import PageSetup
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.table_paper import PaperColumn, TablePaper
from opsroom.services.view_rows import CellMaker, ViewRequest, row_ids, rows
from opsroom.services.workspace import Workspace
from reports.table_print import render

__all__ = ["ViewRequest", "print_view"]


def print_view(
    workspace: Workspace,
    request: ViewRequest,
    page: PageSetup,
    progress: Progress = SILENT,
    *,
    is_landscape: bool = True,
) -> bytes:
    """The PDF of what the table shows.

    Raises:
        DocumentError: More rows than a paper should have.
        Cancelled: The user asked to stop.
    """
    texts: list[tuple[str, ...]] = []
    with workspace.read() as reader:
        ids = row_ids(reader, request)
        for batch in rows(reader, request, ids, _show):
            texts += batch
            progress.step(len(texts), len(ids) * 2, "Menyusun baris")
    paper = TablePaper(
        request.title,
        request.filter_text,
        "",
        tuple(PaperColumn(c.title, c.width, c.kind is ColumnKind.NUMBER) for c in request.columns),
        texts,
        page,
        is_landscape,
    )
    return render(paper, workspace.clock.now())


def _show(column: Column) -> CellMaker:
    return column.show

"""Printing what a table shows: a snapshot of its texts, rendered to PDF."""

from opsroom.domain.calendar import ZONES, write_clock, write_date
from opsroom.domain.columns import Column, ColumnKind
from opsroom.domain.documents import PageSetup
from opsroom.domain.errors import DocumentError
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.table_paper import PaperColumn, TablePaper
from opsroom.services.view_rows import CellMaker, ViewRequest, seen_rows
from opsroom.services.workspace import Workspace
from reports.table_print import render

__all__ = ["ViewRequest", "print_view"]
#: More is no paper any more: a thousand pages.
MAX_ROWS = 50_000
_RIGHT = frozenset({ColumnKind.NUMBER, ColumnKind.COORDINATE})
#: Kinds whose cells may end in an ellipsis.
_CUT = frozenset({ColumnKind.TEXT, ColumnKind.NOTE, ColumnKind.LINK})


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
        rows = seen_rows(reader, request, _show)
        if rows.total > MAX_ROWS:
            raise DocumentError(
                f"Terlalu banyak baris untuk dicetak ({rows.total}). Tidak ada berkas yang dibuat; saring dahulu "
                f"sampai {MAX_ROWS} baris, atau ekspor ke .xlsx."
            )
        for columns in rows.batches:
            texts += zip(*columns, strict=True)
            progress.step(len(texts), rows.total * 2, "Menyusun baris")
    now = workspace.clock.now()
    paper = TablePaper(
        request.title,
        request.filter_text,
        f"{write_date(now.astimezone(ZONES['WIB']).date())} pukul {write_clock(now)}",
        tuple(
            PaperColumn(column.title, column.width, column.kind in _RIGHT, column.kind not in _CUT)
            for column in request.columns
        ),
        texts,
        page,
        is_landscape,
        f"{request} {now.isoformat()}",
    )
    progress.step(1, 2, "Menggambar halaman")
    return render(paper, now)


def _show(column: Column) -> CellMaker:
    return column.show

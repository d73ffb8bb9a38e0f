"""Exporting what a table shows, its order and its columns: .xlsx for people, .csv and .ods for programs."""

from datetime import date, datetime, tzinfo
from pathlib import Path

from opsroom.domain.calendar import ZONES
from opsroom.domain.columns import TEXT_KINDS, Column, ColumnKind, show_plain
from opsroom.domain.progress import SILENT, Progress
from opsroom.exchange.seen_tables import FileColumn, Form, SeenTable
from opsroom.exchange.writing import write_seen
from opsroom.services.view_rows import CellMaker, ViewRequest, seen_rows
from opsroom.services.workspace import Workspace

__all__ = ["ViewRequest", "export_view"]
_FORMS = {
    ColumnKind.NUMBER: Form.NUMBER,
    ColumnKind.COORDINATE: Form.DEGREES,
    ColumnKind.DATE: Form.DAY,
    ColumnKind.MOMENT: Form.MOMENT,
}
_ZONE: tzinfo = ZONES["WIB"]


def export_view(workspace: Workspace, request: ViewRequest, out: Path, progress: Progress = SILENT) -> int:
    """Write what the table shows to `out` (by suffix: .xlsx, .csv, .ods) and return the number of rows.

    Raises:
        OpsError: The target cannot be written, has another suffix, or holds fewer rows.
        Cancelled: The user asked to stop; the old file, if any, stays.
    """
    with workspace.read() as reader:
        rows = seen_rows(reader, request, _cell_of)
        columns = [
            FileColumn(column.title, column.width, _form(column, is_masked=request.masked))
            for column in request.columns
        ]
        table = SeenTable(request.title or "Data", columns, rows.batches, rows.total)
        return write_seen(out, table, progress)


def _form(column: Column, *, is_masked: bool) -> Form:
    return Form.TEXT if is_masked and column.personal else _FORMS.get(column.kind, Form.TEXT)


def _cell_of(column: Column) -> CellMaker | None:
    """Numbers as they are stored, days and local times as such, everything else as it is shown."""
    if column.kind in (ColumnKind.NUMBER, ColumnKind.COORDINATE):
        return None
    if column.kind in (ColumnKind.DATE, ColumnKind.MOMENT):
        return _day_or_moment
    is_as_stored = column.show is show_plain and column.kind in TEXT_KINDS
    return None if is_as_stored else column.show


def _day_or_moment(value: object) -> date | None:
    """A spreadsheet knows no zones: a moment is told as the clock on the wall says it."""
    if not isinstance(value, str):
        return value if isinstance(value, date) else None
    if len(value) <= len("2024-02-14"):
        return date.fromisoformat(value) if value else None
    return datetime.fromisoformat(value).astimezone(_ZONE).replace(tzinfo=None)

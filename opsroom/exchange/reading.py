"""Reading a foreign workbook into typed rows: every sheet is understood by its contents or left out with a reason."""

from collections.abc import Sequence
from pathlib import Path

from opsroom.domain.errors import ImportProblem
from opsroom.domain.import_rows import joined, packed
from opsroom.domain.imports import ImportKind, NothingToImport, SheetReading, SheetRow
from opsroom.domain.progress import SILENT, Progress
from opsroom.exchange.folders import sheets_at
from opsroom.exchange.grids import Grid, Sheet
from opsroom.exchange.headless import find_by_content
from opsroom.exchange.layout_names import layout_name
from opsroom.exchange.layouts import NOT_KNOWN, Corrections, Layout, find_layout
from opsroom.exchange.mending import ByHand, mended
from opsroom.exchange.paired_rows import one_row_each
from opsroom.exchange.person_rows import person_rows
from opsroom.exchange.tps_blocks import tps_list
from opsroom.exchange.tps_rows import NO_DESA

AS_IT_IS = ByHand()
NO_ROWS = "hanya berisi judul kolom, tanpa baris data."


def read_workbook(
    path: Path,
    kind: ImportKind | None,
    *,
    sheets: Sequence[str] = (),
    corrections: Corrections | None = None,
    by_hand: ByHand = AS_IT_IS,
    progress: Progress = SILENT,
) -> tuple[SheetReading, ...]:
    """Read a .xlsx, .xls, .ods or .csv file.

    Args:
        path: The file.
        kind: The list wanted; None to let each sheet tell by its heads.
        sheets: Names of the sheets to read; empty for all that are not hidden.
        corrections: Layout of a sheet to column to key (empty: ignore), as the user matched them before.
        by_hand: Where heads and data begin and which cells are mended, as the user said on the picture of the sheet.
        progress: Told every 250 rows.

    Returns:
        One reading per sheet, those left out with their reason.

    Raises:
        ImportProblem: The file cannot be read.
        NothingToImport: No sheet of it feeds the list; it carries the readings, so that columns can be corrected.
        Cancelled: The user asked to stop.
    """
    found = sheets_at(path)
    _check_names(path, [sheet.name for sheet in found], sheets)
    several = sum(_is_wanted(sheet, sheets) for sheet in found) > 1
    readings = tuple(
        _read(
            one_row_each(mended(sheet.load(), by_hand)), kind, corrections or {}, by_hand, progress, bare_name=several
        )
        if _is_wanted(sheet, sheets)
        else SheetReading(sheet.name, None, 0, reason=_not_wanted(sheet))
        for sheet in found
    )
    if not any(reading.kind for reading in readings):
        raise NothingToImport(_nothing_text(path, readings), readings)
    progress.step(1, 1, "Selesai membaca")
    return readings


def _is_wanted(sheet: Sheet, sheets: Sequence[str]) -> bool:
    if sheet.refusal:
        return False
    return sheet.name in sheets if sheets else sheet.is_table and not sheet.is_hidden


def _not_wanted(sheet: Sheet) -> str:
    if sheet.refusal:
        return sheet.refusal
    if not sheet.is_table:
        return f"Lembar '{sheet.name}' bukan tabel."
    return f"Lembar '{sheet.name}' {'tersembunyi' if sheet.is_hidden else 'tidak dipilih'}, jadi tidak dibaca."


def _check_names(path: Path, found: list[str], wanted: Sequence[str]) -> None:
    missing = [name for name in wanted if name not in found]
    if missing:
        raise ImportProblem(f"Lembar '{missing[0]}' tidak ada di '{path.name}'. Lembar yang ada: {', '.join(found)}.")


def _read(
    grid: Grid,
    kind: ImportKind | None,
    corrections: Corrections,
    by_hand: ByHand,
    progress: Progress,
    *,
    bare_name: bool,
) -> SheetReading:
    """One sheet."""
    progress.step(0, grid.height, f"Membaca lembar {grid.name}")
    layout = _find(grid, kind, corrections, by_hand)
    rows = joined(_rows(grid, table, progress, bare_name=bare_name) for table in layout.tables)
    reason = layout.reason
    if layout.kind and not rows:
        reason = NO_ROWS
    elif rows and all(NO_DESA in row.problems for row in rows) and not _has_place(layout):
        reason = "memuat nomor TPS, tetapi desanya tidak disebut di kolom, judul, atau nama lembar."
    return SheetReading(
        grid.name,
        None if reason else layout.kind,
        layout.first,
        layout.columns,
        () if reason else rows,
        layout.code,
        f"Lembar '{grid.name}' {reason}" if reason else "",
        layout.head_last,
        "" if reason else layout_name(layout, grid.name),
    )


def _find(grid: Grid, kind: ImportKind | None, corrections: Corrections, by_hand: ByHand) -> Layout:
    """The sheet by its heads, else by its contents; without a head at once when the user says it has none."""
    head, start = by_hand.head_rows.get(grid.name), by_hand.data_rows.get(grid.name)
    if head == 0:
        return find_by_content(grid, kind, corrections, start)
    layout = find_layout(grid, kind, corrections, head, start)
    if layout.kind is None and head is None:
        by_content = find_by_content(grid, kind, corrections, start)
        if by_content.kind or (layout.reason == NOT_KNOWN and not layout.columns):
            return by_content
    return layout


def _rows(grid: Grid, layout: Layout, progress: Progress, *, bare_name: bool) -> Sequence[SheetRow]:
    if layout.kind is ImportKind.PERSON:
        return packed(person_rows(grid, layout, progress))
    if layout.kind is ImportKind.TPS:
        return tps_list(grid, layout, progress, bare_name=bare_name)
    return ()


def _has_place(layout: Layout) -> bool:
    return bool({"desa", "desa_code", "kecamatan_desa", "desa_number", "tps_code"} & set(layout.keys))


def _nothing_text(path: Path, readings: tuple[SheetReading, ...]) -> str:
    """Which sheets there are and why none can be imported."""
    reasons = [reading.reason for reading in readings]
    if len(reasons) == 1:
        return f"'{path.name}' tidak dapat diimpor. {reasons[0]}"
    return f"Tidak ada lembar '{path.name}' yang dapat diimpor. {' '.join(reasons)}"

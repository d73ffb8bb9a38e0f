"""Sheets without a head: the columns are told by what stands in them, and only when that is clear."""

from opsroom.domain.imports import ImportKind
from opsroom.exchange.contents import Texts, all_figures, column_texts, people, stations
from opsroom.exchange.grids import Grid
from opsroom.exchange.head_rules import RUNNING_NUMBER
from opsroom.exchange.layouts import NOT_KNOWN, SAMPLE_ROWS, Corrections, Layout, is_complete, with_corrections
from opsroom.exchange.xlsx_parts import column_letters


def find_by_content(
    grid: Grid, kind: ImportKind | None, corrections: Corrections | None = None, start: int | None = None
) -> Layout:
    """What a sheet without a head is; with `kind` None and a reason when its contents do not tell.

    Args:
        grid: The sheet.
        kind: The list wanted; None to decide by the contents.
        corrections: Layout code to column to key, as the user corrected them.
        start: 1-based first data row as the user pointed at it; None for the first row.
    """
    skipped = (start or 1) - 1
    texts = column_texts(row for number, row in grid.first(SAMPLE_ROWS) if number > skipped)
    heads = {column: f"Kolom {column_letters(column)}" for column in texts}
    code = f"tanpa-judul-{len(heads)}"
    corrected = (corrections or {}).get(code, {})
    for wanted, find in ((ImportKind.PERSON, people), (ImportKind.TPS, stations)):
        if kind is not None and kind is not wanted:
            continue
        keys = with_corrections(find(texts), corrected, wanted)
        if is_complete(wanted, keys):
            running = keys.pop(RUNNING_NUMBER, None)
            return Layout(wanted, last=skipped, keys=keys, heads=heads, running=running, code=code)
    return Layout(None, last=skipped, heads=heads, code=code, reason=_why_not(texts))


def _why_not(texts: Texts) -> str:
    """Why a sheet feeds nothing."""
    if not texts:
        return "kosong."
    if all_figures(texts):
        return "hanya berisi angka (koordinat?) tanpa nama desa dan nomor TPS, jadi tidak dapat dipasangkan dengan TPS."
    return NOT_KNOWN

"""Sheets without a head: the columns are told by what stands in them, and only when that is clear."""

from opsroom.domain.imports import ImportKind
from opsroom.exchange.contents import Texts, all_figures, column_texts, people, stations
from opsroom.exchange.grids import Grid
from opsroom.exchange.layouts import NOT_KNOWN, SAMPLE_ROWS, Layout, is_complete
from opsroom.exchange.xlsx_parts import column_letters


def find_by_content(grid: Grid, kind: ImportKind | None) -> Layout:
    """What a sheet without a head is; with `kind` None and a reason when its contents do not tell."""
    texts = column_texts(row for _, row in grid.first(SAMPLE_ROWS))
    for wanted, find in ((ImportKind.PERSON, people), (ImportKind.TPS, stations)):
        if kind is not None and kind is not wanted:
            continue
        keys = find(texts)
        if is_complete(wanted, keys):
            heads = {column: f"Kolom {column_letters(column)}" for column in texts}
            return Layout(wanted, keys=keys, heads=heads, code=f"tanpa-judul-{len(heads)}")
    return Layout(None, reason=_why_not(texts))


def _why_not(texts: Texts) -> str:
    """Why a sheet feeds nothing."""
    if not texts:
        return "kosong."
    if all_figures(texts):
        return "hanya berisi angka (koordinat?) tanpa nama desa dan nomor TPS, jadi tidak dapat dipasangkan dengan TPS."
    return NOT_KNOWN

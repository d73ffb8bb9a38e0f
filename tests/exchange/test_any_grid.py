"""No sheet, however confused, ends in anything but a reading or a sentence."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsroom.domain.errors import ImportProblem
from opsroom.domain.imports import ImportKind, SheetReading
from opsroom.exchange.cells import Cell
from opsroom.exchange.grids import Grid, Merge, Sheet
from opsroom.exchange.reading import read_workbook

_LISTED = (
    "NO|NAMA|PANGKAT|NRP|PANGKAT / NRP|NAMA / PANGKAT / NRP|KESATUAN|JABATAN / KESATUAN|STATUS|KET|KECAMATAN|DESA|TPS|"
    "DESA / TPS|KODE DESA|KODE TPS|PEMILIH|L|P|KERAWANAN|RAWAN|SR|KOORDINAT|LAT|LONG|KHUSUS|LINMAS|NO HP|"
    "PEROLEHAN SUARA|"
    "BUDI SANTOSO, S.H.|BRIPKA|85010203|AKP / 85010203|BUDI / AKP / 85010203|SERTU|KODIM 0403|POLSEK LENGKITI|BAG OPS|"
    "KECAMATAN LENGKITI|DESA SUNDAN|LENGKITI|SUNDAN|001|TPS 3|3 SUNDAN|901|-4.1, 104.1|-4.1|104.1|jalan rusak|JUMLAH|"
    'TOTAL|Baturaja, Februari 2024|KAPOLRES OKU|TEMBUSAN|"|-|v|081234567890|CUTI|I|A.'
)
WORDS = tuple(_LISTED.split("|"))
HEADS: tuple[list[list[Cell]], ...] = (
    [],
    [["NO", "NAMA", "PANGKAT / NRP", "JABATAN / KESATUAN", "NO HP", "KET"]],
    [["NAMA / PANGKAT / NRP", "KESATUAN", "STATUS", "ASAL"]],
    [["NO", "NAMA", "NRP", "PANGKAT", "NO", "NAMA", "NRP", "PANGKAT"]],
    [["NO", "KECAMATAN", "DESA", "TPS", "PEMILIH", "", "KERAWANAN", ""], ["", "", "", "", "L", "P", "R", "SR"]],
    [["NO", "KECAMATAN / DESA", "TPS", "LAT", "LONG", "KHUSUS", "KETUA KPPS", "KET"]],
    [["KODE TPS", "DESA / TPS", "KODE DESA", "KOORDINAT", "AKSES", "KERAWANAN"]],
)
CELLS = st.one_of(
    st.just(""),
    st.just(""),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.integers(0, 12),
    st.sampled_from((85010203.0, 3010204.0, 1.97810102005011e17, -4.1, 0.0, 1601072001.0)),
    st.booleans(),
    st.just(date(2024, 2, 14)),
    st.text(max_size=8),
)
ROWS = st.builds(
    lambda head, rows: [*head, *rows], st.sampled_from(HEADS), st.lists(st.lists(CELLS, max_size=8), max_size=14)
)
MERGES = st.lists(
    st.builds(
        lambda top, left, height, width: Merge(top, left, top + height, left + width),
        st.integers(1, 14), st.integers(0, 7), st.integers(0, 4), st.integers(0, 7),
    ),
    max_size=4,
)  # fmt: skip


@given(
    rows=ROWS, merges=MERGES, kind=st.sampled_from((None, *ImportKind)), name=st.sampled_from(("Sheet1", *WORDS[:40]))
)
@settings(max_examples=300)
def test_any_grid_is_read_or_refused(
    rows: list[list[Cell]], merges: list[Merge], kind: ImportKind | None, name: str
) -> None:
    grid = Grid(
        name, len(rows), lambda: iter([(number, list(row)) for number, row in enumerate(rows, 1)]), tuple(merges)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("opsroom.exchange.reading.sheets_at", lambda _path: [Sheet(name, lambda: grid)])
        try:
            (reading,) = read_workbook(Path("a.xlsx"), kind)
        except ImportProblem:
            return
    _check(reading, kind)


def _check(reading: SheetReading, kind: ImportKind | None) -> None:
    assert kind in (None, reading.kind)
    needed: dict[ImportKind | None, tuple[Any, ...]] = {ImportKind.PERSON: ("nrp", "name"), ImportKind.TPS: ("number",)}
    for row in reading.rows:
        assert row.row > reading.head_row
        assert set(row.cells) == {column.head for column in reading.columns}
        assert row.problems or all(row.values.get(key) for key in needed[reading.kind])
        assert all(value not in ("", None) for value in row.values.values())

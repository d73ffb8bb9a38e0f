"""Whole workbooks: which sheets are read, what is told while reading, and what is remembered of nothing to import."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from opsroom.domain.errors import Cancelled, ImportProblem
from opsroom.domain.imports import ImportKind, NothingToImport
from opsroom.domain.progress import Progress
from opsroom.exchange.reading import read_workbook

SaveSheets = Callable[..., Path]

ROSTER = [["NO", "NAMA", "NRP"], [1, "BUDI", "85010203"]]
LIST = [["NO", "DESA", "TPS"], [1, "SUNDAN", 1]]
RECAP = [["KECAMATAN", "JUMLAH TPS"], ["LENGKITI", 10]]


def test_each_sheet_feeds_the_list_its_heads_name(tmp_path: Path, save_sheets: SaveSheets) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"KEC. LENGKITI": LIST, "PERSONEL": ROSTER, "REKAP": RECAP})
    readings = read_workbook(path, None)
    assert [(reading.sheet, reading.kind) for reading in readings] == [
        ("KEC. LENGKITI", ImportKind.TPS),
        ("PERSONEL", ImportKind.PERSON),
        ("REKAP", None),
    ]
    assert readings[2].reason.startswith("Lembar 'REKAP' ")


def test_only_the_list_asked_for_is_read(tmp_path: Path, save_sheets: SaveSheets) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"A": LIST, "B": ROSTER})
    first, second = read_workbook(path, ImportKind.PERSON)
    assert (first.kind, first.rows) == (None, ())
    assert "bukan daftar personel" in first.reason
    assert len(second.rows) == 1


def test_bare_sheet_names_are_kecamatan_where_there_are_several(tmp_path: Path, save_sheets: SaveSheets) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"LENGKITI": LIST, "ULU OGAN": LIST, "DATA": LIST, "DESA SUNDAN": LIST})
    found = [reading.rows[0].values.get("kecamatan") for reading in read_workbook(path, None)]
    assert found == ["LENGKITI", "ULU OGAN", None, None]


def test_chosen_sheets_are_read_and_the_others_left(tmp_path: Path, save_sheets: SaveSheets) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"A": ROSTER, "B": ROSTER})
    first, second = read_workbook(path, None, sheets=["B"])
    assert (first.kind, first.reason) == (None, "Lembar 'A' tidak dipilih, jadi tidak dibaca.")
    assert len(second.rows) == 1


def test_hidden_sheet_is_read_only_when_asked_for(tmp_path: Path, save_sheets: SaveSheets) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"A": ROSTER, "B": ROSTER}, hidden=["B"])
    assert read_workbook(path, None)[1].reason == "Lembar 'B' tersembunyi, jadi tidak dibaca."
    assert len(read_workbook(path, None, sheets=["B"])[1].rows) == 1


def test_unknown_sheet_name_lists_those_there_are(tmp_path: Path, save_sheets: SaveSheets) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"A": ROSTER, "B": ROSTER})
    with pytest.raises(ImportProblem, match=r"Lembar 'C' tidak ada di 'a\.xlsx'\. Lembar yang ada: A, B\."):
        read_workbook(path, None, sheets=["C"])


def test_workbook_that_feeds_nothing_tells_why_sheet_by_sheet(tmp_path: Path, save_sheets: SaveSheets) -> None:
    path = save_sheets(tmp_path / "a.xlsx", {"A": RECAP, "B": []})
    with pytest.raises(NothingToImport) as caught:
        read_workbook(path, None)
    assert "Lembar 'A' tidak memuat" in caught.value.user_text
    assert "Lembar 'B' kosong" in caught.value.user_text
    assert [reading.sheet for reading in caught.value.readings] == ["A", "B"]


def test_chart_is_told_to_be_no_table(tmp_path: Path) -> None:
    import_path = tmp_path / "a.xlsx"
    _with_chart(import_path)
    assert read_workbook(import_path, None)[1].reason == "Lembar 'GRAFIK' bukan tabel."


def _with_chart(path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("A")
        for number, row in enumerate(ROSTER):
            page.write_row(number, 0, row)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=A!$A$1:$A$2"})
        book.add_chartsheet("GRAFIK").set_chart(chart)


def many(save: Any, path: Path) -> Path:
    saved: Path = save(path, [["NO", "NAMA", "NRP"], *([n, "BUDI", f"8501{n:04d}"] for n in range(1, 1201))])
    return saved


def test_progress_is_told_at_least_every_500_rows(tmp_path: Path, save: Any) -> None:
    told: list[float] = []
    read_workbook(
        many(save, tmp_path / "a.csv"), None, progress=Progress(report=lambda share, _text: told.append(share))
    )
    assert len(told) >= 1200 // 500
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_cancelling_ends_the_reading(tmp_path: Path, save: Any) -> None:
    asked: list[bool] = []

    def is_cancelled() -> bool:
        asked.append(True)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        read_workbook(many(save, tmp_path / "a.csv"), None, progress=Progress(is_cancelled=is_cancelled))

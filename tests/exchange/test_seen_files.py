"""Tables as they are seen, in files: read back by our own readers and by LibreOffice."""

import csv
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from opsroom.domain.errors import Cancelled, OpsError
from opsroom.domain.progress import Progress
from opsroom.exchange.seen_tables import FileColumn, Form, SeenTable
from opsroom.exchange.workbooks import open_sheets
from opsroom.exchange.writing import write_seen

COLUMNS = (
    FileColumn("NRP", 19),
    FileColumn("Nama & gelar", 20),
    FileColumn("DPT", 6, Form.NUMBER),
    FileColumn("Lintang", 11, Form.DEGREES),
    FileColumn("Tanggal", 11, Form.DAY),
    FileColumn("Pukul", 16, Form.MOMENT),
)
#: Spreadsheets know no zones.
HALF_PAST_SEVEN = datetime(2024, 2, 14, 7, 30)  # noqa: DTZ001
ROWS: list[tuple[Any, ...]] = [
    ("00010001", "=1+1", 245, -4.123456, date(2024, 2, 14), HALF_PAST_SEVEN),
    ("80010002", "ANI <b> & \x07 JOSÉ\nbaris  dua", None, None, None, None),
    ("", "", 0, 0.5, None, None),
]
OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


def _table(rows: list[tuple[Any, ...]] = ROWS, title: str = "Daftar personel") -> SeenTable:
    batches = [list(zip(*some, strict=True)) for some in (rows[:2], rows[2:]) if some]
    return SeenTable(title, COLUMNS, batches, len(rows))


def _in_office(path: Path) -> list[list[str]]:
    """The cells as LibreOffice shows them, every text in quotes."""
    profile = path.parent / "office"
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir",
         str(path.parent / "out"), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with (path.parent / "out" / f"{path.stem}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_cells_come_back_as_what_they_are(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    assert write_seen(path, _table()) == 3
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["Daftar personel"]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0] == [column.title for column in COLUMNS]
    assert rows[1] == ["00010001", "=1+1", 245.0, -4.123456, date(2024, 2, 14), HALF_PAST_SEVEN]
    assert rows[2][0] == "80010002"
    assert "\x07" not in str(rows[2][1])
    assert rows[3][2:4] == [0.0, 0.5]


def test_workbook_stops_the_head_filters_and_repeats_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_seen(path, _table())
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        book = package.read("xl/workbook.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:F4"' in sheet
    assert "numberStoredAsText" in sheet
    assert 'orientation="landscape"' in sheet
    assert "Halaman &amp;P dari &amp;N" in sheet
    assert "_xlnm.Print_Titles" in book
    assert 'formatCode="0.000000"' in styles
    assert "<f>" not in sheet


def test_csv_is_what_an_indonesian_excel_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_seen(path, _table())
    lines = path.read_bytes()
    assert lines.startswith(b"\xef\xbb\xbfNRP;Nama & gelar;DPT;Lintang;Tanggal;Pukul\r\n")
    first = lines.decode("utf-8-sig").splitlines()[1]
    assert first == "00010001;'=1+1;245;-4,123456;14/02/2024;14/02/2024 07:30"


def test_csv_comes_back_by_our_own_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_seen(path, _table())
    rows = [row for _, row in open_sheets(path)[0].load().walk()]
    assert rows[1][:4] == ["00010001", "=1+1", 245, "-4,123456"]


def test_other_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OpsError, match=r"\.xlsx atau \.csv atau \.ods"):
        write_seen(tmp_path / "a.pdf", _table())


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_more_rows_than_a_sheet_holds_are_refused_at_once(tmp_path: Path, suffix: str) -> None:
    table = SeenTable("T", COLUMNS, [], 1_048_576)
    with pytest.raises(OpsError, match="Terlalu banyak baris"):
        write_seen(tmp_path / f"a{suffix}", table)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".ods"])
def test_stopping_leaves_the_old_file_and_nothing_else(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"lama")
    with pytest.raises(Cancelled):
        write_seen(path, _table(), Progress(is_cancelled=lambda: True))
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".ods"])
def test_table_without_rows_has_its_head(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    assert write_seen(path, _table([], title="")) == 0
    assert next(iter(open_sheets(path)[0].load().walk()))[1][0] == "NRP"


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_office_shows_texts_as_texts_and_runs_no_formula(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_seen(path, _table())
    # The date is shown in the English of the bare profile: what counts is that it is one.
    rows = _in_office(path)
    assert rows[1][:5] == ["00010001", "=1+1", "245", "-4.123456", "02/14/2024"]
    assert rows[2][0] == "80010002"

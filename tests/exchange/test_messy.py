"""Every file of the messy collection: read sensibly, or refused with a sentence; none costs much memory."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from opsroom.domain.errors import ImportProblem
from opsroom.domain.imports import ImportKind, SheetReading
from opsroom.exchange.reading import read_workbook

pytestmark = pytest.mark.shared

PERSON, TPS = ImportKind.PERSON, ImportKind.TPS
SHORT = "NRP kurang dari 8 digit"

READ: dict[str, tuple[ImportKind, int, dict[str, int]]] = {
    "absensi_personel_polda_1440baris_ANON.xlsx": (PERSON, 1440, {}),
    "import_tps_ecaleg.xlsx": (TPS, 6, {}),
    "pegawai_49baris_ANON.xls": (PERSON, 48, {}),
    "pegawai_serial_date_43baris_ANON.xlsx": (PERSON, 42, {}),
    "tambah_anggota_koma_titikkoma.csv": (PERSON, 2, {SHORT: 1, "NRP/NIP kosong": 1}),
    "template_daftar_nama_personel_polda.xlsx": (PERSON, 1, {SHORT: 1}),
    "template_import_anggota_polda.xlsx": (PERSON, 5, {SHORT: 5}),
    "tps_kendal_tanpa_header.csv": (TPS, 3491, {}),
}
REFUSED = {
    "daftar_urut_kepangkatan_judul_gabung.xlsx": "hanya berisi judul kolom, tanpa baris data",
    "koordinat_tps_kalbar_11663baris.csv": "hanya berisi angka (koordinat?) tanpa nama desa dan nomor TPS",
    "kota_lebar_16384kolom.xlsx": "tidak memuat kolom yang dikenal sebagai daftar TPS atau daftar personel",
    "rekap_suara_2baris_header.csv": "tidak mencatat hasil suara",
}
PEAK = """
import sys
from pathlib import Path
from opsroom.domain.errors import ImportProblem
from opsroom.exchange.reading import read_workbook
for path in sys.argv[1:]:
    try:
        read_workbook(Path(path), None)
    except ImportProblem:
        pass
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.fixture(scope="module")
def messy(shared_data: Path) -> Path:
    return shared_data / "messy"


def reading_of(messy: Path, name: str) -> SheetReading:
    (reading,) = read_workbook(messy / name, None)
    return reading


def test_every_file_of_the_collection_is_listed_here(messy: Path) -> None:
    assert {path.name for path in messy.iterdir()} == set(READ) | set(REFUSED)


@pytest.mark.parametrize("name", READ)
def test_file_is_read(messy: Path, name: str) -> None:
    kind, count, problems = READ[name]
    reading = reading_of(messy, name)
    assert (reading.kind, len(reading.rows)) == (kind, count)
    assert Counter(problem for row in reading.rows for problem in row.problems) == problems


@pytest.mark.parametrize("name", REFUSED)
def test_file_is_refused_with_its_reason(messy: Path, name: str) -> None:
    with pytest.raises(ImportProblem) as caught:
        read_workbook(messy / name, None)
    assert REFUSED[name] in caught.value.user_text


def test_roll_call_gives_the_people_and_not_the_day(messy: Path) -> None:
    rows = reading_of(messy, "absensi_personel_polda_1440baris_ANON.xlsx").rows
    assert len({row.values["nrp"] for row in rows}) == 60
    assert not any({"duty", "note"} & set(row.values) for row in rows)


def test_civil_servants_have_ranks_where_they_are_known(messy: Path) -> None:
    rows = reading_of(messy, "pegawai_serial_date_43baris_ANON.xlsx").rows
    ranks = Counter(row.values["rank"] for row in rows)
    assert (ranks["PENATA TK I"], ranks["IX"]) == (19, 14)
    assert sum(bool(row.warnings) for row in rows) == 14


def test_codes_without_head_give_desa_and_number(messy: Path) -> None:
    rows = reading_of(messy, "tps_kendal_tanpa_header.csv").rows
    assert rows[9].values == {"desa_code": "3324010002", "number": "005"}


def test_whole_collection_costs_less_than_300_mb(messy: Path) -> None:
    files = [str(path) for path in sorted(messy.iterdir())]
    done = subprocess.run([sys.executable, "-c", PEAK, *files], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300

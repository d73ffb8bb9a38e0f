"""Every public spreadsheet of the kind users have: imported sensibly or refused in one sentence, in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from opsroom.runtime.clock import SystemClock
from opsroom.services.workspace import Workspace

MAX_MEMORY_MB = 300
#: File, kind: rows read and accepted (new), or None where a refusal is right.
EXPECTED: dict[tuple[str, str], tuple[int, int] | None] = {
    ("absensi_personel_polda_1440baris_ANON.xlsx", "personel"): (1440, 60),
    ("daftar_urut_kepangkatan_judul_gabung.xlsx", "personel"): None,
    ("import_tps_ecaleg.xlsx", "tps"): (6, 6),
    ("koordinat_tps_kalbar_11663baris.csv", "tps"): None,
    ("kota_lebar_16384kolom.xlsx", "tps"): None,
    ("kota_lebar_16384kolom.xlsx", "personel"): None,
    ("pegawai_49baris_ANON.xls", "personel"): (48, 48),
    ("pegawai_serial_date_43baris_ANON.xlsx", "personel"): (42, 42),
    ("rekap_suara_2baris_header.csv", "tps"): None,
    ("tambah_anggota_koma_titikkoma.csv", "personel"): (2, 0),
    ("template_daftar_nama_personel_polda.xlsx", "personel"): (1, 0),
    ("template_import_anggota_polda.xlsx", "personel"): (5, 0),
    ("tps_kendal_tanpa_header.csv", "tps"): (3491, 3491),
}
_RUN = """
import pathlib, re, sys
from opsroom.app import main
status = main(sys.argv[1:])
# Not ru_maxrss: that carries the peak of the process which started this one.
peak = re.search(r"VmHWM:\\s+(\\d+) kB", pathlib.Path("/proc/self/status").read_text())
sys.stderr.write(f"\\nMEMORY {int(peak[1]) // 1024}")
raise SystemExit(status)
"""


@pytest.mark.shared
@pytest.mark.parametrize(("name", "kind"), EXPECTED, ids=[f"{name}-{kind}" for name, kind in EXPECTED])
def test_workbook_is_imported_or_refused(tmp_path: Path, shared_data: Path, name: str, kind: str) -> None:
    file = tmp_path / "uji.ops"
    Workspace.create(file, "Uji", SystemClock()).close()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "import", kind, shared_data / "messy" / name, "--into", file, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    told, _, memory = done.stderr.rpartition("\nMEMORY ")
    assert "Traceback" not in done.stderr
    assert int(memory) < MAX_MEMORY_MB
    expected = EXPECTED[name, kind]
    if expected is None:
        assert done.returncode == 1
        assert len(told.strip().splitlines()) == 1
        return
    account = json.loads(done.stdout)
    assert (account["read"], account["new"]) == expected
    assert account["read"] == sum(account[key] for key in ("new", "changed", "same", "rejected"))


@pytest.mark.shared
def test_every_messy_file_is_expected(shared_data: Path) -> None:
    assert {path.name for path in (shared_data / "messy").iterdir()} == {name for name, _ in EXPECTED}

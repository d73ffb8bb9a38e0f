"""A small operation on a real file: two kecamatan of OKU, twelve TPS, invented people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from opsroom.domain.duty import Duty
from opsroom.domain.imports import ImportKind
from opsroom.runtime.clock import FixedClock
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.set_duty import SetDuty
from opsroom.services.workspace import Workspace

TPS_CSV = """NO,KECAMATAN,DESA / KELURAHAN,NO TPS,PEMILIH L,PEMILIH P,KERAWANAN,KET
1,LENGKITI,TANJUNG LENGKAYAP,001,100,110,KURANG RAWAN,
2,,,002,90,95,RAWAN,jalan tanah
3,,,003,80,85,SANGAT RAWAN,blank spot
4,,,004,80,85,KURANG RAWAN,
5,LUBUK BATANG,KURUP,001,120,130,KURANG RAWAN,
6,,,002,121,131,KURANG RAWAN,
7,,,003,122,132,KURANG RAWAN,
8,,,901,40,2,KURANG RAWAN,LOKASI KHUSUS
"""

PERSON_CSV = """NO,NAMA,PANGKAT,NRP,JABATAN,KESATUAN,NO HP,KET
1,ADI SAPUTRA,IPTU,80010001,KAPOLSEK,POLSEK LENGKITI,,
2,"BUDI IRAWAN, S.H.",AIPTU,81020002,BA,POLSEK LENGKITI,081234567890,
3,CANDRA WIJAYA,BRIPKA,85030003,BA,POLSEK LENGKITI,,
4,DEDI KUSUMA,BRIPTU,92040004,BA,POLSEK LENGKITI,,
5,EKO PRATAMA,BRIPDA,99050005,BA,POLSEK LENGKITI,,CUTI
6,FAJAR UTAMA,AIPDA,83060006,BA,POLSEK LUBUK BATANG,,
7,GALIH RAMADHAN,BRIGPOL,88070007,BA,POLSEK LUBUK BATANG,,
8,HADI NUGROHO,BRIPTU,94080008,BA,POLSEK LUBUK BATANG,,
9,IMAM SETIAWAN,BRIPDA,00090009,BA,POLSEK LUBUK BATANG,,
10,JOKO SUSANTO,BRIPKA,86100010,BA,SAT SAMAPTA,,
"""


@pytest.fixture
def tps_csv(tmp_path: Path) -> Path:
    path = tmp_path / "tps.csv"
    path.write_text(TPS_CSV, "utf-8")
    return path


@pytest.fixture
def person_csv(tmp_path: Path) -> Path:
    path = tmp_path / "personel.csv"
    path.write_text(PERSON_CSV, "utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "kosong.ops", "Polres OKU - Pemilu 2024", clock, "tes")
    yield workspace
    workspace.close()


@pytest.fixture
def workspace(empty: Workspace, tps_csv: Path, person_csv: Path) -> Workspace:
    commit(empty, ImportRequest(ImportKind.TPS, tps_csv))
    commit(empty, ImportRequest(ImportKind.PERSON, person_csv))
    return empty


@pytest.fixture
def on_duty(workspace: Workspace) -> Workspace:
    workspace.run(SetDuty(Duty.PAM_TPS, unit_like="%"))
    workspace.run(SetDuty(Duty.PADAL, nrps=("80010001",)))
    return workspace

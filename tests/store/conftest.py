"""An empty operation file, and one with two kecamatan, three desa, six TPS and five invented people."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.runtime.clock import FixedClock
from opsroom.store.operation_file import OperationFile

NOW = datetime(2024, 2, 11, 1, 0, tzinfo=UTC)
TPS = (
    ("001", "1601072001", "KURANG_RAWAN", {"voters_m": 100, "voters_f": 110, "address": "Balai desa"}),
    ("002", "1601072001", "SANGAT_RAWAN", {"voters_m": 90, "lat": -4.25, "lon": 104.5}),
    ("001", "1601072002", "RAWAN", {"access_note": "jalan tanah 100%"}),
    ("901", "1601072002", "KURANG_RAWAN", {"is_special": True, "voters_f": 40}),
    ("001", "1601082001", "KURANG_RAWAN", {"signal_note": "blank_spot"}),
    ("002", "1601082001", "RAWAN", {"voters_m": 120, "note": "lokasi C:\\seberang"}),
)
PEOPLE = (
    ("85030003", "CANDRA", "BRIPKA", "POLSEK LENGKITI", Source.POLSEK, Duty.PAM_TPS),
    ("80010001", "ADI, S.H.", "IPTU", "POLSEK LENGKITI", Source.POLSEK, Duty.PADAL),
    ("99050005", "eko", "BRIPDA", "SAT LANTAS", Source.POLRES, Duty.CUTI),
    ("81020002", "Budi", "AIPTU", "SAT SAMAPTA", Source.POLRES, Duty.PAM_TPS),
    ("70010007", "Dedi", "MARSEKAL", "", Source.LAIN, Duty.TERSEDIA),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "operasi.ops"


@pytest.fixture
def file(path: Path, clock: FixedClock) -> Iterator[OperationFile]:
    with OperationFile.create(path, clock) as made:
        yield made


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled file, made once; every test gets a copy."""
    path = tmp_path_factory.mktemp("templat") / "operasi.ops"
    with OperationFile.create(path, FixedClock(NOW)) as file:
        _fill(file)
    return path


@pytest.fixture
def filled(template: Path, path: Path, clock: FixedClock) -> Iterator[OperationFile]:
    shutil.copy(template, path)
    with OperationFile.open(path, clock, backup=False) as opened:
        yield opened


def _fill(file: OperationFile) -> None:
    with file.work("Isi", actor="uji", undoable=False) as work:
        work.insert(Kind.OPERATION, {"name": "Polres OKU - Pemilu 2024"})
        work.insert_many(
            Kind.KECAMATAN, [{"code": "160107", "name": "LENGKITI"}, {"code": "160108", "name": "LUBUK BATANG"}]
        )
        work.insert_many(
            Kind.DESA,
            [
                {"code": "1601072001", "name": "TANJUNG", "kecamatan_code": "160107"},
                {"code": "1601072002", "name": "KURUP", "kecamatan_code": "160107"},
                {"code": "1601082001", "name": "BATUMARTA", "kecamatan_code": "160108"},
            ],
        )
        work.insert_many(
            Kind.TPS,
            [{"number": number, "desa_code": desa, "category": code, **rest} for number, desa, code, rest in TPS],
        )
        work.insert_many(
            Kind.PERSON,
            [
                {"nrp": nrp, "name": name, "rank": rank, "unit": unit, "source": source, "duty": duty}
                for nrp, name, rank, unit, source, duty in PEOPLE
            ],
        )


@pytest.fixture
def reopened(path: Path, clock: FixedClock) -> Iterator[Callable[[], OperationFile]]:
    """A second handle on the file, as another process would have it; closed at the end."""
    opened: list[OperationFile] = []

    def reopen() -> OperationFile:
        opened.append(OperationFile.open(path, clock, backup=False))
        return opened[-1]

    yield reopen
    for each in opened:
        each.close()

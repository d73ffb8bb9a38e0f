"""Make ``tests/data/db/vN.sqlite``: a small operation with invented people in the present schema, the same each time.

Run ``python tools/make_schema_fixture.py tests/data/db`` once per released schema, and never again for that version.
"""

import hashlib
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Level, LevelName, Member, Plan, Post, Remark, Role, Rule, Shortage, Team
from opsroom.domain.stages import Stage
from opsroom.runtime.clock import FixedClock
from opsroom.store.operation_file import OperationFile
from opsroom.store.plans import save_plan
from opsroom.store.schema import SCHEMA_VERSION

NOW = datetime(2024, 2, 11, 1, 0, tzinfo=UTC)
TPS: list[dict[str, object]] = [
    {"number": "001", "desa_code": "1601072001", "voters_m": 101, "voters_f": 110, "lat": -4.25, "lon": 104.125},
    {"number": "002", "desa_code": "1601072001", "category": "SANGAT_RAWAN", "category_reason": "geografis"},
    {"number": "901", "desa_code": "1601082001", "is_special": True, "address": "Lembaga pemasyarakatan"},
]
PEOPLE: list[dict[str, object]] = [
    {
        "nrp": "80010001",
        "name": "ADI CONTOH, S.H.",
        "rank": "IPTU",
        "unit": "POLSEK CONTOH",
        "source": Source.POLSEK,
        "gender": "L",
        "hard_before": 2,
    },
    {"nrp": "00090009", "name": "BUDI CONTOH", "rank": "BRIPDA", "duty": Duty.PAM_TPS, "nrp_repaired": True},
    {"nrp": "85030003", "name": "CANDRA CONTOH", "rank": "BRIPKA", "duty": Duty.PAM_TPS},
    {"nrp": "86040004", "name": "DEDI CONTOH", "rank": "MARSEKAL", "note": "pangkat tidak dikenal"},
]
#: Rows enough for blocks in the journal.
BLOCK_ROWS = 80
PLAN = Plan(
    teams=(
        Team(
            1,
            "160107",
            (Member(PersonId(3), Role.KA_TIM), Member(PersonId(2), Role.ANGGOTA)),
            (TpsId(1), TpsId(2)),
            Pattern(2, 2, 4),
        ),
    ),
    shortages=(Shortage(TpsId(3), Rule.NO_PEOPLE, "Personel habis."),),
    posts=(Post(Role.PADAL, "160107", PersonId(1)),),
    remarks=(Remark(Rule.NO_PADAL, "Kecamatan CONTOH DUA tanpa Padal."),),
    idle=(PersonId(4),),
    input_hash="00" * 32,
    levels=(Level(LevelName.UNCOVERED, 1, 1, (("SANGAT_RAWAN", 0, 0), ("RAWAN+KURANG_RAWAN", 1, 1))),),
    moved=(PersonId(2),),
    seed=7,
    is_stopped=True,
)


def fill(file: OperationFile) -> None:
    """Put something into every table, and leave one step to undo and one to redo."""
    with file.work("Operasi baru", actor="contoh", undoable=False) as work:
        work.insert(Kind.OPERATION, {"name": "Polres Contoh - Pemilu 2024", "voting_day": date(2024, 2, 14)})
        work.put_setting("letterhead", {"kop": ["POLRES CONTOH"], "zone": "WIB"})
    with file.work("Impor", actor="contoh", origin=Origin.IMPORT) as work:
        work.insert_many(
            Kind.KECAMATAN, [{"code": "160107", "name": "CONTOH SATU"}, {"code": "160108", "name": "CONTOH DUA"}]
        )
        for code in ("1601072001", "1601082001"):
            work.insert(Kind.DESA, {"code": code, "name": f"DESA {code[4:6]}", "kecamatan_code": code[:6]})
        work.insert_many(Kind.TPS, TPS)
        work.insert_many(Kind.PERSON, PEOPLE)
        work.insert(Kind.UNIT_AREA, {"unit": "POLSEK CONTOH", "kecamatan_code": "160107"})
        work.insert(Kind.PIN, {"person_id": 2, "tps_id": 1})
    with file.work("Ploting", actor="contoh", origin=Origin.PLOT) as work:
        save_plan(work, PLAN, NOW, 0.25)
    with file.work("Andaian", actor="contoh", origin=Origin.PLOT) as work:
        save_plan(work, Plan(()), NOW, 0.25, name="tanpa BKO", is_current=False, base_version=1)
    with file.work("Rayon, titik dan cuti", actor="contoh") as work:
        work.update(Kind.KECAMATAN, 1, {"rayon": "RAYON I"})
        work.insert(Kind.UNIT_POINT, {"unit": "POLSEK CONTOH", "lat": -4.25, "lon": 104.125})
        work.insert(
            Kind.ABSENCE, {"person_id": 4, "reason": Duty.CUTI, "first_day": NOW.date(), "last_day": NOW.date()}
        )
    with file.work("Daftarkan surat perintah", actor="contoh") as work:
        work.insert(Kind.DOCUMENT, {"kind": "sprin", "title": "Contoh", "snapshot": "{}", "made_at": NOW})
    _fill_day(file)
    with file.work("Wilayah kesatuan", actor="contoh") as work:
        units = [f"UNIT {number:02}" for number in range(BLOCK_ROWS)]
        areas = work.insert_many(Kind.UNIT_AREA, [{"unit": unit, "kecamatan_code": "160107"} for unit in units])
        work.set_column(Kind.UNIT_AREA, areas, "kecamatan_code", "160108")
        work.delete_many(Kind.UNIT_AREA, areas[::2])
    with file.work("Ubah status", actor="contoh") as work:
        work.update(Kind.PERSON, 4, {"duty": Duty.SAKIT}, seen={"duty": Duty.TERSEDIA})
    with file.work("Ubah keterangan", actor="contoh") as work:
        work.update(Kind.TPS, 1, {"note": "dekat balai desa"})
    file.undo("contoh")


def _fill_day(file: OperationFile) -> None:
    """What the day itself brings."""
    with file.work("Laporan TPS buka", actor="contoh", origin=Origin.RADIO, undoable=False) as work:
        fact = {"stage": Stage.TPS_BUKA, "at": NOW}
        heard = {"text": "tps 1 desa 07 buka via ht1", "state": "TAKEN", "channel": "HT1", "subjects": 1}
        line = work.insert(Kind.RADIO_LINE, {**fact, **heard, "received_at": NOW, "operator": "AB"})
        work.insert(Kind.RADIO_LINE, {"at": NOW, "received_at": NOW, "text": "xx", "state": "INBOX", "why": "Pilih."})
        told = {"received_at": NOW, "text": "TPS 001 buka", "line_id": line}
        tps = work.insert(Kind.REPORT, {**fact, **told, "tps_id": 1})
        person = work.insert(Kind.REPORT, {**fact, "person_id": 2, "received_at": NOW})
        work.insert(Kind.TPS_STATE, {**fact, "tps_id": 1, "report_id": tps})
        work.insert(Kind.PERSON_STATE, {**fact, "person_id": 2, "report_id": person})
    with file.work("Kejadian dan apel", actor="contoh", origin=Origin.RADIO, undoable=False) as work:
        said = {"at": NOW, "opened_at": NOW, "kind": "Keributan di TPS", "severity": "BERAT", "state": "OPEN"}
        work.insert(Kind.INCIDENT, {**said, "number": 1, "tps_id": 1, "summary": "Contoh"})
        work.insert(Kind.INCIDENT_STEP, {"incident_id": 1, "step": "CHRONOLOGY", "at": NOW, "received_at": NOW})
        digest = hashlib.sha256(b"contoh").hexdigest()
        work.keep_file(digest, b"contoh")
        file_facts = {"name": "foto.jpg", "sha256": digest, "size": 6, "received_at": NOW}
        work.insert(Kind.EVIDENCE, {"incident_id": 1, **file_facts})
        work.insert(Kind.ROLL_CALL, {"name": "Apel pergeseran", "at": NOW})
        work.insert(Kind.ROLL_ENTRY, {"roll_call_id": 1, "person_id": 2, "present_at": NOW})


def settle(path: Path) -> None:
    """Make the file small and free of the machine's own time."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE schema_migration SET applied = ?", (NOW.strftime("%Y-%m-%d %H:%M:%S"),))
        connection.execute("PRAGMA journal_mode = delete")
        connection.execute("PRAGMA page_size = 512")
        connection.execute("VACUUM")


def make(folder: Path) -> Path:
    """Make the file of the present schema in `folder`.

    Raises:
        StoreUnavailable: It is there already.
    """
    target = folder / f"v{SCHEMA_VERSION}.sqlite"
    with OperationFile.create(target, FixedClock(NOW)) as file:
        fill(file)
    settle(target)
    return target


if __name__ == "__main__":
    print(make(Path(sys.argv[1])))

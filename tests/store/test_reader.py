"""Reading everything that is not a sheet query."""

import json
from datetime import UTC, datetime

import pytest

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.documents import DocumentStatus
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound
from opsroom.domain.forces import Source
from opsroom.domain.operation import Operation
from opsroom.domain.person import Person
from opsroom.domain.plan import Pin
from opsroom.domain.regions import Desa, Kecamatan
from opsroom.domain.stages import Stage
from opsroom.domain.tps import Tps
from opsroom.store.read_states import StateRow
from opsroom.store.records import DocumentRecord


def test_file_without_an_operation_says_so(file):
    with file.read() as reader, pytest.raises(NotFound, match="Isi nama operasi"):
        reader.operation()


def test_operation_and_its_row(filled):
    with filled.read() as reader:
        assert reader.operation() == Operation("Polres OKU - Pemilu 2024")
        assert reader.operation_id() == 1


def test_missing_setting_is_none(filled):
    with filled.read() as reader:
        assert reader.setting("letterhead") is None


def test_regions_come_by_code(filled):
    with filled.read() as reader:
        assert reader.kecamatan() == [Kecamatan(1, "160107", "LENGKITI"), Kecamatan(2, "160108", "LUBUK BATANG")]
        assert reader.desa()[0] == Desa(1, "1601072001", "TANJUNG", "160107")
        assert [desa.code for desa in reader.desa()] == ["1601072001", "1601072002", "1601082001"]


def test_unit_areas_join_the_kecamatan_of_a_unit(filled):
    with filled.work("Wilayah") as work:
        work.insert_many(
            Kind.UNIT_AREA,
            [
                {"unit": "Polsek Lengkiti", "kecamatan_code": "160107"},
                {"unit": "POLSEK LENGKITI", "kecamatan_code": "160108"},
            ],
        )
    with filled.read() as reader:
        assert reader.unit_areas() == {"POLSEK LENGKITI": frozenset({"160107", "160108"})}


def test_patterns_come_in_their_order(filled):
    with filled.work("Pola") as work:
        work.insert(Kind.PATTERN, {"category": "RAWAN", "polri": 2, "tps": 4, "linmas": 8, "ordinal": -1})
    with filled.read() as reader:
        assert reader.patterns()["RAWAN"] == (Pattern(2, 4, 8), Pattern(2, 2, 4))
        rows = reader.pattern_rows()
    assert sorted(rows.values()) == ["KHUSUS", "KURANG_RAWAN", "RAWAN", "RAWAN", "SANGAT_RAWAN"]


def test_person_comes_back_whole(filled):
    with filled.work("Tambah") as work:
        values = {
            "nrp": "00090009", "name": "IMAM", "rank": "BRIPDA", "unit": "SAT SAMAPTA", "source": Source.BRIMOB,
            "position": "BA", "phone": "0812", "duty": Duty.POSKO, "note": "n", "home_desa": "1601072001",
            "nrp_repaired": True,
        }  # fmt: skip
        row_id = work.insert(Kind.PERSON, values)
    with filled.read() as reader:
        assert reader.persons([row_id]) == [Person(id=row_id, **values)]


def test_tps_comes_back_whole_with_the_names_of_its_place(filled):
    with filled.work("Tambah") as work:
        values = {
            "number": "003", "desa_code": "1601082001", "category": "RAWAN", "category_source": "Bawaslu",
            "category_reason": "konflik", "is_special": True, "voters_m": 1, "voters_f": 2, "address": "a", "lat": -4.0,
            "lon": 104.0, "access_note": "b", "signal_note": "c", "kpps_contact": "d", "panwas_contact": "e",
            "linmas_contact": "f", "note": "g",
        }  # fmt: skip
        row_id = work.insert(Kind.TPS, values)
    place = {"desa": "BATUMARTA", "kecamatan_code": "160108", "kecamatan": "LUBUK BATANG"}
    with filled.read() as reader:
        assert reader.tps([row_id]) == [Tps(id=row_id, **values, **place)]


def test_records_come_in_the_order_asked_for_without_missing_ones(filled):
    with filled.read() as reader:
        assert [person.id for person in reader.persons([4, 99, 1, 4])] == [4, 1, 4]
        assert [tps.id for tps in reader.tps(iter([6, 99, 2]))] == [6, 2]
        assert [person.id for person in reader.persons()] == [1, 2, 3, 4, 5]
        assert [tps.id for tps in reader.tps()] == [1, 2, 3, 4, 5, 6]


def test_pins_by_row(filled):
    with filled.work("Sematkan") as work:
        row_id = work.insert(Kind.PIN, {"person_id": 1, "tps_id": 2})
    with filled.read() as reader:
        assert reader.pins() == {row_id: Pin(1, 2)}


def test_states_of_tps_and_people(filled):
    at = datetime(2024, 2, 14, 0, 30, tzinfo=UTC)
    with filled.work("Laporan", undoable=False) as work:
        first = work.insert(Kind.TPS_STATE, {"tps_id": 5, "stage": Stage.TPS_BUKA, "at": at})
        work.insert(Kind.PERSON_STATE, {"person_id": 2, "stage": Stage.APEL, "at": at})
    with filled.read() as reader:
        assert reader.tps_states() == {5: Stage.TPS_BUKA}
        assert reader.person_states() == {2: Stage.APEL}
        assert reader.state_rows(Kind.TPS_STATE) == {5: StateRow(first, Stage.TPS_BUKA, at)}


def test_documents_and_their_snapshots(filled, clock):
    with filled.work("Surat") as work:
        row_id = work.insert(
            Kind.DOCUMENT,
            {
                "kind": "sprin",
                "title": "Sprin Pam TPS",
                "number": "Sprin/1/II/2024",
                "status": DocumentStatus.TERBIT,
                "snapshot": json.dumps({"kop": ["POLRES"]}),
                "sha256": "ab",
                "path": "/tmp/x.pdf",
                "made_at": "2024-02-11T08:00:00+07:00",
            },
        )
    with filled.read() as reader:
        assert reader.documents() == [
            DocumentRecord(
                row_id, "sprin", "Sprin/1/II/2024", DocumentStatus.TERBIT, 0, "Sprin Pam TPS", clock.now(), "ab",
                "/tmp/x.pdf",
            )
        ]  # fmt: skip
        assert json.loads(reader.document_snapshot(row_id)) == {"kop": ["POLRES"]}
        with pytest.raises(NotFound):
            reader.document_snapshot(99)


def test_counts_cover_every_kind(filled):
    with filled.read() as reader:
        counts = reader.counts()
    assert set(counts) == {kind.value for kind in Kind}
    assert (counts["tps"], counts["person"], counts["kecamatan"], counts["plan"]) == (6, 5, 2, 0)

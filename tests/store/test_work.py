"""Writing: inserts, compare-and-set, deletes, settings, and what the journal keeps of them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, StaleEdit
from opsroom.domain.forces import Source


def _person(filled, row_id):
    with filled.read() as reader:
        return reader.persons([row_id])[0]


def test_insert_fills_in_defaults(filled):
    with filled.work("Tambah") as work:
        row_id = work.insert(Kind.PERSON, {"nrp": "90010001", "name": "FAJAR"})
    person = _person(filled, row_id)
    assert (person.duty, person.source, person.note, person.nrp_repaired) == (
        Duty.TERSEDIA,
        Source.POLRES,
        "",
        False,
    )


def test_insert_many_returns_ids_in_order(filled):
    with filled.work("Tambah") as work:
        ids = work.insert_many(Kind.PERSON, [{"nrp": f"9001000{n}", "name": f"ORANG {n}"} for n in range(3)])
    with filled.read() as reader:
        assert [person.name for person in reader.persons(ids)] == ["ORANG 0", "ORANG 1", "ORANG 2"]


def test_insert_many_of_nothing_changes_nothing(filled):
    with filled.work("Nihil") as work:
        assert work.insert_many(Kind.PERSON, []) == []
    assert not work.changeset


def test_id_of_a_deleted_row_is_never_given_again(filled):
    with filled.work("Tambah") as work:
        first = work.insert(Kind.PERSON, {"nrp": "90010001", "name": "FAJAR"})
        work.delete_many(Kind.PERSON, [first])
        assert work.insert(Kind.PERSON, {"nrp": "90010001", "name": "FAJAR"}) == first + 1
        work.delete_many(Kind.PERSON, [first + 1])
    with filled.work("Tambah lagi") as work:
        assert work.insert(Kind.PERSON, {"nrp": "90010001", "name": "FAJAR"}) == first + 2


def test_insert_without_a_needed_column_is_a_bug(filled):
    with pytest.raises(ValueError, match="person needs name"), filled.work("Salah") as work:
        work.insert(Kind.PERSON, {"nrp": "90010001"})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"umur": 40}, "person has no column umur"),
        ({"rank_order": 1}, "person has no column rank_order"),
        ({"name": 5}, "PersonRow.name cannot hold 5"),
        ({"name": None}, "PersonRow.name cannot hold None"),
        ({"nrp_repaired": 2}, "PersonRow.nrp_repaired cannot hold 2"),
    ],
)
def test_wrong_column_or_value_is_a_bug(filled, values, message):
    with pytest.raises(ValueError, match=message), filled.work("Salah") as work:
        work.update(Kind.PERSON, 1, values)


def test_update_touches_only_the_named_columns(filled):
    before = _person(filled, 1)
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"phone": "081234567890"})
    after = _person(filled, 1)
    assert after.phone == "081234567890"
    assert (after.name, after.rank, after.duty) == (before.name, before.rank, before.duty)


def test_update_with_the_value_still_there_goes_through(filled):
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"duty": Duty.SAKIT}, seen={"duty": Duty.PAM_TPS})
    assert _person(filled, 1).duty is Duty.SAKIT


def test_update_of_a_cell_somebody_changed_is_refused(filled):
    with filled.work("Orang lain") as work:
        work.update(Kind.PERSON, 1, {"duty": Duty.CUTI})
    with pytest.raises(StaleEdit, match="Tidak ada yang ditimpa"), filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"duty": Duty.SAKIT}, seen={"duty": Duty.PAM_TPS})
    assert _person(filled, 1).duty is Duty.CUTI


def test_updates_of_different_cells_of_a_row_both_live(filled):
    with filled.work("Orang lain") as work:
        work.update(Kind.PERSON, 1, {"duty": Duty.CUTI})
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"phone": "0812"}, seen={"phone": ""})
    assert (_person(filled, 1).duty, _person(filled, 1).phone) == (Duty.CUTI, "0812")


def test_update_of_a_missing_row_is_refused(filled):
    with pytest.raises(NotFound, match="sudah tidak ada"), filled.work("Ubah") as work:
        work.update(Kind.PERSON, 999, {"note": "x"})


def test_update_of_rank_moves_the_person_in_the_order(filled):
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 3, {"rank": "AKBP"})
    rows = filled._sessions.writer.sql("SELECT id FROM person ORDER BY rank_order LIMIT 1")
    assert rows == [(3,)]


def test_empty_cells_of_numbers_are_kept_as_unknown(filled):
    with filled.work("Ubah") as work:
        work.update(Kind.TPS, 1, {"voters_m": None, "lat": -4.5})
    with filled.read() as reader:
        tps = reader.tps([1])[0]
        assert (tps.voters_m, tps.lat) == (None, -4.5)


@pytest.mark.parametrize(
    ("column", "value"),
    [("voters_m", "100"), ("voters_m", True), ("lat", "x"), ("lat", True), ("lat", float("nan")), ("is_special", "ya")],
)
def test_value_of_another_type_is_a_bug(filled, column, value):
    with pytest.raises(ValueError, match="cannot hold"), filled.work("Salah") as work:
        work.update(Kind.TPS, 1, {column: value})


def test_update_many_changes_each_row_its_way(filled):
    with filled.work("Tempel") as work:
        work.update_many(
            Kind.PERSON, [(1, {"note": "a"}), (2, {"note": "b", "phone": "1"}), (1, {"note": "c"}), (3, {})]
        )
    with filled.read() as reader:
        assert [(p.note, p.phone) for p in reader.persons([1, 2, 3])] == [("c", ""), ("b", "1"), ("", "")]
    assert work.changeset.ids(Kind.PERSON) == {1, 2}


def test_update_many_with_a_missing_row_changes_nothing(filled):
    with filled.work("Tempel") as work:
        with pytest.raises(NotFound):
            work.update_many(Kind.PERSON, [(1, {"note": "a"}), (999, {"note": "b"})])
        assert work.reader.persons([1])[0].note == ""


def test_update_many_of_nothing_changes_nothing(filled):
    with filled.work("Nihil") as work:
        work.update_many(Kind.PERSON, [])
    assert not work.changeset


def test_more_rows_than_one_statement_takes_are_changed(filled):
    with filled.work("Banyak") as work:
        ids = work.insert_many(Kind.PERSON, [{"nrp": f"7{n:07}", "name": f"ORANG {n}"} for n in range(4100)])
        work.update_many(Kind.PERSON, [(row_id, {"note": "ya"}) for row_id in ids])
    with filled.read() as reader:
        assert all(person.note == "ya" for person in reader.persons(ids))
    with filled.work("Hapus") as work:
        work.delete_many(Kind.PERSON, ids)
    with filled.read() as reader:
        assert reader.counts()["person"] == 5


def test_delete_of_a_missing_row_removes_nothing(filled):
    with filled.work("Hapus") as work:
        with pytest.raises(NotFound):
            work.delete_many(Kind.PERSON, [1, 999])
        assert work.reader.counts()["person"] == 5


def test_delete_of_nothing_changes_nothing(filled):
    with filled.work("Nihil") as work:
        work.delete_many(Kind.PERSON, [])
    assert not work.changeset


def test_delete_named_twice_removes_once(filled):
    with filled.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [1, 1])
    assert work.changeset.ids(Kind.PERSON) == {1}


def test_setting_is_kept_and_replaced(filled):
    for value in ({"kop": ["POLRES", "OKU"], "zone": "WIB"}, [1, 2], None):
        with filled.work("Setelan") as work:
            work.put_setting("letterhead", value)
        with filled.read() as reader:
            assert reader.setting("letterhead") == value
            assert reader.counts()["setting"] == 1


def test_facts_from_the_field_are_append_only(filled):
    moment = datetime(2024, 2, 14, tzinfo=UTC)
    fact = {"tps_id": 1, "stage": "TPS_BUKA", "at": moment, "received_at": moment}
    with pytest.raises(ValueError, match="must not be undoable"), filled.work("Laporan") as work:
        work.insert(Kind.REPORT, fact)
    with filled.work("Laporan", undoable=False) as work:
        row_id = work.insert(Kind.REPORT, fact)
        for change in (
            lambda: work.update(Kind.REPORT, row_id, {"text": "x"}),
            lambda: work.update_many(Kind.REPORT, [(row_id, {"text": "x"})]),
            lambda: work.delete_many(Kind.REPORT, [row_id]),
        ):
            with pytest.raises(ValueError, match="append-only"):
                change()


def test_days_and_moments_come_back_as_they_were(filled):
    moment = datetime(2024, 2, 12, 8, 0, tzinfo=timezone(timedelta(hours=7)))
    with filled.work("Operasi") as work:
        work.update(Kind.OPERATION, 1, {"voting_day": date(2024, 2, 14), "roll_call_at": moment})
        work.update(Kind.OPERATION, 1, {"name": "X"}, seen={"voting_day": date(2024, 2, 14), "roll_call_at": moment})
    with filled.read() as reader:
        operation = reader.operation()
        assert (operation.voting_day, operation.roll_call_at) == (date(2024, 2, 14), moment)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("voting_day", datetime(2024, 2, 14, tzinfo=UTC)),
        ("voting_day", "14-2-2024"),
        ("roll_call_at", datetime(2024, 2, 14)),  # noqa: DTZ001  the mistake itself
        ("roll_call_at", 5),
    ],
)
def test_wrong_day_or_moment_is_a_bug(filled, column, value):
    with pytest.raises(ValueError, match="cannot hold"), filled.work("Salah") as work:
        work.update(Kind.OPERATION, 1, {column: value})


def test_second_operation_in_a_file_is_a_bug(filled):
    with pytest.raises(Exception, match="CHECK constraint"), filled.work("Salah") as work:
        work.insert(Kind.OPERATION, {"name": "Kedua"})


def test_write_after_the_work_is_a_bug(filled):
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"note": "x"})
    for late in (
        lambda: work.update(Kind.PERSON, 1, {"note": "y"}),
        lambda: work.insert(Kind.PIN, {"person_id": 1, "tps_id": 1}),
        lambda: work.delete_many(Kind.PERSON, [1]),
    ):
        with pytest.raises(RuntimeError, match="over"):
            late()
    assert _person(filled, 1).note == "x"


def test_importing_a_polres_takes_well_under_a_second(filled):
    started = datetime.now(UTC)
    with filled.work("Impor") as work:
        work.insert_many(
            Kind.TPS,
            [{"number": f"{n:04}", "desa_code": "1601072001", "address": f"Alamat {n}"} for n in range(1225)],
        )
        work.insert_many(Kind.PERSON, [{"nrp": f"6{n:07}", "name": f"ORANG {n}", "rank": "BRIPKA"} for n in range(800)])
    assert datetime.now(UTC) - started < timedelta(seconds=1)

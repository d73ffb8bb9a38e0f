"""Commands over many rows: filling, pasting, importing, deleting, restoring; undo, cancel and news of them."""

import sqlite3
from contextlib import closing

import pytest

from opsroom.domain.changes import Change, Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.errors import Cancelled, NotFound, RuleViolation, StaleEdit
from opsroom.domain.progress import Progress
from opsroom.domain.ranks import rank_order
from opsroom.domain.row_ids import RowIds

MANY = 9000


@pytest.fixture
def many(filled):
    """The filled file with many more people, ids from 6 on; what is written afterwards is undoable."""
    with filled.work("Impor", undoable=False) as work:
        work.insert_table(Kind.PERSON, ("nrp", "name"), ((f"{n:08}", f"ORANG {n}") for n in range(MANY)))
    return filled


def _column(file, column):
    with file.read() as reader:
        return [getattr(person, column) for person in reader.persons()]


def _fill(file, note, ids=None, **options):
    with file.work(f"Isi {note}", **options) as work:
        work.set_column(Kind.PERSON, ids, "note", note)
    return work.changeset


def test_insert_table_reads_its_rows_piece_by_piece_and_fills_in_defaults(filled):
    told = []
    with filled.work("Impor") as work:
        ids = work.insert_table(
            Kind.PERSON,
            ("nrp", "name", "rank", "duty"),
            ((f"{n:08}", f"ORANG {n}", "AKP", Duty.SAKIT) for n in range(MANY)),
            Progress(lambda share, text: told.append((share, text))),
            MANY,
        )
    assert ids == range(6, 6 + MANY)
    assert [text for _, text in told][-1] == "Menulis 9.000 dari 9.000 baris"
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    with filled.read() as reader:
        assert {(person.rank, person.duty, person.note) for person in reader.persons(ids)} == {("AKP", Duty.SAKIT, "")}
    assert filled._sessions.writer.sql("SELECT DISTINCT rank_order FROM person WHERE id > 5") == [(rank_order("AKP"),)]
    filled.undo()
    with filled.read() as reader:
        assert reader.counts()["person"] == 5


def test_insert_many_takes_rows_that_give_different_columns(filled):
    with filled.work("Impor") as work:
        ids = work.insert_many(Kind.PERSON, [{"nrp": "1", "name": "A"}, {"name": "B", "nrp": "2", "note": "x"}])
    with filled.read() as reader:
        assert [(person.name, person.note) for person in reader.persons(ids)] == [("A", ""), ("B", "x")]


@pytest.mark.parametrize("rows", [[{"nrp": "1"}], [{"nrp": "1", "name": "A"}, {"nrp": "2"}]])
def test_rows_without_a_needed_column_are_a_bug(filled, rows):
    with pytest.raises(ValueError, match="person needs name"), filled.work("Impor") as work:
        work.insert_many(Kind.PERSON, rows)


def test_fill_of_all_rows_is_one_step_that_is_undone_and_redone(many):
    changeset = _fill(many, "apel")
    assert set(_column(many, "note")) == {"apel"}
    assert changeset.changes == (Change(Kind.PERSON, RowIds(range(1, 6 + MANY)), frozenset({"note"})),)
    undone = many.undo()
    assert set(_column(many, "note")) == {""}
    assert undone.ids(Kind.PERSON) == changeset.ids(Kind.PERSON)
    many.redo()
    assert set(_column(many, "note")) == {"apel"}


def test_fill_counts_and_touches_only_rows_that_differ(many):
    _fill(many, "apel", range(1, 101))
    with many.work("Lagi") as work:
        assert work.set_column(Kind.PERSON, list(range(200, 0, -1)), "note", "apel") == 100
    assert work.changeset.ids(Kind.PERSON) == set(range(101, 201))


def test_fill_keeps_derived_columns_in_step(many):
    with many.work("Isi pangkat") as work:
        work.set_column(Kind.PERSON, None, "rank", "AKP")
    assert many._sessions.writer.sql("SELECT DISTINCT rank_order FROM person") == [(rank_order("AKP"),)]


def test_fill_of_a_row_that_is_gone_changes_nothing(many):
    with many.work("Isi") as work:
        with pytest.raises(NotFound):
            work.set_column(Kind.PERSON, [1, 2, 10**6], "note", "x")
        assert work.rows_touched == 0


def test_undo_of_a_fill_somebody_typed_into_overwrites_nothing(many):
    _fill(many, "apel")
    _fill(many, "sakit", [4711], undoable=False)
    with pytest.raises(StaleEdit):
        many.undo()
    assert _column(many, "note").count("apel") == MANY + 4
    assert many.history().undo_label == ""


def test_undo_of_a_ragged_paste_leaves_cells_it_did_not_touch(many):
    with many.work("Tempel") as work:
        work.update_many(
            Kind.PERSON, [(n, {"note": "a", "phone": "1"} if n % 2 else {"note": "a"}) for n in range(1, 101)]
        )
    with many.work("Telepon", undoable=False) as work:
        work.update(Kind.PERSON, 2, {"phone": "2"})
    many.undo()
    with many.read() as reader:
        assert [(person.note, person.phone) for person in reader.persons([1, 2, 3])] == [("", ""), ("", "2"), ("", "")]


def test_a_paste_that_shifts_unique_values_is_written_and_undone(many):
    before = _column(many, "nrp")
    with many.work("Geser") as work:
        work.update(Kind.PERSON, len(before) - 1, {"nrp": "baru"})
        shifted = [(row_id, {"nrp": nrp}) for row_id, nrp in enumerate(before[1:-1], 1)]
        work.update_many(Kind.PERSON, shifted)
    assert _column(many, "nrp")[:-2] == before[1:-1]
    many.undo()
    assert _column(many, "nrp") == before
    many.redo()
    many.undo()
    assert _column(many, "nrp") == before


def test_update_many_compares_what_was_seen_before_it_writes(many):
    updates = [(row_id, {"note": "x"}) for row_id in range(1, 101)]
    with many.work("Tempel") as work:
        work.update_many(Kind.PERSON, updates, seen={row_id: {"note": ""} for row_id in range(1, 101)})
    with pytest.raises(StaleEdit, match="Tidak ada yang ditimpa"), many.work("Tempel") as work:
        work.update_many(Kind.PERSON, updates, seen={50: {"note": ""}})


def test_delete_of_many_rows_takes_their_dependents_and_comes_back_whole(many):
    with many.work("Pasang") as work:
        work.insert_many(Kind.PIN, [{"person_id": n, "tps_id": 1} for n in range(6, 106)])
    told = []
    with many.work("Hapus") as work:
        work.delete_many(Kind.PERSON, list(range(6, 6 + MANY)), Progress(lambda share, _: told.append(share)))
    assert told[-1] == 1.0
    with many.read() as reader:
        assert (reader.counts()["person"], reader.counts()["pin"]) == (5, 0)
    many.undo()
    with many.read() as reader:
        assert (reader.counts()["person"], reader.counts()["pin"]) == (MANY + 5, 100)
    assert many.integrity() == ()


def _stop_at(calls):
    count = iter(range(calls))
    return Progress(is_cancelled=lambda: next(count, None) is None)


@pytest.mark.parametrize(
    "write",
    [
        lambda work, progress: work.set_column(Kind.PERSON, None, "note", "x", progress),
        lambda work, progress: work.update_many(Kind.PERSON, [(n, {"note": "x"}) for n in range(1, MANY)], progress),
        lambda work, progress: work.delete_many(Kind.PERSON, range(1, MANY), progress),
        lambda work, progress: work.insert_many(
            Kind.PERSON, [{"nrp": f"X{n}", "name": "X"} for n in range(MANY)], progress
        ),
    ],
    ids=["fill", "update", "delete", "insert"],
)
def test_cancelled_writing_keeps_nothing(many, write):
    with many.read() as reader:
        before = (reader.persons(), reader.commands())
    with pytest.raises(Cancelled), many.work("Lama") as work:
        write(work, _stop_at(1))
    with many.read() as reader:
        assert (reader.persons(), reader.commands()) == before


def test_cancelled_undo_keeps_the_step(many):
    _fill(many, "apel")
    with pytest.raises(Cancelled):
        many.undo(progress=_stop_at(1))
    assert set(_column(many, "note")) == {"apel"}
    assert many.history().undo_label == "Isi apel"
    shares = []
    many.undo(progress=Progress(lambda share, text: shares.append((share, text))))
    assert shares[-1] == (1.0, "Urungkan: Isi apel")


def test_other_process_hears_of_a_fill_and_of_its_undo(many, reopened):
    other = reopened()
    _fill(many, "apel")
    many.undo()
    filled, undone = other.poll()
    assert filled.origin is undone.origin is Origin.OTHER_PROCESS
    assert filled.changes == undone.changes == (Change(Kind.PERSON, RowIds(range(1, 6 + MANY)), frozenset({"note"})),)


def test_other_process_hears_of_rows_that_came(many, reopened):
    other = reopened()
    with many.work("Impor") as work:
        work.insert_table(Kind.UNIT_AREA, ("unit", "kecamatan_code"), ((f"U{n}", "160107") for n in range(50)))
    [news] = other.poll()
    assert news.reshapes(Kind.UNIT_AREA)
    assert news.ids(Kind.UNIT_AREA) == set(range(1, 51))


def test_many_single_edits_become_blocks(many):
    with many.work("Ubah satu-satu") as work:
        for row_id in range(100, 0, -1):
            work.update(Kind.PERSON, row_id, {"note": str(row_id)})
        assert work.rows_touched == 100
    sql = many._sessions.writer.sql
    assert sql("SELECT rows FROM journal_block WHERE command_id = (SELECT max(id) FROM command)") == [(100,)]
    many.undo()
    assert set(_column(many, "note")) == {""}


def test_the_journal_of_a_fill_is_small(many):
    _fill(many, "apel bersama di lapangan Mapolres")
    sql = many._sessions.writer.sql
    [(size,)] = sql("SELECT sum(length(before) + length(after) + coalesce(length(ids), 0)) FROM journal_block "
                    "WHERE command_id = (SELECT max(id) FROM command)")  # fmt: skip
    assert size < 500


def test_ids_deleted_in_bulk_are_never_given_again(many, path, clock):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(
            "INSERT INTO person SELECT id + 50000, 'R' || nrp, name, rank, unit, source, position, phone, duty, note, "
            "home_desa, nrp_repaired, rank_order, gender, hard_before FROM person WHERE id = 1"
        )
        raw.commit()
    with many.work("Hapus lalu tambah") as work:
        work.delete_many(Kind.PERSON, [50001])
        assert work.insert(Kind.PERSON, {"nrp": "baru", "name": "BARU"}) == 50002


def test_restored_rows_have_their_old_ids_and_values(many):
    before = _column(many, "name")
    with many.work("Hapus") as work:
        work.delete_many(Kind.PERSON, range(6, 6 + MANY))
        work.delete_many(Kind.PERSON, [5])
    with many.work("Pulihkan") as work:
        assert work.restore_rows(Kind.PERSON, [1, 5, *range(MANY, 5, -1)]) == list(range(5, MANY + 1))
    assert _column(many, "name") == before[:MANY]
    many.undo()
    assert _column(many, "name") == before[:4]


def test_restored_row_is_as_it_was_when_it_was_last_deleted(many):
    for note in ("satu", "dua"):
        with many.work("Ubah dan hapus") as work:
            work.set_column(Kind.PERSON, range(1, 101), "note", note)
            work.delete_many(Kind.PERSON, range(1, 101))
        with many.work("Pulihkan") as work:
            work.restore_rows(Kind.PERSON, range(1, 101))
        assert set(_column(many, "note")[:100]) == {note}
    with many.work("Hapus satu") as work:
        work.update(Kind.PERSON, 7, {"note": "tiga"})
        work.delete_many(Kind.PERSON, [7])
    with many.work("Pulihkan") as work:
        work.restore_rows(Kind.PERSON, [7])
    assert _column(many, "note")[6] == "tiga"


def test_row_whose_place_is_taken_is_not_restored(filled):
    with filled.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [5])
        work.insert(Kind.PERSON, {"nrp": "70010007", "name": "ORANG LAIN"})
    with pytest.raises(RuleViolation, match="sudah diisi baris lain"), filled.work("Pulihkan") as work:
        work.restore_rows(Kind.PERSON, [5])


def test_row_whose_parent_is_gone_is_not_restored(filled):
    with filled.work("Hapus") as work:
        work.delete_many(Kind.TPS, [5, 6])
        work.delete_many(Kind.DESA, [3])
    with pytest.raises(RuleViolation, match="desanya sudah tidak ada"), filled.work("Pulihkan") as work:
        work.restore_rows(Kind.TPS, [5])
    with filled.work("Pulihkan") as work:
        work.restore_rows(Kind.DESA, [3])
        assert work.restore_rows(Kind.TPS, [5]) == [5]


def test_row_that_never_was_is_not_restored(filled):
    with pytest.raises(NotFound), filled.work("Pulihkan") as work:
        work.restore_rows(Kind.PERSON, [99])
    with filled.work("Pulihkan") as work:
        assert work.restore_rows(Kind.PERSON, []) == []

"""Undo and redo from the journal."""

import pytest

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, StaleEdit
from opsroom.store.history import UNDO, drop, next_step


def _note(file, row_id=1):
    with file.read() as reader:
        return reader.persons([row_id])[0].note


def _write(file, note, row_id=1, label=None, **options):
    with file.work(label or f"Tulis {note}", **options) as work:
        work.update(Kind.PERSON, row_id, {"note": note})
    return work.changeset


def test_undo_brings_the_old_value_back_and_redo_the_new(filled):
    _write(filled, "satu")
    undone = filled.undo("ops-2")
    assert _note(filled) == ""
    assert (undone.origin, undone.label, undone.ids(Kind.PERSON)) == (Origin.UNDO, "Urungkan: Tulis satu", {1})
    redone = filled.redo()
    assert _note(filled) == "satu"
    assert (redone.origin, redone.label) == (Origin.UNDO, "Ulangi: Tulis satu")


def test_undo_is_journalled_with_its_actor(filled):
    _write(filled, "satu")
    filled.undo("ops-2")
    with filled.read() as reader:
        entry = reader.journal(1)[0]
    assert (entry.actor, entry.before, entry.after) == ("ops-2", {"note": "satu"}, {"note": ""})


def test_history_names_the_next_steps(filled):
    _write(filled, "satu")
    _write(filled, "dua")
    assert (filled.history().undo_label, filled.history().redo_label) == ("Tulis dua", "")
    filled.undo()
    assert (filled.history().undo_label, filled.history().redo_label) == ("Tulis satu", "Tulis dua")
    filled.undo()
    assert (filled.history().undo_label, filled.history().redo_label) == ("", "Tulis satu")
    filled.redo()
    assert (filled.history().undo_label, filled.history().redo_label) == ("Tulis satu", "Tulis dua")


def test_history_tells_how_many_rows_the_next_steps_touch(filled):
    with filled.work("Tulis") as work:
        work.set_column(Kind.PERSON, [1, 2, 3], "note", "x")
    assert (filled.history().undo_rows, filled.history().redo_rows) == (3, 0)
    filled.undo()
    assert filled.history().redo_rows == 3


def test_nothing_to_undo_or_redo_is_said(filled):
    with pytest.raises(NotFound, match="dibatalkan"):
        filled.undo()
    with pytest.raises(NotFound, match="diulangi"):
        filled.redo()


def test_new_command_clears_redo(filled):
    _write(filled, "satu")
    filled.undo()
    _write(filled, "dua")
    assert filled.history().redo_label == ""
    with pytest.raises(NotFound):
        filled.redo()


def test_radio_fact_neither_enters_nor_clears_the_queue(filled, clock):
    _write(filled, "satu")
    _write(filled, "dua")
    filled.undo()
    with filled.work("Laporan", origin=Origin.RADIO, undoable=False) as work:
        work.insert(Kind.REPORT, {"tps_id": 1, "stage": "TPS_BUKA", "at": clock.now(), "received_at": clock.now()})
    assert (filled.history().undo_label, filled.history().redo_label) == ("Tulis satu", "Tulis dua")


def test_undo_survives_a_restart(filled, reopened):
    _write(filled, "satu")
    _write(filled, "dua")
    filled.undo()
    filled.close()
    again = reopened()
    again.undo()
    assert _note(again) == ""
    again.redo()
    again.redo()
    assert _note(again) == "dua"


def test_undo_of_an_import_removes_its_rows_and_redo_gives_them_the_same_ids(filled):
    with filled.work("Impor") as work:
        ids = work.insert_many(Kind.PERSON, [{"nrp": f"9001000{n}", "name": f"ORANG {n}"} for n in range(3)])
        work.update(Kind.PERSON, ids[0], {"rank": "AKP"})
    with filled.read() as reader:
        imported = reader.persons(ids)
    filled.undo()
    with filled.read() as reader:
        assert reader.persons(ids) == []
    filled.redo()
    with filled.read() as reader:
        assert reader.persons(ids) == imported


def test_undo_of_a_row_changed_twice_in_one_command(filled):
    with filled.work("Dua kali") as work:
        work.update(Kind.PERSON, 1, {"note": "a"})
        work.update(Kind.PERSON, 1, {"note": "b"})
    filled.undo()
    assert _note(filled) == ""
    filled.redo()
    assert _note(filled) == "b"


def test_undo_restores_what_the_store_derives(filled):
    with filled.work("Pangkat") as work:
        work.update(Kind.PERSON, 3, {"rank": "AKBP"})
    filled.undo()
    rows = filled._sessions.writer.sql("SELECT rank_order FROM person WHERE id = 3")
    assert rows == [(30,)]


def test_undo_of_a_cell_somebody_changed_since_overwrites_nothing(filled):
    _write(filled, "satu")
    _write(filled, "dua", undoable=False)
    with pytest.raises(StaleEdit, match="'Tulis satu' tidak bisa dibatalkan"):
        filled.undo()
    assert _note(filled) == "dua"
    assert filled.history().undo_label == ""


def test_refused_entry_leaves_the_way_to_older_ones(filled):
    _write(filled, "lama", row_id=2)
    _write(filled, "satu")
    _write(filled, "dua", undoable=False)
    with pytest.raises(StaleEdit):
        filled.undo()
    filled.undo()
    assert _note(filled, 2) == ""


def test_redo_of_a_cell_somebody_changed_since_overwrites_nothing(filled):
    _write(filled, "satu")
    filled.undo()
    _write(filled, "dua", undoable=False)
    with pytest.raises(StaleEdit, match="tidak bisa diulangi"):
        filled.redo()
    assert _note(filled) == "dua"
    assert filled.history().redo_label == ""


def test_undo_leaves_other_cells_of_the_row_alone(filled):
    _write(filled, "satu")
    with filled.work("Status", undoable=False) as work:
        work.update(Kind.PERSON, 1, {"duty": Duty.SAKIT})
    filled.undo()
    with filled.read() as reader:
        person = reader.persons([1])[0]
    assert (person.note, person.duty) == ("", Duty.SAKIT)


def test_undo_of_a_delete_whose_place_is_taken_is_refused(filled):
    with filled.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [5])
    with filled.work("Tambah", undoable=False) as work:
        new = work.insert(Kind.PERSON, {"nrp": "70010007", "name": "ORANG LAIN"})
    with pytest.raises(StaleEdit, match="'Hapus' tidak bisa dibatalkan"):
        filled.undo()
    with filled.read() as reader:
        assert [person.id for person in reader.persons()] == [1, 2, 3, 4, new]


def test_undo_of_an_insert_others_refer_to_is_refused(filled, clock):
    with filled.work("Tambah TPS") as work:
        row_id = work.insert(Kind.TPS, {"number": "003", "desa_code": "1601072001"})
    with filled.work("Laporan", undoable=False) as work:
        work.insert(Kind.REPORT, {"tps_id": row_id, "stage": "TPS_BUKA", "at": clock.now(), "received_at": clock.now()})
    with pytest.raises(StaleEdit):
        filled.undo()
    with filled.read() as reader:
        assert reader.tps([row_id])[0].number == "003"
    assert filled.integrity() == ()


def test_undo_of_a_row_deleted_since_is_refused(filled):
    _write(filled, "satu", row_id=5)
    with filled.work("Hapus", undoable=False) as work:
        work.delete_many(Kind.PERSON, [5])
    with pytest.raises(StaleEdit):
        filled.undo()


def test_redo_of_an_insert_whose_row_exists_is_refused(filled):
    with filled.work("Tambah") as work:
        row_id = work.insert(Kind.PERSON, {"nrp": "90010001", "name": "FAJAR"})
    filled.undo()
    with filled.work("Tambah lain", undoable=False) as work:
        work.insert(Kind.PERSON, {"nrp": "90010001", "name": "FAJAR LAIN"})
    with pytest.raises(StaleEdit):
        filled.redo()
    with filled.read() as reader:
        assert reader.persons([row_id]) == []


def test_refused_undo_of_many_rows_changes_none(filled):
    with filled.work("Semua") as work:
        work.update_many(Kind.PERSON, [(row_id, {"note": "x"}) for row_id in (1, 2, 3, 4)])
    _write(filled, "y", row_id=2, undoable=False)
    with pytest.raises(StaleEdit):
        filled.undo()
    assert [_note(filled, row_id) for row_id in (1, 2, 3, 4)] == ["x", "y", "x", "x"]


def test_swap_of_unique_numbers_through_a_third_is_undone(filled):
    with filled.work("Tukar") as work:
        for row_id, nrp in ((1, "X"), (2, "85030003"), (1, "80010001")):
            work.update(Kind.PERSON, row_id, {"nrp": nrp})
    filled.undo()
    with filled.read() as reader:
        assert [person.nrp for person in reader.persons([1, 2])] == ["85030003", "80010001"]


def test_other_process_undoes_the_same_queue(filled, reopened):
    _write(filled, "satu")
    other = reopened()
    other.undo()
    assert _note(filled) == ""
    assert filled.history().redo_label == "Tulis satu"


def test_refusal_overtaken_by_another_process_drops_nothing_of_theirs(filled, reopened):
    _write(filled, "satu")
    step = next_step(filled._sessions.writer, UNDO)
    reopened().undo()
    drop(filled._sessions.writer, step)
    assert filled.history().redo_label == "Tulis satu"

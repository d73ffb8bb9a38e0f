"""What the journal keeps, and the change sets made from it."""

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.store.journal import change_set


def test_journal_keeps_before_and_after_of_the_touched_cells_only(filled):
    with filled.work("Ubah", actor="ops") as work:
        work.update(Kind.PERSON, 1, {"duty": Duty.SAKIT, "name": "CANDRA"})
    with filled.read() as reader:
        entry = reader.journal(1)[0]
    assert (entry.kind, entry.row_id, entry.label, entry.actor) == (Kind.PERSON, 1, "Ubah", "ops")
    assert (entry.before, entry.after) == ({"duty": "PAM_TPS"}, {"duty": "SAKIT"})


def test_journal_keeps_whole_rows_that_came_or_went(filled):
    with filled.work("Ganti") as work:
        row_id = work.insert(Kind.PIN, {"person_id": 1, "tps_id": 1})
        work.delete_many(Kind.PIN, [row_id])
    with filled.read() as reader:
        gone, came = reader.journal(2)
    assert (came.before, came.after) == (None, {"person_id": 1, "tps_id": 1})
    assert (gone.before, gone.after) == ({"person_id": 1, "tps_id": 1}, None)


def test_journal_is_newest_first_and_limited(filled):
    for note in ("a", "b", "c"):
        with filled.work(note) as work:
            work.update(Kind.PERSON, 1, {"note": note})
    with filled.read() as reader:
        assert [entry.label for entry in reader.journal(2)] == ["c", "b"]
        assert reader.journal(1)[0].command_id == reader.journal(2)[1].command_id + 1


def test_derived_columns_are_not_journalled(filled):
    with filled.work("Pangkat") as work:
        work.update(Kind.PERSON, 1, {"rank": "AKP"})
        work.insert(Kind.PERSON, {"nrp": "1", "name": "X"})
    with filled.read() as reader:
        inserted, edited = reader.journal(2)
    assert edited.after == {"rank": "AKP"}
    assert "rank_order" not in inserted.after


def test_change_set_groups_rows_by_kind_and_touched_columns():
    touched = [
        (Kind.PERSON, frozenset({"note"}), [1]),
        (Kind.PERSON, frozenset({"note"}), [2]),
        (Kind.PERSON, frozenset({"rank"}), [2]),
        (Kind.PERSON, frozenset(), [3]),
        (Kind.TPS, frozenset(), [1]),
    ]
    changes = change_set(touched, Origin.DESK, "Ubah", 7).changes
    assert {(change.kind, change.fields): change.ids for change in changes} == {
        (Kind.PERSON, frozenset({"note"})): {1, 2},
        (Kind.PERSON, frozenset({"rank"})): {2},
        (Kind.PERSON, frozenset()): {3},
        (Kind.TPS, frozenset()): {1},
    }

"""Creating, opening and refusing files; works and reads as units."""

import sqlite3
import threading
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from opsroom.domain.categories import DEFAULT_CATEGORIES, DEFAULT_PATTERNS
from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import StoreForeign, StoreTooNew, StoreUnavailable
from opsroom.runtime.clock import FixedClock
from opsroom.store import operation_file
from opsroom.store.operation_file import OperationFile
from opsroom.store.schema import APPLICATION_ID, SCHEMA_VERSION


def _pragma(path: Path, name: str, value: int | None = None) -> int:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if value is not None:
            connection.execute(f"PRAGMA {name} = {value}")
        found: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
        return found


def test_new_file_has_the_default_categories_and_patterns(file):
    with file.read() as reader:
        assert reader.categories() == sorted(DEFAULT_CATEGORIES, key=lambda category: category.severity)
        assert reader.patterns() == DEFAULT_PATTERNS


def test_new_file_is_marked_as_ours(file, path):
    assert _pragma(path, "application_id") == APPLICATION_ID
    assert _pragma(path, "user_version") == SCHEMA_VERSION


def test_create_leaves_nothing_but_the_file(path, clock):
    OperationFile.create(path, clock).close()
    assert [each.name for each in path.parent.iterdir()] == ["operasi.ops"]


def test_create_refuses_a_name_that_is_taken(path, clock):
    path.write_text("milik orang")
    with pytest.raises(StoreUnavailable, match="sudah ada"):
        OperationFile.create(path, clock)
    assert path.read_text() == "milik orang"


def test_create_refuses_the_log_of_a_file_that_was_moved_away(path, clock):
    path.with_name("operasi.ops-wal").write_text("sisa")
    with pytest.raises(StoreUnavailable, match=r"operasi\.ops-wal sudah ada"):
        OperationFile.create(path, clock)


def test_create_clears_what_an_interrupted_creation_left(path, clock):
    path.with_name(".operasi.ops.new").write_text("separuh")
    path.with_name(".operasi.ops.new-wal").write_text("separuh")
    OperationFile.create(path, clock).close()
    assert [each.name for each in path.parent.iterdir()] == ["operasi.ops"]


def test_create_in_a_missing_folder_is_refused(tmp_path, clock):
    with pytest.raises(StoreUnavailable, match="tidak bisa dibuka"):
        OperationFile.create(tmp_path / "tiada" / "operasi.ops", clock)


def test_open_of_a_missing_file_is_refused_and_makes_none(path, clock):
    with pytest.raises(StoreUnavailable, match="tidak ada"):
        OperationFile.open(path, clock)
    assert not path.exists()


def test_open_of_a_folder_is_refused(tmp_path, clock):
    with pytest.raises(StoreUnavailable):
        OperationFile.open(tmp_path, clock)


def test_open_of_a_text_file_is_refused_untouched(path, clock):
    path.write_text("NAMA,NRP\n" * 500)
    with pytest.raises(StoreUnavailable, match="bukan berkas operasi"):
        OperationFile.open(path, clock)
    assert path.read_text() == "NAMA,NRP\n" * 500


def test_open_of_an_empty_file_is_refused(path, clock):
    path.touch()
    with pytest.raises(StoreForeign):
        OperationFile.open(path, clock)


def test_open_of_another_database_is_refused_untouched(path, clock):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE berkas (isi TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreForeign, match="bukan berkas operasi"):
        OperationFile.open(path, clock)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["operasi.ops"]


def test_open_of_a_newer_file_is_refused_untouched(path, clock):
    OperationFile.create(path, clock).close()
    _pragma(path, "user_version", SCHEMA_VERSION + 1)
    before = path.read_bytes()
    with pytest.raises(StoreTooNew, match="lebih baru"):
        OperationFile.open(path, clock)
    assert path.read_bytes() == before


def test_open_of_a_damaged_file_is_refused_in_words(path, clock):
    OperationFile.create(path, clock).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])
    with pytest.raises(StoreUnavailable, match="rusak"):
        OperationFile.open(path, clock)


def test_open_of_a_file_without_write_permission_is_refused(path, clock, monkeypatch):
    OperationFile.create(path, clock).close()
    # The tests may run as root, to whom every file is writable.
    monkeypatch.setattr(operation_file.os, "access", lambda *_: False)
    with pytest.raises(StoreUnavailable, match="hanya bisa dibaca"):
        OperationFile.open(path, clock)


def test_open_of_a_locked_file_is_refused(path, clock, monkeypatch):
    OperationFile.create(path, clock).close()
    monkeypatch.setattr("opsroom.store.session.BUSY_S", 0)
    _pragma_delete = "PRAGMA journal_mode = delete"
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute(_pragma_delete)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreUnavailable, match="sedang dipakai"):
            OperationFile.open(path, clock)


def test_committed_work_is_there_after_reopening(filled, reopened):
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"note": "baru"})
    filled.close()
    with reopened().read() as reader:
        assert reader.persons([1])[0].note == "baru"


def test_failed_work_leaves_nothing(filled):
    with suppress(RuntimeError), filled.work("Gagal") as work:
        work.update(Kind.PERSON, 1, {"note": "baru"})
        work.insert(Kind.PERSON, {"nrp": "1", "name": "X"})
        raise RuntimeError
    with filled.read() as reader:
        assert reader.persons([1])[0].note == ""
        assert reader.counts()["person"] == 5
        assert reader.journal(1)[0].label == "Isi"


def test_work_after_a_failed_one_gets_through(filled):
    with pytest.raises(RuntimeError), filled.work("Gagal"):
        raise RuntimeError
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"note": "baru"})
    assert work.changeset


def test_work_without_a_change_leaves_no_trace(filled):
    with filled.work("Nihil") as work:
        work.update(Kind.PERSON, 1, {"name": "CANDRA"})
    assert not work.changeset
    assert filled.history().undo_label == ""


def test_changeset_says_what_changed(filled):
    with filled.work("Ubah", origin=Origin.IMPORT) as work:
        work.update(Kind.PERSON, 1, {"note": "x", "phone": "08"})
        work.update(Kind.PERSON, 2, {"note": "x", "phone": "08"})
        row_id = work.insert(Kind.PIN, {"person_id": 1, "tps_id": 1})
    changeset = work.changeset
    assert (changeset.origin, changeset.label) == (Origin.IMPORT, "Ubah")
    assert changeset.ids(Kind.PERSON) == {1, 2}
    assert {change.fields for change in changeset.changes if change.kind is Kind.PERSON} == {
        frozenset({"note", "phone"})
    }
    assert changeset.reshapes(Kind.PIN)
    assert changeset.ids(Kind.PIN) == {row_id}


def test_label_may_be_refined_while_the_work_runs(filled):
    with filled.work("Impor") as work:
        work.update(Kind.PERSON, 1, {"note": "x"})
        work.label = "Impor 1 personel"
    assert work.changeset.label == filled.history().undo_label == "Impor 1 personel"


def test_work_waits_its_turn_and_gives_up_calmly(filled, monkeypatch):
    monkeypatch.setattr(operation_file, "BUSY_S", 0.01)
    problems: list[StoreUnavailable] = []

    def second() -> None:
        with pytest.raises(StoreUnavailable, match="sedang dipakai") as caught, filled.work("Kedua"):
            pass
        problems.append(caught.value)

    with filled.work("Pertama"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(problems) == 1


def test_work_inside_a_work_is_a_bug(filled):
    with filled.work("Luar") as work:
        with pytest.raises(RuntimeError, match="do not nest"), filled.work("Dalam"):
            pass
        work.update(Kind.PERSON, 1, {"note": "masih jalan"})
    with filled.read() as reader:
        assert reader.persons([1])[0].note == "masih jalan"


def test_work_held_off_by_another_process_gives_up_calmly(filled, path):
    filled._sessions.writer.sql("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="sedang dipakai"), filled.work("Ubah"):
            pass


def test_full_disk_keeps_what_was_there(filled):
    pages = filled._sessions.writer.sql("PRAGMA page_count")[0][0]
    filled._sessions.writer.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreUnavailable, match="Disk penuh"), filled.work("Besar") as work:
        work.insert_many(Kind.PERSON, [{"nrp": f"{i:08}", "name": "X" * 900} for i in range(500)])
    filled._sessions.writer.sql(f"PRAGMA max_page_count = {pages * 100}")
    with filled.work("Kecil") as work:
        work.update(Kind.PERSON, 1, {"note": "masih bisa"})
    with filled.read() as reader:
        assert reader.counts()["person"] == 5


def test_database_that_turned_read_only_is_refused_in_words(filled):
    filled._sessions.writer.sql("PRAGMA query_only = 1")
    with pytest.raises(StoreUnavailable, match="hanya bisa dibaca"), filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"note": "x"})


def test_reader_sees_one_state_while_others_commit(filled):
    with filled.read() as reader:
        before = reader.persons([1])
        with filled.work("Ubah") as work:
            work.update(Kind.PERSON, 1, {"note": "baru"})
        assert reader.persons([1]) == before
    with filled.read() as reader:
        assert reader.persons([1])[0].note == "baru"


def test_read_inside_a_read_keeps_the_view(filled):
    with filled.read() as outer:
        outer.counts()
        with filled.read() as inner:
            assert inner.persons() == outer.persons()
        assert outer.counts()["person"] == 5


def test_work_reader_sees_its_own_writes(filled):
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"note": "baru"})
        assert work.reader.persons([1])[0].note == "baru"
        with filled.read() as reader:
            assert reader.persons([1])[0].note == ""


def test_each_thread_reads_on_its_own(filled):
    seen: list[int] = []

    def count() -> None:
        with filled.read() as reader:
            seen.append(reader.counts()["person"])

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [5] * 4


def test_threads_write_one_after_the_other(filled):
    def note(row_id: int) -> None:
        for turn in range(20):
            with filled.work("Ubah") as work:
                work.update(Kind.PERSON, row_id, {"note": str(turn)})

    threads = [threading.Thread(target=note, args=(row_id,)) for row_id in (1, 2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with filled.read() as reader:
        assert [person.note for person in reader.persons([1, 2, 3, 4])] == ["19"] * 4


def test_closed_file_refuses_calmly(filled):
    filled.close()
    filled.close()
    for attempt in (filled.history, filled.poll, lambda: filled.backup("x"), filled.undo):
        with pytest.raises(StoreUnavailable, match="sudah ditutup"):
            attempt()


def test_broken_reference_is_a_bug_and_leaves_nothing(filled):
    with pytest.raises(Exception, match="FOREIGN KEY"), filled.work("Salah") as work:
        work.insert(Kind.PIN, {"person_id": 999, "tps_id": 1})
    with filled.read() as reader:
        assert reader.pins() == {}


def test_sound_file_has_no_problems(filled):
    assert filled.integrity() == ()


def test_broken_reference_in_the_file_is_found(filled, path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("INSERT INTO pin (person_id, tps_id) VALUES (999, 1)")
        other.commit()
    assert any("rujukan ke person putus" in problem for problem in filled.integrity())


def test_damaged_pages_are_found(filled, path):
    filled.close()
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    path.write_bytes(whole)
    assert filled.integrity() != ()


def test_unreadable_file_is_a_problem_not_a_crash(filled, path):
    filled.close()
    path.write_bytes(b"bukan basis data " * 300)
    assert filled.integrity() == ("file is not a database",)


def test_backup_on_opening_is_made(filled, path, clock):
    filled.close()
    with OperationFile.open(path, clock) as file:
        assert [backup.path.name for backup in file.backups()] == ["20240211T010000000000Z-buka.ops"]
        assert file.backup_problem == ""


@pytest.mark.allow_log("WARNING opsroom.store.operation_file: no backup on opening")
def test_file_opens_even_when_no_backup_can_be_made(filled, path, clock):
    filled.close()
    path.with_name("operasi.ops.backups").write_text("bukan folder")
    with OperationFile.open(path, clock) as file:
        assert "tidak bisa dibuat" in file.backup_problem
        assert file.backups() == ()


def test_commands_carry_the_clock_and_the_actor(filled, clock: FixedClock):
    clock.moment += timedelta(minutes=5)
    with filled.work("Ubah", actor="ops-1") as work:
        work.update(Kind.PERSON, 1, {"note": "x"})
    with filled.read() as reader:
        entry = reader.journal(1)[0]
        assert (entry.at, entry.actor) == (clock.moment, "ops-1")
        assert reader.last_change_at() == clock.moment

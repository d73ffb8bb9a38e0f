"""Backups: verified copies, named by time and reason, the newest kept."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import StoreUnavailable
from opsroom.store import backup
from opsroom.store.backup import KEEP_DAYS, KEEP_NEWEST, folder_of, list_backups, make_backup
from opsroom.store.operation_file import OperationFile


def test_backup_opens_as_an_operation_file_with_everything(filled, clock, tmp_path):
    made = filled.backup("impor")
    copy = tmp_path / "salinan.ops"
    copy.write_bytes(made.read_bytes())
    with (
        OperationFile.open(copy, clock, backup=False) as restored,
        restored.read() as reader,
        filled.read() as original,
    ):
        assert reader.persons() == original.persons()
        assert reader.journal() == original.journal()


def test_backup_holds_what_is_still_in_the_log(filled, path):
    with filled.work("Ubah") as work:
        work.update(Kind.PERSON, 1, {"note": "terakhir"})
    assert path.with_name("operasi.ops-wal").stat().st_size > 0
    with closing(sqlite3.connect(filled.backup("x"))) as copy:
        assert copy.execute("SELECT note FROM person WHERE id = 1").fetchone() == ("terakhir",)


def test_backup_is_one_plain_file(filled):
    made = filled.backup("x")
    assert [each.name for each in made.parent.iterdir()] == [made.name]
    with closing(sqlite3.connect(f"{made.as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_backup_tells_time_reason_and_size(filled, clock):
    made = filled.backup("Sebelum  Impor!")
    assert made.name == "20240211T010000000000Z-sebelum-impor.ops"
    [info] = filled.backups()
    assert (info.path, info.made_at, info.size) == (made, clock.now(), made.stat().st_size)


def test_backup_without_a_nameable_reason_still_has_a_name(filled):
    assert filled.backup("---").name == "20240211T010000000000Z-cadangan.ops"


def test_backups_of_one_moment_get_numbers_and_keep_their_order(filled):
    names = [filled.backup(reason).name for reason in ("b", "a", "c")]
    assert names == [
        "20240211T010000000000Z-b.ops",
        "20240211T010000000000Z-2-a.ops",
        "20240211T010000000000Z-3-c.ops",
    ]
    assert [info.path.name for info in filled.backups()] == names


def test_file_without_backups_lists_none(filled):
    assert filled.backups() == ()


def test_files_of_others_in_the_folder_are_left_alone(filled):
    folder = folder_of(filled.path)
    folder.mkdir()
    (folder / "catatan.txt").write_text("jangan dihapus")
    for _ in range(KEEP_NEWEST + 3):
        filled.backup("x")
    assert (folder / "catatan.txt").exists()
    assert len(filled.backups()) == KEEP_NEWEST


def test_oldest_backups_go(filled, clock):
    for _ in range(KEEP_NEWEST + 5):
        clock.moment += timedelta(minutes=1)
        filled.backup("x")
    made = [info.made_at for info in filled.backups()]
    assert len(made) == KEEP_NEWEST
    assert made[-1] == clock.now()


def test_last_backup_of_each_recent_day_stays(filled, clock):
    first_day = clock.now().date()
    for _ in range(KEEP_DAYS + 3):
        filled.backup("pagi")
        clock.moment += timedelta(hours=1)
        filled.backup("malam")
        clock.moment += timedelta(hours=23)
    clock.moment -= timedelta(hours=12)
    for _ in range(KEEP_NEWEST):
        filled.backup("coba")
    kept = [info for info in filled.backups() if "coba" not in info.path.name]
    assert [info.path.name.rsplit("-", 1)[1] for info in kept] == ["malam.ops"] * len(kept)
    assert [(info.made_at.date() - first_day).days for info in kept] == [2, 3, 4, 5, 6, 7, 8]


def test_damaged_copy_is_thrown_away(filled, path, clock):
    with filled.work("Banyak") as work:
        work.insert_many(Kind.PERSON, [{"nrp": f"{n:08}", "name": "X" * 200} for n in range(500)])
    filled.close()
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 5000] = b"\xff" * 5000
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as source, pytest.raises(StoreUnavailable, match=r"operasi\.ops rusak"):
        make_backup(source, path, "x", clock.now())
    assert list(folder_of(path).iterdir()) == []


def test_backup_that_cannot_be_written_says_so_and_leaves_nothing(filled):
    folder = folder_of(filled.path)
    folder.mkdir()
    filled.backup("x")
    (folder / "20240211T010000000000Z-2-y.ops.part").mkdir()
    with pytest.raises(StoreUnavailable, match=r"Cadangan berkas operasi\.ops tidak bisa dibuat"):
        filled.backup("y")
    assert len(filled.backups()) == 1


def test_file_damaged_in_its_head_is_called_damaged(filled, path, clock):
    filled.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3996 + whole[4096:])
    with closing(sqlite3.connect(path)) as source, pytest.raises(StoreUnavailable, match=r"operasi\.ops rusak"):
        make_backup(source, path, "x", clock.now())
    assert list(folder_of(path).iterdir()) == []


def test_backup_onto_a_full_disk_says_so_and_leaves_nothing(filled, clock, monkeypatch):
    connect = sqlite3.connect

    def connect_to_a_full_disk(*args, **options):
        connection = connect(*args, **options)
        connection.execute("PRAGMA max_page_count = 2")
        return connection

    source = filled._sessions.writer.raw
    monkeypatch.setattr(backup.sqlite3, "connect", connect_to_a_full_disk)
    with pytest.raises(StoreUnavailable, match="periksa ruang disk") as caught:
        make_backup(source, filled.path, "x", clock.now())
    assert caught.value.detail == "database or disk is full"
    assert list(folder_of(filled.path).iterdir()) == []


def test_backup_while_others_write_is_of_one_moment(filled):
    stop = threading.Event()

    def write() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            with filled.work("Bersama") as work:
                work.update_many(Kind.PERSON, [(row_id, {"note": str(turn)}) for row_id in (1, 2, 3)])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [filled.backup("x") for _ in range(8)]
    finally:
        stop.set()
        writer.join()
    for copy in copies:
        with closing(sqlite3.connect(copy)) as connection:
            notes = {note for (note,) in connection.execute("SELECT note FROM person WHERE id < 4")}
        assert len(notes) == 1


def test_name_of_another_kind_of_file_is_no_backup():
    with pytest.raises(ValueError, match="catatan"):
        backup._made(Path("catatan.txt"))


def test_listing_needs_no_open_file(tmp_path):
    folder = tmp_path / "a.ops.backups"
    folder.mkdir()
    (folder / "20240101T000000000000Z-buka.ops").write_bytes(b"1234")
    [info] = list_backups(tmp_path / "a.ops")
    assert (info.made_at, info.size) == (datetime(2024, 1, 1, tzinfo=UTC), 4)

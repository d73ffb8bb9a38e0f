import pytest

from opsroom.domain.errors import RuleViolation, StoreForeign, StoreUnavailable
from opsroom.services.backups import free_name, read_backups, restore_copy, restore_over
from opsroom.services.edit_cells import AddPerson
from opsroom.services.workspace import Workspace


def people_in(path, clock):
    workspace = Workspace.open(path, clock, backup=False)
    with workspace.read() as reader:
        found = len(reader.persons())
    workspace.close()
    return found


@pytest.fixture
def saved(workspace):
    """Path of an operation with ten people in its backup and eleven in itself; closed."""
    workspace.backup("manual")
    workspace.run(AddPerson({"nrp": "90010001", "name": "SEBELAS"}))
    workspace.close()
    return workspace.path


@pytest.fixture
def backup(saved):
    return read_backups(saved)[0].path


def test_list_tells_what_a_backup_holds(saved, clock):
    line = read_backups(saved)[0]
    assert (line.holds, line.reason, line.is_readable) == ("10 personel, 8 TPS", "dibuat dari menu", True)
    assert line.last_change.startswith("Impor personel")
    assert line.size > 0
    assert (line.made_at, line.last_change_at) == (clock.now(), clock.now())


def test_newest_backup_comes_first(workspace):
    for reason in ("buka", "sebelum-migrasi-v1", "lain"):
        workspace.backup(reason)
    assert [line.reason for line in read_backups(workspace.path)[:3]] == [
        "lain",
        "sebelum pembaruan program",
        "saat dibuka",
    ]


def test_damaged_backup_is_listed_but_not_restored(saved, backup, clock):
    backup.write_bytes(b"rusak" * 500)
    line = read_backups(saved)[0]
    assert not line.is_readable
    with pytest.raises(StoreUnavailable):
        restore_over(saved, backup, clock)
    assert people_in(saved, clock) == 11


def test_backup_becomes_a_new_file(saved, backup, clock, tmp_path):
    target = restore_copy(backup, tmp_path / "pulih.ops")
    assert (people_in(target, clock), people_in(saved, clock)) == (10, 11)


def test_name_that_is_taken_is_refused(saved, backup):
    with pytest.raises(RuleViolation, match="Pilih nama lain"):
        restore_copy(backup, saved)


def test_log_of_an_earlier_file_refuses_the_name(backup, tmp_path):
    (tmp_path / "pulih.ops-wal").touch()
    with pytest.raises(RuleViolation, match=r"pulih\.ops-wal"):
        restore_copy(backup, tmp_path / "pulih.ops")


def test_folder_that_is_missing_is_told(backup, tmp_path):
    with pytest.raises(StoreUnavailable):
        restore_copy(backup, tmp_path / "tidak ada" / "pulih.ops")


def test_in_place_keeps_the_file_of_now(saved, backup, clock):
    kept = restore_over(saved, backup, clock)
    assert (people_in(saved, clock), people_in(kept, clock)) == (10, 11)
    assert "sebelum dipulihkan" in {line.reason for line in read_backups(saved)}


def test_in_place_of_a_damaged_file_keeps_it_as_it_lies(saved, backup, clock):
    saved.write_bytes(b"x" * 8000)
    saved.with_name(f"{saved.name}-wal").write_bytes(b"sisa")
    damaged = saved.read_bytes()
    kept = restore_over(saved, backup, clock)
    assert people_in(saved, clock) == 10
    assert kept.read_bytes() == damaged
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"sisa"
    assert not saved.with_name(f"{saved.name}-wal").exists()
    assert kept not in {line.path for line in read_backups(saved)}


def test_in_place_of_a_file_that_is_gone(saved, backup, clock):
    saved.unlink()
    restore_over(saved, backup, clock)
    assert people_in(saved, clock) == 10


def test_file_in_use_is_not_replaced(saved, backup, clock):
    other = Workspace.open(saved, clock, backup=False)
    with pytest.raises(StoreUnavailable, match="sedang dipakai"):
        restore_over(saved, backup, clock)
    with other.read() as reader:
        assert len(reader.persons()) == 11
    other.close()


def test_foreign_file_is_no_backup(saved, tmp_path, clock):
    stranger = tmp_path / "asing.ops"
    stranger.touch()
    with pytest.raises(StoreForeign):
        restore_over(saved, stranger, clock)


def test_backup_that_is_gone_is_told(saved, tmp_path, clock):
    with pytest.raises(StoreUnavailable, match="sudah tidak ada"):
        restore_over(saved, tmp_path / "hilang.ops", clock)


def test_disk_that_refuses_leaves_the_file_alone(saved, backup, clock, monkeypatch):
    def full(_source, _target):
        raise OSError("disk penuh")

    monkeypatch.setattr("opsroom.store.restore.shutil.copyfile", full)
    with pytest.raises(StoreUnavailable):
        restore_over(saved, backup, clock)
    assert people_in(saved, clock) == 11


def test_free_name_counts_on(tmp_path, clock):
    path = tmp_path / "OKU.ops"
    first = free_name(path, clock.now())
    assert first.name == "OKU (pulih 2024-02-11).ops"
    first.touch()
    assert free_name(path, clock.now()).name == "OKU (pulih 2024-02-11) 2.ops"


def test_torn_file_is_kept_and_replaced(saved, backup, clock):
    saved.write_bytes(saved.read_bytes()[:3000] + b"x" * 5000)
    kept = restore_over(saved, backup, clock)
    assert kept.name.startswith("rusak-")
    assert people_in(saved, clock) == 10

from pathlib import Path

import pytest

from opsroom.runtime.files import write_atomically


def test_new_file_holds_the_data(tmp_path: Path):
    write_atomically(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_old_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_bytes(b"old and longer")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_missing_folder_is_refused(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "nowhere" / "a.json", b"new")


def test_failed_move_keeps_the_old_file_and_removes_the_unfinished_one(tmp_path: Path):
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(IsADirectoryError):
        write_atomically(target, b"new")
    assert list(tmp_path.iterdir()) == [target]

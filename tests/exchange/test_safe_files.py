from pathlib import Path

import pytest

from opsroom.domain.errors import OpsError
from opsroom.exchange.safe_files import replacing


def test_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with replacing(path) as stream:
        stream.write(b"isi")
        assert not path.exists()
    assert path.read_bytes() == b"isi"
    assert list(tmp_path.iterdir()) == [path]


def test_failure_inside_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"lama")
    with pytest.raises(TypeError), replacing(path) as stream:
        stream.writelines([b"baru", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [path]


def test_target_that_is_a_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OpsError, match="tidak dapat ditulis"), replacing(tmp_path / "a.txt") as stream:
        stream.write(b"isi")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]

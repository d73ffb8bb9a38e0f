from pathlib import Path

import pytest

from opsroom.runtime.paths import UserPaths, resource, resource_path, user_paths


def test_opsroom_home_moves_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPSROOM_HOME", str(tmp_path))
    assert user_paths() == UserPaths(tmp_path / "config", tmp_path / "state", tmp_path / "documents")


def test_without_it_the_folders_of_the_desktop_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("OPSROOM_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "s"))
    paths = user_paths()
    assert (paths.config, paths.state) == (tmp_path / "c" / "opsroom", tmp_path / "s" / "opsroom")
    assert paths.documents.name == "Opsroom"


def test_ensure_makes_the_folders():
    paths = user_paths().ensure()
    assert all(folder.is_dir() for folder in (paths.config, paths.state, paths.documents))


def test_resource_is_read_from_the_package():
    assert "wilayah.txt.gz" in resource("seed/README.md").read_text(encoding="utf-8")


def test_resource_path_is_a_file_on_disk():
    assert resource_path("seed/wilayah.txt.gz").is_file()


def test_missing_resource_is_a_broken_install():
    with pytest.raises(FileNotFoundError, match=r"seed/atlantis\.txt"):
        resource_path("seed/atlantis.txt")

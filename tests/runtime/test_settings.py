import json
from pathlib import Path

import pytest

from opsroom.runtime.settings import FILE_NAME, SETTINGS, SettingRefusedError, Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "config"


def stored(folder: Path) -> object:
    return json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))


def test_schema_has_unique_keys():
    keys = [setting.key for setting in SETTINGS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_default_passes_its_own_check(setting):
    assert setting.check(setting.default) == setting.default


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_choice_can_be_chosen(setting):
    assert [setting.check(choice) for choice in setting.choices] == list(setting.choices)


def test_without_a_file_the_defaults_hold(folder: Path):
    settings = Settings(folder)
    assert (settings.text("theme"), settings.number("font_size"), settings.problem) == ("auto", 11, "")
    assert not folder.exists()


def test_a_value_is_there_after_a_restart(folder: Path):
    Settings(folder).put("operator", "BS")
    assert Settings(folder).text("operator") == "BS"


def test_the_file_holds_only_what_differs(folder: Path):
    settings = Settings(folder)
    settings.put("theme", "dark")
    settings.put("font_size", 12)
    settings.put("theme", "auto")
    assert stored(folder) == {"font_size": 12}


def test_two_windows_keep_each_others_settings(folder: Path):
    first, second = Settings(folder), Settings(folder)
    first.put("operator", "BS")
    second.put("theme", "dark")
    assert stored(folder) == {"operator": "BS", "theme": "dark"}


def test_keys_of_a_newer_version_survive(folder: Path):
    folder.mkdir()
    (folder / FILE_NAME).write_text('{"radio": "HT-3"}', encoding="utf-8")
    Settings(folder).put("theme", "dark")
    assert stored(folder) == {"radio": "HT-3", "theme": "dark"}


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("theme", "pink", "Pilih: Ikuti sistem, Terang, Gelap"),
        ("font_size", "11", "Ukuran huruf surat"),
        ("font_size", True, "Ukuran huruf surat"),
        ("operator", "X" * 13, "paling banyak 12"),
    ],
    ids=["no choice", "text for a number", "flag for a number", "too long"],
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_written(folder: Path, key: str, value, words: str):
    settings = Settings(folder)
    with pytest.raises(SettingRefusedError, match=words):
        settings.put(key, value)
    assert not folder.exists()
    assert Settings(folder).text(key) == settings.text(key)


def test_an_unknown_key_is_a_bug(folder: Path):
    with pytest.raises(KeyError):
        Settings(folder).text("colour")


@pytest.mark.parametrize("content", ["{not json", "[1, 2]", "\udce9".encode("utf-8", "surrogateescape")])
def test_a_broken_file_is_set_aside_and_told(folder: Path, content: str | bytes):
    folder.mkdir()
    broken = content if isinstance(content, bytes) else content.encode()
    (folder / FILE_NAME).write_bytes(broken)
    settings = Settings(folder)
    assert settings.text("theme") == "auto"
    assert "settings.rusak.json" in settings.problem
    assert (folder / "settings.rusak.json").read_bytes() == broken


def test_a_broken_file_that_cannot_be_moved_is_no_obstacle(folder: Path):
    (folder / FILE_NAME).mkdir(parents=True)
    (folder / "settings.rusak.json").write_text("in the way", encoding="utf-8")
    assert Settings(folder).text("theme") == "auto"


def test_a_value_of_the_file_that_does_not_fit_gives_the_default_and_is_told(folder: Path):
    folder.mkdir()
    (folder / FILE_NAME).write_text('{"theme": "pink"}', encoding="utf-8")
    settings = Settings(folder)
    assert settings.text("theme") == "auto"
    assert "Dipakai nilai bawaan" in settings.problem


def test_a_folder_that_cannot_be_written_is_told_and_the_value_holds(tmp_path: Path):
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    settings = Settings(tmp_path / "config")
    with pytest.raises(OSError, match="config"):
        settings.put("theme", "dark")
    assert settings.text("theme") == "dark"

import pytest
from PySide6.QtCore import QByteArray

from opsroom.ui.shell.window_state import MAX_RECENT, WindowState


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / f"{number}.ops" for number in range(MAX_RECENT + 2)]
    for path in paths:
        path.touch()
    return paths


def test_first_start_remembers_nothing(tmp_path):
    state = WindowState(tmp_path / "state")
    assert state.recent() == ()
    assert state.geometry().isEmpty()


def test_place_outlives_the_program(tmp_path):
    WindowState(tmp_path).put_geometry(QByteArray(b"place"))
    assert WindowState(tmp_path).geometry() == QByteArray(b"place")


def test_newest_file_comes_first_and_once(tmp_path, files):
    state = WindowState(tmp_path)
    for path in (files[0], files[1], files[0]):
        state.put_recent(path)
    assert WindowState(tmp_path).recent() == (files[0], files[1])


def test_single_recent_file_is_read_back(tmp_path, files):
    WindowState(tmp_path).put_recent(files[0])
    assert WindowState(tmp_path).recent() == (files[0],)


def test_files_that_are_gone_are_not_offered(tmp_path, files):
    state = WindowState(tmp_path)
    state.put_recent(files[0])
    state.put_recent(files[1])
    files[1].unlink()
    assert state.recent() == (files[0],)


def test_only_so_many_are_remembered(tmp_path, files):
    state = WindowState(tmp_path)
    for path in files:
        state.put_recent(path)
    assert len(state.recent()) == MAX_RECENT


def test_broken_state_is_an_empty_one(tmp_path):
    (tmp_path / "window.ini").write_bytes(b"\x00\xff[General\ngeometry=3\n")
    state = WindowState(tmp_path)
    assert state.recent() == ()
    assert state.geometry().isEmpty()

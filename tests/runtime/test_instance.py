import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from opsroom.runtime.clock import FixedClock
from opsroom.runtime.instance import AlreadyOpenError, Holder, WindowLock

OTHER_WINDOW = """
import sys
from pathlib import Path
from opsroom.runtime.clock import SystemClock
from opsroom.runtime.instance import AlreadyOpenError, WindowLock
try:
    lock = WindowLock(Path(sys.argv[1]), Path(sys.argv[2]), SystemClock())
except AlreadyOpenError as refusal:
    print(refusal.user_text, flush=True)
else:
    print("open", flush=True)
    sys.stdin.read()
"""


def other_window(folder: Path, file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, str(folder), str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_second_window_of_another_process_is_refused_and_told_who(tmp_path: Path, clock: FixedClock):
    with WindowLock(tmp_path, tmp_path / "oku.ops", clock), other_window(tmp_path, tmp_path / "oku.ops") as other:
        said, _ = other.communicate()
    assert "oku.ops sudah terbuka di jendela lain" in said
    assert f"proses {os.getpid()}" in said


def test_the_refusal_carries_pid_and_time(tmp_path: Path, clock: FixedClock):
    with WindowLock(tmp_path, tmp_path / "oku.ops", clock):
        with pytest.raises(AlreadyOpenError) as refusal:
            WindowLock(tmp_path, tmp_path / "oku.ops", clock)
        assert refusal.value.holder == Holder(os.getpid(), clock.now())


def test_a_window_that_was_killed_leaves_the_file_free(tmp_path: Path, clock: FixedClock):
    with other_window(tmp_path, tmp_path / "oku.ops") as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(AlreadyOpenError):
            WindowLock(tmp_path, tmp_path / "oku.ops", clock)
        other.send_signal(signal.SIGKILL)
        other.wait()
    WindowLock(tmp_path, tmp_path / "oku.ops", clock).release()


def test_released_file_can_be_opened_again(tmp_path: Path, clock: FixedClock):
    lock = WindowLock(tmp_path, tmp_path / "oku.ops", clock)
    lock.release()
    lock.release()
    with WindowLock(tmp_path, tmp_path / "oku.ops", clock):
        pass


def test_two_files_are_two_windows(tmp_path: Path, clock: FixedClock):
    with WindowLock(tmp_path, tmp_path / "a.ops", clock), WindowLock(tmp_path, tmp_path / "b.ops", clock):
        pass


def test_a_link_is_the_same_file(tmp_path: Path, clock: FixedClock):
    (tmp_path / "oku.ops").touch()
    (tmp_path / "link.ops").symlink_to(tmp_path / "oku.ops")
    with WindowLock(tmp_path, tmp_path / "oku.ops", clock), pytest.raises(AlreadyOpenError):
        WindowLock(tmp_path, tmp_path / "link.ops", clock)


def test_a_holder_that_left_no_note_is_still_refused(tmp_path: Path, clock: FixedClock):
    with WindowLock(tmp_path, tmp_path / "oku.ops", clock):
        (note,) = (tmp_path / "windows").iterdir()
        note.write_text("", encoding="utf-8")
        with pytest.raises(AlreadyOpenError) as refusal:
            WindowLock(tmp_path, tmp_path / "oku.ops", clock)
    assert refusal.value.holder == Holder()
    assert "proses" not in refusal.value.user_text


def test_the_lock_does_not_keep_a_terminal_command_from_writing(tmp_path: Path, clock: FixedClock):
    file = tmp_path / "oku.ops"
    with WindowLock(tmp_path / "state", file, clock):
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE t (x)")
        connection.close()
    assert file.stat().st_size > 0

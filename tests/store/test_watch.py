"""Hearing what other processes commit."""

import subprocess
import sys
import threading

import pytest

from opsroom.domain.changes import Kind, Origin


def _write(file, note, row_id=1, **options):
    with file.work(f"Tulis {note}", **options) as work:
        work.update(Kind.PERSON, row_id, {"note": note})


def test_quiet_file_has_no_news(filled):
    assert filled.poll() == ()
    assert filled.poll() == ()


def test_own_commits_are_no_news(filled):
    filled.poll()
    _write(filled, "satu")
    filled.undo()
    assert filled.poll() == ()


def test_commit_of_another_handle_is_told_once(filled, reopened):
    other = reopened()
    _write(other, "satu")
    [changeset] = filled.poll()
    assert (changeset.origin, changeset.label) == (Origin.OTHER_PROCESS, "Tulis satu")
    assert changeset.ids(Kind.PERSON) == {1}
    assert changeset.changes[0].fields == {"note"}
    assert filled.poll() == ()


def test_what_was_there_at_opening_is_no_news(filled, reopened):
    _write(filled, "satu")
    assert reopened().poll() == ()


def test_own_and_foreign_commits_are_told_apart(filled, reopened):
    other = reopened()
    for note, writer in (("a", filled), ("b", other), ("c", filled), ("d", other)):
        _write(writer, note)
    assert [changeset.label for changeset in filled.poll()] == ["Tulis b", "Tulis d"]
    assert [changeset.label for changeset in other.poll()] == ["Tulis a", "Tulis c"]


def test_undo_and_redo_of_another_are_told(filled, reopened):
    _write(filled, "satu")
    other = reopened()
    other.undo()
    other.redo()
    assert [changeset.label for changeset in filled.poll()] == ["Urungkan: Tulis satu", "Ulangi: Tulis satu"]


def test_rolled_back_work_does_not_hide_the_next_foreign_command(filled, reopened, monkeypatch):
    other = reopened()
    own = filled._watch.own

    def fail_at_commit(command_id):
        own(command_id)
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(filled._watch, "own", fail_at_commit)
        with pytest.raises(RuntimeError):
            _write(filled, "gagal")
    _write(other, "satu")
    assert [changeset.label for changeset in filled.poll()] == ["Tulis satu"]


def test_real_other_process_is_heard(filled, path):
    program = (
        "import sys, pathlib\n"
        "from opsroom.domain.changes import Kind\n"
        "from opsroom.runtime.clock import SystemClock\n"
        "from opsroom.store.operation_file import OperationFile\n"
        "with OperationFile.open(pathlib.Path(sys.argv[1]), SystemClock(), backup=False) as file:\n"
        "    with file.work('Dari luar', actor='lain') as work:\n"
        "        work.insert(Kind.PERSON, {'nrp': '90010001', 'name': 'FAJAR'})\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
    [changeset] = filled.poll()
    assert changeset.label == "Dari luar"
    assert changeset.reshapes(Kind.PERSON)


def test_poll_from_several_threads_tells_each_command_once(filled, reopened):
    other, heard = reopened(), []
    stop = threading.Event()

    def listen() -> None:
        while not stop.is_set():
            heard.extend(filled.poll())

    threads = [threading.Thread(target=listen) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(30):
        _write(other, str(turn))
        _write(filled, f"sendiri {turn}")
    stop.set()
    for thread in threads:
        thread.join()
    heard.extend(filled.poll())
    assert sorted(changeset.label for changeset in heard) == sorted(f"Tulis {turn}" for turn in range(30))

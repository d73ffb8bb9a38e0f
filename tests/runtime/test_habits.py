import pytest

from opsroom.runtime.habits import Habits


def test_what_was_put_is_read_in_the_next_session(tmp_path):
    Habits(tmp_path / "tabel").put("tabel-person", {"start": "Rawan"})
    assert Habits(tmp_path / "tabel").read("tabel-person") == {"start": "Rawan"}


def test_nothing_kept_reads_as_empty(tmp_path):
    assert Habits(tmp_path).read("tabel-tps") == {}


def test_without_a_folder_they_hold_while_the_program_runs():
    habits = Habits()
    habits.put("tabel-tps", {"start": "Rawan"})
    assert habits.read("tabel-tps") == {"start": "Rawan"}


@pytest.mark.parametrize("text", ["{", "[1]", '"Rawan"'])
def test_broken_file_reads_as_empty(tmp_path, text):
    (tmp_path / "tabel-tps.json").write_text(text)
    assert Habits(tmp_path).read("tabel-tps") == {}


def test_changing_what_was_read_changes_nothing_kept(tmp_path):
    habits = Habits(tmp_path)
    habits.put("tabel-tps", {"start": "Rawan"})
    habits.read("tabel-tps")["start"] = ""
    assert habits.read("tabel-tps") == {"start": "Rawan"}


def test_same_document_is_not_written_again(tmp_path):
    habits = Habits(tmp_path)
    habits.put("tabel-tps", {"start": "Rawan"})
    (tmp_path / "tabel-tps.json").unlink()
    habits.put("tabel-tps", {"start": "Rawan"})
    assert not list(tmp_path.iterdir())


def test_folder_that_cannot_be_written_does_not_stop_anybody(tmp_path):
    (tmp_path / "berkas").write_text("")
    habits = Habits(tmp_path / "berkas" / "tabel")
    habits.put("tabel-tps", {"start": "Rawan"})
    assert habits.read("tabel-tps") == {"start": "Rawan"}

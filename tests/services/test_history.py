import pytest

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import NotFound
from opsroom.domain.progress import Progress
from opsroom.services.edit_cells import AddPerson, CellEdit, DeleteRows, EditCells
from opsroom.services.history import read_commands, read_details, redo_until, undo_until


def rename(workspace, row_id, seen, name):
    workspace.run(EditCells(Kind.PERSON, (CellEdit(row_id, "name", seen, name),)))


@pytest.fixture
def person(workspace):
    with workspace.read() as reader:
        return reader.persons()[0]


@pytest.fixture
def renamed(workspace, person):
    """Three renamings of the first person."""
    for seen, name in ((person.name, "SATU"), ("SATU", "DUA"), ("DUA", "TIGA")):
        rename(workspace, person.id, seen, name)
    return person


def name_of(workspace, row_id):
    with workspace.read() as reader:
        return reader.persons([row_id])[0].name


def test_newest_command_comes_first(workspace, renamed):
    lines = read_commands(workspace, 2)
    assert [(line.label, line.actor, line.rows, line.can_undo) for line in lines] == [("Ubah Nama", "tes", 1, True)] * 2
    assert lines[0].id > lines[1].id
    assert read_commands(workspace, 1, lines[0].id)[0].id == lines[1].id


def test_undo_goes_back_to_the_picked_command(workspace, renamed):
    lines = read_commands(workspace)
    taken = undo_until(workspace, lines[1].id)
    assert (taken.count, taken.refused) == (2, "")
    assert name_of(workspace, renamed.id) == "SATU"
    states = {line.id: line.state for line in read_commands(workspace) if not line.is_step}
    assert [states[line.id] for line in lines[:3]] == ["diurungkan", "diurungkan", ""]


def test_redo_goes_forward_to_the_picked_command(workspace, renamed):
    lines = read_commands(workspace)
    undo_until(workspace, lines[2].id)
    assert redo_until(workspace, lines[1].id).count == 2
    assert name_of(workspace, renamed.id) == "DUA"


def test_step_overtaken_by_others_ends_the_walk(workspace, renamed):
    lines = read_commands(workspace)
    # Another hand changed the name without an undo of its own.
    workspace.run(_Silent(renamed.id))
    taken = undo_until(workspace, lines[1].id)
    assert taken.count == 0
    assert "Tidak ada yang ditimpa" in taken.refused
    assert name_of(workspace, renamed.id) == "LAIN"


class _Silent:
    label, origin, undoable = "Diam", Origin.RADIO, False

    def __init__(self, row_id):
        self.row_id = row_id

    def apply(self, work):
        work.update(Kind.PERSON, self.row_id, {"name": "LAIN"})


def test_walk_can_be_stopped_between_steps(workspace, renamed):
    asked = iter((False, True))
    taken = undo_until(workspace, read_commands(workspace)[2].id, Progress(is_cancelled=lambda: next(asked)))
    assert taken.count == 1
    assert "1 langkah" in taken.refused


def test_command_that_is_not_in_the_queue_says_so(workspace, renamed):
    line = read_commands(workspace)[0]
    assert redo_until(workspace, line.id).refused.startswith("Perintah ini tidak bisa")


def test_unknown_command_is_not_found(workspace):
    with pytest.raises(NotFound):
        undo_until(workspace, 99_999)


def test_details_show_titles_before_and_after(workspace, renamed):
    details = read_details(workspace, read_commands(workspace)[0])
    [line] = details.lines
    assert (line.row, line.verb, line.kind) == ("IPTU TIGA", "Diubah", "Personel")
    assert (line.change.title, line.change.before, line.change.after) == ("Nama", "DUA", "TIGA")


def test_details_of_rows_that_came_and_went(workspace, person):
    row_id = workspace.run(AddPerson({"nrp": "90010001", "name": "BARU"}))
    workspace.run(DeleteRows(Kind.PERSON, (row_id,)))
    gone, came = (read_details(workspace, line).lines for line in read_commands(workspace, 2))
    assert {line.verb for line in came} == {"Ditambah"}
    assert {line.verb for line in gone} == {"Dihapus"}
    assert ("Nama", "BARU", "") in {(each.change.title, each.change.before, each.change.after) for each in gone}


def test_details_of_a_large_command_are_cut(workspace):
    line = next(line for line in read_commands(workspace) if line.rows > 5)
    assert read_details(workspace, line, 3).entries == 3

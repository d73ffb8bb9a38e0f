from opsroom.domain.changes import Kind
from opsroom.services.edit_cells import CellEdit, DeleteRows, EditCells
from opsroom.services.row_story import read_row_story


def test_life_is_told_newest_first_in_the_words_of_the_sheet(workspace):
    with workspace.read() as reader:
        person = reader.persons()[0]
    workspace.run(EditCells(Kind.PERSON, (CellEdit(person.id, "duty", person.duty, "PAM TPS"),)))
    story = read_row_story(workspace, Kind.PERSON, person.id)
    first, last = story.lines[0], story.lines[-1]
    assert story.name == "IPTU ADI SAPUTRA"
    assert (first.actor, first.title, first.before, first.after) == ("tes", "Status", "Tersedia", "PAM TPS")
    assert (last.verb, last.before) == ("Ditambah", "")


def test_life_of_a_deleted_row_is_told_too(workspace):
    with workspace.read() as reader:
        tps = reader.tps()[0]
    workspace.run(DeleteRows(Kind.TPS, (tps.id,)))
    story = read_row_story(workspace, Kind.TPS, tps.id)
    assert story.name == "TPS 001 KURUP"
    assert story.lines[0].verb == "Dihapus"


def test_row_the_journal_never_saw(workspace):
    story = read_row_story(workspace, Kind.PERSON, 9999)
    assert (story.name, story.lines) == ("Personel nomor 9999", ())

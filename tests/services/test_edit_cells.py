"""Cells, rows, refusals."""

import pytest

from opsroom.domain.changes import ChangeSet, Kind
from opsroom.domain.errors import NotFound, StaleEdit
from opsroom.domain.forces import Source
from opsroom.services.edit_cells import AddPerson, AddTps, CellEdit, CellsRefused, DeleteRows, EditCells
from opsroom.services.workspace import Workspace


def _person(workspace: Workspace, nrp: str):
    with workspace.read() as reader:
        return next(person for person in reader.persons() if person.nrp == nrp)


def _first_tps(workspace: Workspace):
    with workspace.read() as reader:
        return reader.tps()[0]


def _edit(kind: Kind, row_id: int, key: str, seen: object, text: str) -> EditCells:
    return EditCells(kind, (CellEdit(row_id, key, seen, text),))


def test_edit_writes_the_parsed_value(workspace: Workspace) -> None:
    before = _person(workspace, "81020002")
    assert workspace.run(_edit(Kind.PERSON, before.id, "rank", "AIPTU", "brigadir")) == 1
    assert _person(workspace, "81020002").rank == "BRIGPOL"


def test_edit_to_the_same_value_changes_nothing(workspace: Workspace) -> None:
    before = _person(workspace, "81020002")
    heard: list[ChangeSet] = []
    workspace.feed.subscribe(heard.append)
    assert workspace.run(_edit(Kind.PERSON, before.id, "rank", "AIPTU", "AIPTU.")) == 0
    assert heard == []


def test_edit_is_named_after_its_column(workspace: Workspace) -> None:
    before = _person(workspace, "81020002")
    workspace.run(_edit(Kind.PERSON, before.id, "rank", "AIPTU", "BRIPKA"))
    assert workspace.history().undo_label == "Ubah Pangkat"


def test_edit_is_told_with_its_field(workspace: Workspace) -> None:
    before = _person(workspace, "81020002")
    heard: list[ChangeSet] = []
    workspace.feed.subscribe(heard.append)
    workspace.run(_edit(Kind.PERSON, before.id, "rank", "AIPTU", "BRIPKA"))
    assert heard[0].changes[0].fields == {"rank"}


def test_edit_of_a_cell_somebody_changed_is_refused(workspace: Workspace) -> None:
    before = _person(workspace, "81020002")
    with pytest.raises(StaleEdit):
        workspace.run(_edit(Kind.PERSON, before.id, "rank", "BRIPDA", "BRIPKA"))
    assert _person(workspace, "81020002").rank == "AIPTU"


def test_edit_of_a_deleted_row_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.run(_edit(Kind.PERSON, 9_999, "rank", "", "BRIPKA"))


@pytest.mark.parametrize(
    ("key", "text", "word"),
    [
        ("rank", "KAPTEN KAPAL", "Pangkat"),
        ("nrp", "85030003", "sudah dipakai"),
        ("nrp", "123", "digit"),
        ("name", " ", "Nama"),
        ("duty", "entah", "Status"),
    ],
)
def test_person_cell_refuses_with_a_reason(workspace: Workspace, key: str, text: str, word: str) -> None:
    before = _person(workspace, "81020002")
    with pytest.raises(CellsRefused) as refusal:
        workspace.run(_edit(Kind.PERSON, before.id, key, getattr(before, key), text))
    assert word in refusal.value.user_text
    assert refusal.value.cells[0].key == key


@pytest.mark.parametrize(
    ("key", "text", "word"),
    [
        ("number", "002", "sudah ada"),
        ("category", "SIAGA SATU", "belum ada"),
        ("kecamatan", "X", "tidak diubah"),
        ("voters_m", "banyak", "pemilih"),
    ],
)
def test_tps_cell_refuses_with_a_reason(workspace: Workspace, key: str, text: str, word: str) -> None:
    before = _first_tps(workspace)
    with pytest.raises(CellsRefused) as refusal:
        workspace.run(_edit(Kind.TPS, before.id, key, getattr(before, key), text))
    assert word in refusal.value.user_text


def test_tps_cells_take_new_values(workspace: Workspace) -> None:
    before = _first_tps(workspace)
    edits = (
        CellEdit(before.id, "category", before.category, "sangat rawan"),
        CellEdit(before.id, "number", before.number, "7"),
    )
    assert workspace.run(EditCells(Kind.TPS, edits)) == 2
    with workspace.read() as reader:
        after = reader.tps([before.id])[0]
    assert (after.category, after.number) == ("SANGAT_RAWAN", "007")
    assert workspace.history().undo_label == "Ubah 2 sel TPS"


def test_block_with_one_bad_cell_changes_nothing(workspace: Workspace) -> None:
    one, two = _person(workspace, "81020002"), _person(workspace, "85030003")
    edits = (
        CellEdit(one.id, "rank", one.rank, "BRIPDA"),
        CellEdit(two.id, "rank", two.rank, "salah"),
        CellEdit(two.id, "duty", two.duty, "juga salah"),
    )
    with pytest.raises(CellsRefused) as refusal:
        workspace.run(EditCells(Kind.PERSON, edits, name="Tempel"))
    assert [cell.key for cell in refusal.value.cells] == ["rank", "duty"]
    assert "1 sel lain" in refusal.value.user_text
    assert _person(workspace, "81020002").rank == "AIPTU"


def test_block_is_one_undo_under_its_name(workspace: Workspace) -> None:
    one, two = _person(workspace, "81020002"), _person(workspace, "85030003")
    edits = (CellEdit(one.id, "note", "", "a"), CellEdit(two.id, "note", "", "b"))
    workspace.run(EditCells(Kind.PERSON, edits, name="Tempel 2 sel"))
    assert workspace.history().undo_label == "Tempel 2 sel"
    workspace.undo()
    assert (_person(workspace, "81020002").note, _person(workspace, "85030003").note) == ("", "")
    workspace.redo()
    assert _person(workspace, "85030003").note == "b"


def test_delete_rows_and_undo_bring_the_person_back(workspace: Workspace) -> None:
    before = _person(workspace, "81020002")
    assert workspace.run(DeleteRows(Kind.PERSON, (before.id,))) == 1
    assert workspace.history().undo_label == "Hapus 1 personel"
    workspace.undo()
    assert _person(workspace, "81020002") == before


def test_added_person_gets_the_origin_of_the_unit(workspace: Workspace) -> None:
    row_id = workspace.run(AddPerson({"nrp": "90010011", "name": "kevin utomo", "unit": "Polsek Lengkiti"}))
    with workspace.read() as reader:
        person = reader.persons([row_id])[0]
    assert (person.name, person.source) == ("KEVIN UTOMO", Source.POLSEK)


def test_added_person_without_a_number_is_refused(workspace: Workspace) -> None:
    with pytest.raises(CellsRefused) as refusal:
        workspace.run(AddPerson({"name": "KEVIN UTOMO"}))
    assert [cell.key for cell in refusal.value.cells] == ["nrp"]


def test_added_tps_lands_in_its_desa(workspace: Workspace) -> None:
    code = _first_tps(workspace).desa_code
    row_id = workspace.run(AddTps(code, {"number": "9"}))
    with workspace.read() as reader:
        added = reader.tps([row_id])[0]
    assert (added.desa_code, added.number) == (code, "009")


def test_added_tps_in_an_unknown_desa_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.run(AddTps("9999999999", {"number": "1"}))

import pytest

from opsroom.domain.changes import Kind, Origin
from opsroom.domain.errors import RuleViolation
from opsroom.services.edit_cells import AddPerson, AddTps, DeleteRows
from opsroom.services.recycle_bin import RestoreRows, read_bin


@pytest.fixture
def people(workspace):
    with workspace.read() as reader:
        return reader.persons()


@pytest.fixture
def stations(workspace):
    with workspace.read() as reader:
        return reader.tps()


def roster(workspace):
    with workspace.read() as reader:
        return {person.id: person for person in reader.persons()}


def test_bin_says_who_deleted_what(workspace, people):
    workspace.run(DeleteRows(Kind.PERSON, (people[0].id,)))
    [line] = read_bin(workspace, Kind.PERSON)
    assert (line.code, line.name, line.detail) == ("80010001", "IPTU ADI SAPUTRA", "POLSEK LENGKITI")
    assert (line.actor, line.label) == ("tes", "Hapus 1 personel")
    assert "adi saputra" in line.words


def test_bin_of_tps_names_the_desa(workspace, stations):
    workspace.run(DeleteRows(Kind.TPS, (stations[0].id,)))
    [line] = read_bin(workspace, Kind.TPS)
    assert (line.code, line.name, line.detail) == ("001", "TPS 001 KURUP", "KURUP")


def test_empty_bin(workspace):
    assert read_bin(workspace, Kind.TPS) == ()


def test_restored_rows_are_as_they_were_and_can_go_again(workspace, people):
    before = roster(workspace)
    ids = (people[0].id, people[3].id)
    workspace.run(DeleteRows(Kind.PERSON, ids))
    assert workspace.run(RestoreRows(Kind.PERSON, ids)) == 2
    assert roster(workspace) == before
    assert workspace.history().undo_label == "Pulihkan 2 personel"
    workspace.undo()
    assert {line.row_id for line in read_bin(workspace, Kind.PERSON)} == set(ids)


def test_number_taken_meanwhile_is_refused_calmly(workspace, people):
    workspace.run(DeleteRows(Kind.PERSON, (people[0].id, people[1].id)))
    for each in people[:2]:
        workspace.run(AddPerson({"nrp": each.nrp, "name": "LAIN"}))
    with pytest.raises(RuleViolation, match=r"80010001 sudah dipakai.*1 lainnya.*Tidak ada yang dipulihkan"):
        workspace.run(RestoreRows(Kind.PERSON, (people[0].id, people[1].id)))


def test_place_taken_meanwhile_is_refused_calmly(workspace, stations):
    workspace.run(DeleteRows(Kind.TPS, (stations[0].id,)))
    workspace.run(AddTps(stations[0].desa_code, {"number": "001"}))
    with pytest.raises(RuleViolation, match="TPS 001 sudah ada lagi di desanya"):
        workspace.run(RestoreRows(Kind.TPS, (stations[0].id,)))


def test_desa_that_is_gone_is_refused_calmly(workspace, stations):
    there = [tps for tps in stations if tps.desa_code == stations[0].desa_code]
    workspace.run(DeleteRows(Kind.TPS, tuple(tps.id for tps in there)))

    class DropDesa:
        label, origin, undoable = "Hapus desa", Origin.DESK, True

        def apply(self, work):
            gone = [desa.id for desa in work.reader.desa() if desa.code == there[0].desa_code]
            work.delete_many(Kind.DESA, gone)

    workspace.run(DropDesa())
    assert read_bin(workspace, Kind.TPS)[0].detail == there[0].desa_code
    with pytest.raises(RuleViolation, match="sudah tidak ada"):
        workspace.run(RestoreRows(Kind.TPS, (there[0].id,)))

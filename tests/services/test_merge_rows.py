from datetime import timedelta

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, RuleViolation, StaleEdit
from opsroom.domain.stages import Stage
from opsroom.services.edit_cells import AddPerson, AddTps, CellEdit, DeleteRows, EditCells
from opsroom.services.merge_rows import read_merge
from opsroom.services.pins import PinPerson
from opsroom.services.plot_teams import plot
from opsroom.services.report_stage import ReportStage
from opsroom.services.set_duty import SetDuty


def everything(workspace):
    """All rows a merge may touch, as stored."""
    tables = ("person", "tps", "team_member", "team_tps", "pin", "post", "report", "tps_state", "person_state")
    with workspace.read() as reader:
        return {table: reader.upkeep._session.sql(f'SELECT * FROM "{table}" ORDER BY id') for table in tables}


@pytest.fixture
def people(on_duty):
    with on_duty.read() as reader:
        return reader.persons()


@pytest.fixture
def stations(on_duty):
    with on_duty.read() as reader:
        return reader.tps()


@pytest.fixture
def double(on_duty, people):
    """A second row of the first person after the Padal, added later with a telephone."""
    values = {"nrp": "81020003", "name": "BUDI IRAWAN", "rank": "AIPTU", "unit": "POLSEK LENGKITI"}
    on_duty.run(AddPerson({**values, "phone": "081299999999"}))
    with on_duty.read() as reader:
        return reader.persons()[-1]


def fields(view):
    return {field.key: field for field in view.fields}


def test_newer_beats_older_and_filled_beats_blank(on_duty, people, double):
    view = read_merge(on_duty, Kind.PERSON, people[1].id, double.id)
    found = fields(view)
    assert (found["phone"].choice, found["phone"].why) == (1, "yang lebih baru")
    assert (found["position"].choice, found["position"].why) == (0, "yang terisi")
    assert (found["duty"].choice, found["duty"].why) == (0, "yang sudah ditetapkan")
    assert found["rank"].is_equal


def test_row_with_more_references_stays(on_duty, people, double):
    plot(on_duty)
    assert read_merge(on_duty, Kind.PERSON, people[1].id, double.id).kept == 0
    turned = read_merge(on_duty, Kind.PERSON, double.id, people[1].id)
    assert turned.kept == 1
    assert turned.references == ("tidak dirujuk", "1 tim")


def test_merge_moves_references_and_is_undone_whole(on_duty, people, stations, double, clock):
    on_duty.run(PinPerson(double.id, stations[0].id))
    plot(on_duty)
    on_duty.run(ReportStage(Stage.APEL, clock.now(), person_ids=(people[1].id,)))
    before = everything(on_duty)
    view = read_merge(on_duty, Kind.PERSON, people[1].id, double.id)
    moved = on_duty.run(view.command(1, {"name": 0}))
    assert moved >= 2
    after = everything(on_duty)
    assert len(after["person"]) == len(before["person"]) - 1
    with on_duty.read() as reader:
        [kept] = reader.persons([double.id])
        assert (kept.name, kept.nrp, kept.duty) == ("BUDI IRAWAN, S.H.", "81020003", Duty.PAM_TPS)
        plan = reader.current_plan()
        assert double.id in {member.person_id for team in plan.plan.teams for member in team.members}
        assert double.id in reader.person_states()
    on_duty.undo()
    assert everything(on_duty) == before
    on_duty.redo()
    assert everything(on_duty) == after


def test_survivor_may_take_the_number_of_the_other(on_duty, people, double):
    view = read_merge(on_duty, Kind.PERSON, people[1].id, double.id)
    on_duty.run(view.command(0, {"nrp": 1}))
    with on_duty.read() as reader:
        assert reader.persons([people[1].id])[0].nrp == "81020003"
    assert on_duty.history().undo_label == "Gabungkan BUDI IRAWAN, S.H."


def test_nobody_is_in_two_teams_of_one_plan_afterwards(on_duty, people):
    plot(on_duty)
    view = read_merge(on_duty, Kind.PERSON, people[1].id, people[6].id)
    on_duty.run(view.command(0, {}))
    with on_duty.read() as reader:
        teams = reader.current_plan().plan.teams
    members = [member.person_id for team in teams for member in team.members]
    assert members.count(people[1].id) == 1


@pytest.mark.parametrize("newer", [0, 1], ids=["survivor", "other"])
def test_the_newer_of_two_states_stays(on_duty, people, clock, newer):
    ids = (people[1].id, people[2].id)
    stages = (Stage.APEL, Stage.BERGESER)
    for minutes, side in enumerate((1 - newer, newer)):
        at = clock.now() + timedelta(minutes=minutes)
        on_duty.run(ReportStage(stages[side], at, person_ids=(ids[side],)))
    on_duty.run(read_merge(on_duty, Kind.PERSON, *ids).command(0, {}))
    with on_duty.read() as reader:
        assert reader.person_states()[ids[0]] is stages[newer]


def test_two_tps_become_one(on_duty, people, stations):
    on_duty.run(PinPerson(people[2].id, stations[1].id))
    on_duty.run(PinPerson(people[2].id, stations[0].id))
    view = read_merge(on_duty, Kind.TPS, stations[0].id, stations[1].id)
    on_duty.run(view.command(0, {"number": 0}))
    with on_duty.read() as reader:
        assert [pin.tps_id for pin in reader.pins().values()] == [stations[0].id]
        assert len(reader.tps()) == len(stations) - 1


def test_number_that_a_third_tps_has_is_refused(on_duty, stations):
    on_duty.run(AddTps(stations[0].desa_code, {"number": "005"}))
    there = [tps for tps in stations if tps.desa_code != stations[0].desa_code]
    view = read_merge(on_duty, Kind.TPS, stations[0].id, there[1].id)
    with pytest.raises(RuleViolation, match="TPS 002 sudah ada"):
        on_duty.run(view.command(0, {"number": 1}))


def test_row_changed_meanwhile_refuses_the_merge(on_duty, people, double):
    view = read_merge(on_duty, Kind.PERSON, people[1].id, double.id)
    on_duty.run(EditCells(Kind.PERSON, (CellEdit(double.id, "phone", double.phone, "081200000000"),)))
    before = everything(on_duty)
    with pytest.raises(StaleEdit, match="Tidak ada yang digabung"):
        on_duty.run(view.command(0, {}))
    assert everything(on_duty) == before


def test_row_deleted_meanwhile_refuses_the_merge(on_duty, people, double):
    view = read_merge(on_duty, Kind.PERSON, people[1].id, double.id)
    on_duty.run(DeleteRows(Kind.PERSON, (double.id,)))
    with pytest.raises(NotFound):
        on_duty.run(view.command(0, {}))
    with pytest.raises(NotFound):
        read_merge(on_duty, Kind.PERSON, people[1].id, double.id)


def test_equal_rows_merge_without_an_update(on_duty, people):
    on_duty.run(SetDuty(Duty.PAM_TPS, nrps=(people[0].nrp,)))
    view = read_merge(on_duty, Kind.PERSON, people[0].id, people[0].id)
    assert all(field.is_equal for field in view.fields)

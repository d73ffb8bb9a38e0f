"""What goes with a deleted row, and what forbids deleting it."""

from datetime import date

import pytest

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Member, Plan, Post, Role, Rule, Shortage, Team
from opsroom.store.plans import save_plan

PLAN = Plan(
    teams=(
        Team(1, "160107", (Member(PersonId(1), Role.KA_TIM),), (TpsId(1), TpsId(2)), Pattern(1, 2, 4)),
        Team(2, "160108", (Member(PersonId(4), Role.KA_TIM),), (TpsId(5),), Pattern(1, 2, 4)),
    ),
    shortages=(Shortage(TpsId(6), Rule.NO_PEOPLE, "Habis."),),
    posts=(Post(Role.PADAL, "160107", PersonId(2)),),
    idle=(PersonId(3),),
)


@pytest.fixture
def plotted(filled, clock):
    with filled.work("Ploting") as work:
        save_plan(work, PLAN, clock.now(), 0.5)
        work.insert(Kind.PIN, {"person_id": 1, "tps_id": 1})
    return filled


def _counts(file):
    with file.read() as reader:
        counts = reader.counts()
        return {kind: counts[kind] for kind in ("person", "tps", "pin", "team_member", "team_tps", "shortage", "post")}


def test_pins_and_places_go_with_a_person(plotted):
    before = _counts(plotted)
    with plotted.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [1, 2])
    assert _counts(plotted) == before | {"person": 3, "pin": 0, "team_member": 1, "post": 0}
    assert {change.kind for change in work.changeset.changes} == {
        Kind.PERSON,
        Kind.PIN,
        Kind.TEAM_MEMBER,
        Kind.POST,
    }


def test_undo_brings_all_of_it_back(plotted):
    with plotted.read() as reader:
        before = (_counts(plotted), reader.current_plan(), reader.pins())
    with plotted.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [1, 2, 3])
        work.delete_many(Kind.TPS, [1, 6])
    plotted.undo()
    with plotted.read() as reader:
        assert (_counts(plotted), reader.current_plan(), reader.pins()) == before


def test_absences_go_with_a_person_and_come_back_with_him(filled):
    day = date(2024, 2, 14)
    with filled.work("Cuti") as work:
        for person in (1, 1, 2):
            absence = {"person_id": person, "reason": Duty.CUTI, "first_day": day, "last_day": day}
            work.insert(Kind.ABSENCE, absence)
    with filled.read() as reader:
        before = reader.absences()
    with filled.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [1])
    with filled.read() as reader:
        assert [absence.person_id for absence in reader.absences()] == [2]
    filled.undo()
    with filled.read() as reader:
        assert reader.absences() == before


def test_teams_go_with_their_plan(plotted):
    with plotted.work("Hapus") as work:
        work.delete_many(Kind.PLAN, [1])
    with plotted.read() as reader:
        counts = reader.counts()
        assert [counts[kind] for kind in ("plan", "team", "team_member", "team_tps", "shortage", "post")] == [0] * 6
        assert counts["pin"] == 1


def test_deleted_people_and_tps_are_out_of_the_plan(plotted):
    with plotted.work("Hapus") as work:
        work.delete_many(Kind.PERSON, [3, 4])
        work.delete_many(Kind.TPS, [2])
    with plotted.read() as reader:
        plan = reader.current_plan().plan
    assert plan.idle == ()
    assert [team.members for team in plan.teams] == [PLAN.teams[0].members, ()]
    assert plan.teams[0].tps_ids == (1,)


@pytest.mark.parametrize(("kind", "row_id"), [(Kind.KECAMATAN, 1), (Kind.DESA, 1)], ids=["kecamatan", "desa"])
def test_region_with_something_in_it_stays(filled, kind, row_id):
    with filled.work("Hapus") as work, pytest.raises(RuleViolation, match="Tidak ada yang dihapus"):
        work.delete_many(kind, [row_id])
    assert not work.changeset


@pytest.mark.parametrize(("kind", "column"), [(Kind.TPS, "tps_id"), (Kind.PERSON, "person_id")])
def test_row_with_facts_from_the_field_stays(filled, clock, kind, column):
    fact = {column: 1, "stage": "TPS_BUKA", "at": clock.now()}
    with filled.work("Laporan", undoable=False) as work:
        work.insert(Kind.REPORT, {**fact, "received_at": clock.now()})
    with pytest.raises(RuleViolation, match="laporan lapangan"), filled.work("Hapus") as work:
        work.delete_many(kind, [1, 2])

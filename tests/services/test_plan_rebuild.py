"""What edits make of a plan: teams in order, who leads, what is left over, remarks."""

import pytest

from opsroom.domain.categories import KURANG_RAWAN, Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.plan import Role, Rule
from opsroom.domain.plan_edits import NewTeam, PlanEdit, PutPeople, PutTps, SwapPeople
from opsroom.services.plan_desk import PlanDesk, read_desk
from opsroom.services.workspace import Workspace
from tests.services.plotted import DOUBLE, Lay, lay, set_patterns


@pytest.fixture
def file(empty: Workspace) -> Workspace:
    return lay(empty)


def _desk(file: Workspace) -> PlanDesk:
    desk = read_desk(file)
    assert desk is not None
    return desk


@pytest.fixture
def desk(file: Workspace) -> PlanDesk:
    return _desk(file)


def _change(file: Workspace, kind: Kind, row_id: int, **values: object) -> PlanDesk:
    file.run(Lay(updates=((kind, row_id, values),)))
    return _desk(file)


def _rules(desk: PlanDesk, *edits: PlanEdit) -> list[tuple[str, bool]]:
    return [(each.rule, each.is_enforced) for each in desk.judge(edits)]


def test_senior_of_the_changed_team_leads_it(desk: PlanDesk) -> None:
    plan = desk.apply((SwapPeople(1, 4),))
    assert [(who.person_id, who.role) for who in plan.teams[0].members] == [(4, Role.KA_TIM), (5, Role.ANGGOTA)]


def test_somebody_taken_out_who_left_the_duty_is_not_idle(file: Workspace) -> None:
    plan = _change(file, Kind.PERSON, 5, duty=Duty.SAKIT).apply((SwapPeople(4, 5),))
    assert plan.idle == (10,)


def test_team_without_tps_is_no_more_and_its_people_are_free(desk: PlanDesk) -> None:
    plan = desk.apply((PutTps((1, 2, 3), None),))
    assert [team.tps_ids for team in plan.teams] == [(4, 5), (7, 8, 9, 10), (11,)]
    assert [team.number for team in plan.teams] == [1, 2, 3]
    assert plan.idle == (1, 4, 5, 10)
    assert plan.moved == (2, 9)


def test_moved_people_who_leave_the_plan_are_not_moved(desk: PlanDesk) -> None:
    assert desk.apply((SwapPeople(2, 4),)).moved == (9,)


def test_new_team_takes_its_place_in_the_order(desk: PlanDesk) -> None:
    edits = (NewTeam((6,), (4, 10)),)
    assert desk.judge(edits) == ()
    plan = desk.apply(edits)
    assert [(team.number, team.tps_ids) for team in plan.teams][2:4] == [(3, (6,)), (4, (7, 8, 9, 10))]
    assert [each.tps_id for each in plan.shortages] == [12]
    assert plan.idle == ()
    assert plan.teams[2].pattern == DOUBLE


def test_two_new_teams_at_once(desk: PlanDesk) -> None:
    plan = desk.apply((NewTeam((6,), (4,)), NewTeam((12,), (10,))))
    assert [team.tps_ids for team in plan.teams if len(team.members) == 1] == [(6,), (12,)]


def test_tps_of_a_neighbour_desa_make_the_team_cross(desk: PlanDesk) -> None:
    plan = desk.apply((PutTps((6,), 1), PutTps((4,), 1)))
    assert [team.crosses_desa for team in plan.teams[:2]] == [True, False]


def test_remarks_follow_the_teams(desk: PlanDesk) -> None:
    plan = desk.apply((NewTeam((6,), (4, 10)),))
    assert [(each.rule, each.text) for each in plan.remarks] == [
        (Rule.WOMEN, "Tim 4: anggota Polwan AIPDA ORANG G; siapkan tempat istirahat."),
        (Rule.NO_PADAL, "Kecamatan LENGKITI belum punya padal."),
        (Rule.CROSS_DESA, "LENGKITI: 1 tim lintas desa (tim 2: TANJUNG dan TIHANG)."),
    ]


def test_remarks_of_the_kecamatan_touched_are_written_anew(file: Workspace) -> None:
    set_patterns(file, KURANG_RAWAN, DOUBLE, Pattern(2, 6, 12))
    plan = _change(file, Kind.PERSON, 8, gender="P").apply((PutTps((12,), 3),))
    told = {each.rule: each.text for each in plan.remarks}
    assert told[Rule.WOMEN].startswith("Tim 3: anggota Polwan BRIPDA ORANG H; siapkan")
    assert told[Rule.BEYOND_PREFERRED] == "LUBUK BATANG: 1 tim memakai pola cadangan, 1 TPS di atas pola utama."
    assert Rule.NO_PEOPLE not in told
    assert told[Rule.CROSS_DESA] == "LENGKITI: 1 tim lintas desa (tim 2: TANJUNG dan TIHANG)."


def test_swap_leaves_what_is_short_and_says_so_still(desk: PlanDesk) -> None:
    plan = desk.apply((SwapPeople(1, 4),))
    assert plan.shortages == desk.plan.shortages
    assert plan.remarks[0] == desk.plan.remarks[0]
    assert plan.levels == ()


def test_untouched_teams_stay_as_they_were(desk: PlanDesk) -> None:
    plan = desk.apply((SwapPeople(1, 4),))
    assert plan.teams[1:] == desk.plan.teams[1:]


def test_order_of_edits_counts(desk: PlanDesk) -> None:
    plan = desk.apply((PutPeople((5,), 2), PutPeople((5,), None), PutPeople((5,), 4)))
    assert [who.person_id for who in plan.teams[3].members] == [3, 5, 9]

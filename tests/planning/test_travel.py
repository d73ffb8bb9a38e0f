"""Kilometres of whole plans."""

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Member, Plan, PlotRequest, Role, Team
from opsroom.planning.travel import kilometres
from tests.planning.cases import person, tps

#: A hundredth of a degree of latitude is 1.11 km.
NEAR, FAR = tps(1, point=(-4.0, 104.0)), tps(2, point=(-4.1, 104.0))
REQUEST = PlotRequest((NEAR, FAR), (person(1), person(2)), unit_points={"SAT SAMAPTA": (-3.9, 104.0)})


def team(people: tuple[int, ...], *stations: int) -> Team:
    members = tuple(Member(PersonId(one), Role.ANGGOTA) for one in people)
    return Team(1, "160128", members, tuple(TpsId(one) for one in stations), Pattern(2, 8, 16))


def test_everybody_goes_to_the_nearest_tps_and_the_team_between_them_once():
    plan = Plan((team((1, 2), NEAR.id, FAR.id),))
    assert kilometres(REQUEST, (plan,)) == (33,)


def test_plans_are_measured_each_for_itself():
    assert kilometres(REQUEST, (Plan((team((1,), NEAR.id),)), Plan((team((1,), FAR.id),)), Plan(()))) == (11, 22, 0)


def test_people_and_tps_that_are_gone_go_no_way():
    assert kilometres(REQUEST, (Plan((team((1, 99), NEAR.id, 5),)),)) == (11,)

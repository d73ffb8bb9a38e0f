from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import ROLE_LABELS, Member, Plan, Role, Team

PATTERN = Pattern(2, 8, 16)


def team(number: int, people: int, tps: int, *, crosses: bool = False) -> Team:
    members = tuple(Member(PersonId(i), Role.ANGGOTA) for i in range(people))
    return Team(number, "160107", members, tuple(TpsId(i) for i in range(tps)), PATTERN, crosses)


def test_a_plan_counts_people_covered_tps_and_teams_that_cross():
    plan = Plan((team(1, 2, 8), team(2, 2, 3, crosses=True), team(3, 3, 1)))
    assert (plan.people_count, plan.covered_count, plan.cross_desa_count) == (7, 12, 1)


def test_an_empty_plan_counts_nothing():
    assert (Plan(()).people_count, Plan(()).covered_count, Plan(()).cross_desa_count) == (0, 0, 0)


def test_every_role_has_a_label():
    assert set(ROLE_LABELS) == set(Role)

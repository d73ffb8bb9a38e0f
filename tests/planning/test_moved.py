from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Member, Plan, Role, Team
from opsroom.planning.moved import moved_people
from opsroom.planning.request import canonical
from tests.planning.cases import request, village


def team(number: int, people: list[int], tps: list[int]) -> Team:
    members = tuple(Member(PersonId(one), Role.ANGGOTA) for one in people)
    return Team(number, "160128", members, tuple(map(TpsId, tps)), Pattern(2, 8, 16))


def test_moved_is_who_has_a_team_before_and_after_and_no_tps_in_common():
    ordered = Plan((team(1, [1, 2], [10, 11]), team(2, [3, 4], [12])))
    case = canonical(request(village("1601282001", 3), 6, ordered=ordered))
    assert moved_people(case, [team(1, [1, 3], [11]), team(2, [5, 2], [12])]) == (2, 3)


def test_without_a_plan_of_before_nobody_is_moved():
    assert moved_people(canonical(request([], 3)), [team(1, [1], [10])]) == ()

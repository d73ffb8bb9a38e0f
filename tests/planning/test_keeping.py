from dataclasses import replace

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Member, Plan, Role, Team
from opsroom.planning.keeping import fill, keep
from opsroom.planning.naming import Crew
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from opsroom.planning.scoring import Scorer
from opsroom.planning.seats import Chart
from tests.planning.cases import person, request, village

A, B = "1601282001", "1601282002"


def chart(people, rows_of_teams, ordered=()) -> Chart:
    teams = tuple(
        Team(number, "160128", tuple(Member(PersonId(who), Role.ANGGOTA) for who in members), tuple(map(TpsId, tps)),
             Pattern(2, 8, 16))
        for number, (members, tps) in enumerate(ordered, start=1)
    )  # fmt: skip
    rows = [row for found in rows_of_teams for row in found]
    case = canonical(request(rows, people))
    case = replace(case, ordered=Plan(teams) if teams else None)
    crews = [Crew("160128", 2, tuple(found), Pattern(2, 8, 16), (), 1, 0) for found in rows_of_teams]
    return Chart(case, crews, Scorer(case, Atlas(case)))


def test_people_stay_where_most_of_their_tps_are():
    first, second = village(A, 3), village(B, 3)
    people = [person(number) for number in range(1, 5)]
    ordered = [((1, 2), [first[0].id, second[0].id, second[1].id]), ((3,), [first[1].id])]
    found = chart(people, [first, second], ordered)
    keep(found)
    assert found.team_of == [1, 1, 0, -1]
    assert found.moved() == []
    fill(found)
    assert found.team_of == [1, 1, 0, 0]


def test_a_seat_is_for_one_only():
    rows = village(A, 2)
    people = [person(number) for number in range(1, 4)]
    found = chart(people, [rows], [((1, 2, 3), [rows[0].id])])
    keep(found)
    assert sorted(found.team_of) == [-1, 0, 0]


def test_somebody_seated_makes_room_where_no_idle_person_may_come():
    first, second = village(A, 1), village(B, 1)
    people = [person(1), person(2), person(3), person(4, home=A)]
    found = chart(people, [first, second], [((1,), [first[0].id]), ((2, 3), [second[0].id])])
    keep(found)
    fill(found)
    assert all(not found.open_seats(team) for team in (0, 1))
    assert found.team_of[3] == 1


def test_a_seat_stays_open_where_nobody_may_come():
    found = chart([person(1, home=A), person(2, home=A)], [village(A, 1)])
    fill(found)
    assert found.open_seats(0) == 2


def test_nobody_makes_room_where_no_idle_person_may_take_his_seat():
    first, second = village(A, 1), village(B, 1)
    people = [person(1), person(2), person(3, home=A), person(4, home=A)]
    found = chart(people, [first, second], [((3, 4), [second[0].id])])
    keep(found)
    fill(found)
    assert sorted(found.members[0]) == [0, 1]
    barred = chart([person(1), person(2), person(3, home=A)], [first, second], [((1, 2), [second[0].id])])
    keep(barred)
    fill(barred)
    assert barred.open_seats(0) + barred.open_seats(1) == 1


def test_who_makes_room_is_sought_until_somebody_idle_may_take_his_seat():
    both = (*village(A, 1, start=2), *village(B, 1))
    people = [*(person(number) for number in range(1, 5)), person(5, home=A), person(6, home=A)]
    ordered = [((1, 2), [both[0].id]), ((3, 4), [village("1601282003", 1)[0].id])]
    found = chart(people, [village(A, 1), both, village("1601282003", 1)], ordered)
    keep(found)
    fill(found)
    assert sorted(found.members[0]) == [2, 3]
    assert sorted(found.members[2]) == [4, 5]


def test_tps_that_nobody_serves_any_more_keep_nobody():
    rows = village(A, 1)
    found = chart([person(1), person(2)], [rows], [((1,), [village(B, 1)[0].id])])
    keep(found)
    assert found.team_of == [-1, -1]

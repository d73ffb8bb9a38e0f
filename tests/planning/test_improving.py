from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from opsroom.domain.categories import KURANG_RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.forces import Source
from opsroom.domain.person import Person
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.domain.plot_watch import UNWATCHED, PlotWatch
from opsroom.planning.improving import cap_moves, improve, settle
from opsroom.planning.naming import Crew
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from opsroom.planning.scoring import Scorer
from opsroom.planning.seats import IDLE, Chart
from opsroom.planning.staffing import staff
from tests.planning.cases import person, request, tps, village

A, B, EAST = "1601282001", "1601282002", "1601212001"
PAIR = Pattern(2, 8, 16)


def crew(desa: str, category: str = KURANG_RAWAN, size: int = 2, pinned=()) -> Crew:
    severity = 3 if category == SANGAT_RAWAN else 1
    return Crew(desa[:6], size, (tps(1, desa, category),), Pattern(size, 8, 16), tuple(pinned), severity, 0)


def chart(
    people: Sequence[Person], crews: Sequence[Crew], seats: Sequence[int], rules: PlotRules | None = None
) -> Chart:
    """People seated in the teams named; -1 is idle."""
    rows = [row for one in crews for row in one.tps]
    case = canonical(request(rows, people, rules=rules or PlotRules(), unit_areas={"POLSEK A": frozenset({"160128"})}))
    found = Chart(case, crews, Scorer(case, Atlas(case)))
    for place, team in enumerate(seats):
        if team != IDLE and found.team_of[place] == IDLE:
            found.put(place, team)
    return found


def test_people_of_a_polsek_come_to_their_kecamatan():
    people = [person(1), person(2), person(3, unit="POLSEK A"), person(4, unit="POLSEK A")]
    found = chart(people, [crew(A), crew(EAST)], [0, 0, 1, 1])
    before = found.soft_cost()
    improve(found, UNWATCHED)
    assert sorted(found.members[0]) == [2, 3]
    assert found.soft_cost() < before


def test_idle_people_come_in_for_those_who_cost_more():
    people = [person(1), person(2, hard_before=5), person(3)]
    found = chart(people, [crew(A, SANGAT_RAWAN)], [0, 0, IDLE])
    improve(found, UNWATCHED)
    assert found.idle() == [1]


def test_pinned_people_stay():
    people = [person(1), person(2, unit="POLSEK A"), person(3, unit="POLSEK A"), person(4)]
    found = chart(people, [crew(A), crew(EAST, pinned=[people[2].id])], [0, 0, 1, 1])
    improve(found, UNWATCHED)
    assert found.team_of[2] == 1


def test_beyond_a_size_only_neighbours_change(monkeypatch):
    monkeypatch.setattr("opsroom.planning.improving.EVERYBODY", 0)
    people = [person(1), person(2), person(3, unit="POLSEK A"), person(4, unit="POLSEK A")]
    found = chart(people, [crew(A), crew(EAST)], [0, 0, 1, 1])
    improve(found, UNWATCHED)
    assert sorted(found.members[0]) == [0, 1]


def test_it_stops_when_told_and_when_its_effort_is_spent(monkeypatch):
    people = [person(1), person(2), person(3, unit="POLSEK A"), person(4, unit="POLSEK A")]
    found = chart(people, [crew(A), crew(EAST)], [0, 0, 1, 1])
    improve(found, PlotWatch(is_stopping=lambda: True))
    assert sorted(found.members[0]) == [0, 1]
    monkeypatch.setattr("opsroom.planning.improving.EFFORT", 1)
    monkeypatch.setattr("opsroom.planning.improving.EFFORT_PER_PERSON", 0)
    improve(found, UNWATCHED)
    assert len(set(found.members[0]) & {0, 1}) == 1


def test_who_sits_where_he_may_not_is_exchanged_whatever_it_costs():
    people = [person(1, home=A), person(2), person(3, unit="POLSEK A"), person(4)]
    found = chart(people, [crew(A), crew(EAST)], [0, 0, 1, 1])
    settle(found)
    assert found.team_of[0] == 1
    assert all(found.open_seats(team) == 0 for team in (0, 1))


def test_a_team_nobody_may_join_is_given_up():
    people = [person(1, home=A), person(2, home=A)]
    found = chart(people, [crew(A)], [0, 0])
    settle(found)
    assert found.members == [[]]
    assert found.idle() == [0, 1]


def test_every_team_gets_a_leader_or_is_given_up():
    rules = PlotRules(leader_rank="AIPTU")
    people = [person(1, "AIPTU"), person(2, "AIPTU"), person(3, "BRIPDA"), person(4, "BRIPDA")]
    found = chart(people, [crew(A), crew(B)], [0, 0, 1, 1], rules)
    settle(found)
    assert [len(one) for one in found.members] == [2, 2]
    assert {found.team_of[0], found.team_of[1]} == {0, 1}
    alone = chart(people[2:], [crew(A)], [0, 0], rules)
    settle(alone)
    assert alone.members == [[]]


def test_enforced_rules_hold_for_every_team():
    rules = PlotRules().with_rule(Soft.LENT_PAIRED, RuleSetting(30, is_enforced=True))
    rules = rules.with_rule(Soft.OWN_POLSEK, RuleSetting(30, is_enforced=True))
    people = [
        person(1, source=Source.TNI), person(2, source=Source.TNI), person(3, unit="POLSEK A"), person(4), person(5),
    ]  # fmt: skip
    rows = [*village(A, 1), *village(EAST, 1)]
    case = canonical(request(rows, people, rules=rules, unit_areas={"POLSEK A": frozenset({"160128"})}))
    found = staff(case, [crew(A), crew(EAST)], Atlas(case))
    teams = [{who.person_id for who in members} for members in found.members]
    assert all(len(team & {1, 2}) < 2 for team in teams)
    assert 3 not in teams[1]
    assert all(teams)


def test_moves_are_capped_by_giving_up_the_least_severe(monkeypatch):
    people = [person(number) for number in range(1, 5)]
    found = chart(people, [crew(A, SANGAT_RAWAN), crew(B)], [0, 0, 1, 1])
    monkeypatch.setattr(Chart, "is_moved", lambda _self, _one, _team: True)
    cap_moves(found, 2)
    assert [len(one) for one in found.members] == [2, 0]
    cap_moves(found, 2)
    assert [len(one) for one in found.members] == [2, 0]


@settings(max_examples=60)
@given(st.data())
def test_no_exchange_of_two_is_left_that_wins_and_the_cost_is_what_the_scorer_says(data: st.DataObject):
    sources = st.sampled_from([Source.POLRES, Source.TNI])
    people = [
        replace(
            person(
                number,
                data.draw(st.sampled_from(["IPTU", "BRIPDA"])),
                data.draw(st.sampled_from(["POLSEK A", "SAT"])),
                data.draw(sources),
            ),
            hard_before=data.draw(st.integers(0, 2)),
        )
        for number in range(1, 7)
    ]
    crews = [crew(A), crew(B, SANGAT_RAWAN), crew(EAST)]
    found = chart(people, crews, [0, 0, 1, 1, 2, 2])
    improve(found, UNWATCHED)
    reached = found.soft_cost()
    seats = list(found.team_of)
    for one, other in permutations(range(6), 2):
        swapped = list(seats)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        assert chart(people, crews, swapped).soft_cost() >= reached
    scorer = found.scorer
    told = sum(
        part.points
        for team, members in enumerate(found.members)
        for part in (
            *scorer.team_parts([found.people[one] for one in members], crews[team].tps),
            *(part for one in members for part in scorer.parts(found.people[one], crews[team].tps, ())),
        )
    )
    lent = {
        code: sum(found.lent[one] for team in range(3) if crews[team].kecamatan == code for one in found.members[team])
        for code in ("160128", "160121")
    }
    spread = sum(scorer.spread_points(4 if code == "160128" else 2, count) for code, count in lent.items())
    assert reached == told + spread


def test_people_without_a_team_are_nobodys_neighbours(monkeypatch):
    monkeypatch.setattr("opsroom.planning.improving.EVERYBODY", 0)
    people = [person(1), person(2, hard_before=5), person(3)]
    found = chart(people, [crew(A, SANGAT_RAWAN)], [0, 0, IDLE])
    improve(found, UNWATCHED)
    assert found.idle() == [1]

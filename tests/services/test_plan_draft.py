"""Where everybody is while edits are drafted."""

from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Plan
from opsroom.domain.plan_edits import NewTeam, PutPeople, PutTps, SwapPeople
from opsroom.services.plan_draft import NOBODY, Draft, Group, Roster
from tests.services.plotted import LENGKITI, team

PEOPLE = tuple(PersonId(one) for one in range(1, 6))
TPS = tuple(TpsId(one) for one in range(1, 6))
ROSTER = Roster(Plan((team(1, LENGKITI, (1, 2), (1, 2)), team(2, LENGKITI, (3, 4), (3,)))), PEOPLE, TPS)


def test_draft_keeps_apart_what_edits_touch() -> None:
    draft = Draft(ROSTER, (PutPeople((PersonId(5),), 2),))
    assert draft.touched == {2: Group((3, 4, 5), (3,))}
    assert draft.group(1) == Group((1, 2), (1, 2))
    assert draft.group(9) == NOBODY
    assert ROSTER.groups[2] == Group((3, 4), (3,))


def test_later_edits_see_earlier_ones() -> None:
    draft = Draft(
        ROSTER, (PutTps((TpsId(3),), 1), PutTps((TpsId(3), TpsId(1)), 2), SwapPeople(PersonId(1), PersonId(4)))
    )
    assert draft.touched == {1: Group((2, 4), (2,)), 2: Group((3, 1), (3, 1))}
    assert [draft.team_of_tps(one) for one in TPS] == [2, 1, 2, None, None]
    assert [draft.team_of_person(one) for one in PEOPLE] == [2, 1, 2, 1, None]


def test_people_of_a_team_that_lost_all_tps_have_none() -> None:
    draft = Draft(ROSTER, (PutTps((TpsId(3),), None),))
    assert draft.team_of_person(PersonId(3)) is None
    assert draft.team_of_person(PersonId(1)) == 1


def test_new_teams_are_numbered_downwards() -> None:
    draft = Draft(ROSTER, (NewTeam((TpsId(4),)), NewTeam((TpsId(5),), (PersonId(5),))))
    assert draft.touched == {-1: Group((), (4,)), -2: Group((5,), (5,))}


def test_putting_somebody_where_he_is_changes_nothing() -> None:
    assert Draft(ROSTER, (PutPeople((PersonId(1),), 1),)).touched == {1: Group((2, 1), (1, 2))}

from opsroom.domain.categories import Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Member, Role
from opsroom.planning.naming import Crew
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from opsroom.planning.staffing import staff
from tests.planning.cases import force, person, request, tps


def crew(desa: str, size: int = 2) -> Crew:
    return Crew(desa[:6], size, (tps(1, desa),), Pattern(size, 1, 2), (), 1, 0)


def staffed(question, crews):
    case = canonical(question)
    return staff(case, crews, Atlas(case))


def test_the_senior_by_rank_then_nrp_is_ka_tim():
    people = [person(1, "BRIPDA"), person(3, "AIPTU"), person(2, "AIPTU")]
    found = staffed(request((), people), [crew("1601282001", 3)])
    assert found.members == (
        (Member(PersonId(2), Role.KA_TIM), Member(PersonId(3), Role.ANGGOTA), Member(PersonId(1), Role.ANGGOTA)),
    )


def test_the_odd_one_out_is_idle():
    found = staffed(request((), force(3)), [crew("1601282001")])
    assert [len(one) for one in found.members] == [2]
    assert len(found.idle) == 1


def test_a_team_given_up_has_no_members_and_its_people_are_idle():
    people = [person(1, home="1601282001"), person(2, home="1601282001")]
    found = staffed(request((), people), [crew("1601282001")])
    assert found.members == ((),)
    assert found.idle == (1, 2)


def test_no_teams_leave_everybody_idle():
    assert staffed(request((), force(2)), []).idle == (1, 2)

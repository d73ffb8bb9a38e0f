"""The best for a place and the best places for a person, in an order that never changes."""

import pytest

from opsroom.domain.categories import KURANG_RAWAN
from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.forces import Source
from opsroom.domain.plan import Rule
from opsroom.domain.plan_edits import Breach, PutPeople, ScorePart, SwapPeople
from opsroom.domain.plot_rules import Soft
from opsroom.services.candidates import Option, best
from opsroom.services.edit_plan import EditPlan
from opsroom.services.plan_desk import PlanDesk, read_desk
from opsroom.services.plan_locks import LockPeople
from opsroom.services.workspace import Workspace
from tests.services.plotted import DOUBLE, KURUP, LENGKITI, Lay, lay, set_patterns


@pytest.fixture
def file(empty: Workspace) -> Workspace:
    """Teams of two only; team 1 lacks somebody."""
    lay(empty)
    set_patterns(empty, KURANG_RAWAN, DOUBLE)
    empty.run(EditPlan((PutPeople((5,), None),), "latihan"))
    return empty


def _desk(file: Workspace) -> PlanDesk:
    desk = read_desk(file)
    assert desk is not None
    return desk


def _option(key: str, points: int = 0, *, is_apt: bool = True) -> Option[str]:
    return Option(key, is_apt, (ScorePart(Soft.SHORT_WAY, points, "jauh"),), ())


def test_cheaper_comes_first_and_equals_stay() -> None:
    found = best([_option("a", 5), _option("b", 3), _option("c", 5)], lambda _edits: (), 10)
    assert [option.key for option, _ in found] == ["b", "a", "c"]


def test_bent_comes_after_allowed_and_refused_last() -> None:
    advice, refusal = Breach("a", "A.", is_enforced=False), Breach("b", "B.", is_enforced=True)
    broken = {1: (refusal,), 2: (advice,), 3: (), 4: (advice, advice)}
    options = [Option(key, True, (), (PutPeople((), key),)) for key in broken]
    found = best(options, lambda edits: broken[edits[0].team], 3)
    assert [(option.key, breaches) for option, breaches in found] == [(3, ()), (2, (advice,)), (4, (advice, advice))]


def test_of_very_many_only_the_promising_are_looked_at() -> None:
    seen: list[object] = []
    options = [Option(key, key % 2 == 1, (), (PutPeople((), key),)) for key in range(1000)]
    best(options, lambda edits: seen.append(edits[0].team) or (), 1)
    assert seen == list(range(1, 800, 2))


def test_people_without_a_team_come_first_senior_first(file: Workspace) -> None:
    lines = _desk(file).candidates(1)
    assert [(line.text, line.now) for line in lines][:4] == [
        ("BRIGPOL ORANG D", "belum punya tim"),
        ("BRIPTU ORANG E", "belum punya tim"),
        ("BRIPDA ORANG J", "belum punya tim"),
        ("AIPDA ORANG G", "tim 3, KURUP"),
    ]
    assert lines[0].breaches == ()
    assert [each.text for each in lines[3].breaches] == ["Tim 3 kurang 1 orang dari polanya (2 orang)."]
    assert (lines[0].person_id, lines[0].unit) == (4, "SAT SAMAPTA")
    assert len(lines) == 9
    assert len(_desk(file).candidates(1, limit=2)) == 2


def test_full_team_takes_somebody_for_its_most_junior_member(file: Workspace) -> None:
    desk = _desk(file)
    first = desk.candidates(2)[0]
    junior = desk.plan.teams[1].members[-1].person_id
    assert (first.instead_of, first.breaches) == (junior, ())
    file.run(EditPlan((SwapPeople(first.person_id, junior),), ""))
    members = [who.person_id for who in _desk(file).plan.teams[1].members]
    assert first.person_id in members
    assert junior not in members


def test_locked_member_stays_when_somebody_comes(file: Workspace) -> None:
    members = [who.person_id for who in _desk(file).plan.teams[1].members]
    file.run(LockPeople((members[-1],)))
    assert _desk(file).candidates(2)[0].instead_of == members[0]


def test_full_team_whose_members_are_all_locked_says_why_nobody_fits(file: Workspace) -> None:
    file.run(LockPeople(tuple(who.person_id for who in _desk(file).plan.teams[1].members)))
    lines = _desk(file).candidates(2)
    assert {line.breaches[0].text for line in lines} == {
        "Tim 2 paling banyak 2 orang menurut polanya; tukar orang, jangan menambah."
    }


def test_people_of_other_duty_are_no_candidates(file: Workspace) -> None:
    file.run(Lay(updates=((Kind.PERSON, 4, {"duty": Duty.CUTI}),)))
    assert 4 not in {line.person_id for line in _desk(file).candidates(1)}


def test_candidates_for_a_tps_of_a_team_are_those_of_the_team(file: Workspace) -> None:
    desk = _desk(file)
    assert desk.candidates_for_tps(1) == desk.candidates(1)


def test_candidates_for_a_tps_without_a_team_would_begin_one(file: Workspace) -> None:
    file.run(Lay(updates=((Kind.PERSON, 4, {"home_desa": f"{KURUP}2001"}),)))
    lines = _desk(file).candidates_for_tps(12)
    assert [line.person_id for line in lines][:2] == [5, 10]
    assert lines[0].breaches == ()
    assert (lines[-1].person_id, lines[-1].breaches[0].rule) == (4, Rule.HOME_DESA)


def test_places_with_a_seat_come_first(file: Workspace) -> None:
    lines = _desk(file).places(4)
    assert [line.team for line in lines] == [1, 2, 3, 4]
    first = lines[0]
    assert (first.kecamatan, first.desa, first.tps, first.breaches) == ("LENGKITI", "TANJUNG", "001 s.d. 003", ())
    assert [line.instead_of is None for line in lines] == [True, False, False, False]


def test_own_team_is_no_other_place(file: Workspace) -> None:
    assert sorted(line.team for line in _desk(file).places(7)) == [1, 2, 4]


def test_place_where_the_person_votes_is_refused(file: Workspace) -> None:
    file.run(Lay(updates=((Kind.PERSON, 4, {"home_desa": f"{LENGKITI}2001"}),)))
    refused = {line.team: [breach.rule for breach in line.breaches] for line in _desk(file).places(4)}
    assert refused[1] == [Rule.HOME_DESA]
    assert refused[3] == []


def test_what_is_not_there_has_no_best(file: Workspace) -> None:
    desk = _desk(file)
    assert desk.candidates(99) == ()
    assert desk.candidates_for_tps(99) == ()
    assert desk.places(99) == ()


def test_same_question_same_answer(file: Workspace) -> None:
    assert _desk(file).candidates(3) == _desk(file).candidates(3)
    assert _desk(file).places(4) == _desk(file).places(4)


def test_pairing_and_spread_count_in_the_score(file: Workspace) -> None:
    file.run(Lay(updates=[(Kind.PERSON, one, {"source": Source.BRIMOB}) for one in (1, 4, 9)]))
    desk = _desk(file)
    lines = {line.person_id: line for line in desk.candidates(1)}
    assert [(part.rule, part.points) for part in lines[4].parts] == [(Soft.LENT_PAIRED, 30)]
    assert (lines[4].total, lines[5].parts) == (30, ())
    file.run(Lay(updates=[(Kind.PERSON, 2, {"source": Source.BRIMOB})]))
    lines = {line.person_id: line for line in _desk(file).candidates(1)}
    assert [(part.rule, part.points) for part in lines[4].parts] == [(Soft.LENT_PAIRED, 30), (Soft.LENT_SPREAD, 15)]
    assert [part.rule for part in lines[2].parts] == [Soft.LENT_PAIRED]


def test_two_of_the_lowest_rank_cost_and_come_later(file: Workspace) -> None:
    file.run(Lay(updates=[(Kind.PERSON, 1, {"rank": "BRIPDA"})]))
    found = _desk(file).candidates(1)
    lines = {line.person_id: line for line in found}
    assert [line.person_id for line in found][:3] == [4, 5, 7]
    assert [(part.rule, part.points) for part in lines[10].parts] == [(Soft.JUNIOR_PAIR, 20)]
    assert lines[10].breaches[0].text == (
        "Tim 1: aturan 'Dua pangkat terendah tidak satu tim' dilanggar (2 orang berpangkat terendah)."
    )

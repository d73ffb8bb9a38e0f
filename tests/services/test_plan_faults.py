"""Who may not be plotted, what leads a team, and soft rules made breaches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from opsroom.domain.categories import DEFAULT_CATEGORIES, KURANG_RAWAN
from opsroom.domain.duty import Duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId, PlanId, TpsId
from opsroom.domain.person import Person
from opsroom.domain.plan import Plan, PlotRequest, Rule
from opsroom.domain.plan_edits import Breach, NewTeam, PutPeople, PutTps, ScorePart, SwapPeople
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.domain.tps import Tps
from opsroom.planning.request import canonical
from opsroom.services.plan_desk import PlanDesk
from opsroom.services.plan_draft import Group
from opsroom.services.plan_faults import Examiner, force_of
from opsroom.services.plan_fit import Patterns
from opsroom.store.records import StoredPlan
from tests.services.plotted import DOUBLE, LENGKITI, team

RANKS = ("AIPTU", "BRIPDA", "BRIPKA", "BRIPDA", "BRIPTU")
PEOPLE = {
    PersonId(at): Person(PersonId(at), f"8501{at:04}", f"ORANG {at}", rank, duty=Duty.PAM_TPS)
    for at, rank in enumerate(RANKS, start=1)
}
TPS = tuple(
    Tps(TpsId(at), f"{at:03}", f"{LENGKITI}2001", "TANJUNG", LENGKITI, "LENGKITI", KURANG_RAWAN) for at in range(1, 6)
)
REQUEST = PlotRequest(
    TPS,
    tuple(PEOPLE.values()),
    categories={one.code: one for one in DEFAULT_CATEGORIES},
    patterns={KURANG_RAWAN: (DOUBLE,)},
)
PLAN = Plan((team(1, LENGKITI, (1, 2), (1, 2)), team(2, LENGKITI, (3, 4), (3, 4))), idle=(PersonId(5),))


def _desk(request: PlotRequest = REQUEST, plan: Plan = PLAN) -> PlanDesk:
    stored = StoredPlan(PlanId(1), 1, datetime(2024, 2, 1, tzinfo=UTC), 1.0, plan)
    return PlanDesk(stored, request, PEOPLE)


def _hard(desk: PlanDesk, *edits: SwapPeople | PutPeople | PutTps) -> list[tuple[str, str]]:
    return [(each.rule, each.text) for each in desk.judge(edits) if each.is_enforced]


def test_people_held_back_are_refused() -> None:
    desk = _desk(replace(REQUEST, rules=PlotRules(reserve=1)), replace(PLAN, idle=()))
    assert _hard(desk, SwapPeople(PersonId(3), PersonId(5))) == []
    desk = _desk(replace(REQUEST, rules=PlotRules(reserve=3)))
    assert _hard(desk, SwapPeople(PersonId(3), PersonId(5))) == [
        (Rule.RESERVE, "BRIPTU ORANG 5 ditahan sebagai cadangan; kurangi jumlah cadangan pada aturan lebih dahulu.")
    ]


def test_absent_people_are_refused() -> None:
    desk = _desk(replace(REQUEST, absent=frozenset({PersonId(5)})))
    text = "BRIPTU ORANG 5 tercatat tidak hadir pada hari tugas; perbaiki catatan ketidakhadirannya lebih dahulu."
    assert _hard(desk, SwapPeople(PersonId(3), PersonId(5))) == [(Rule.DUTY, text)]


def test_team_keeps_a_leader_of_the_rank() -> None:
    desk = _desk(replace(REQUEST, rules=PlotRules(leader_rank="BRIPKA")))
    assert _hard(desk, SwapPeople(PersonId(3), PersonId(5))) == [
        (Rule.LEADER_RANK, "Tim 2 tidak punya Ka Tim berpangkat BRIPKA ke atas.")
    ]
    assert _hard(desk, SwapPeople(PersonId(2), PersonId(5))) == []


def test_team_that_lacks_people_may_wait_for_its_leader() -> None:
    desk = _desk(replace(REQUEST, rules=PlotRules(leader_rank="BRIPKA")))
    found = desk.judge((PutPeople((PersonId(3),), None),))
    assert [(each.rule, each.is_enforced) for each in found] == [(Rule.TEAM_SIZE, False), (Rule.LEADER_RANK, False)]


def test_team_waiting_for_its_leader_is_not_filled_without_him() -> None:
    plan = replace(PLAN, teams=(PLAN.teams[0], team(2, LENGKITI, (4,), (3, 4))))
    desk = _desk(replace(REQUEST, rules=PlotRules(leader_rank="BRIPKA")), plan)
    assert [rule for rule, _ in _hard(desk, PutPeople((PersonId(5),), 2))] == [Rule.LEADER_RANK]


def test_new_team_without_a_pattern_cannot_be_made() -> None:
    desk = _desk(replace(REQUEST, patterns={}))
    assert desk.judge((NewTeam((TpsId(5),)),))[0].rule == Rule.NO_PATTERN
    with pytest.raises(RuleViolation, match="Tidak ada pola"):
        desk.apply((NewTeam((TpsId(5),)),))


def test_team_whose_pattern_was_taken_away_keeps_it() -> None:
    desk = _desk(replace(REQUEST, patterns={}))
    edit = SwapPeople(PersonId(2), PersonId(5))
    assert desk.judge((edit,)) == ()
    assert desk.apply((edit,)).teams[0].pattern == DOUBLE


def test_women_are_remarked_unless_the_rule_is_off() -> None:
    off = PlotRules().with_rule(Soft.WOMEN, RuleSetting(0, is_on=False))
    woman = {PersonId(5): replace(PEOPLE[PersonId(5)], gender="P")}
    stored = StoredPlan(PlanId(1), 1, datetime(2024, 2, 1, tzinfo=UTC), 1.0, PLAN)
    told = [
        PlanDesk(stored, replace(REQUEST, rules=rules), PEOPLE | woman).apply((SwapPeople(PersonId(2), PersonId(5)),))
        for rules in (PlotRules(), off)
    ]
    assert [[each.rule for each in plan.remarks] for plan in told] == [[Rule.WOMEN], []]


@dataclass
class Said:
    """Soft rules that speak of person 5, and of teams he is in."""

    points: int = 10
    rule: Soft = Soft.JUNIOR_PAIR
    refuses: bool = False

    def parts(self, person: Person, _tps: Sequence[Tps], _others: Sequence[Person]) -> tuple[ScorePart, ...]:
        return (ScorePart(self.rule, self.points, "jauh dari Polsek."),) if person.id == 5 else ()

    def team_parts(self, people: Sequence[Person], _tps: Sequence[Tps]) -> tuple[ScorePart, ...]:
        return (ScorePart(self.rule, self.points, "dua Bripda"),) if any(one.id == 5 for one in people) else ()

    def forbids(self, person: Person, _tps: Sequence[Tps], _others: Sequence[Person]) -> Breach | None:
        found = Breach(self.rule, "Orang ini tidak boleh.", is_enforced=True)
        return found if self.refuses and person.id == 5 else None

    def team_forbids(self, people: Sequence[Person], _tps: Sequence[Tps]) -> Breach | None:
        found = Breach(self.rule, "Tim ini tidak boleh.", is_enforced=True)
        return found if self.refuses and any(one.id == 5 for one in people) else None


def _texts(said: Said) -> list[tuple[str, bool]]:
    case = canonical(REQUEST)
    examiner = Examiner(case, force_of(case, PEOPLE, ()), Patterns(case), said)
    found = examiner.faults(1, Group((PersonId(1), PersonId(5)), (TpsId(1),)), 2)
    return [(fault.breach.text, fault.breach.is_enforced) for fault in found.values()]


def test_soft_rules_that_are_broken_ask_a_reason() -> None:
    assert _texts(Said()) == [
        ("Tim 1: aturan 'Dua pangkat terendah tidak satu tim' dilanggar (dua Bripda).", False),
        ("BRIPTU ORANG 5: aturan 'Dua pangkat terendah tidak satu tim' dilanggar (jauh dari Polsek).", False),
    ]


def test_enforced_soft_rules_refuse_once() -> None:
    assert _texts(Said(refuses=True)) == [("Tim 1: Tim ini tidak boleh.", True), ("Orang ini tidak boleh.", True)]


def test_soft_rules_that_only_cost_break_nothing() -> None:
    assert _texts(Said(rule=Soft.SHORT_WAY)) == []
    assert _texts(Said(points=0)) == []

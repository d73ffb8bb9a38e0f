"""What edits of a plan by hand break, in sentences."""

from datetime import date

import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.forces import Source
from opsroom.domain.plan import Role, Rule
from opsroom.domain.plan_edits import NewTeam, PlanEdit, PutPeople, PutTps, SwapPeople
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.services.plan_desk import PlanDesk, read_desk
from opsroom.services.plot_rules import SetRules
from opsroom.services.workspace import Workspace
from tests.services.plotted import DOUBLE, KURUP, LENGKITI, QUAD, Lay, lay, set_patterns


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


def test_without_a_plan_there_is_no_desk(empty: Workspace) -> None:
    assert read_desk(empty) is None


def test_somebody_without_a_team_may_take_the_place_of_another(desk: PlanDesk) -> None:
    assert desk.judge((SwapPeople(5, 4),)) == ()
    plan = desk.apply((SwapPeople(5, 4),))
    assert [(who.person_id, who.role) for who in plan.teams[0].members] == [(1, Role.KA_TIM), (4, Role.ANGGOTA)]
    assert plan.idle == (5, 10)


def test_team_left_with_too_few_asks_a_reason(desk: PlanDesk) -> None:
    assert desk.judge((PutPeople((5,), None),))[0].text == "Tim 1 kurang 1 orang dari polanya (2 orang)."
    assert _rules(desk, PutPeople((5,), None)) == [(Rule.TEAM_SIZE, False)]


def test_seat_that_was_vacant_already_is_no_new_breach(file: Workspace) -> None:
    desk = _desk(file)
    plan = desk.apply((PutPeople((5,), None),))
    file.run(Lay(plan=plan))
    desk = _desk(file)
    assert desk.judge((SwapPeople(1, 4),)) == ()
    assert desk.judge((PutPeople((4,), 1),)) == ()


def test_team_of_two_grows_to_the_four_another_pattern_has_only_by_way_of_three(desk: PlanDesk) -> None:
    three = (PutPeople((4,), 1),)
    assert _rules(desk, *three) == [(Rule.TEAM_SIZE, False), (Rule.BEYOND_PREFERRED, False)]
    assert desk.apply(three).teams[0].pattern == QUAD
    four = (PutPeople((4, 10), 1),)
    assert _rules(desk, *four) == [(Rule.BEYOND_PREFERRED, False)]
    assert desk.apply(four).teams[0].pattern == QUAD


def test_more_people_than_any_pattern_are_refused(file: Workspace) -> None:
    set_patterns(file, KURANG_RAWAN, DOUBLE)
    [breach] = _desk(file).judge((PutPeople((4,), 1),))
    assert (breach.rule, breach.is_enforced) == (Rule.TEAM_SIZE, True)
    assert breach.text == "Tim 1 paling banyak 2 orang menurut polanya; tukar orang, jangan menambah."


def test_more_tps_than_the_pattern_are_refused(file: Workspace) -> None:
    set_patterns(file, KURANG_RAWAN, DOUBLE)
    [breach] = _desk(file).judge((PutTps((12,), 3),))
    assert (breach.rule, breach.is_enforced) == (Rule.CAPACITY, True)
    assert breach.text == "Tim 3 tidak muat: 5 TPS melebihi polanya."


def test_tps_beyond_the_first_pattern_ask_a_reason(file: Workspace) -> None:
    set_patterns(file, KURANG_RAWAN, DOUBLE, Pattern(2, 6, 12))
    desk = _desk(file)
    [breach] = desk.judge((PutTps((12,), 3),))
    assert (breach.text, breach.is_enforced) == ("Tim 3 menjaga 5 TPS, 1 di atas pola utama.", False)
    assert desk.apply((PutTps((12,), 3),)).teams[2].pattern == Pattern(2, 6, 12)


def test_kinds_of_different_team_size_do_not_mix(file: Workspace) -> None:
    set_patterns(file, RAWAN, Pattern(3, 2, 4))
    [breach] = _change(file, Kind.TPS, 12, category=RAWAN).judge((PutTps((12,), 4),))
    assert breach.rule == Rule.TEAM_SIZE
    assert breach.text == "Tim 4 mencampur kategori yang jumlah orang per timnya berbeda."


def test_severe_tps_keep_a_team_of_their_own(file: Workspace) -> None:
    desk = _change(file, Kind.TPS, 12, category=SANGAT_RAWAN)
    assert _rules(desk, PutTps((12,), 4)) == [(Rule.OWN_TEAM, True)]


def test_tps_without_a_pattern_join_no_team(file: Workspace) -> None:
    [breach] = _change(file, Kind.TPS, 12, category="LAUT").judge((PutTps((12,), 4),))
    assert (breach.rule, breach.is_enforced) == (Rule.NO_PATTERN, True)


def test_team_stays_in_one_kecamatan(desk: PlanDesk) -> None:
    breach, *_ = desk.judge((PutTps((6,), 4),))
    assert (breach.rule, breach.is_enforced) == (Rule.KECAMATAN, True)
    assert breach.text == "Tim 4 hanya boleh menjaga TPS satu kecamatan, bukan LENGKITI dan LUBUK BATANG."


def test_nobody_serves_where_he_votes(file: Workspace) -> None:
    [breach] = _change(file, Kind.PERSON, 4, home_desa=f"{LENGKITI}2001").judge((SwapPeople(4, 5),))
    assert (breach.rule, breach.is_enforced) == (Rule.HOME_DESA, True)
    assert breach.text == "BRIGPOL ORANG D terdaftar sebagai pemilih di TANJUNG, jadi tidak boleh di sana."


def test_somebody_who_served_where_he_votes_already_may_stay(file: Workspace) -> None:
    desk = _change(file, Kind.PERSON, 1, home_desa=f"{LENGKITI}2001")
    assert desk.judge((SwapPeople(4, 5),)) == ()


def test_people_on_other_duty_are_refused(desk: PlanDesk) -> None:
    [breach] = desk.judge((SwapPeople(11, 5),))
    assert (breach.rule, breach.is_enforced) == (Rule.DUTY, True)
    assert breach.text == "BRIPKA ORANG POSKO berstatus Posko; ubah statusnya menjadi PAM TPS lebih dahulu."


def test_uncovering_asks_a_reason_and_is_told(desk: PlanDesk) -> None:
    [breach] = desk.judge((PutTps((7, 8, 9, 10), None),))
    assert breach.text == "TPS 001 KURUP, TPS 002 KURUP, TPS 003 KURUP, 1 TPS lain menjadi tanpa tim."
    plan = desk.apply((PutTps((7, 8), None),))
    assert [(each.tps_id, each.rule) for each in plan.shortages] == [
        (6, Rule.NO_PEOPLE), (7, Rule.TAKEN_OUT), (8, Rule.TAKEN_OUT), (12, Rule.NO_PEOPLE),
    ]  # fmt: skip
    assert plan.shortages[1].text.startswith("TPS 001 KURUP (kurang rawan) belum terisi: dikeluarkan dari timnya")


def test_new_team_may_wait_for_its_people(desk: PlanDesk) -> None:
    assert desk.judge((NewTeam((12,)),)) == ()
    assert desk.apply((NewTeam((12,)),)).teams[-1].members == ()


def test_locked_people_stay(file: Workspace) -> None:
    file.run(Lay(rows=[(Kind.PIN, {"person_id": 1, "tps_id": one}) for one in (1, 2)]))
    [breach] = _desk(file).judge((SwapPeople(1, 4),))
    assert (breach.rule, breach.is_enforced) == (Rule.PIN_CONFLICT, True)
    assert breach.text == ("AIPTU ORANG A dikunci di TPS 001 TANJUNG, TPS 002 TANJUNG; lepas kuncinya lebih dahulu.")


def test_locked_tps_stay_with_their_people(file: Workspace) -> None:
    file.run(Lay(rows=[(Kind.PIN, {"person_id": 1, "tps_id": 1})]))
    desk = _desk(file)
    assert _rules(desk, PutTps((1,), 2)) == [(Rule.PIN_CONFLICT, True)]
    assert _rules(desk, PutTps((2,), 2)) == []
    assert desk.judge((NewTeam((1, 2, 3), (1, 5)),)) == ()


def test_pin_the_plan_never_kept_binds_nobody(file: Workspace) -> None:
    file.run(Lay(rows=[(Kind.PIN, {"person_id": 1, "tps_id": 11})]))
    assert _desk(file).judge((SwapPeople(1, 2),)) == ()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (PutPeople((5,), 99), "Tim 99 tidak ada"),
        (PutTps((1,), 99), "Tim 99 tidak ada"),
        (PutPeople((999,), 1), "Personel ini sudah dihapus"),
        (PutTps((999,), 1), "TPS ini sudah dihapus"),
        (NewTeam((), (4,)), "Tim baru harus punya"),
        (SwapPeople(1, 5), "Kedua orang ini"),
        (SwapPeople(4, 10), "Kedua orang ini"),
    ],
)
def test_edits_of_what_is_not_there_are_refused(desk: PlanDesk, edit: PlanEdit, said: str) -> None:
    [breach] = desk.judge((edit,))
    assert (breach.rule, breach.is_enforced) == (Rule.GONE, True)
    assert breach.text.startswith(said)
    with pytest.raises(RuleViolation):
        desk.apply((edit,))


def test_somebody_tolerated_where_he_votes_is_refused_elsewhere_in_that_desa(file: Workspace) -> None:
    desk = _change(file, Kind.PERSON, 7, home_desa=f"{KURUP}2001")
    assert (Rule.HOME_DESA, True) in _rules(desk, SwapPeople(7, 3))
    assert _rules(desk, SwapPeople(8, 10)) == []


def test_team_that_begins_to_cross_a_desa_asks_a_reason(desk: PlanDesk) -> None:
    [breach] = desk.judge((PutTps((6,), 1),))
    assert (breach.rule, breach.is_enforced) == (Soft.ONE_DESA, False)
    assert breach.text == "Tim 1: aturan 'Satu tim satu desa' dilanggar (TPS di 2 desa)."
    assert desk.judge((PutTps((6,), 2),)) == ()


def test_lent_people_beyond_the_share_of_a_kecamatan_ask_a_reason(file: Workspace) -> None:
    file.run(Lay(updates=[(Kind.PERSON, one, {"source": Source.BRIMOB}) for one in (5, 9)]))
    desk = _desk(file)
    [breach] = desk.judge((SwapPeople(6, 9),))
    assert (breach.rule, breach.is_enforced) == (Soft.LENT_SPREAD, False)
    assert breach.text == "LENGKITI: aturan 'BKO dan TNI tersebar merata' dilanggar (2 dari 4)."
    assert _rules(desk, SwapPeople(6, 8)) == []


def test_lent_pair_without_a_local_asks_a_reason(file: Workspace) -> None:
    file.run(Lay(updates=[(Kind.PERSON, one, {"source": Source.BRIMOB}) for one in (5, 6, 7, 9)]))
    assert (Soft.LENT_PAIRED, False) in _rules(_desk(file), SwapPeople(1, 6))


def test_rules_of_the_operation_are_those_of_the_desk(file: Workspace) -> None:
    enforced = PlotRules(leader_rank="BRIPKA").with_rule(Soft.ONE_DESA, RuleSetting(100, is_enforced=True))
    file.run(SetRules(enforced))
    desk = _desk(file)
    assert _rules(desk, PutTps((6,), 1)) == [(Soft.ONE_DESA, True)]
    assert desk.judge((PutTps((6,), 1),))[0].text.startswith("Tim 1: Aturan 'Satu tim satu desa' wajib")
    assert _rules(desk, SwapPeople(2, 10)) == [(Rule.LEADER_RANK, True), (Soft.JUNIOR_PAIR, False)]
    assert desk.judge((PutTps((6,), 2),)) == ()


def test_rule_that_is_off_is_not_looked_at(file: Workspace) -> None:
    file.run(SetRules(PlotRules().with_rule(Soft.ONE_DESA, RuleSetting(100, is_on=False))))
    assert _desk(file).judge((PutTps((6,), 1),)) == ()


def test_absence_on_the_duty_keeps_somebody_out(file: Workspace) -> None:
    days = {"first_day": date(2024, 2, 12), "last_day": date(2024, 2, 16)}
    file.run(Lay(rows=[(Kind.ABSENCE, {"person_id": 4, "reason": Duty.CUTI, **days})]))
    assert _rules(_desk(file), SwapPeople(4, 5)) == [(Rule.DUTY, True)]

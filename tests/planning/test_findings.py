from dataclasses import replace

from opsroom.domain.categories import KURANG_RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Pin, Plan, Rule
from opsroom.planning.engine import plot
from opsroom.planning.findings import kecamatan_names
from opsroom.planning.request import canonical
from tests.planning.cases import force, person, request, tps, village

A, B = "1601282001", "1601282002"
LOOSE = {KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16))}


def said(plan: Plan, rule: Rule) -> list[str]:
    return [remark.text for remark in plan.remarks if remark.rule is rule]


def test_people_needed_for_the_rest_are_counted():
    plan = plot(request(village(A, 20), 3))
    assert said(plan, Rule.NO_PEOPLE)[0].startswith("12 TPS belum terisi karena personel PAM TPS kurang; perlu 3 orang")
    assert {one.rule for one in plan.shortages} == {Rule.TEAM_SIZE}


def test_people_needed_to_stay_in_one_desa_are_counted():
    plan = plot(request([*village(A, 4), *village(B, 4)], 2))
    assert said(plan, Rule.CROSS_DESA) == [
        "1 tim lintas desa (KECAMATAN 160128 1); tambah 2 orang agar setiap tim tetap di satu desa."
    ]


def test_people_needed_for_the_preferred_pattern_are_counted():
    plan = plot(request(village(A, 8), 2, LOOSE))
    assert said(plan, Rule.BEYOND_PREFERRED) == [
        "1 tim memakai pola cadangan, 4 TPS di atas pola utama (KECAMATAN 160128 1); "
        "tambah 2 orang agar pola utama cukup."
    ]


def test_no_people_are_asked_for_where_pins_bend_the_rule():
    rows = village(A, 6)
    plan = plot(request(rows, 9, LOOSE, pins=tuple(Pin(PersonId(1), one.id) for one in rows)))
    assert said(plan, Rule.BEYOND_PREFERRED) == [
        "1 tim memakai pola cadangan, 2 TPS di atas pola utama (KECAMATAN 160128 1)."
    ]


def test_nothing_is_remarked_when_nothing_is_bent():
    plan = plot(replace(request(village(A, 8), 2), padal_pool=(person(90),)))
    assert (plan.shortages, plan.remarks) == ((), ())


def test_a_pin_lost_with_its_team_is_told():
    people = [person(1), person(2, home=A)]
    row = tps(1, A)
    plan = plot(request([row], people, pins=(Pin(PersonId(1), row.id),)))
    assert [one.rule for one in plan.shortages] == [Rule.HOME_DESA]
    assert said(plan, Rule.PIN_CONFLICT) == [
        "Sematan NRP 80000001 pada TPS 001 DESA 2001 tidak dapat dipenuhi: "
        "tidak ada rekan yang boleh bertugas di desa itu."
    ]


def test_a_refused_pin_that_comes_true_is_not_remarked():
    sizes = {KURANG_RAWAN: (Pattern(3, 8, 16), Pattern(2, 8, 16))}
    row = tps(1, A)
    plan = plot(request([row], 2, sizes, pins=(Pin(PersonId(1), row.id),)))
    assert [member.person_id for member in plan.teams[0].members] == [1, 2]
    assert said(plan, Rule.PIN_CONFLICT) == []


def test_a_category_without_pattern_is_told_by_its_label():
    plan = plot(request([tps(1, A, "TALANG_JAUH")], force(2)))
    assert [one.rule for one in plan.shortages] == [Rule.NO_PATTERN]
    assert plan.idle == (1, 2)


def test_a_kecamatan_without_name_is_called_by_its_code():
    rows = [replace(tps(1, A), kecamatan=""), tps(1, "1601212001")]
    assert kecamatan_names(canonical(request(rows))) == {"160121": "KECAMATAN 160121", "160128": "160128"}

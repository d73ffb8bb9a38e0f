from collections.abc import Sequence
from dataclasses import fields, replace

from opsroom.domain.categories import KURANG_RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Member, Pin, Plan, Post, Role, Rule, Team
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.domain.tps import Tps
from opsroom.planning.engine import plot
from opsroom.planning.findings import Advisor, Outcome, kecamatan_names, remarks, shortages
from opsroom.planning.kinds import kind_of
from opsroom.planning.naming import Crew
from opsroom.planning.request import canonical
from tests.planning.cases import force, person, request, tps, village

A, B, EAST = "1601282001", "1601282002", "1601212001"
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
        "KECAMATAN 160128: 1 tim lintas desa (tim 1: DESA 2001 dan DESA 2002); jalan keluar: tambah 2 orang."
    ]


def test_people_needed_for_the_preferred_pattern_are_counted():
    plan = plot(request(village(A, 8), 2, LOOSE))
    assert said(plan, Rule.BEYOND_PREFERRED) == [
        "KECAMATAN 160128: 1 tim memakai pola cadangan, 4 TPS di atas pola utama; "
        "jalan keluar: tambah 2 orang atau jadikan 2-8-16 pola utama di KECAMATAN 160128."
    ]


def test_pins_that_bend_a_rule_are_named():
    rows = village(A, 6)
    plan = plot(request(rows, 9, LOOSE, pins=tuple(Pin(PersonId(1), one.id) for one in rows)))
    assert said(plan, Rule.BEYOND_PREFERRED) == [
        "KECAMATAN 160128: 1 tim memakai pola cadangan, 2 TPS di atas pola utama; jalan keluar: "
        "lepas sematan NRP 80000001 di KECAMATAN 160128 atau jadikan 2-6-12 pola utama di KECAMATAN 160128."
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


def outcome(rows: Sequence[Tps], **more: object) -> Outcome:
    """An outcome in which nobody serves."""
    names = {one.name for one in fields(Outcome)}
    case = canonical(replace(request(rows), **{key: value for key, value in more.items() if key not in names}))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    made = Outcome(case, kinds, {}, crews=(), teams=(), lost=frozenset(), idle=0, posts=())
    return replace(made, **{key: value for key, value in more.items() if key in names})


def told(made: Outcome, rule: Rule) -> list[str]:
    return [remark.text for remark in remarks(made) if remark.rule is rule]


def test_a_reserve_held_back_is_told():
    held = outcome(village(A, 1), people=force(5), rules=PlotRules(reserve=3))
    assert told(held, Rule.RESERVE) == ["3 orang ditahan sebagai cadangan dan tidak diploting."]
    assert shortages(held)[0].text.endswith("jalan keluar: lepas 2 dari 3 orang cadangan atau tambah 2 orang.")


def test_a_search_that_was_ended_is_told_first():
    assert next(remarks(outcome((), is_stopped=True))).rule is Rule.STOPPED


def test_moves_are_counted_where_people_serve_now():
    rows = [tps(1, A), tps(1, EAST)]
    teams = tuple(
        Team(number, row.desa_code[:6], (Member(PersonId(number), Role.KA_TIM),), (row.id,), Pattern(1, 8, 16))
        for number, row in enumerate(rows, start=1)
    )
    crews = [Crew(row.desa_code[:6], 1, (row,), Pattern(1, 8, 16), (), 1, 0) for row in rows]
    made = outcome(
        rows, teams=teams, crews=crews, moved=(PersonId(1), PersonId(2)), patterns={KURANG_RAWAN: (Pattern(1, 8, 16),)}
    )
    assert told(made, Rule.MOVED) == [
        "2 orang pindah tugas dari rencana yang sudah diperintahkan (KECAMATAN 160128 1, KECAMATAN 160121 1)."
    ]


def test_a_rayon_without_pamatwil_and_a_kecamatan_without_rayon_are_told():
    rows = [tps(1, A), tps(1, EAST)]
    assert told(outcome(rows), Rule.NO_PAMATWIL) == []
    assert told(outcome(rows, rayon={"160128": "I"}), Rule.NO_PAMATWIL) == [
        "Rayon I (KECAMATAN 160128) belum punya pamatwil; tetapkan satu perwira dengan status Pamatwil.",
        "Kecamatan KECAMATAN 160121 belum masuk rayon, jadi belum diawasi pamatwil; isi rayonnya.",
    ]
    pool = (person(70, "AKBP"),)
    assert told(outcome(rows, pamatwil_pool=pool), Rule.NO_PAMATWIL) == [
        "Wilayah ini belum punya pamatwil; tetapkan satu perwira dengan status Pamatwil."
    ]
    watched = tuple(Post(Role.PAMATWIL, code, PersonId(70)) for code in ("160121", "160128"))
    assert told(outcome(rows, pamatwil_pool=pool, posts=watched), Rule.NO_PAMATWIL) == []


def test_women_are_remarked_unless_the_rule_is_off():
    people = (replace(person(1), gender="P"), replace(person(2), gender="L"))
    case = request([*village(A, 1), *village(B, 1)], people)
    assert said(plot(case), Rule.WOMEN) == [
        "Tim 1: anggota Polwan BRIGPOL ORANG 1; siapkan tempat istirahat dan MCK terpisah di DESA 2001 dan DESA 2002."
    ]
    assert said(plot(replace(case, people=(people[1], person(3)))), Rule.WOMEN) == []
    off = PlotRules({Soft.WOMEN: RuleSetting(0, is_on=False)})
    assert said(plot(replace(case, rules=off)), Rule.WOMEN) == []


def test_findings_share_one_advisor():
    made = outcome(village(A, 3))
    advisor = Advisor(made)
    assert shortages(made, advisor) == shortages(made)
    assert list(remarks(made, advisor)) == list(remarks(made))


def test_a_kecamatan_without_name_is_called_by_its_code():
    rows = [replace(tps(1, A), kecamatan=""), tps(1, "1601212001")]
    assert kecamatan_names(canonical(request(rows))) == {"160121": "KECAMATAN 160121", "160128": "160128"}

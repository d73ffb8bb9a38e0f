from collections.abc import Sequence

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.plan import Pin, Rule
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.domain.tps import Tps
from opsroom.planning.engine import plot
from opsroom.planning.kinds import kind_of
from opsroom.planning.pins import Seed, read_pins
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, force, person, request, tps, village

A, B, FAR = "1601282001", "1601282002", "1601212001"


def read(
    rows: Sequence[Tps], people: Sequence[Person], pins: Sequence[tuple[int, Tps]], patterns=STANDARD, padal=()
) -> tuple[tuple[Seed, ...], list[str]]:
    """Seeds, and the sentences of the pins refused."""
    pairs = tuple(Pin(PersonId(who), where.id) for who, where in pins)
    case = canonical(request(rows, people, patterns, pins=pairs, padal_pool=tuple(padal)))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    seeds, refused = read_pins(case, kinds)
    return seeds.joined, [remark.text for remark in refused.values()]


def test_seeds_are_known_before_and_after_they_are_joined():
    rows = village(A, 3)
    pins = tuple(Pin(PersonId(who), rows[who].id) for who in (1, 2))
    case = canonical(request(rows, 4, pins=pins))
    seeds, _ = read_pins(case, {one.id: kind for one in case.tps if (kind := kind_of(one, case))})
    assert [seed.people for seed in seeds.single] == [(1,), (2,)]
    assert [seed.people for seed in seeds.joined] == [(1, 2)]


def test_pins_of_several_desa_are_refused_where_no_team_may_cross():
    rows = (tps(1, A), tps(1, B))
    pins = tuple(Pin(PersonId(1), one.id) for one in rows)
    rules = PlotRules().with_rule(Soft.ONE_DESA, RuleSetting(weight=1, is_enforced=True))
    case = canonical(request(rows, 4, pins=pins, rules=rules))
    seeds, refused = read_pins(case, {one.id: kind for one in case.tps if (kind := kind_of(one, case))})
    assert [seed.tps for seed in seeds.single] == [(rows[0].id,)]
    assert "lintas desa" in refused[pins[1]].text


def test_a_pin_begins_a_team():
    rows = village(A, 3)
    seeds, refused = read(rows, [person(1, home=B), person(2)], [(1, rows[1])])
    assert seeds == (Seed((rows[1].id,), (PersonId(1),), frozenset({B})),)
    assert refused == []


def test_tps_of_one_person_are_one_team():
    rows = village(A, 3)
    seeds, _ = read(rows, force(2), [(1, rows[2]), (1, rows[0])])
    assert [seed.tps for seed in seeds] == [(rows[0].id, rows[2].id)]


def test_groups_that_a_third_pin_ties_together_are_one_team():
    rows = village(A, 3)
    seeds, _ = read(rows, force(4), [(1, rows[0]), (2, rows[1]), (2, rows[0])])
    assert [(seed.tps, seed.people) for seed in seeds] == [((rows[0].id, rows[1].id), (1, 2))]


def test_pins_in_a_desa_of_one_team_are_joined():
    rows = village(A, 8)
    seeds, _ = read(rows, force(4), [(1, rows[0]), (2, rows[7])])
    assert [seed.people for seed in seeds] == [(1, 2)]


def test_pins_in_a_desa_of_two_teams_stay_apart():
    rows = village(A, 9)
    seeds, _ = read(rows, force(4), [(1, rows[0]), (2, rows[8])])
    assert [seed.people for seed in seeds] == [(1,), (2,)]


def test_more_pinned_people_than_a_team_has_begin_another():
    rows = village(A, 3)
    seeds, _ = read(rows, force(6), [(1, rows[0]), (2, rows[1]), (3, rows[2])])
    assert [seed.people for seed in seeds] == [(1, 2), (3,)]


def test_groups_are_not_joined_beyond_the_preferred_pattern():
    rows = village(A, 6)
    loose = {KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16))}
    pins = [(1, rows[0]), (1, rows[1]), (1, rows[2]), (1, rows[3]), (1, rows[4]), (2, rows[5])]
    seeds, _ = read(rows, force(4), pins, loose)
    assert [len(seed.tps) for seed in seeds] == [5, 1]


def test_a_pin_of_somebody_not_on_tps_duty_is_refused_by_his_nrp():
    rows = village(A, 1)
    _, refused = read(rows, force(2), [(90, rows[0]), (91, rows[0])], padal=[person(90)])
    assert refused == [
        "Sematan NRP 80000090 pada TPS 001 DESA 2001 tidak dapat dipenuhi: personel itu tidak berstatus PAM TPS.",
        "Sematan personel nomor 91 pada TPS 001 DESA 2001 tidak dapat dipenuhi: personel itu tidak berstatus PAM TPS.",
    ]


def test_a_pin_of_somebody_away_is_refused_with_that_reason():
    rows = village(A, 1)
    case = request(rows, 3, pins=(Pin(PersonId(1), rows[0].id),), absent=frozenset({PersonId(1)}))
    refusals = [remark.text for remark in plot(case).remarks if remark.rule is Rule.PIN_CONFLICT]
    assert refusals == [
        "Sematan NRP 80000001 pada TPS 001 DESA 2001 tidak dapat dipenuhi: personel itu tidak hadir selama masa tugas."
    ]


def test_a_pin_to_a_tps_that_is_not_there_is_refused():
    _, refused = read(village(A, 1), force(2), [(1, tps(5, A))])
    assert refused == [
        "Sematan NRP 80000001 pada TPS nomor 282001005 tidak dapat dipenuhi: TPS itu tidak ada dalam operasi."
    ]


def test_a_pin_to_a_tps_without_pattern_is_refused():
    row = tps(1, A, "TALANG")
    _, refused = read([row], force(2), [(1, row)])
    assert refused[0].endswith("kategori TPS itu belum punya pola.")


def test_a_pin_to_the_home_desa_is_refused():
    rows = village(A, 1)
    _, refused = read(rows, [person(1, home=A), person(2)], [(1, rows[0])])
    assert refused[0].endswith("personel terdaftar sebagai pemilih di desa itu.")


def test_a_pin_to_the_home_of_a_pinned_colleague_is_refused():
    a, b = tps(1, A), tps(1, B)
    _, refused = read([a, b], [person(1), person(2, home=B)], [(1, a), (1, b), (2, a)])
    assert refused[0].startswith("Sematan NRP 80000002 pada TPS 001 DESA 2001")
    assert refused[0].endswith("rekan setimnya terdaftar sebagai pemilih di salah satu desa tim.")


def test_a_person_cannot_be_in_two_kecamatan():
    near, far = tps(1, A), tps(1, FAR)
    seeds, refused = read([near, far], force(2), [(1, near), (1, far)])
    assert len(seeds) == len(refused) == 1
    assert refused[0].endswith("sematan lainnya berada di kecamatan lain.")


def test_kinds_that_share_no_team_cannot_be_pinned_together():
    plain, severe = tps(1, A), tps(2, A, SANGAT_RAWAN)
    _, refused = read([plain, severe], force(4), [(1, plain), (1, severe)])
    assert refused[0].endswith("sematan lainnya tidak boleh satu tim dengan TPS itu.")


def test_more_people_than_a_team_has_cannot_be_pinned_to_one_tps():
    rows = village(A, 1)
    seeds, refused = read(rows, force(4), [(1, rows[0]), (2, rows[0]), (3, rows[0])])
    assert seeds[0].people == (1, 2)
    assert refused == [
        "Sematan NRP 80000003 pada TPS 001 DESA 2001 tidak dapat dipenuhi: "
        "tim TPS itu hanya 2 orang dan sudah penuh dengan sematan lain."
    ]


def test_more_tps_than_a_team_takes_cannot_be_pinned_together():
    rows = village(A, 3, RAWAN)
    _, refused = read(rows, force(4), [(1, row) for row in rows])
    assert refused[0].endswith("TPS yang disematkan bersama melebihi kapasitas satu tim.")


def test_the_most_severe_pins_are_kept_when_people_do_not_fill_all_teams():
    plain, severe = tps(1, A), tps(2, A, SANGAT_RAWAN)
    seeds, refused = read([plain, severe], force(3), [(1, plain), (2, severe)])
    assert [seed.people for seed in seeds] == [(2,)]
    assert refused[0].endswith("personel PAM TPS tidak cukup untuk tim 2 orang.")


def test_groups_of_several_desa_are_joined_where_people_are_too_few_for_a_team_each():
    near, far = tps(1, A), tps(1, B)
    seeds, refused = read([near, far], force(2), [(1, near), (2, far)])
    assert [seed.people for seed in seeds] == [(1, 2)]
    assert refused == []

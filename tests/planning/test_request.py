from dataclasses import replace

import pytest

from opsroom.domain.categories import RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.forces import Source
from opsroom.domain.ids import PersonId, TpsId
from opsroom.domain.plan import Pin, Plan, PlotRequest, Team
from opsroom.domain.plot_rules import PlotRules, RuleSetting, Soft
from opsroom.planning.request import canonical, kecamatan_of, unit_key
from tests.planning.cases import STANDARD, force, person, request, tps, village

BASE = replace(
    request(village("1601282001", 3), 4),
    padal_pool=(person(90, "IPTU"),),
    pins=(Pin(PersonId(1), TpsId(282001001)),),
    unit_areas={"POLSEK A": frozenset({"160128"})},
)


def test_rows_are_sorted_by_place_and_people_by_seniority():
    rows = (tps(2, "1601282002"), tps(1, "1601282002"), tps(9, "1601212001"))
    people = (person(3, "BRIPDA"), person(2, "AIPTU"), person(1, "BRIPDA"))
    case = canonical(request(rows, people))
    assert [one.code for one in case.tps] == ["1601212001009", "1601282002001", "1601282002002"]
    assert [one.id for one in case.people] == [2, 1, 3]


def test_a_repeated_id_is_taken_once_whatever_came_first():
    one, other = person(1, "AIPTU"), person(1, "BRIPDA")
    assert canonical(request((), (one, other, one))).people == canonical(request((), (other, one))).people
    assert len(canonical(request((), (one, other))).people) == 1


def test_somebody_on_tps_duty_is_not_in_the_padal_pool():
    case = canonical(replace(BASE, padal_pool=(person(1), person(90))))
    assert [one.id for one in case.padal_pool] == [90]


def test_spellings_of_a_unit_share_their_areas():
    case = canonical(replace(BASE, unit_areas={"polsek  a": frozenset({"1"}), "POLSEK A": frozenset({"2"})}))
    assert case.unit_areas == {"POLSEK A": {"1", "2"}}
    assert unit_key(" Polsek  Lubuk Batang ") == "POLSEK LUBUK BATANG"


def test_the_kecamatan_follows_from_the_desa_when_the_row_is_silent():
    assert kecamatan_of(replace(tps(1, "1601282001"), kecamatan_code="")) == "160128"


def test_an_unknown_category_takes_the_standard_or_no_severity():
    case = canonical(PlotRequest((), ()))
    assert case.category(SANGAT_RAWAN).own_team
    assert case.category("TALANG").severity == 0


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, tps=BASE.tps[1:]),
        replace(BASE, tps=(replace(BASE.tps[0], category=RAWAN), *BASE.tps[1:])),
        replace(BASE, tps=(replace(BASE.tps[0], is_special=True), *BASE.tps[1:])),
        replace(BASE, people=force(5)),
        replace(BASE, people=(replace(BASE.people[0], home_desa="1601282001"), *BASE.people[1:])),
        replace(BASE, padal_pool=()),
        replace(BASE, pins=()),
        replace(BASE, patterns={**STANDARD, RAWAN: (Pattern(2, 3, 6),)}),
        replace(BASE, patterns={**STANDARD, RAWAN: (Pattern(2, 2, 4), Pattern(2, 3, 6))}),
        replace(BASE, unit_areas={}),
        replace(BASE, categories={}),
        replace(BASE, rules=PlotRules(reserve=1)),
        replace(BASE, rules=PlotRules(leader_rank="AIPTU")),
        replace(BASE, rules=PlotRules({Soft.ONE_DESA: RuleSetting(100, is_enforced=True)})),
        replace(BASE, absent=frozenset({PersonId(2)})),
        replace(BASE, pamatwil_pool=(person(91, "AKP"),)),
        replace(BASE, rayon={"160128": "RAYON 1"}),
        replace(BASE, desa_points={"1601282001": (-4.1, 104.1)}),
        replace(BASE, unit_points={"POLSEK A": (-4.1, 104.1)}),
        replace(BASE, ordered=Plan((Team(1, "160128", (), (TpsId(282001001),), Pattern(2, 8, 16)),))),
        replace(BASE, seed=1),
    ],
    ids=[
        "tps",
        "kategori",
        "khusus",
        "people",
        "home",
        "padal",
        "pins",
        "pattern",
        "second pattern",
        "areas",
        "categories",
        "reserve",
        "leader",
        "rule",
        "absent",
        "pamatwil",
        "rayon",
        "desa point",
        "unit point",
        "ordered",
        "seed",
    ],
)
def test_the_hash_tells_requests_apart(other: PlotRequest):
    assert canonical(other).input_hash != canonical(BASE).input_hash


def test_the_hash_does_not_heed_what_the_engine_never_reads():
    quiet = replace(BASE, people=tuple(replace(one, phone="0812", note="x") for one in BASE.people))
    assert canonical(quiet).input_hash == canonical(BASE).input_hash
    assert len(canonical(BASE).input_hash) == 64


def test_the_order_of_patterns_counts():
    two = (Pattern(2, 4, 8), Pattern(2, 8, 16))
    ahead, behind = ({**STANDARD, RAWAN: one} for one in (two, two[::-1]))
    hashes = {canonical(replace(BASE, patterns=one)).input_hash for one in (ahead, behind)}
    assert len(hashes) == 2


def test_absent_people_are_not_plotted():
    case = canonical(replace(BASE, absent=frozenset({PersonId(2), PersonId(90)})))
    assert [one.id for one in case.people] == [1, 3, 4]
    assert case.padal_pool == ()


def test_the_reserve_is_the_most_junior_of_the_own_force_and_nobody_pinned():
    people = (person(1, "AIPTU"), person(2, "BRIPDA"), person(3, "BRIPDA"), person(4, "BRIPDA", source=Source.TNI))
    pins = (Pin(PersonId(3), TpsId(282001001)),)
    case = canonical(replace(BASE, people=people, pins=pins, rules=PlotRules(reserve=2)))
    assert [one.id for one in case.reserve] == [1, 2]
    assert [one.id for one in case.people] == [3, 4]


def test_the_reserve_takes_lent_people_when_the_own_force_is_used_up():
    people = (person(1, "AIPTU"), person(2, "BRIPDA", source=Source.TNI), person(3, "BRIPDA", source=Source.TNI))
    case = canonical(replace(BASE, people=people, pins=(), rules=PlotRules(reserve=2)))
    assert [one.id for one in case.people] == [2]


def test_nobody_is_in_two_pools():
    case = canonical(replace(BASE, pamatwil_pool=(person(90, "IPTU"), person(91, "AKP"))))
    assert [one.id for one in case.padal_pool] == [90]
    assert [one.id for one in case.pamatwil_pool] == [91]

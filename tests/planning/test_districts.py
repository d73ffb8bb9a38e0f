from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Pin
from opsroom.planning.districts import District, districts
from opsroom.planning.kinds import kind_of
from opsroom.planning.pins import read_pins
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, request, tps, village

A, B, FAR = "1601282001", "1601282002", "1601212001"


def found(rows, patterns=STANDARD, people=0, pins=()) -> tuple[District, ...]:
    case = canonical(request(rows, people, patterns, pins=tuple(Pin(PersonId(a), b.id) for a, b in pins)))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    seeds, _ = read_pins(case, kinds)
    return districts(case, kinds, seeds, Atlas(case).distance)


def test_kinds_that_share_teams_are_decided_together_others_apart():
    rows = [*village(A, 2), tps(3, A, RAWAN), tps(4, A, SANGAT_RAWAN), tps(1, FAR)]
    seen = [(one.kecamatan, [kind.code for unit in one.ways[0] for kind in unit.scale.kinds]) for one in found(rows)]
    assert seen == [("160121", [KURANG_RAWAN]), ("160128", [SANGAT_RAWAN]), ("160128", [RAWAN, KURANG_RAWAN])]


def test_a_district_has_its_name_and_the_people_it_takes_at_ease():
    district = found(village(A, 9))[0]
    assert (district.name, district.people_at_ease) == ("KECAMATAN 160128", 4)


def test_kinds_of_other_team_sizes_are_apart():
    patterns = {KURANG_RAWAN: (Pattern(2, 8, 16),), RAWAN: (Pattern(4, 2, 4),)}
    assert len(found([*village(A, 2), tps(3, A, RAWAN)], patterns)) == 2


def test_a_reserve_of_another_size_makes_more_ways_the_preferred_first():
    patterns = {KURANG_RAWAN: (Pattern(2, 8, 16), Pattern(1, 4, 8)), RAWAN: (Pattern(2, 2, 4),)}
    (district,) = found([*village(A, 2), tps(3, A, RAWAN)], patterns)
    assert [[unit.scale.size for unit in way] for way in district.ways] == [[2], [2, 1]]


def test_a_pinned_kind_keeps_its_preferred_size():
    patterns = {KURANG_RAWAN: (Pattern(2, 8, 16), Pattern(1, 4, 8))}
    rows = village(A, 2)
    (district,) = found(rows, patterns, people=2, pins=[(1, rows[0])])
    assert len(district.ways) == 1


def test_a_pinned_team_stays_with_the_unit_of_its_size():
    patterns = {KURANG_RAWAN: (Pattern(2, 8, 16), Pattern(1, 4, 8)), RAWAN: (Pattern(2, 2, 4),)}
    rows = [*village(A, 2), tps(3, A, RAWAN)]
    (district,) = found(rows, patterns, people=2, pins=[(1, rows[2])])
    assert [[(unit.scale.size, unit.floor) for unit in way] for way in district.ways] == [[(2, 1)], [(2, 1), (1, 0)]]


def test_a_pinned_team_is_filled_from_its_own_desa():
    rows = village(A, 10)
    (district,) = found([*rows, tps(1, B)], people=6, pins=[(1, rows[9])])
    ((unit,),) = district.ways
    assert [(dict(site.parts), site.seed is not None) for site in unit.sites] == [
        ({A: (8,)}, True),
        ({A: (2,)}, False),
        ({B: (1,)}, False),
    ]


def test_a_desa_that_pinned_teams_empty_is_no_site():
    rows = village(A, 5)
    (district,) = found(rows, people=2, pins=[(1, rows[0])])
    assert len(district.ways[0][0].sites) == 1


def test_pins_belong_to_the_unit_of_their_kind():
    plain, severe = tps(1, A), tps(2, A, SANGAT_RAWAN)
    first, second = found([plain, severe], people=2, pins=[(1, plain)])
    assert first.ways[0][0].floor == 0
    assert second.ways[0][0].floor == 1

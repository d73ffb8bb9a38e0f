from collections.abc import Sequence

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.domain.ids import PersonId
from opsroom.domain.plan import Pin
from opsroom.domain.tps import Tps
from opsroom.planning.districts import districts
from opsroom.planning.fill import lay_out
from opsroom.planning.kinds import kind_of
from opsroom.planning.naming import Crew, name_tps
from opsroom.planning.pins import read_pins
from opsroom.planning.places import Atlas
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, request, tps, village

A, B = "1601282001", "1601282002"


def crews(rows: Sequence[Tps], teams: int, pins: Sequence[tuple[int, Tps]] = (), patterns=STANDARD) -> list[Crew]:
    """Teams of the only unit these TPS make."""
    pairs = tuple(Pin(PersonId(who), where.id) for who, where in pins)
    case = canonical(request(rows, 20, patterns, pins=pairs))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    seeds, _ = read_pins(case, kinds)
    (district,) = districts(case, kinds, seeds, Atlas(case).distance)
    ((unit,),) = district.ways
    return name_tps(unit, lay_out(unit, teams), case.tps, kinds)


def numbers(found: Sequence[Crew]) -> list[list[str]]:
    return [[one.desa_code[-1] + one.number for one in crew.tps] for crew in found]


def test_a_team_takes_neighbours_by_number():
    assert numbers(crews(village(A, 5), 2, patterns={KURANG_RAWAN: (Pattern(2, 3, 6),)})) == [
        ["1001", "1002", "1003"],
        ["1004", "1005"],
    ]


def test_crossing_teams_take_the_last_numbers_of_each_desa():
    found = crews([*village(A, 9), *village(B, 9)], 3)
    assert numbers(found)[2] == ["1009", "2009"]
    assert found[2].desa == {A, B}


def test_the_last_numbers_stay_uncovered():
    assert numbers(crews(village(A, 10), 1)) == [[f"1{number:03d}" for number in range(1, 9)]]


def test_a_team_knows_its_pattern_severity_and_excess():
    loose = {KURANG_RAWAN: (Pattern(2, 4, 8), Pattern(2, 8, 16)), RAWAN: (Pattern(2, 2, 4),)}
    (crew,) = crews([*village(A, 4), tps(5, A, RAWAN)], 1, patterns=loose)
    assert (crew.pattern, crew.severity, crew.beyond, crew.size) == (Pattern(2, 2, 4), 2, 2, 2)


def test_pinned_tps_come_with_their_people():
    rows = village(A, 9)
    found = crews(rows, 2, pins=[(1, rows[8]), (2, rows[0])])
    assert [(crew.pinned, rows[8] in crew.tps, rows[0] in crew.tps) for crew in found] == [
        ((2,), False, True),
        ((1,), True, False),
    ]


def test_a_pinned_team_shares_its_desa_evenly_with_the_others():
    rows = village(A, 9)
    assert sorted(len(crew.tps) for crew in crews(rows, 2, pins=[(1, rows[8])])) == [4, 5]


def test_a_pinned_team_stays_full_where_even_shares_do_not_fit():
    rows = [tps(1, A, KURANG_RAWAN), tps(2, A, RAWAN), tps(3, A, RAWAN)]
    alone = {KURANG_RAWAN: (Pattern(2, 1, 2),), RAWAN: (Pattern(2, 4, 8),)}
    assert numbers(crews(rows, 2, pins=[(1, rows[2])], patterns=alone)) == [["1002", "1003"], ["1001"]]

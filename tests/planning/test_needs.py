from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, SANGAT_RAWAN, Pattern
from opsroom.planning.kinds import Kind, kind_of
from opsroom.planning.naming import Crew
from opsroom.planning.needs import Pool, force_alone, force_needed, largest_kinds, pools_of, teams_for
from opsroom.planning.request import canonical
from tests.planning.cases import STANDARD, request, tps, village

A, B, EAST = "1601282001", "1601282002", "1601212001"
LIGHT = Kind(1, KURANG_RAWAN, "", (Pattern(2, 8, 16),))
HEAVY = Kind(2, RAWAN, "", (Pattern(2, 2, 4),))


def pools(rows, sets=(), patterns=STANDARD, size: int = 2) -> dict[str, tuple[Pool, ...]]:
    case = canonical(request(rows, 0, patterns))
    kinds = {one.id: kind for one in case.tps if (kind := kind_of(one, case))}
    crews = [Crew(some[0].kecamatan_code, size, tuple(some), Pattern(size, 8, 16), (), 1, 0) for some in sets]
    return pools_of(case, kinds, crews)


@pytest.mark.parametrize(
    ("light", "heavy", "teams"), [(0, 0, 0), (8, 0, 1), (9, 0, 2), (4, 1, 1), (5, 1, 2), (0, 3, 2), (12, 1, 2)]
)
def test_kinds_share_teams(light: int, heavy: int, teams: int):
    assert teams_for(Counter({LIGHT: light, HEAVY: heavy}), {LIGHT: 8, HEAVY: 2}) == teams


@given(st.integers(0, 30), st.integers(0, 12), st.sampled_from([2, 4, 8]))
def test_teams_are_the_fewest_where_weights_divide_each_other(light: int, heavy: int, takes: int):
    assert teams_for({LIGHT: light, HEAVY: heavy}, {LIGHT: takes, HEAVY: 2}) == -(
        -(light * 2 + heavy * takes) // (takes * 2)
    )


def test_kinds_that_share_no_team_are_pools_of_their_own():
    here = pools([*village(A, 3), tps(9, A, SANGAT_RAWAN), tps(8, A, "TALANG"), *village(EAST, 1)])
    assert {code: [len(pool.rows) for pool in some] for code, some in here.items()} == {"160121": [1], "160128": [3, 1]}


def test_a_pool_knows_its_teams_and_what_is_short():
    rows = village(A, 10)
    (pool,) = pools(rows, [rows[:8]])["160128"]
    assert (pool.teams, [one.number for one in pool.short], pool.severity) == (1, ["009", "010"], 1)


def test_a_pool_takes_the_size_of_the_teams_there_are():
    sizes = {KURANG_RAWAN: (Pattern(3, 4, 8), Pattern(2, 8, 16), Pattern(2, 9, 18))}
    rows = village(A, 10)
    (pool,) = pools(rows, [rows[:8]], sizes)["160128"]
    assert (pool.size, list(pool.preferred().values()), list(pool.loosest().values())) == (2, [8], [9])
    (pool,) = pools(rows, [], sizes)["160128"]
    assert (pool.size, list(pool.preferred().values())) == (3, [4])


def test_teams_within_one_desa_are_more():
    (pool,) = pools([*village(A, 4), *village(B, 4)])["160128"]
    assert [pool.needed(pool.preferred(), one_desa=within) for within in (False, True)] == [1, 2]


def test_the_force_needed_is_counted_together_and_by_class():
    here = pools([*village(A, 4), tps(9, A, RAWAN), *village(B, 9), *village(EAST, 16)])
    every = [pool for some in here.values() for pool in some]
    assert force_needed(every) == 10
    assert force_needed(every, {KURANG_RAWAN: 16}) == 6
    assert force_alone(every) == {KURANG_RAWAN: 10, RAWAN: 2}


def test_the_largest_kind_comes_first():
    (pool,) = pools([*village(A, 1), tps(8, A, RAWAN), tps(9, A, RAWAN)])["160128"]
    assert [kind.code for kind in largest_kinds(pool)] == [RAWAN, KURANG_RAWAN]

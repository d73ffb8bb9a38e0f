import pytest

from opsroom.domain.categories import KURANG_RAWAN, RAWAN, Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.planning import puzzle as module
from opsroom.planning.kinds import Kind, scale_of
from opsroom.planning.layout import Draft
from opsroom.planning.pins import Seed
from opsroom.planning.program import TooLarge
from opsroom.planning.puzzle import Atom, Puzzle, lattice

HARD = Kind(2, RAWAN, "", (Pattern(2, 2, 4),))
CALM = Kind(1, KURANG_RAWAN, "", (Pattern(2, 4, 8), Pattern(3, 6, 12)))
PAIR, THREE = scale_of([HARD, CALM], 2), scale_of([CALM], 3)


def atom(number: int, people: int = 1, desa: str = "A", barred: str = "") -> Atom:
    seed = Seed(
        (TpsId(number),),
        tuple(PersonId(number * 10 + one) for one in range(people)),
        frozenset({barred} - {""}),
    )
    return Atom(seed, {desa: (0, 1)})


def puzzle(*atoms: Atom) -> Puzzle:
    return Puzzle((HARD, CALM), (PAIR, THREE), {"A": (1, 5), "B": (0, 3)}, atoms, lambda _a, _b: 0)


def test_counts_change_between_the_kinds_of_puzzle_and_team():
    found = puzzle()
    assert found.to_scale(THREE, (1, 5)) == (5,)
    assert found.from_scale(THREE, (5,)) == (0, 5)
    assert found.total == (1, 8)
    assert found.severities == (2, 1)


def test_levels_of_teams_count_what_is_missing_beyond_and_crossing():
    teams = ((PAIR, (Draft({"A": [1, 2], "B": [0, 1]}),)), (THREE, (Draft({"A": [3]}),)))
    # Three of the first pattern's two people's kind are taken by three people, which is beyond it.
    assert puzzle(atom(1)).levels(teams) == (0, 3, 1 + 3, 1)


def test_groups_share_a_team_as_long_as_people_and_homes_allow():
    found = puzzle(atom(1, 2), atom(2, 1), atom(3, 1, "B", barred="A"))
    assert [core.atoms for core in found.cores()] == [(0,), (1,), (2,), (0, 1)]
    assert [core.home for core in puzzle(atom(1), atom(2, desa="B")).cores()] == ["A", "B", ""]


def test_too_many_groups_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MAX_CORES", 2)
    with pytest.raises(TooLarge):
        puzzle(atom(1), atom(2), atom(3)).cores()


def test_a_lattice_has_every_set_of_counts_that_fits():
    assert list(lattice(PAIR, (0, 0), (1, 3))) == [(0, 1), (0, 2), (0, 3), (1, 0), (1, 1), (1, 2)]
    assert list(lattice(PAIR, (1, 1), (1, 3))) == [(1, 1), (1, 2)]

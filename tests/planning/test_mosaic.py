import pytest

from opsroom.domain.categories import KURANG_RAWAN, Pattern
from opsroom.domain.ids import PersonId, TpsId
from opsroom.planning.kinds import Kind, scale_of
from opsroom.planning.mosaic import Mosaic
from opsroom.planning.pins import Seed
from opsroom.planning.program import Program
from opsroom.planning.puzzle import Atom, Puzzle

CALM = Kind(1, KURANG_RAWAN, "", (Pattern(2, 4, 8), Pattern(3, 7, 14)))
ATOM = Atom(Seed((TpsId(1),), (PersonId(1),), frozenset({"C"})), {"A": (1,)})


def puzzle(free, *atoms: Atom) -> Puzzle:
    return Puzzle((CALM,), (scale_of([CALM], 2), scale_of([CALM], 3)), free, atoms, lambda a, b: abs(ord(a) - ord(b)))


def drafts(solved) -> list[tuple[int, dict[str, list[int]]]]:
    return [(scale.size, draft.parts) for scale, teams in solved.drafts for draft in teams]


@pytest.mark.parametrize(
    ("people", "levels"),
    [
        (0, (8, 0, 0)),
        (1, (8, 0, 0)),
        (2, (4, 0, 0)),
        (3, (1, 7, 1)),
        (4, (0, 0, 1)),
        (6, (0, 0, 0)),
    ],
)
def test_every_number_of_people_has_its_best_teams(people: int, levels: tuple[int, ...]):
    solved = Mosaic(puzzle({"A": (5,), "B": (3,)})).solve(people, (0, 0, 0))
    assert solved is not None
    assert solved.lower == solved.upper == levels


def test_a_team_begun_by_pins_takes_what_it_can_and_keeps_its_people():
    solved = Mosaic(puzzle({"A": (2,), "B": (1,), "C": (1,)}, ATOM)).solve(2, (0, 0, 0))
    assert solved is not None
    # C is closed to whoever is pinned, and one team is all there is.
    assert solved.lower == solved.upper == (1, 0, 1)
    assert drafts(solved) == [(2, {"A": [3], "B": [1]})]
    assert solved.drafts[0][1][0].seed == ATOM.seed


def test_too_few_people_for_the_pins_is_no_answer():
    assert Mosaic(puzzle({"A": (2,)}, ATOM)).solve(1, (0, 0, 0)) is None


def test_crossing_teams_take_near_desa_together():
    solved = Mosaic(puzzle({"A": (2,), "B": (2,), "Y": (2,), "Z": (2,)})).solve(4, (0, 0, 0))
    assert solved is not None
    assert sorted(sorted(parts) for _, parts in drafts(solved)) == [["A", "B"], ["Y", "Z"]]


def test_effort_that_runs_out_leaves_a_bound_and_what_was_found():
    free = {chr(65 + number): (number % 6 + 1,) for number in range(20)}
    full = Mosaic(puzzle(free)).solve(31, (0, 0, 0))
    short = Mosaic(puzzle(free)).solve(31, (0, 0, 0), effort=1)
    assert full is not None
    assert short is None or short.lower <= full.lower <= short.upper


def test_a_floor_is_believed():
    solved = Mosaic(puzzle({"A": (5,), "B": (3,)})).solve(3, (1, 7, 1))
    assert solved is not None
    assert solved.upper == (1, 7, 1)


def test_effort_that_runs_out_in_the_middle_leaves_the_levels_after_open(monkeypatch):
    minimise = Program.minimise

    def loose(self, level, max_nodes):
        answer, bound = minimise(self, level, max_nodes)
        return answer, max(0, bound - 1)

    monkeypatch.setattr(Program, "minimise", loose)
    solved = Mosaic(puzzle({"A": (5,), "B": (3,)})).solve(3, (0, 0, 0))
    assert solved is not None
    assert (solved.lower, solved.upper[0]) == ((0, 0, 0), 1)


def test_of_equal_teams_those_are_kept_that_let_people_stay():
    free = {"A": (4,), "B": (4,), "C": (4,), "D": (4,)}
    found = Puzzle((CALM,), (scale_of([CALM], 2),), free, (), lambda _a, _b: 0, present={"A": 2, "D": 2})
    mosaic = Mosaic(found)
    ((_, teams),) = mosaic.kept(4, (8, 0, 0))
    assert sorted(desa for draft in teams for desa in draft.parts) == ["A", "D"]
    assert mosaic.kept(4, (7, 0, 0)) is None

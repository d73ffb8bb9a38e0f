"""The exact curve of a unit against every set of teams there could be."""

from functools import cache
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from opsroom.domain.categories import Pattern
from opsroom.planning.kinds import Kind, Scale, scale_of
from opsroom.planning.reach import is_regular, reach


def _scale(patterns: list[list[tuple[int, int, int]]]) -> Scale:
    kinds = [
        Kind(9 - number, f"K{number}", "", tuple(Pattern(*one) for one in found))
        for number, found in enumerate(patterns)
    ]
    return scale_of(kinds, 2)


SCALES = (
    _scale([[(2, 2, 4)], [(2, 8, 16)]]),
    _scale([[(2, 2, 4)], [(2, 4, 8)]]),
    _scale([[(2, 3, 6)]]),
    _scale([[(2, 1, 2)], [(2, 2, 4)], [(2, 4, 8)]]),
    _scale([[(2, 4, 8), (2, 8, 16)]]),
    _scale([[(2, 2, 4)], [(2, 4, 8), (2, 8, 16)]]),
    _scale([[(2, 2, 4), (2, 6, 12)]]),
)


def _tried(scale: Scale, cells: list[tuple[int, ...]], most: int) -> list[tuple[int, ...]]:
    """The best vector for 0 to `most` teams, by trying all."""
    kinds = len(scale.kinds)
    where = [(desa, kind) for desa in range(len(cells)) for kind in range(kinds)]
    teams: dict[int, list[tuple[tuple[int, ...], int, int]]] = {}
    for taken in product(*(range(cells[desa][kind] + 1) for desa, kind in where)):
        counts = [sum(n for n, (_, k) in zip(taken, where, strict=True) if k == kind) for kind in range(kinds)]
        weight = sum(n * w for n, w in zip(counts, scale.loosest, strict=True))
        if any(taken) and weight <= scale.full:
            crosses = len({desa for n, (desa, _) in zip(taken, where, strict=True) if n}) > 1
            first = next(place for place, n in enumerate(taken) if n)
            teams.setdefault(first, []).append((taken, scale.beyond(counts), int(crosses)))

    @cache
    def best(state: tuple[int, ...], left: int) -> tuple[int, ...]:
        first = next((place for place, n in enumerate(state) if n), None)
        if first is None:
            return (0,) * (kinds + 2)
        missing = tuple(int(place == where[first][1]) for place in range(kinds + 2))
        rest = best(tuple(n - (place == first) for place, n in enumerate(state)), left)
        ways = [tuple(map(sum, zip(missing, rest, strict=True)))]
        for taken, beyond, crosses in teams.get(first, ()) if left else ():
            if all(n <= have for n, have in zip(taken, state, strict=True)):
                rest = best(tuple(have - n for n, have in zip(taken, state, strict=True)), left - 1)
                ways.append(tuple(map(sum, zip((*(0,) * kinds, beyond, crosses), rest, strict=True))))
        return min(ways)

    full = tuple(cells[desa][kind] for desa, kind in where)
    return [best(full, left) for left in range(most + 1)]


@given(st.data())
def test_reach_is_the_best_there_is(data):
    scale = data.draw(st.sampled_from(SCALES))
    cell = st.tuples(*(st.sampled_from([0, 0, 1, 1, 2, 3, 5]) for _ in scale.kinds))
    cells = data.draw(st.lists(cell, min_size=1, max_size=4))
    assume(sum(map(sum, cells)) <= 9)
    found = reach(scale, cells)
    assert found == _tried(scale, cells, len(found) - 1)
    assert not any(found[-1])


def test_regular_are_weights_that_divide_with_a_reserve_only_for_the_least_severe():
    assert all(is_regular(scale) for scale in SCALES)
    assert not is_regular(_scale([[(2, 2, 4)], [(2, 3, 6)]]))
    assert not is_regular(_scale([[(2, 2, 4), (2, 4, 8)], [(2, 8, 16)]]))
    assert not is_regular(scale_of([Kind(1, "A", "", (Pattern(2, 2, 4),)), Kind(1, "B", "", (Pattern(2, 4, 8),))], 2))
    assert not is_regular(scale_of([Kind(1, "A", "", (Pattern(4, 8, 16), Pattern(2, 8, 16)))], 2))

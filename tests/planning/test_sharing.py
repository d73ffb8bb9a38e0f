from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import Cancelled
from opsroom.domain.plot_watch import PlotWatch
from opsroom.domain.progress import Progress
from opsroom.planning import sharing
from opsroom.planning.sharing import share

Curves = list[dict[int, tuple[int, ...]]]


@st.composite
def curves(draw: st.DrawFn) -> Curves:
    """Up to four curves of three figures, of any form; some need people to begin with."""
    figures = st.tuples(st.integers(0, 9), st.integers(0, 3), st.integers(0, 30))
    people = st.lists(st.integers(0, 7).map(lambda one: one * 2), min_size=1, max_size=5, unique=True)
    return [{used: draw(figures) for used in draw(people)} for _ in range(draw(st.integers(1, 4)))]


@given(curves(), st.integers(0, 12))
def test_the_split_is_the_best_there_is(found: Curves, more: int):
    people = sum(min(curve) for curve in found) + more
    split = share(found, people)
    options = [
        tuple(map(sum, zip(*(curve[used] for curve, used in zip(found, some, strict=True)), strict=True)))
        for some in product(*found)
        if sum(some) <= people
    ]
    assert sum(split.people) <= people
    assert split.total == min(options) == split.bound
    assert split.total == tuple(
        map(sum, zip(*(curve[used] for curve, used in zip(found, split.people, strict=True)), strict=True))
    )


@given(curves(), st.integers(0, 12))
def test_a_band_is_possible_and_its_bound_is_sound(found: Curves, more: int):
    people = sum(min(curve) for curve in found) + more
    best, banded = share(found, people), share(found, people, widest=0)
    assert banded.bound <= best.total <= banded.total
    assert sum(banded.people) <= people


def test_a_band_finds_the_best_of_curves_that_bend_one_way():
    found = [{used: (100 - used * 2 + used * used // 40, used) for used in range(40)} for _ in range(50)]
    best, banded = share(found, 777), share(found, 777, widest=0)
    assert banded.total == best.total


def test_figures_of_any_size_are_kept_apart():
    large = 2**40
    found = [{0: (large, large, 1), 1: (large, 0, large)}, {0: (0, 5, 0), 1: (0, 4, 9)}]
    assert share(found, 1).total == (large, 5, large)


def test_among_equals_the_first_districts_get_the_people():
    curve = {0: (4,), 1: (3,)}
    assert share([curve, curve, curve], 2).people == (1, 1, 0)


def test_nothing_to_share_is_no_error():
    assert share([], 10).people == ()


def test_sharing_can_be_cancelled():
    with pytest.raises(Cancelled):
        share([{0: (1,)}], 1, PlotWatch(Progress(is_cancelled=lambda: True)))


def test_a_band_never_loses_people_that_later_districts_need(monkeypatch):
    monkeypatch.setattr(sharing, "BAND", 1)
    found = [{0: (9,), 5: (0,)}, {0: (9,), 5: (1,)}, {4: (0,), 6: (0,)}]
    assert share(found, 9, widest=0).people == (5, 0, 4)

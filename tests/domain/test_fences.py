import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.fences import LEAST_POINTS, fence_of, outline_of

SQUARE = ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0))
HOLE = ((0.4, 0.4), (0.4, 0.6), (0.6, 0.6), (0.6, 0.4))
DEGREES = st.floats(-5, 5, allow_nan=False)


def test_outline_needs_a_ring_that_encloses_something():
    assert outline_of([((0.0, 0.0), (1.0, 1.0))]) is None


@pytest.mark.parametrize(
    ("point", "inside"),
    [((0.5, 0.2), True), ((0.2, 0.9), True), ((1.5, 0.5), False), ((0.5, 0.5), False), ((0.5, 1.2), False)],
    ids=["in", "near-edge", "north", "hole", "east"],
)
def test_outline_holds_what_is_inside(point, inside):
    outline = outline_of([SQUARE, HOLE])
    assert outline is not None
    assert outline.holds(*point) is inside


def test_outline_holds_two_islands():
    other = tuple((lat + 3, lon) for lat, lon in SQUARE)
    outline = outline_of([SQUARE, other])
    assert outline is not None
    assert [outline.holds(lat, 0.5) for lat in (0.5, 2.0, 3.5)] == [True, False, True]


def test_margin_reaches_beyond_a_corner():
    outline = outline_of([SQUARE])
    assert outline is not None
    assert [outline.holds(1.004, 1.004, margin) for margin in (0.0, 0.005)] == [False, True]


def test_margin_does_not_fill_the_box():
    triangle = outline_of([((0.0, 0.0), (0.0, 1.0), (1.0, 0.0))])
    assert triangle is not None
    assert not triangle.holds(0.9, 0.9, 0.005)


@given(DEGREES, DEGREES)
def test_outline_holds_the_same_whatever_way_round_it_was_drawn(lat, lon):
    one, other = outline_of([SQUARE]), outline_of([SQUARE[::-1]])
    assert one is not None
    assert other is not None
    assert one.holds(lat, lon) == other.holds(lat, lon)


def test_few_points_make_no_fence():
    assert fence_of([(0.0, 0.0)] * (LEAST_POINTS - 1)) is None


def test_fence_leaves_a_wrong_point_outside():
    points = [(-4.0 + step / 1000, 104.0) for step in range(8)]
    fence = fence_of([*points, (-1.0, 104.0)])
    assert fence is not None
    assert all(fence.holds(*point) for point in points)
    assert not fence.holds(-1.0, 104.0)


@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=LEAST_POINTS, max_size=40))
def test_fence_holds_the_middle_half(points):
    fence = fence_of(points)
    assert fence is not None
    lats = sorted(lat for lat, _ in points)
    assert fence.south <= lats[len(lats) // 2] <= fence.north

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.coordinates import (
    EAST,
    NORTH,
    SOUTH,
    WEST,
    Point,
    distance_km,
    place,
    plain_minus,
    read_point,
    show_point,
)
from opsroom.domain.errors import ParseProblem

BATURAJA = Point(-4.065, 104.3311)


@pytest.mark.parametrize(
    "text",
    [
        "-4.065, 104.3311",
        "-4.065 104.3311",
        "-4.065,104.3311",
        "-4,065  104,3311",
        "104.3311, -4.065",
        "−4.065, 104.3311",
        "- 4.065, 104.3311",
        "4.065 S, 104.3311 E",
        "4,065° LS 104,3311° BT",
        "S 4.065 E 104.3311",
        "LS: 4.065 BT: 104.3311",
        "Lat -4.065 Long 104.3311",
    ],
)
def test_every_notation_is_read(text: str):
    assert read_point(text) == BATURAJA


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("4°3'54\" LS 104°19'52\" BT", Point(-4.065, 104.331111)),
        ("S 4°3'54\" E 104°19'52\"", Point(-4.065, 104.331111)),
        ("104°19'52\"E 4°3'54\"S", Point(-4.065, 104.331111)),
        ("4º3′54,5″S 104º19′52″E", Point(-4.065139, 104.331111)),
        ("4° 3.9' S 104° 19.5' E", Point(-4.065, 104.325)),
        ("0°30'0'' LU 101°0'0'' BT", Point(0.5, 101.0)),
        ("-4, 104", Point(-4.0, 104.0)),
    ],
)
def test_degrees_minutes_and_seconds(text: str, point: Point):
    assert read_point(text) == point


@pytest.mark.parametrize("value", [None, "", " ", "-", "--", "0", "0, 0", "N/A", "tidak ada", 0], ids=repr)
def test_blank_cells_hold_no_place(value):
    assert read_point(value) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dekat masjid", "tidak terbaca"),
        ("-4.065", "tidak terbaca"),
        ("348844.41588727||179184.24095051", "tidak terbaca"),
        ("4°75'0\" LS 104°19'52\" BT", "tidak terbaca"),
        ("4°3'0\" LS 104°19'72\" BT", "tidak terbaca"),
        ("48.85, 2.35", "di luar Indonesia"),
        ("-4.065, 4.065", "di luar Indonesia"),
    ],
)
def test_what_is_no_place_in_indonesia_is_refused(text: str, words: str):
    with pytest.raises(ParseProblem, match=words) as refusal:
        read_point(text)
    assert refusal.value.field == "coordinates"


@given(st.floats(SOUTH, NORTH), st.floats(WEST, EAST), st.booleans(), st.sampled_from([", ", " ", ";", " | "]))
def test_what_is_shown_is_read_back(lat: float, lon: float, swapped: bool, gap: str):
    pair = (f"{lon:.6f}", f"{lat:.6f}") if swapped else (f"{lat:.6f}", f"{lon:.6f}")
    point = read_point(gap.join(pair))
    assert point is not None
    assert show_point(point.lat, point.lon) == show_point(round(lat, 6) + 0.0, lon)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str):
    try:
        point = read_point(text)
    except ParseProblem:
        return
    assert point is None or (SOUTH <= point.lat <= NORTH and WEST <= point.lon <= EAST)


def test_place_refuses_numbers_that_are_none():
    with pytest.raises(ParseProblem):
        place(float("nan"), 104.0)


@pytest.mark.parametrize(("lat", "lon"), [(None, None), (None, 104.0), (-4.0, None)])
def test_an_unknown_place_shows_nothing(lat, lon):
    assert show_point(lat, lon) == ""


def test_a_typographic_minus_becomes_a_hyphen():
    assert [plain_minus(text) for text in ("−4", "– 4", " 4-5 ")] == ["-4", "-4", "4-5"]


def test_distance_from_baturaja_to_palembang():
    assert distance_km(BATURAJA, Point(-2.9911, 104.7567)) == pytest.approx(128.5, abs=1.0)


@given(
    st.builds(Point, st.floats(SOUTH, NORTH), st.floats(WEST, EAST)),
    st.builds(Point, st.floats(SOUTH, NORTH), st.floats(WEST, EAST)),
)
def test_distance_is_the_same_both_ways_and_zero_only_at_home(a: Point, b: Point):
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert distance_km(a, a) == 0

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.coordinates import (
    EAST,
    NORTH,
    SOUTH,
    WEST,
    Box,
    Point,
    distance_km,
    place,
    plain_minus,
    read_point,
    show_point,
)
from opsroom.domain.errors import ParseProblem
from opsroom.domain.provinces import PROVINCE_BOXES

KALBAR = PROVINCE_BOXES["61"]
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
        ("4d3m54s S 104d19m52s E", Point(-4.065, 104.331111)),
        ("1.30499° U||109.23485° T", Point(1.30499, 109.23485)),
        ("S1 48'30\", E110 36'13", Point(-1.808333, 110.603611)),
        ("-0043’23,418’’S 111031’21,414”E ±1,50m 930E Altitude: 130.5m", Point(-0.723172, 111.522615)),
        ('2°0.1,75"S||110°7\'55,948"E', Point(-2.000486, 110.132208)),
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
        ("348844.41588727||179184.24095051", "tanpa zona"),
        ("-1488009||11007171", "kehilangan tanda desimal"),
        ("1.541.710||109.361.060", "bisa 1.541710 atau 0.1541710"),
        ("0.21E||109.82E", "arah mata angin"),
        ("-0.33 N, 109.39 E", "sisi utara atau timur"),
        ("1.1||109.5.4.3.2", "tanda desimal lebih dari satu"),
        ("109'374512, 0.5530", "tidak terbaca"),
        ("49 50 348844 179184", "tidak terbaca"),
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


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("0.15938||110263633", Point(0.15938, 110.263633)),
        ("0.043743,110.764.299", Point(0.043743, 110.764299)),
        ("-0,23301,110,75963", Point(-0.23301, 110.75963)),
        ("-0.386.047,110.637.785", Point(-0.386047, 110.637785)),
        ("1.121.426.964, 0.271674", Point(0.271674, 112.142696)),
        ("0. 399241N||109. 935362E", Point(0.399241, 109.935362)),
        ("o.919886||112,948,041", Point(0.919886, 112.948041)),
        ("Latituded, -1,1828 Longitude||109,6861", Point(-1.1828, 109.6861)),
        ("LAT-2.401948°, LONG 111.018602°", Point(-2.401948, 111.018602)),
        ("\xad1.038062°||110.764009°", Point(-1.038062, 110.764009)),
        ("111.7299419E 162° S 0.3338496S", Point(-0.33385, 111.729942)),
        ("0.58425S111.69658E1°", Point(-0.58425, 111.69658)),
        ("-.120202°||110.453533°", Point(-0.120202, 110.453533)),
        ("109'803654, 0.5608323", Point(0.560832, 109.803654)),
        ("(-1.643745||108.831349 )", Point(-1.643745, 108.831349)),
        ("1,16686||109.08969,47,7m", Point(1.16686, 109.08969)),
        ("0,034671,110,977007", Point(0.034671, 110.977007)),
    ],
)
def test_mangled_pairs_are_read_where_they_can_mean_one_thing(text: str, point: Point):
    assert read_point(text) == point


@pytest.mark.parametrize(
    "text",
    ["49N 348844.41588727 179184.24095051",
     "348844.41588727, 179184.24095051 UTM 49", "348844.41588727||179184.24095051",
     "348844,41588727 mE 179184,24095051 mN"],
)  # fmt: skip
def test_metres_are_placed_by_the_region_or_a_named_zone(text: str):
    assert read_point(text, KALBAR) == Point(1.620673, 109.641191)


def test_metres_of_the_south_are_known_by_their_northing():
    assert read_point("48S 425772 9550636") == Point(-4.065191, 104.331276)


def test_metres_that_fit_no_zone_of_the_region_are_refused():
    with pytest.raises(ParseProblem, match="di luar wilayah"):
        read_point("348844, 9179184", KALBAR)


def test_metres_that_fit_two_zones_are_refused():
    with pytest.raises(ParseProblem, match="lebih dari satu tempat"):
        read_point("348844, 179184", Box(-3.0, 4.0, 105.0, 118.0))


def test_a_place_outside_the_region_is_refused_and_the_lost_minus_suspected():
    assert read_point("-2.372341, 110.859258", KALBAR) == Point(-2.372341, 110.859258)
    with pytest.raises(ParseProblem, match="kurang tanda minus"):
        read_point("2.372341, 110.859258", KALBAR)
    with pytest.raises(ParseProblem, match=r"di luar wilayah operasi\.$"):
        read_point("-2.372341, 120.859258", KALBAR)


def test_a_text_of_two_meanings_is_refused():
    with pytest.raises(ParseProblem, match="lebih dari satu cara"):
        read_point("0,034,671,110,977007")


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


def test_numbers_the_wrong_way_round_are_swapped():
    assert place(104.3311, -4.065) == BATURAJA


def test_place_refuses_numbers_that_are_none():
    with pytest.raises(ParseProblem):
        place(float("nan"), 104.0)
    with pytest.raises(ParseProblem, match="di luar Indonesia"):
        place(48.85, 2.35)


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

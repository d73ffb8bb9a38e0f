import pytest

from opsroom.domain.angles import Axis
from opsroom.domain.coordinate_cells import pairs_of, read_parts, reads_axis, warns_axis
from opsroom.domain.errors import NeedsRegion, RuleViolation
from opsroom.domain.provinces import PROVINCE_BOXES

SUMSEL = PROVINCE_BOXES["16"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("-4.065", -4.065), ("-4,065", -4.065), ("4°3'54\" LS", -4.065), ("4.065 S", -4.065), ("", None), ("-", None),
     ("-4.065, 104.3311", -4.065), ("104.3311, -4.065", -4.065), ("0, 0", None)],
)  # fmt: skip
def test_a_latitude_is_read_alone_and_out_of_a_pair(text: str, value: float | None):
    assert reads_axis(Axis.LAT)(text) == value


def test_a_longitude_gets_its_decimal_sign_back():
    assert reads_axis(Axis.LON)("104.331.100") == 104.3311
    assert reads_axis(Axis.LON)("-4.065, 104.3311") == 104.3311


def test_a_pair_is_told_as_both_and_a_single_value_as_none():
    assert pairs_of(Axis.LON)("-4.065, 104.3311") == {"lat": -4.065, "lon": 104.3311}
    assert pairs_of(Axis.LON)("104.3311") == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [("utara", "bukan derajat"), ("91", "-90 sampai 90"), ("1.488.009", "kehilangan tanda desimal"),
     ("4.065", "kurang tanda minus"), ("0.5", "di luar wilayah operasi"),
     ("1.1; 204.2", "bujur '204.2' di luar"), ("1.1, 104.2", "di luar wilayah")],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_reason(text: str, words: str):
    with pytest.raises(RuleViolation, match=words):
        read_parts(text, Axis.LAT, SUMSEL)


def test_metres_are_placed_inside_the_region():
    assert read_parts("425772, 9550636", Axis.LAT, SUMSEL) == {"lat": -4.065191, "lon": 104.331276}


@pytest.mark.parametrize(
    ("text", "warning"),
    [("-4.065", ""), ("-4,065", ""), ("", ""), ("utara", ""), ("4°3'54\" LS", "Dibaca -4.065000."),
     ("-4.065, 104.3311", "Dibaca -4.065000, 104.331100; mengisi Lintang dan Bujur.")],
)  # fmt: skip
def test_another_notation_is_told_as_it_was_understood(text: str, warning: str):
    assert warns_axis(Axis.LAT)(text) == warning


def test_metres_without_a_zone_ask_for_the_region():
    with pytest.raises(NeedsRegion, match="tanpa zona"):
        reads_axis(Axis.LAT)("425700 9550500")
    assert read_parts("425700 9550500", Axis.LAT, SUMSEL) == pytest.approx({"lat": -4.066, "lon": 104.331}, abs=0.01)


def test_a_place_inside_the_region_is_taken():
    assert read_parts("-4.065", Axis.LAT, SUMSEL) == {"lat": -4.065}

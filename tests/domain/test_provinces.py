from opsroom.domain.coordinates import EAST, NORTH, SOUTH, WEST
from opsroom.domain.provinces import PROVINCE_BOXES


def test_every_province_lies_in_indonesia():
    for box in PROVINCE_BOXES.values():
        assert SOUTH <= box.south < box.north <= NORTH
        assert WEST <= box.west < box.east <= EAST


def test_there_are_thirty_eight():
    assert len(PROVINCE_BOXES) == 38


def test_baturaja_lies_in_south_sumatra():
    assert PROVINCE_BOXES["16"].holds(-4.128, 104.166)
    assert not PROVINCE_BOXES["13"].holds(-4.128, 104.166)

import pytest

from opsroom.domain.access import ACCESS_LABELS, Access, access_of, read_access
from opsroom.domain.ids import TpsId
from opsroom.domain.tps import Tps


@pytest.mark.parametrize(
    "note",
    [
        "naik perahu 2 jam",
        "Ketek dari dermaga",
        "SPEEDBOAT",
        "speed boat 30 menit, lalu jalan kaki",
        "menyeberangi sungai Ogan",
        "rakit",
        "kelotok",
    ],
)
def test_boats_are_known_by_their_names(note: str):
    assert read_access(note) is Access.BOAT


@pytest.mark.parametrize(
    "note",
    [
        "Jalan kaki 3 km",
        "motor trail, ban pakai rantai",
        "talang 12 km dari desa",
        "jalan setapak",
        "tidak bisa dilalui R4",
        "mobil double gardan",
    ],
)
def test_trail_bikes_and_feet_are_known_by_their_words(note: str):
    assert read_access(note) is Access.TRAIL


@pytest.mark.parametrize("note", ["", "jalan aspal, R2 dan R4", "tepi sungai", "motor", "dekat kantor lurah"])
def test_anything_else_is_a_road(note: str):
    assert read_access(note) is Access.ROAD


@pytest.mark.parametrize(
    "note", ["aspal, tidak perlu perahu", "jembatan baru: tanpa naik ketek", "tdk perlu pakai rantai"]
)
def test_a_denied_word_does_not_count(note: str):
    assert read_access(note) is Access.ROAD


def test_a_tps_is_read_by_its_note():
    assert access_of(Tps(TpsId(1), "001", "1601282001")) is Access.ROAD
    assert access_of(Tps(TpsId(1), "001", "1601282001", access_note="Perahu")) is Access.BOAT
    assert [int(one) for one in ACCESS_LABELS] == [1, 2, 3]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.regions import Desa, clean_region, other_keys, plain_code, region_key


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("Kec. Baturaja  Timur", "BATURAJA TIMUR"),
        ("KECAMATAN BATURAJA TIMUR", "BATURAJA TIMUR"),
        ("Kel. Sukaraya", "SUKARAYA"),
        ("Kel/Desa : Sukaraya", "SUKARAYA"),
        ("DESA / KELURAHAN SUKARAYA", "SUKARAYA"),
        ("Desa Kel. Sukaraya", "SUKARAYA"),
        ("DS. SUKARAYA", "SUKARAYA"),
        ("DISTRIK ABEPURA", "ABEPURA"),
        ("KAB. OKU", "OKU"),
        ("DESAKOLOT", "DESAKOLOT"),
        ("KELAPA DUA", "KELAPA DUA"),
        ("DESA", "DESA"),
        ("Kampung Baru", "KAMPUNG BARU"),
        ("PEKONDOH GADING", "PEKONDOH GADING"),
        ("", ""),
    ],
)
def test_kind_words_are_taken_off_a_name_and_nothing_else(written: str, clean: str):
    assert clean_region(written) == clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kec. Sosoh Buay Rayap", "SOSOH BUAYRAYAP"),
        ("Karang Endah", "KARANGENDAH"),
        ("Mendala.", "desa mendala"),
        ("Kemelak Bindung-Langit", "KEMELAK BINDUNG LANGIT"),
        ("Lubuk Batang I", "LUBUK BATANG  I"),
    ],
)
def test_spellings_of_one_place_share_a_key(one: str, other: str):
    assert region_key(one) == region_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Gelgel", "Kampung Gelgel"), ("Raja I", "Raja II"), ("Tanjung Baru", "Tanjung")]
)
def test_two_places_have_two_keys(one: str, other: str):
    assert region_key(one) != region_key(other)


@given(st.text(max_size=30))
def test_the_key_of_a_clean_name_is_the_key_of_the_name(text: str):
    assert clean_region(clean_region(text)) == clean_region(text)
    assert region_key(clean_region(text)) == region_key(text)


@given(
    st.text("abcdefghij klm", min_size=1, max_size=20).filter(str.strip),
    st.sampled_from(["desa ", "KEL. ", "Kec : ", "ds.", ""]),
)
def test_a_kind_word_in_front_changes_no_key(name: str, kind: str):
    assert region_key(kind + name) == region_key(name)


def test_words_that_may_be_part_of_the_name_are_tried_both_ways():
    assert other_keys("Kampung Waena") == ("WAENA",)
    assert "KAMPUNGWAENA" in other_keys("Waena")
    assert other_keys("Kampung") == ("KAMPUNGKAMPUNG", "NAGARIKAMPUNG", "PEKONKAMPUNG", "GAMPONGKAMPUNG")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("16.01.07.2001", "1601072001"),
        (" 1601072001 ", "1601072001"),
        (1601072001.0, "1601072001"),
        (160107, "160107"),
        ("16.01.X", ""),
        ("", ""),
        ("١٦", ""),
        (None, ""),
    ],
    ids=repr,
)
def test_a_code_is_digits_alone(value, code: str):
    assert plain_code(value) == code


def test_a_made_up_code_is_seen():
    assert Desa(1, "160107X001", "BARU", "160107").is_provisional
    assert not Desa(1, "1601072001", "BARU", "160107").is_provisional


def test_plain_digits_are_a_code_as_they_are():
    assert plain_code("1601072001") == "1601072001"

import gzip
import importlib.resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.gazetteer import Gazetteer, Place, parse_table

TABLE = """K1601\tOGAN KOMERING ULU
C07\tSOSOH BUAY RAYAP
D2001\tPENYANDINGAN
D2002\tKURUP
C14\tBATURAJA TIMUR
D1001\tKEMALARAJA
D2003\tKURUP
K5105\tKLUNGKUNG
C03\tKLUNGKUNG
D2003\tGELGEL
D2004\tKAMPUNG GELGEL
K9171\tJAYAPURA
C05\tHERAM
D1002\tWAENA
D2005\tWAENA.
D2006\tKAMPUNG YOKA
D2007\tKURUP
""".splitlines(keepends=True)


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer(parse_table(TABLE))


def test_the_table_gives_codes_and_the_names_above():
    places = list(parse_table(TABLE))
    assert places[0] == Place("1601072001", "PENYANDINGAN", "SOSOH BUAY RAYAP", "OGAN KOMERING ULU")
    assert (places[2].kecamatan_code, places[2].regency_code) == ("160114", "1601")
    assert len(places) == 10


def test_a_desa_is_found_by_code(gazetteer: Gazetteer):
    found = gazetteer.by_code("1601141001")
    assert found is not None
    assert found.desa == "KEMALARAJA"
    assert gazetteer.by_code("1601149999") is None


@pytest.mark.parametrize(
    ("kecamatan", "desa", "code"),
    [
        ("Kec. Sosoh Buay Rayap", "Desa Kurup", "1601072002"),
        ("BATURAJA TIMUR", "KURUP", "1601142003"),
        ("", "Kemalaraja", "1601141001"),
        ("", "Kurup", None),
        ("PENINJAUAN", "KURUP", None),
        ("BATURAJA TIMUR", "ATLANTIS", None),
    ],
    ids=["kind words", "same name, other kecamatan", "alone", "ambiguous alone", "wrong kecamatan", "unknown"],
)
def test_a_desa_is_found_by_name_inside_the_regency(gazetteer: Gazetteer, kecamatan: str, desa: str, code: str | None):
    found = gazetteer.find("1601", kecamatan, desa)
    assert (found.desa_code if found else None) == code


@pytest.mark.parametrize(
    ("desa", "code"),
    [("GELGEL", "5105032003"), ("Kampung Gelgel", "5105032004")],
)
def test_a_kind_word_that_is_part_of_the_name_keeps_two_desa_apart(gazetteer: Gazetteer, desa: str, code: str):
    found = gazetteer.find("5105", "KLUNGKUNG", desa)
    assert found is not None
    assert found.desa_code == code


@pytest.mark.parametrize(
    ("desa", "code"),
    [("Yoka", "9171052006"), ("Kampung Kurup", "9171052007"), ("WAENA.", "9171052005"), ("Waena", "9171051002")],
    ids=["word left out", "word put in", "with a point", "without a point"],
)
def test_a_name_written_a_little_differently_is_found(gazetteer: Gazetteer, desa: str, code: str):
    found = gazetteer.find("9171", "HERAM", desa)
    assert found is not None
    assert found.desa_code == code


@pytest.mark.parametrize(
    ("names", "preferred", "regency"),
    [
        ([("", "KURUP"), ("", "KEMALARAJA")], "", "1601"),
        ([("HERAM", "KURUP")], "", "9171"),
        ([("", "KURUP")], "9171", "9171"),
        ([("", "KURUP")], "5105", "1601"),
        ([("", "KURUP")], "", "1601"),
        ([("", "ATLANTIS")], "1601", ""),
        ([], "", ""),
        ([("", "GELGEL"), ("", "KURUP"), ("", "KEMALARAJA")], "5105", "1601"),
    ],
    ids=[
        "vote",
        "kecamatan decides",
        "tie to the preferred",
        "preferred without a vote",
        "tie to the lower code",
        "unknown",
        "nothing",
        "the vote beats the preferred",
    ],
)
def test_a_list_is_placed_in_the_regency_most_names_lie_in(gazetteer: Gazetteer, names, preferred: str, regency: str):
    assert gazetteer.regency_of(names, preferred) == regency


def test_a_kecamatan_has_a_code_inside_its_regency(gazetteer: Gazetteer):
    assert gazetteer.kecamatan_code("1601", "Kec. Baturaja Timur") == "160114"
    assert gazetteer.kecamatan_code("9171", "Baturaja Timur") == ""


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=5), st.text(max_size=4))
def test_no_list_breaks_the_vote(names, preferred: str):
    regency = Gazetteer(parse_table(TABLE)).regency_of(names, preferred)
    assert regency in ("", "1601", "5105", "9171")


@pytest.fixture(scope="module")
def national() -> list[Place]:
    data = importlib.resources.files("resources").joinpath("seed/wilayah.txt.gz").read_bytes()
    return list(parse_table(gzip.decompress(data).decode().splitlines()))


def test_every_desa_of_the_nation_is_found_by_its_own_name(national: list[Place]):
    gazetteer = Gazetteer(national)
    lost = [place for place in national if gazetteer.find(place.regency_code, place.kecamatan, place.desa) != place]
    assert lost == []


def test_oku_has_thirteen_kecamatan_and_157_desa(national: list[Place]):
    own = [place for place in national if place.regency_code == "1601"]
    assert (len({place.kecamatan_code for place in own}), len(own)) == (13, 157)

import json
import re

import pytest

from opsroom.domain.documents import AnnexGroup
from opsroom.domain.errors import DocumentError

MM = 72 / 25.4


@pytest.fixture
def annex(order, read_back):
    """The annex of the rows, read back."""

    def read(*rows, **fields):
        return read_back(order(len(rows), annex_groups=(AnnexGroup("I. KECAMATAN LENGKITI", rows),), **fields))

    return read


def page_words(read, page):
    return [word for word in read.words if word.page == page]


def test_padal_stands_first_below_his_band(order, read_back):
    text = read_back(order(14)).pages[1]
    band, first = text.index("I. KECAMATAN BATURAJA TIMUR - PADAL: IPTU BIMO"), text.index("86010001")
    assert band < first < text.index("86010002")


def test_head_has_captions_and_column_numbers(order, read_back):
    words = page_words(read_back(order(14)), 2)
    (first,) = [word for word in words if word.text == "NO"]
    captions = sorted((word.x, word.text) for word in words if abs(word.y - first.y) < 8)
    assert [text for _, text in captions] == [
        "NO", "NAMA", "PANGKAT", "NRP", "JABATAN", "/", "KESATUAN", "KECAMATAN", "KELURAHAN", "DESA", "/", "TPS", "KET",
    ]  # fmt: skip
    numbers = sorted((word.x, word.text) for word in words if 8 < word.y - first.y < 24)
    assert [text for _, text in numbers] == list("123456789")


def test_telephone_column_comes_only_with_numbers(annex, row):
    assert "HP" not in annex(row(1), row(2)).pages[1]
    with_phone = annex(row(1, phone="0812 0000 0001"), row(2)).pages[1]
    assert "NO. HP" in with_phone
    assert "0812 0000 0001" in " ".join(with_phone.split()) or "0812 0000" in with_phone


def test_civil_servant_number_breaks_after_the_birth_date(annex, row):
    read = annex(row(1, nrp="198601012010011001", rank="PENATA TK I"), row(2))
    assert "NRP / NIP" in read.pages[1]
    assert read.places("19860101")
    assert read.places("2010011001")


def test_pair_shows_its_place_once(annex, row):
    read = annex(
        row(1, team=4, tps="001 s.d. 004", desa="AIR PAOH"), row(2, team=4, tps="001 s.d. 004", desa="AIR PAOH")
    )
    assert read.pages[1].count("001 s.d. 004") == 1
    tps, first, second = (read.places(text)[-1] for text in ("s.d.", "86010001", "86010002"))
    assert tps.y == pytest.approx((first.y + second.y) / 2, abs=0.5)


def test_pair_with_different_places_shows_both(annex, row):
    read = annex(row(1, team=4, tps="001"), row(2, team=4, tps="002"))
    assert read.places("001")
    assert read.places("002")


def test_posts_with_the_same_place_are_not_merged(annex, row):
    read = annex(*(row(number, team=0, desa="AIR PAOH", tps="") for number in (1, 2)))
    assert read.pages[1].count("AIR PAOH") == 2


def test_pair_is_never_parted(order, read_back):
    read = read_back(order(120))
    pages = {word.text: word.page for word in read.words if word.text.startswith("8601")}
    assert all(pages[f"{86010000 + n}"] == pages[f"{86010001 + n}"] for n in range(2, 60, 2))


def test_big_team_repeats_its_place_on_every_page_it_covers(annex, row):
    rows = [row(number, team=3, desa="AIR PAOH", tps="001 s.d. 016") for number in range(1, 61)]
    read = annex(*rows)
    for page in range(2, read.document.pages + 1):
        assert "AIR PAOH" in read.pages[page - 1]
    assert sum(page.count("001 s.d. 016") for page in read.pages) < 60


def test_sixteen_tps_stand_in_one_cell(annex, row):
    numbers = [f"{number:03d}" for number in range(101, 133, 2)]
    place = {"team": 2, "desa": "AIR PAOH", "tps": ", ".join(numbers)}
    read = annex(row(1, **place), row(2, **place))
    text = read.pages[1].replace(",", " ").split()
    assert [word for word in text if word in numbers] == numbers


def test_several_desa_stand_level_with_their_tps(annex, row):
    place = {"desa": "AIR PAOH; KEMELAK BINDUNG LANGIT; SUKARAYA", "tps": "001, 002, 005, 006, 009; 901; 011"}
    read = annex(row(1, team=2, **place), row(2, team=2, **place))
    level = {text: read.places(text)[0].y for text in ("AIR", "001,", "KEMELAK", "901", "SUKARAYA", "011")}
    assert level["AIR"] == pytest.approx(level["001,"], abs=0.1)
    assert level["KEMELAK"] == pytest.approx(level["901"], abs=0.1)
    assert level["SUKARAYA"] == pytest.approx(level["011"], abs=0.1)


def test_several_desa_without_a_list_of_tps_each_are_printed_as_written(annex, row):
    read = annex(row(1, team=2, desa="AIR PAOH; SUKARAYA", tps="001"))
    assert "AIR PAOH; SUKARAYA" in " ".join(word.text for word in page_words(read, 2))


def test_long_name_with_titles_wraps_in_its_column(annex, row):
    name = "DR. WIRATAMA ADIJAYA KUSUMANINGRAT SOEMODILOGO, S.H., S.I.K., M.H., CPHR."
    read = annex(row(1, name=name), row(2))
    (nrp,) = read.places("86010001")
    words = [word for word in page_words(read, 2) if word.text in name.split() and abs(word.y - nrp.y) < 30]
    assert " ".join(word.text for word in words) == name
    assert len({round(word.y) for word in words}) >= 3
    assert all(word.right < nrp.x for word in words)


def test_kecamatan_with_one_person_keeps_its_band(order, row, read_back):
    groups = tuple(
        AnnexGroup(f"{numeral}. KECAMATAN {place}", (row(number, team=0),))
        for number, (numeral, place) in enumerate([("I", "LENGKITI"), ("II", "ULU OGAN"), ("III", "SINAR")], start=1)
    )
    read = read_back(order(3, annex_groups=groups))
    text = read.pages[-1]
    marks = ["LENGKITI", "86010001", "ULU OGAN", "86010002", "SINAR", "86010003"]
    assert re.findall("|".join(marks), text) == marks


def test_kecamatan_without_people_prints_no_band(order, row, read_back):
    groups = (AnnexGroup("I. KECAMATAN LENGKITI", (row(1), row(2))), AnnexGroup("II. KECAMATAN ULU OGAN", ()))
    text = read_back(order(2, annex_groups=groups)).pages[-1]
    assert "LENGKITI" in text
    assert "ULU OGAN" not in text


def test_annex_without_a_total_line_still_ends_with_the_signature(annex, row):
    read = annex(row(1), row(2), annex_total="")
    assert "JUMLAH" not in read.pages[-1]
    assert "WIRATAMA ADIJAYA" in read.pages[-1]


def test_row_higher_than_a_page_is_refused_by_its_person(annex, row):
    with pytest.raises(DocumentError, match=r"baris lampiran nomor 1 \(BIMO"):
        annex(row(1, name="BIMO " * 400), row(2))


def test_bookmarks_lead_to_every_kecamatan(order, read_back):
    read = read_back(order(130))
    outlines = json.loads(read.run("qpdf", "--json", "--json-key=outlines", str(read.path)))["outlines"]
    assert [entry["title"] for entry in outlines] == ["Surat Perintah", "Lampiran"]
    assert [entry["title"] for entry in outlines[1]["kids"]] == [
        "I. KECAMATAN BATURAJA TIMUR",
        "II. KECAMATAN BATURAJA BARAT",
        "III. KECAMATAN LUBUK BATANG",
    ]
    for entry in outlines[1]["kids"]:
        assert f"{entry['title']} - PADAL" in read.pages[entry["destpageposfrom1"] - 1]

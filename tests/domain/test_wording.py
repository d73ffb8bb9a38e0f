import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import DocumentError
from opsroom.domain.wording import fill, fill_list, punctuate, running_text, write_addressee

VALUES = {"event": "Pemilu Tahun 2024", "place": "", "leader": "Kapolres OKU"}


def test_fill_puts_the_values_in():
    assert fill("pengamanan {event} oleh {leader}", VALUES) == "pengamanan Pemilu Tahun 2024 oleh Kapolres OKU"


def test_fill_gives_nothing_when_a_needed_value_is_empty():
    assert fill("apel bertempat di {place}", VALUES) == ""


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("apel[ bertempat di {place}][ dipimpin oleh {leader}]", "apel dipimpin oleh Kapolres OKU"),
        ("apel [bertempat di {place}] selesai", "apel selesai"),
        ("pasal 60 [tetap]", "pasal 60 [tetap]"),
        ("kurung { biasa }", "kurung { biasa }"),
    ],
    ids=["optional", "no-double-space", "brackets-without-placeholder", "loose-braces"],
)
def test_fill_leaves_out_only_the_optional_part(template, text):
    assert fill(template, VALUES) == text


def test_fill_names_the_unknown_placeholder():
    with pytest.raises(DocumentError) as caught:
        fill("{evnt}", VALUES)
    assert "{evnt}" in caught.value.user_text
    assert "event" in caught.value.user_text


def test_fill_list_leaves_out_items_without_a_value():
    assert fill_list(["satu {event}", "dua {place}", "tiga"], VALUES) == ("satu Pemilu Tahun 2024", "tiga")


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ((), ()),
        (("satu",), ("satu.",)),
        (("satu.", "dua ;", " tiga "), ("satu;", "dua;", "tiga.")),
        (("satu;", "", " ; ", "dua"), ("satu;", "dua.")),
    ],
    ids=["none", "one", "three", "empty-left-out"],
)
def test_punctuate_closes_each_item(items, written):
    assert punctuate(items) == written


@given(st.lists(st.text()))
def test_punctuate_is_the_same_twice(items):
    once = punctuate(items)
    assert punctuate(once) == once


@pytest.mark.parametrize(
    ("capitals", "running"),
    [
        ("POLRES OKU", "Polres OKU"),
        ("KAPOLRES OKU TIMUR", "Kapolres OKU Timur"),
        ("POLRESTABES PALEMBANG", "Polrestabes Palembang"),
        ("Polres Kota ABC", "Polres Kota ABC"),
        ("", ""),
    ],
)
def test_running_text_keeps_abbreviations(capitals, running):
    assert running_text(capitals) == running


@pytest.mark.parametrize(
    ("person", "lines"),
    [
        (("ANU", "AKP", "85050001", "KABAG OPS"), "ANU\nAKP NRP 85050001\nKABAG OPS"),
        (("ANU", "PENATA", "198505012010011001", ""), "ANU\nPENATA NIP 198505012010011001"),
        (("ANU", "AKP", "", "KABAG OPS"), "ANU\nAKP\nKABAG OPS"),
    ],
    ids=["nrp", "nip", "no-number"],
)
def test_write_addressee_leaves_out_what_is_not_known(person, lines):
    assert write_addressee(*person) == lines

"""The wording shipped with the program holds what an order needs."""

import re
import tomllib

import pytest

from opsroom.domain.wording import fill, fill_list, punctuate
from opsroom.runtime.paths import resource

VALUES = {
    "event": "Pemilu Tahun 2024",
    "unit_short": "Polres OKU",
    "head_short": "Kapolres OKU",
    "region": "Kabupaten Ogan Komering Ulu",
    "operation_name": "Mantap Brata Musi 2023-2024",
    "duty_range": "12 s.d. 16 Februari 2024",
    "duty_from": "12 Februari 2024",
    "duty_to": "16 Februari 2024",
    "roll_call_day": "hari Senin tanggal 12 Februari 2024",
    "roll_call_time": "08.00 WIB",
    "roll_call_place": "Lapangan Apel Polres OKU",
    "roll_call_leader": "Kapolres OKU",
    "people_count": "2.180",
    "people_count_words": "dua ribu seratus delapan puluh",
    "year": "2024",
}
LISTS = ("considerations", "legal_basis", "orders", "orders_duty", "orders_roll_call", "copies", "annex_title")
SENTENCES = ("addressees_many", "addressee_note", "annex_total")


@pytest.fixture(scope="module")
def wording():
    return tomllib.loads(resource("texts/sprin.toml").read_text(encoding="utf-8"))


def test_wording_has_these_parts_and_no_other(wording):
    assert sorted(wording) == sorted((*LISTS, *SENTENCES))


@pytest.mark.parametrize("key", LISTS)
def test_every_item_can_be_filled(wording, key):
    written = fill_list(wording[key], VALUES)
    assert len(written) == len(wording[key])
    assert not re.search(r"[\[\]{}]", "".join(written))


@pytest.mark.parametrize("key", SENTENCES)
def test_every_sentence_can_be_filled(wording, key):
    assert fill(wording[key], VALUES)


@pytest.mark.parametrize("key", ["considerations", "legal_basis", "orders", "orders_duty", "orders_roll_call"])
def test_items_are_left_open_for_their_punctuation(wording, key):
    assert [text[:-1] for text in punctuate(wording[key])] == list(wording[key])


@pytest.mark.parametrize("key", ["considerations", "orders", "orders_duty", "orders_roll_call"])
def test_items_start_with_a_small_letter(wording, key):
    assert all(item[0].islower() for item in wording[key])


def test_wording_names_no_place_of_its_own(wording):
    assert not re.search(r"\b(SUMSEL|OKU|BATURAJA)\b", str(wording).upper())


def test_standing_orders_are_given(wording):
    orders = " ".join(wording["orders"])
    for phrase in ("tidak membawa senjata api", "tidak mencatat", "langsung kepada {head_short}", "sebelum seluruh"):
        assert phrase in orders


def test_roll_call_without_a_place_keeps_its_day(wording):
    (text,) = fill_list(wording["orders_roll_call"], {**VALUES, "roll_call_place": "", "roll_call_leader": ""})
    assert text.endswith("pada hari Senin tanggal 12 Februari 2024 pukul 08.00 WIB")

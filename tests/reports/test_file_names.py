import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.file_names import order_file_name


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("", ("Daftar Personel (PAM TPS)",), "SPRIN_DRAF_20240211_Daftar-Personel-PAM-TPS.pdf"),
        ("123", ("DAFTAR",), "SPRIN_123_20240211_DAFTAR.pdf"),
        ("12/A", ("DAFTAR",), "SPRIN_12-A_20240211_DAFTAR.pdf"),
        ("1", (), "SPRIN_1_20240211_SURAT-PERINTAH.pdf"),
        ("1", ("Café: ../../etc",), "SPRIN_1_20240211_Cafe-etc.pdf"),
    ],
    ids=["draft", "number", "slash", "no-title", "unsafe"],
)
def test_file_name_tells_number_day_and_title(order, number, title, name):
    assert order_file_name(order(1, number=number, annex_title=title), "20240211") == name


def test_long_title_ends_with_a_whole_word(order):
    name = order_file_name(order(1), "20240211")
    assert name == "SPRIN_DRAF_20240211_DAFTAR-PERSONEL-PENGAMANAN-TEMPAT-PEMUNGUTAN-SUARA-PAM-TPS.pdf"
    longer = order_file_name(order(1, annex_title=("DAFTAR PERSONEL " * 6,)), "20240211")
    assert longer == "SPRIN_DRAF_20240211_DAFTAR-PERSONEL-DAFTAR-PERSONEL-DAFTAR-PERSONEL-DAFTAR.pdf"


def test_long_title_without_a_word_end_is_cut(order):
    assert order_file_name(order(1, annex_title=("X" * 99,)), "20240211") == f"SPRIN_DRAF_20240211_{'X' * 60}.pdf"


@given(number=st.text(), title=st.text())
def test_file_name_is_safe_on_every_system(number, title):
    snapshot = _Order(number, (title,))
    assert re.fullmatch(r"SPRIN_[A-Za-z0-9-]+_20240211_[A-Za-z0-9-]+\.pdf", order_file_name(snapshot, "20240211"))


class _Order:
    def __init__(self, number, annex_title):
        self.number = number
        self.annex_title = annex_title

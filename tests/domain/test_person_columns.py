from collections.abc import Callable

import pytest

from opsroom.domain.columns import by_key
from opsroom.domain.duty import Duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.forces import Source
from opsroom.domain.person_columns import PERSON_COLUMNS, read_gender, read_home, read_times, show_gender


def read(key: str, text: str) -> object:
    return by_key(PERSON_COLUMNS, key).read(text)


def show(key: str, value: object) -> str:
    return by_key(PERSON_COLUMNS, key).show(value)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("nrp", " 8706 0512", "87060512"),
        ("nrp", "21990045670380", "21990045670380"),
        ("name", "budi santoso, S.H.", "BUDI SANTOSO, S.H."),
        ("rank", "Brigadir", "BRIGPOL"),
        ("rank", " ", ""),
        ("unit", " sat  samapta ", "sat samapta"),
        ("source", "bko polda", Source.BKO_POLDA),
        ("phone", "+62 811 7300 1234", "081173001234"),
        ("duty", "", Duty.TERSEDIA),
        ("duty", "pam_tps", Duty.PAM_TPS),
    ],
)
def test_a_typed_cell_becomes_the_stored_value(key: str, text: str, value):
    assert read(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("nrp", "", "kosong"),
        ("nrp", "8706051A", "memuat huruf"),
        ("name", "123", "tidak boleh kosong"),
        ("rank", "STAF", "Pangkat 'STAF' tidak dikenal"),
        ("source", "", "Asal '' tidak dikenal"),
        ("phone", "x", "bukan nomor telepon"),
        ("duty", "liburan", "Status 'liburan' tidak dikenal"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_the_column(key: str, text: str, words: str):
    with pytest.raises(RuleViolation, match=words) as refusal:
        read(key, text)
    assert refusal.value.field == key


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("duty", Duty.PAM_TPS, "PAM TPS"),
        ("duty", "CUTI", "Cuti"),
        ("duty", "", ""),
        ("source", Source.BKO_POLDA, "BKO Polda"),
        ("source", "TNI", "TNI"),
        ("source", None, ""),
        ("nrp", "00070321", "00070321"),
    ],
)
def test_a_stored_value_is_shown_with_its_label(key: str, value, text: str):
    assert show(key, value) == text


@pytest.mark.parametrize(
    ("key", "text", "word"),
    [("nrp", "81020002", ""), ("nrp", "81990002", "bulan lahir"), ("nrp", "", ""), ("name", "BUDI", ""),
     ("name", "BUD1", "angka")],
)  # fmt: skip
def test_odd_values_are_kept_with_a_warning(key: str, text: str, word: str):
    warning = by_key(PERSON_COLUMNS, key).warn(text)
    assert word in warning if word else warning == ""


def test_a_plain_service_number_is_taken_as_it_is():
    assert by_key(PERSON_COLUMNS, "nrp").read("80010001") == "80010001"


@pytest.mark.parametrize(("text", "code"), [("", ""), ("l", "L"), ("Perempuan", "P"), ("POLWAN", "P"), (" LK ", "L")])
def test_gender_is_read_as_people_write_it(text: str, code: str):
    assert read_gender(text) == code
    assert read_gender(show_gender(code)) == code


@pytest.mark.parametrize(("text", "times"), [("", 0), ("3", 3), ("3.0", 3), (" 12 ", 12)])
def test_times_of_hard_tps_are_whole_numbers(text: str, times: int):
    assert read_times(text) == times


@pytest.mark.parametrize(("text", "code"), [("", ""), ("1601082001", "1601082001"), ("16.01.08.2001", "1601082001")])
def test_home_is_the_code_of_a_desa(text: str, code: str):
    assert read_home(text) == code


@pytest.mark.parametrize(
    ("read", "text"), [(read_gender, "X"), (read_times, "banyak"), (read_times, "100"), (read_home, "Kurup")]
)
def test_what_is_not_read_is_refused_in_a_sentence(read: Callable[[str], object], text: str):
    with pytest.raises(RuleViolation, match=r"\.$|\)\.$"):
        read(text)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.columns import by_key
from opsroom.domain.errors import RuleViolation
from opsroom.domain.tps_columns import TPS_COLUMNS


def read(key: str, text: str) -> object:
    return by_key(TPS_COLUMNS, key).read(text)


def show(key: str, value: object) -> str:
    return by_key(TPS_COLUMNS, key).show(value)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("number", "TPS 7", "007"),
        ("category", "rawan ii", "SANGAT_RAWAN"),
        ("is_special", "Ya", True),
        ("is_special", " lokasi  khusus ", True),
        ("is_special", "TRUE", True),
        ("is_special", "", False),
        ("is_special", "tidak", False),
        ("voters_m", "245", 245),
        ("voters_m", "245.0", 245),
        ("voters_m", "1.225", 1225),
        ("voters_m", "1 225", 1225),
        ("voters_f", "-", None),
        ("voters_f", " ", None),
        ("lat", "-4,06515", -4.06515),
        ("lat", "−4.06515", -4.06515),
        ("lat", "", None),
        ("lon", "104.3312849", 104.331285),
        ("access_note", " trail \n bike ", "trail\nbike"),
    ],
)
def test_a_typed_cell_becomes_the_stored_value(key: str, text: str, value):
    assert read(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("number", "x", "tidak terbaca"),
        ("category", " ", "tidak boleh kosong"),
        ("is_special", "mungkin", "bukan ya atau tidak"),
        ("lat", "utara", "bukan derajat"),
        ("lat", "nan", "di luar -90 sampai 90"),
        ("lat", "104.3", "di luar -90 sampai 90"),
        ("lon", "inf", "di luar -180 sampai 180"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_the_column(key: str, text: str, words: str):
    with pytest.raises(RuleViolation, match=words) as refusal:
        read(key, text)
    assert refusal.value.field == key


@pytest.mark.parametrize(
    "text", ["banyak", "5001", "-3", "24.5", "2.45", "1.2.3", "²", "9" * 5000], ids=lambda text: text[:9]
)
def test_a_number_of_voters_that_cannot_be_is_refused(text: str):
    with pytest.raises(RuleViolation, match="harus angka 0 sampai 5000"):
        read("voters_m", text)


@given(st.integers(0, 5000), st.sampled_from(["{}", "{}.0", " {} "]))
def test_every_number_of_voters_is_read(count: int, written: str):
    assert read("voters_m", written.format(count)) == count


@given(st.floats(-90, 90))
def test_degrees_shown_are_read_back(value: float):
    assert read("lat", show("lat", value)) == round(value, 6)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("category", "SANGAT_RAWAN", "Sangat rawan"),
        ("category", "TERPENCIL_SEKALI", "Terpencil sekali"),
        ("category", None, ""),
        ("is_special", True, "Ya"),
        ("is_special", False, ""),
        ("lat", None, ""),
        ("lat", -4.06515, "-4.065150"),
        ("voters_m", None, ""),
        ("voters_m", 0, "0"),
    ],
)
def test_a_stored_value_is_shown(key: str, value, text: str):
    assert show(key, value) == text


@pytest.mark.parametrize(
    ("key", "text", "word"),
    [("voters_m", "299", ""), ("voters_m", "301", "paling banyak 300"), ("voters_f", "banyak", ""),
     ("number", "12", ""), ("number", "901", "lokasi khusus"), ("number", "x", "")],
)  # fmt: skip
def test_odd_values_are_kept_with_a_warning(key: str, text: str, word: str):
    warning = by_key(TPS_COLUMNS, key).warn(text)
    assert word in warning if word else warning == ""

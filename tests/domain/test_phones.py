import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import ParseProblem
from opsroom.domain.phones import read_phone, warn_phone


@pytest.mark.parametrize(
    "value",
    ["081173001234", "+62 811-7300-1234", "62811 7300 1234", "81173001234", 81173001234, 81173001234.0, "81173001234.0",
     "(0811) 7300.1234", "+62(0)81173001234", " 0811/7300/1234 "],
    ids=repr,
)  # fmt: skip
def test_every_notation_becomes_the_national_form(value):
    assert read_phone(value) == "081173001234"


@pytest.mark.parametrize("value", [None, "", " ", "-", "0", 0, 0.0], ids=repr)
def test_blank_cells_hold_no_number(value):
    assert read_phone(value) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("belum ada", "bukan nomor"),
        ("0811a", "bukan nomor"),
        (811.5, "bukan nomor"),
        (float("nan"), "bukan nomor"),
        (True, "bukan nomor"),
        ("08123", "berisi 5 digit"),
        ("081173001234/081373001234", "berisi 24 digit"),
    ],
    ids=repr,
)
def test_what_is_no_number_is_refused_with_the_reason(value, words: str):
    with pytest.raises(ParseProblem, match=words) as refusal:
        read_phone(value)
    assert refusal.value.field == "phone"


@given(st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True), st.sampled_from(["0", "62", "+62", "+62 0", ""]))
def test_prefixes_do_not_matter(subscriber: str, prefix: str):
    assert read_phone(prefix + subscriber) == f"0{subscriber}"


@given(st.one_of(st.text(max_size=25), st.integers(), st.floats()))
def test_every_cell_gives_a_number_nothing_or_a_reason(value):
    try:
        phone = read_phone(value)
    except ParseProblem:
        return
    assert phone == "" or (phone.startswith("0") and phone.isdigit() and 8 <= len(phone) <= 14)
    assert read_phone(phone) == phone


@pytest.mark.parametrize(
    ("text", "word"),
    [("081173001234", ""), ("0731 321321", ""), ("", ""), ("belum", ""), ("084012345678", "Awalan 0840"),
     ("0811730012", ""), ("081173001", "ini 9 digit"), ("08117300123456", "ini 14 digit"),
     ("0100123456", "Awalan 0100")],
)  # fmt: skip
def test_odd_numbers_are_kept_with_a_warning(text: str, word: str):
    warning = warn_phone(text)
    assert word in warning if word else warning == ""

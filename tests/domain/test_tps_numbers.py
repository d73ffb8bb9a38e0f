import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import ParseProblem
from opsroom.domain.tps_numbers import is_special_number, read_tps_number, write_numbers

NUMBERS = st.integers(1, 999).map("{:03d}".format)


@pytest.mark.parametrize(
    ("value", "number"),
    [(3, "003"), (3.0, "003"), ("3.0", "003"), ("012", "012"), ("TPS-005", "005"), ("TPS 7", "007"), ("tps.09", "009"),
     ("No. 12", "012"), ("TPS NOMOR 4", "004"), ("TPS_1", "001"), ("000901", "901"), (" 45 ", "045")],
    ids=repr,
)  # fmt: skip
def test_a_number_is_read_from_any_cell(value, number: str):
    assert read_tps_number(value) == number


@pytest.mark.parametrize(
    "value", [None, "", "0", 0, "TPS", "1000", 3.5, "12A", "1/2", "JUMLAH", True, float("nan")], ids=repr
)
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ParseProblem, match="001 sampai 999") as refusal:
        read_tps_number(value)
    assert refusal.value.field == "number"


@given(st.integers(1, 999), st.sampled_from([int, float, str, "TPS {}".format, "{:03d}".format]))
def test_every_number_is_read_back(number: int, written):
    assert read_tps_number(written(number)) == f"{number:03d}"


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text: str):
    try:
        number = read_tps_number(text)
    except ParseProblem:
        return
    assert 1 <= int(number) <= 999
    assert len(number) == 3


@pytest.mark.parametrize(
    ("number", "special"), [("901", True), ("999", True), ("900", False), ("001", False), ("", False)]
)
def test_numbers_from_901_on_are_special_locations(number: str, special: bool):
    assert is_special_number(number) is special


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        (["001"], "001"),
        (["001", "002"], "001, 002"),
        (["003", "001", "002"], "001 s.d. 003"),
        (["001", "002", "003", "004", "007"], "001 s.d. 004, 007"),
        (["009", "010", "011", "901"], "009 s.d. 011, 901"),
        (["005", "005", "006"], "005, 006"),
    ],
)
def test_runs_of_three_and_more_are_joined(numbers: list[str], text: str):
    assert write_numbers(numbers) == text


def read_back(text: str) -> set[str]:
    """The numbers a written list names."""
    found: set[str] = set()
    for part in filter(None, text.split(", ")):
        first, _, last = part.partition(" s.d. ")
        found |= {f"{number:03d}" for number in range(int(first), int(last or first) + 1)}
    return found


@given(st.sets(NUMBERS))
def test_a_written_list_names_exactly_its_numbers(numbers: set[str]):
    assert read_back(write_numbers(numbers)) == numbers

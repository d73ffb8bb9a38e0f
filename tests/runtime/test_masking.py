import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.runtime.masking import MASK, mask


@pytest.mark.parametrize(
    "number",
    [
        "87060512",
        "0811-7300-1234",
        "+62 811 7300 1234",
        "198701012010011001",
        "1987 0101 2010 01 1 001",
        "0811.730.012",
    ],
)
def test_numbers_of_people_are_masked(number: str):
    masked = mask(f"row 17: {number} refused")
    assert MASK in masked
    assert not any(piece in masked for piece in number.replace("+", "").split(" ") if len(piece) > 2)


@pytest.mark.parametrize(
    "text", ["row 1234567", "line 31, TPS 001", "2024-02-11T01:00:00Z INFO start", "2024-02-11 01:00:00", "10.5 s", ""]
)
def test_other_text_is_left_alone(text: str):
    assert mask(text) == text


def test_a_number_beside_a_time_is_masked():
    assert mask("2024-02-11T01:00:00Z 87060512") == f"2024-02-11T01:00:00Z {MASK}"


@given(st.from_regex(r"[0-9]{8,18}", fullmatch=True), st.text("abc: ,'", max_size=9))
def test_no_service_number_survives(number: str, words: str):
    assert number not in mask(f"{words}{number}{words}")


@given(st.text())
def test_masking_again_changes_nothing(text: str):
    assert mask(mask(text)) == mask(text)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.series import continue_series


@pytest.mark.parametrize(
    ("samples", "following"),
    [
        (["001", "002"], ["003", "004", "005"]),
        (["001"], ["002", "003", "004"]),
        (["099"], ["100", "101", "102"]),
        (["1", "3"], ["5", "7", "9"]),
        (["5", "3"], ["1", "-1", "-3"]),
        (["0,5", "1"], ["1,5", "2,0", "2,5"]),
        (["1.25"], ["2.25", "3.25", "4.25"]),
        (["TPS 1"], ["TPS 2", "TPS 3", "TPS 4"]),
        (["TPS 08", "TPS 09"], ["TPS 10", "TPS 11", "TPS 12"]),
        (["R/1/OPS", "R/2/OPS"], ["R/3/OPS", "R/4/OPS", "R/5/OPS"]),
        (["14-02-2024"], ["15-02-2024", "16-02-2024", "17-02-2024"]),
        (["28/02/2024", "29/02/2024"], ["01/03/2024", "02/03/2024", "03/03/2024"]),
        (["2024-01-31", "2024-02-29"], ["2024-03-29", "2024-04-27", "2024-05-26"]),
        (["15-11-2023", "15-12-2023"], ["15-01-2024", "15-02-2024", "15-03-2024"]),
        (["31-01-2024", "31-03-2024"], ["31-05-2024", "31-07-2024", "30-09-2024"]),
        (["Senin", "Selasa"], ["Rabu", "Kamis", "Jumat"]),
        (["JUMAT"], ["SABTU", "MINGGU", "SENIN"]),
        (["november", "desember"], ["januari", "februari", "maret"]),
    ],
)
def test_what_was_begun_is_continued(samples: list[str], following: list[str]):
    assert continue_series(samples, 3) == following


@pytest.mark.parametrize(
    "samples",
    [
        ["AIPTU"],
        ["a", "b"],
        ["1", "2", "4"],
        ["1,5", "2.5"],
        ["TPS 1", "POS 2"],
        ["TPS 1", "TPS 2", "TPS 4"],
        ["Senin", "Selasa", "Minggu"],
        ["14-02-2024", "15-02-2024", "20-02-2024"],
        ["TPS 2", "TPS 1", "TPS 0"],
        ["30-12-9999", "31-12-9999"],
        [""],
    ],
)
def test_other_texts_are_repeated(samples: list[str]):
    assert continue_series(samples, 2 * len(samples)) == samples * 2


def test_a_day_that_does_not_exist_is_text_with_a_number():
    assert continue_series(["31-02-2024"], 1) == ["31-02-2025"]


@pytest.mark.parametrize(("samples", "count"), [([], 3), (["1"], 0), (["1"], -1)])
def test_nothing_comes_of_nothing(samples: list[str], count: int):
    assert continue_series(samples, count) == []


@given(st.integers(0, 10**6), st.integers(1, 1000), st.sampled_from(["", "TPS ", "A-"]), st.integers(1, 20))
def test_a_series_continued_in_two_steps_is_the_same(start: int, step: int, head: str, count: int):
    samples = [f"{head}{start}", f"{head}{start + step}"]
    whole = continue_series(samples, count + 1)
    assert continue_series([samples[-1], whole[0]], count) == whole[1:]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4), st.integers(0, 10))
def test_any_samples_give_as_many_texts_as_asked(samples: list[str], count: int):
    assert len(continue_series(samples, count)) == count

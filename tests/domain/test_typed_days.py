from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.calendar import write_date
from opsroom.domain.errors import ParseProblem
from opsroom.domain.typed_days import read_day, read_hour


@pytest.mark.parametrize(
    "text",
    ["11 Februari 2024", "11 februari 2024", "11 Feb 2024", "11 Pebruari 2024", "11-2-2024", "11/02/2024", "11.2.2024"],
)
def test_day_is_read_as_people_type_it(text):
    assert read_day(text) == date(2024, 2, 11)


@pytest.mark.parametrize(
    "text", ["30 Februari 2024", "11 Ju 2024", "11 Juxx 2024", "2024-02-11", "kapan-kapan", "1-13-2024"]
)
def test_day_that_does_not_exist_is_refused_with_an_example(text):
    with pytest.raises(ParseProblem, match="11 Februari 2024"):
        read_day(text)


@pytest.mark.parametrize("text", ["11 Ma 2024", "11 J 2024"])
def test_month_that_could_be_two_is_refused(text):
    with pytest.raises(ParseProblem):
        read_day(text)


def test_empty_fields_are_no_day_and_no_hour():
    assert read_day("  ") is None
    assert read_hour("") is None


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_written_day_is_read_back(day):
    assert read_day(write_date(day)) == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [("08.00", time(8)), ("8:30", time(8, 30)), ("7", time(7)), ("08.00 WIB", time(8)), ("23.59 wit", time(23, 59))],
)
def test_hour_is_read_as_people_type_it(text, hour):
    assert read_hour(text) == hour


@pytest.mark.parametrize("text", ["24.00", "08.60", "pagi", "8.5"])
def test_hour_that_does_not_exist_is_refused(text):
    with pytest.raises(ParseProblem, match=r"08\.00"):
        read_hour(text)

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain import calendar

SUNDAY = date(2024, 2, 11)
MOMENT = datetime(2024, 2, 11, 1, 0, tzinfo=UTC)


def test_dates_are_written_with_the_month_in_words():
    assert calendar.write_date(SUNDAY) == "11 Februari 2024"
    assert calendar.write_month(SUNDAY) == "Februari 2024"
    assert calendar.write_day_and_date(SUNDAY) == "hari Minggu tanggal 11 Februari 2024"


@given(st.dates())
def test_a_written_date_names_its_day(day: date):
    number, month, year = calendar.write_date(day).split(" ")
    assert date(int(year), calendar.MONTHS.index(month) + 1, int(number)) == day
    assert calendar.DAYS[day.weekday()] in calendar.write_day_and_date(day)
    assert len(calendar.ROMAN_MONTHS) == len(calendar.MONTHS) == 12


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (SUNDAY, SUNDAY, "11 Februari 2024"),
        (SUNDAY, date(2024, 2, 16), "11 s.d. 16 Februari 2024"),
        (SUNDAY, date(2024, 3, 1), "11 Februari s.d. 1 Maret 2024"),
        (date(2023, 10, 19), date(2024, 10, 20), "19 Oktober 2023 s.d. 20 Oktober 2024"),
        (date(2023, 2, 1), date(2024, 2, 1), "1 Februari 2023 s.d. 1 Februari 2024"),
    ],
    ids=["one day", "one month", "one year", "two years", "same month of two years"],
)
def test_a_span_names_month_and_year_once_where_they_are_equal(first: date, last: date, text: str):
    assert calendar.write_range(first, last) == text


@pytest.mark.parametrize(("zone", "text"), [("WIB", "08.00 WIB"), ("WITA", "09.00 WITA"), ("WIT", "10.00 WIT")])
def test_the_hour_is_that_of_the_zone(zone: str, text: str):
    assert calendar.write_clock(MOMENT, zone) == text


def test_a_moment_takes_its_date_from_the_zone_too():
    late = datetime(2024, 2, 10, 17, 30, tzinfo=UTC)
    assert calendar.write_moment(late) == "11 Februari 2024 pukul 00.30 WIB"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "0 dtk"),
        (4.9, "4 dtk"),
        (59, "59 dtk"),
        (60, "1 mnt"),
        (3599, "59 mnt"),
        (7200, "2 jam"),
        (5 * 86_400, "5 hari"),
    ],
)
def test_age_is_short(seconds: float, text: str):
    assert calendar.write_age(seconds) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (2180, "2.180"), (1_225_000, "1.225.000"), (-1000, "-1.000")]
)
def test_thousands_are_set_off_by_points(value: int, text: str):
    assert calendar.write_number(value) == text


@pytest.mark.parametrize(("share", "text"), [(2 / 3, "66,7%"), (0, "0,0%"), (1, "100,0%")])
def test_a_share_is_written_in_percent(share: float, text: str):
    assert calendar.write_percent(share) == text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (418, "empat ratus delapan belas"),
        (1000, "seribu"),
        (1225, "seribu dua ratus dua puluh lima"),
        (2000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_500_000_000, "dua miliar lima ratus juta"),
        (3_000_000_000_000, "tiga triliun"),
        (-7, "minus tujuh"),
    ],
)
def test_numbers_in_words(value: int, words: str):
    assert calendar.spell_number(value) == words


UNITS = {
    word: value
    for value, word in enumerate(
        ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
    )
}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_words(words: str) -> int:
    """The number its words name, by the rules of reading: what is below a scale word multiplies it."""
    total = group = last = 0
    for word in words.replace("seribu", "satu ribu").replace("seratus", "satu ratus").split(" "):
        if word in UNITS:
            last = UNITS[word]
            group += last
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0
        else:
            group += last * {"belas": 1, "puluh": 10, "ratus": 100}[word] - last + (10 if word == "belas" else 0)
    return total + group


@given(st.integers(0, 10**15 - 1))
def test_words_read_back_give_the_number(value: int):
    assert read_words(calendar.spell_number(value)) == value


@given(st.sets(st.integers(0, 10**15 - 1), min_size=2, max_size=2))
def test_two_numbers_are_never_spelled_alike(pair: set[int]):
    assert len({calendar.spell_number(value) for value in pair}) == 2


def test_utc_moves_an_aware_moment():
    there = datetime(2024, 2, 11, 8, 0, tzinfo=timezone(timedelta(hours=7)))
    assert calendar.utc(there) == MOMENT
    assert calendar.utc(there).utcoffset() == timedelta(0)


def test_utc_refuses_a_naive_moment():
    with pytest.raises(ValueError, match="naive"):
        calendar.utc(datetime(2024, 2, 11, 8, 0))  # noqa: DTZ001

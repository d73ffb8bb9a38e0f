"""Time, channel, relay and words of a line."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.calendar import ZONES
from opsroom.domain.radio_text import moment_of, read_line, split_reports

WIB = ZONES["WIB"]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("tps 3 kurup buka 07.10", time(7, 10)),
        ("tps 3 kurup buka 7:05 wib", time(7, 5)),
        ("tps 3 kurup buka pukul 7", time(7)),
        ("tps 3 kurup buka pkl. 0710", time(7, 10)),
        ("jam 13 tps 3 kurup tutup", time(13)),
        ("tim 14 hitung 0.15", time(0, 15)),
        ("tps 3 kurup buka", None),
        ("tps 24.70 kurup", None),
        ("tps 1-3 kurup", None),
    ],
)
def test_time_is_read(text: str, clock: time | None):
    assert read_line(text).clock == clock


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tps3 kurup", ("TPS", "3", "KURUP")),
        ("TPS no. 3 Kurup", ("TPS", "3", "KURUP")),
        ("tps 1 s/d 4 kurup", ("TPS", "1-4", "KURUP")),
        ("tps 1 sampai dengan 4 kurup", ("TPS", "1-4", "KURUP")),
        ("tps 1,2 & 3", ("TPS", "1", "2", "3")),
        ("sampai di pps", ("SAMPAI", "DI", "PPS")),
    ],
)
def test_words_are_read(text: str, words: tuple[str, ...]):
    assert read_line(text).words == words


@pytest.mark.parametrize(
    ("text", "channel", "relay"),
    [
        ("tim 1 tiba via HT1", "HT1", ""),
        ("tim 1 tiba lewat ht 2", "HT2", ""),
        ("tim 1 tiba via wa", "WA", ""),
        ("tim 1 tiba diteruskan oleh padal lengkiti", "", "padal lengkiti"),
        ("tim 1 tiba (diteruskan Aipda Budi) via ht 3", "HT3", "Aipda Budi"),
    ],
)
def test_channel_and_relay_are_read(text: str, channel: str, relay: str):
    found = read_line(text)
    assert (found.channel, found.relay, found.words) == (channel, relay, ("TIM", "1", "TIBA"))


def test_reports_are_split():
    assert split_reports("a / b; c\nd") == ("a", "b", "c", "d")
    assert split_reports("tps 1 s/d 3 kurup") == ("tps 1 s/d 3 kurup",)
    assert split_reports("") == ("",)


@pytest.mark.parametrize(
    ("clock", "moment"),
    [
        (time(11, 30), datetime(2024, 2, 14, 4, 30, tzinfo=UTC)),
        (time(12, 5), datetime(2024, 2, 14, 5, 5, tzinfo=UTC)),
        (time(23, 50), datetime(2024, 2, 13, 16, 50, tzinfo=UTC)),
        (None, datetime(2024, 2, 14, 5, 0, tzinfo=UTC)),
    ],
)
def test_time_of_day_is_the_last_one_not_well_ahead(clock: time | None, moment: datetime):
    assert moment_of(clock, datetime(2024, 2, 14, 5, 0, tzinfo=UTC), WIB) == moment


@given(st.text())
def test_any_text_is_taken_apart(text: str):
    found = read_line(text)
    assert found.text == text
    assert all(word == word.upper() or not word.isascii() for word in found.words)

from datetime import UTC, datetime, timedelta

import pytest

from opsroom.ui.board.freshness import judge
from opsroom.ui.theme.tokens import Tone

NOW = datetime(2024, 2, 13, 3, 30, tzinfo=UTC)


def ago(**parts):
    return NOW - timedelta(**parts)


@pytest.mark.parametrize(
    ("age", "text"),
    [({"seconds": 4}, "data 4 dtk lalu"), ({"minutes": 3}, "data 3 mnt lalu"), ({"minutes": 30}, "data 30 mnt lalu")],
    ids=["seconds", "minutes", "limit"],
)
def test_fresh_data_tells_its_age_calmly(age, text):
    freshness = judge(ago(**age), NOW, NOW)
    assert (freshness.text, freshness.word, freshness.tone) == (text, "", Tone.OK)


def test_old_data_is_called_old():
    freshness = judge(ago(hours=2), NOW, NOW)
    assert (freshness.text, freshness.word, freshness.tone) == ("data 2 jam lalu", "DATA LAMA", Tone.ALARM)


def test_file_that_cannot_be_read_outweighs_fresh_data():
    freshness = judge(ago(seconds=20), ago(seconds=16), NOW, "WIB")
    assert freshness.word == "DATA TIDAK TERBACA"
    assert freshness.text == "terakhir dibaca 10.29 WIB"


def test_picture_is_not_blamed_for_not_reading_again():
    assert judge(ago(seconds=20), None, NOW).tone is Tone.OK


def test_empty_operation_has_no_age():
    assert judge(None, NOW, NOW).text == "belum ada data"


def test_clock_set_back_shows_no_negative_age():
    assert judge(NOW + timedelta(minutes=5), NOW, NOW).text == "data 0 dtk lalu"

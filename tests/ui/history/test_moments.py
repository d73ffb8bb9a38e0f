from datetime import UTC, datetime

import pytest

from opsroom.ui.history.moments import full_moment, short_moment, size_text

AT = datetime(2024, 2, 13, 17, 30, 5, tzinfo=UTC)


def test_moments_are_on_the_clocks_of_the_zone():
    assert short_moment(AT, "WIB") == "14 Feb 00.30"
    assert full_moment(AT, "WIT") == "14 Feb 2024 02.30 WIT"


@pytest.mark.parametrize(("size", "text"), [(10, "1 kB"), (240_000, "240 kB"), (3_400_000, "3,4 MB")])
def test_sizes(size, text):
    assert size_text(size) == text

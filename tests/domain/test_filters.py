"""What the texts of a filter mean."""

from datetime import UTC, date, datetime

import pytest

from opsroom.domain.columns import Column, ColumnKind, by_key
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filters import MOST_PATTERN_CHARS, check, comparable, stored_value
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import Filter, Match
from opsroom.domain.tps_columns import TPS_COLUMNS

NAME, RANK = by_key(PERSON_COLUMNS, "name"), by_key(PERSON_COLUMNS, "rank")
VOTERS, LAT, SPECIAL = (by_key(TPS_COLUMNS, key) for key in ("voters_m", "lat", "is_special"))
DAY = Column("day", "Hari", "hari", ColumnKind.DATE, read=date.fromisoformat)
MOMENT = Column(
    "at", "Saat", "saat", ColumnKind.MOMENT, read=lambda text: datetime.fromisoformat(text).replace(tzinfo=UTC)
)
TEXT_DAY = Column("day", "Hari", "hari", ColumnKind.DATE)


@pytest.mark.parametrize(
    ("column", "condition"),
    [
        (NAME, Filter("name", "^a", Match.REGEX)),
        (VOTERS, Filter("voters_m", "1", Match.BETWEEN, "9")),
        (VOTERS, Filter("voters_m", "1.250", Match.MORE)),
        (VOTERS, Filter("voters_m", match=Match.ONE_OF, texts=("1", "-"))),
        (SPECIAL, Filter("is_special", "ya")),
        (SPECIAL, Filter("is_special", match=Match.EMPTY)),
        (NAME, Filter("name", "budi")),
    ],
)
def test_sensible_conditions_pass(column: Column, condition: Filter) -> None:
    check(column, condition)


@pytest.mark.parametrize(
    ("column", "condition", "words"),
    [
        (NAME, Filter("name", "", Match.REGEX), "Tulis pola"),
        (NAME, Filter("name", "a" * (MOST_PATTERN_CHARS + 1), Match.REGEX), "pendekkan"),
        (NAME, Filter("name", "a(", Match.REGEX), "belum lengkap"),
        (NAME, Filter("name", " ", Match.MORE), "pembandingnya"),
        (VOTERS, Filter("voters_m", "1", Match.BETWEEN, "banyak"), "bukan angka"),
        (VOTERS, Filter("voters_m", "banyak", Match.EQUALS), "bukan angka"),
        (SPECIAL, Filter("is_special", "ya", Match.MORE), "ya atau tidak"),
        (SPECIAL, Filter("is_special", "mungkin"), "bukan ya"),
        (TEXT_DAY, Filter("day", " ", Match.LESS), "bukan tanggal"),
    ],
)
def test_senseless_conditions_are_refused(column: Column, condition: Filter, words: str) -> None:
    with pytest.raises(RuleViolation, match=words):
        check(column, condition)


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        (VOTERS, "1.250", 1250),
        (LAT, "−4,25", -4.25),
        (DAY, "2024-02-14", "2024-02-14"),
        (MOMENT, "2024-02-14T08:00", "2024-02-14"),
        (TEXT_DAY, "2024-02-14 08:00", "2024-02-14"),
        (RANK, "brigadir", "BRIGPOL"),
        (NAME, " budi ", "budi"),
    ],
)
def test_texts_are_compared_as_what_the_column_holds(column: Column, text: str, meant: object) -> None:
    assert comparable(column, text) == meant


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [(VOTERS, "-", None), (VOTERS, "90", 90), (DAY, "2024-02-14", "2024-02-14"), (SPECIAL, "ya", True)],
)
def test_equal_values_are_read_as_stored(column: Column, text: str, value: object) -> None:
    assert stored_value(column, text) == value


def test_value_of_no_stored_kind_equals_blank() -> None:
    assert stored_value(Column("x", "X", "x", read=lambda _text: None), "apa") is None

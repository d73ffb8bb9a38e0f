import pytest

from opsroom.domain.columns import by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import Filter, Match
from opsroom.ui.tables.filter_text import read_filter, write_exact

UNIT = by_key(PERSON_COLUMNS, "unit")


@pytest.mark.parametrize("text", ["", "   ", "=", "!", "= "])
def test_text_without_content_is_no_condition(text):
    assert read_filter(UNIT, text) is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (" polsek ", Filter("unit", "polsek", Match.CONTAINS)),
        ("=POLSEK LENGKITI", Filter("unit", "POLSEK LENGKITI", Match.EQUALS)),
        ("= SPKT", Filter("unit", "SPKT", Match.EQUALS)),
        ("kosong", Filter("unit", match=Match.EMPTY)),
        ("Kosong", Filter("unit", match=Match.EMPTY)),
        ("!kosong", Filter("unit", match=Match.FILLED)),
        ("! kosong", Filter("unit", match=Match.FILLED)),
        ("=kosong", Filter("unit", "kosong", Match.EQUALS)),
        ("kosongkan", Filter("unit", "kosongkan", Match.CONTAINS)),
    ],
)
def test_text_is_read_as_the_condition_people_mean(text, condition):
    assert read_filter(UNIT, text) == condition


@pytest.mark.parametrize("text", ["SAT LANTAS", "", "kosong"])
def test_exact_text_finds_what_the_cell_shows(text):
    condition = read_filter(UNIT, write_exact(text))
    assert condition == (Filter("unit", text, Match.EQUALS) if text else Filter("unit", match=Match.EMPTY))

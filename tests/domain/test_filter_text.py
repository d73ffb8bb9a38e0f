from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.columns import by_key
from opsroom.domain.errors import RuleViolation
from opsroom.domain.filter_text import read_filter, write_exact, write_filter
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import Filter, Match
from opsroom.domain.tps_columns import TPS_COLUMNS

UNIT = by_key(PERSON_COLUMNS, "unit")
COLUMNS = {column.key: column for column in (*TPS_COLUMNS, *PERSON_COLUMNS)}
SINGLE = (Match.CONTAINS, Match.EXCLUDES, Match.EQUALS, Match.NOT_EQUALS, Match.LESS, Match.AT_MOST, Match.MORE)
texts = st.text(st.sampled_from("ab 1;~\"'<>=!/kosong"), min_size=1, max_size=9).map(str.strip).filter(bool)


@pytest.mark.parametrize("text", ["", "   ", '""'])
def test_text_without_content_is_no_condition(text):
    assert read_filter(UNIT, text) is None


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (" polsek ", Filter("unit", "polsek", Match.CONTAINS)),
        ("=POLSEK LENGKITI", Filter("unit", "POLSEK LENGKITI", Match.EQUALS)),
        ("= SPKT", Filter("unit", "SPKT", Match.EQUALS)),
        ("<>SPKT", Filter("unit", "SPKT", Match.NOT_EQUALS)),
        ("!spkt", Filter("unit", "spkt", Match.EXCLUDES)),
        ("> m", Filter("unit", "m", Match.MORE)),
        (">=m", Filter("unit", "m", Match.AT_LEAST)),
        ("<m", Filter("unit", "m", Match.LESS)),
        ("<=m", Filter("unit", "m", Match.AT_MOST)),
        ("a~f", Filter("unit", "a", Match.BETWEEN, upto="f")),
        (" sat a ~ sat f ", Filter("unit", "sat a", Match.BETWEEN, upto="sat f")),
        ("/^SAT|SPKT$/", Filter("unit", "^SAT|SPKT$", Match.REGEX)),
        ("/a/b/", Filter("unit", "a/b", Match.REGEX)),
        ("spkt; lantas", Filter("unit", texts=("spkt", "lantas"))),
        ("spkt;", Filter("unit", texts=("spkt",))),
        ("=spkt; lantas", Filter("unit", match=Match.ONE_OF, texts=("spkt", "lantas"))),
        ("!spkt; lantas", Filter("unit", match=Match.EXCLUDES, texts=("spkt", "lantas"))),
        ("<>spkt; lantas", Filter("unit", match=Match.NOT_EQUALS, texts=("spkt", "lantas"))),
        ('="";spkt', Filter("unit", match=Match.ONE_OF, texts=("", "spkt"))),
        ("kosong", Filter("unit", match=Match.EMPTY)),
        ("Kosong", Filter("unit", match=Match.EMPTY)),
        ('=""', Filter("unit", match=Match.EMPTY)),
        ('<>""', Filter("unit", match=Match.FILLED)),
        ("!kosong", Filter("unit", match=Match.FILLED)),
        ("! kosong", Filter("unit", match=Match.FILLED)),
        ("=kosong", Filter("unit", "kosong", Match.EQUALS)),
        ('"kosong"', Filter("unit", "kosong", Match.CONTAINS)),
        ("kosongkan", Filter("unit", "kosongkan", Match.CONTAINS)),
        ('"a;b ""c"""', Filter("unit", 'a;b "c"', Match.CONTAINS)),
        ('pipa 5" besi', Filter("unit", 'pipa 5" besi', Match.CONTAINS)),
    ],
)
def test_text_is_read_as_the_condition_people_mean(text, condition):
    assert read_filter(UNIT, text) == condition


@pytest.mark.parametrize("key", ["number", "category", "voters_m", "nrp", "lat"])
def test_list_in_a_column_of_codes_numbers_or_choices_means_whole_values(key):
    assert read_filter(COLUMNS[key], "1; 2") == Filter(key, match=Match.ONE_OF, texts=("1", "2"))


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("unit", "=", "sesudah tanda ="),
        ("unit", "! ", "sesudah tanda !"),
        ("unit", ">", "sesudah tanda >"),
        ("unit", "a~", "kedua batas"),
        ("unit", "~b", "kedua batas"),
        ("unit", "a~b~c", "satu tanda ~"),
        ("unit", "=a~b", "tidak dipakai bersama"),
        ("unit", ">a; b", "satu nilai"),
        ("unit", ";", "sebelum tanda ;"),
        ("unit", '"a', "kutip"),
        ("unit", '"a" b', "kutip"),
        ("unit", '!""', "kutip"),
        ("unit", "/", "garis miring"),
        ("unit", "/abc", "garis miring"),
        ("unit", "//", "garis miring"),
        ("unit", "/a(/", "belum lengkap"),
        ("unit", "/[/", "belum lengkap"),
        ("unit", "/a{99999999999999}/", "belum lengkap"),
        ("unit", f"/{'a' * 201}/", "pendekkan"),
        ("voters_m", "> banyak", "bukan angka"),
        ("voters_m", "=banyak", "bukan angka"),
        ("voters_m", "1~x", "bukan angka"),
        ("lat", "<-", "bukan angka"),
        ("is_special", ">ya", "ya atau tidak"),
        ("is_special", "mungkin", "ya atau tidak"),
        ("rank", ">pangkat", "tidak dikenal"),
        ("duty", "<=", "sesudah tanda <="),
    ],
)
def test_half_typed_or_wrong_text_is_refused_with_the_reason(key, text, words):
    with pytest.raises(RuleViolation) as refusal:
        read_filter(COLUMNS[key], text)
    assert words in refusal.value.user_text


@pytest.mark.parametrize("text", ["SAT LANTAS", "", "kosong", "a; b", "1~2", '"', "=x", "/x/"])
def test_exact_text_finds_what_the_cell_shows(text):
    condition = read_filter(UNIT, write_exact(text))
    assert condition == (Filter("unit", text, Match.EQUALS) if text else Filter("unit", match=Match.EMPTY))


@given(st.sampled_from(SINGLE), texts)
def test_one_text_is_written_as_it_is_read(match, text):
    condition = Filter("unit", text, match)
    assert read_filter(UNIT, write_filter(condition)) == condition


@given(st.sampled_from([Match.CONTAINS, Match.EXCLUDES, Match.ONE_OF, Match.NOT_EQUALS]), st.lists(texts, min_size=1))
def test_lists_are_written_as_they_are_read(match, listed):
    condition = Filter("unit", match=match, texts=tuple(listed))
    assert read_filter(UNIT, write_filter(condition)) == condition


@given(texts, texts)
def test_two_ends_are_written_as_they_are_read(low, high):
    condition = Filter("unit", low, Match.BETWEEN, upto=high)
    assert read_filter(UNIT, write_filter(condition)) == condition


@pytest.mark.parametrize("condition", [Filter("unit", "^a/b ", Match.REGEX), Filter("unit", match=Match.EMPTY)])
def test_patterns_and_blanks_are_written_as_they_are_read(condition):
    assert read_filter(UNIT, write_filter(condition)) == condition


@given(st.sampled_from(sorted(COLUMNS)), st.text(st.sampled_from('ab 1.,-;~"<>=!/(kosong'), max_size=12))
def test_whatever_is_typed_is_a_condition_or_a_reason_and_conditions_can_be_written(key, text):
    column = COLUMNS[key]
    with suppress(RuleViolation):
        condition = read_filter(column, text)
        assert condition is None or read_filter(column, write_filter(condition)) == condition

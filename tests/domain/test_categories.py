import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.categories import (
    DEFAULT_CATEGORIES,
    DEFAULT_PATTERNS,
    KHUSUS,
    KURANG_RAWAN,
    MAX_TEAM,
    MAX_TPS,
    RAWAN,
    SANGAT_RAWAN,
    Pattern,
    category_code,
    parse_pattern,
    pattern_class,
)
from opsroom.domain.errors import RuleViolation

PATTERNS = st.builds(Pattern, st.integers(1, MAX_TEAM), st.integers(1, MAX_TPS), st.integers(0, 9 * MAX_TPS))


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("2:8:16", Pattern(2, 8, 16)),
        ("2-8-16", Pattern(2, 8, 16)),
        (" 2 : 1 : 2 ", Pattern(2, 1, 2)),
        ("2:8", Pattern(2, 8, 16)),
        ("02:04:08", Pattern(2, 4, 8)),
    ],
)
def test_a_pattern_is_read_in_the_labelled_order(text: str, pattern: Pattern):
    assert parse_pattern(text) == pattern


@pytest.mark.parametrize(
    "text", ["", "2", "2:8:16:1", "dua:8", "2:-8", "2::8", "²:8:16", "2.8.16", "2:8:" + "9" * 5000], ids=lambda t: t[:9]
)
def test_what_is_no_pattern_is_refused(text: str):
    with pytest.raises(RuleViolation, match="polri:tps:linmas") as refusal:
        parse_pattern(text)
    assert refusal.value.field == "pattern"


@pytest.mark.parametrize("text", ["0:8:16", "13:8:16", "2:0:0", "2:100:200", "2:8:892"])
def test_a_pattern_out_of_range_is_refused(text: str):
    with pytest.raises(RuleViolation, match="tidak mungkin"):
        parse_pattern(text)


@given(PATTERNS)
def test_a_written_pattern_is_read_back(pattern: Pattern):
    assert parse_pattern(str(pattern)) == pattern


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text: str):
    try:
        pattern = parse_pattern(text)
    except RuleViolation:
        return
    assert 1 <= pattern.polri <= MAX_TEAM


def test_a_pattern_is_shown_in_words():
    assert Pattern(2, 8, 16).sentence == "2 polisi - 8 TPS - 16 Linmas"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sangat Rawan", SANGAT_RAWAN),
        ("SANGAT_RAWAN", SANGAT_RAWAN),
        ("sangat-rawan", SANGAT_RAWAN),
        ("SR", SANGAT_RAWAN),
        ("Rawan II", SANGAT_RAWAN),
        ("rawan 2", SANGAT_RAWAN),
        ("Rawan", RAWAN),
        ("R", RAWAN),
        ("Rawan I", RAWAN),
        ("Kurang rawan", KURANG_RAWAN),
        ("KR", KURANG_RAWAN),
        ("Aman", KURANG_RAWAN),
        ("Lokasi Khusus", KHUSUS),
        ("  terpencil  sekali ", "TERPENCIL_SEKALI"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_a_category_is_read_by_code_label_or_office_word(text: str, code: str):
    assert category_code(text) == code


@given(st.text(max_size=30))
def test_the_code_of_a_code_is_itself(text: str):
    assert category_code(category_code(text)) == category_code(text)


@pytest.mark.parametrize("category", DEFAULT_CATEGORIES, ids=lambda category: category.code)
def test_the_label_of_a_default_category_names_it(category):
    assert category_code(category.label) == category.code


def test_defaults_have_a_pattern_for_each_category():
    assert set(DEFAULT_PATTERNS) == {category.code for category in DEFAULT_CATEGORIES}


def test_the_most_vulnerable_never_share_a_team():
    alone = {category.code for category in DEFAULT_CATEGORIES if category.own_team}
    assert alone == {SANGAT_RAWAN, KHUSUS}


@pytest.mark.parametrize(
    ("is_special", "patterns", "wanted"),
    [
        (True, DEFAULT_PATTERNS, KHUSUS),
        (False, DEFAULT_PATTERNS, RAWAN),
        (True, {}, RAWAN),
        (True, {KHUSUS: ()}, RAWAN),
    ],
    ids=["special", "ordinary", "no pattern for special ones", "empty pattern list"],
)
def test_a_special_location_takes_its_own_pattern_where_there_is_one(is_special: bool, patterns, wanted: str):
    assert pattern_class(RAWAN, is_special=is_special, patterns=patterns) == wanted

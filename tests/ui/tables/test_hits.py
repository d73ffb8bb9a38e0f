from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.domain.queries import Filter, Match, TableQuery
from opsroom.ui.tables.hits import HitFinder, merged


def spans(query, key, text):
    return HitFinder(query, PERSON_COLUMNS).spans(key, text)


def test_searched_words_are_found_in_every_column():
    query = TableQuery("adi pol")
    assert spans(query, "name", "ADITYA ADI") == ((0, 3), (7, 3))
    assert spans(query, "unit", "POLSEK") == ((0, 3),)


def test_condition_is_found_in_its_own_column_only():
    query = TableQuery(filters=(Filter("unit", "sek"),))
    assert spans(query, "unit", "POLSEK") == ((3, 3),)
    assert spans(query, "name", "SEKAR") == ()


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (Filter("unit", texts=("pol", "sek")), ((0, 6),)),
        (Filter("unit", "polsek", Match.EQUALS), ((0, 6),)),
        (Filter("unit", "s.k", Match.REGEX), ((3, 3),)),
        (Filter("unit", "x", Match.EXCLUDES), ()),
        (Filter("unit", match=Match.FILLED), ()),
    ],
)
def test_every_condition_marks_what_it_speaks_of(condition, found):
    assert spans(TableQuery(filters=(condition,)), "unit", "POLSEK") == found


def test_letters_that_grow_when_made_small_mark_nothing():
    assert spans(TableQuery("i"), "name", "İİ") == ()


def test_query_without_words_is_idle():
    assert HitFinder(TableQuery(), PERSON_COLUMNS).is_idle
    assert not HitFinder(TableQuery("x"), PERSON_COLUMNS).is_idle


def test_empty_text_has_no_hit():
    assert spans(TableQuery("x"), "name", "") == ()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10))))
def test_merged_spans_cover_the_same_letters_without_touching(found):
    letters = {place for start, length in found for place in range(start, start + length)}
    clean = merged(found)
    assert {place for start, length in clean for place in range(start, start + length)} == letters
    assert all(sum(one) < other[0] for one, other in pairwise(clean))

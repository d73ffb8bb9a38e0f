import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import RuleViolation
from opsroom.domain.queries import Filter, Match, SortKey, TableQuery
from opsroom.domain.saved_views import (
    MAX_NAME,
    PLAIN,
    ColumnLayout,
    SavedView,
    check_name,
    layout_from_data,
    layout_to_data,
    view_from_data,
    view_to_data,
)

KEYS = st.sampled_from(["nrp", "name", "rank", "unit"])
LAYOUTS = st.builds(
    ColumnLayout,
    order=st.lists(KEYS, unique=True).map(tuple),
    hidden=st.frozensets(KEYS),
    widths=st.dictionaries(KEYS, st.floats(1, 200)).map(lambda found: tuple(found.items())),
    frozen=st.integers(0, 9),
)
QUERIES = st.builds(
    TableQuery,
    text=st.text(),
    filters=st.lists(st.builds(Filter, KEYS, st.text(), st.sampled_from(Match))).map(tuple),
    sort=st.lists(st.builds(SortKey, KEYS, st.booleans())).map(tuple),
)
VIEWS = st.builds(SavedView, st.text(min_size=1), QUERIES, LAYOUTS, st.booleans())
LOOSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VIEWS)
def test_view_comes_back_from_json(view):
    data = json.loads(json.dumps(view_to_data(view)))
    assert view_from_data(data, is_shared=view.is_shared) == view


@given(LAYOUTS)
def test_layout_comes_back_from_json(layout):
    assert layout_from_data(json.loads(json.dumps(layout_to_data(layout)))) == layout


@given(st.dictionaries(st.sampled_from(["name", "text", "filters", "sort", "columns"]), LOOSE))
def test_whatever_the_file_holds_becomes_some_view(data):
    assert isinstance(view_from_data(data, is_shared=False), SavedView)


@given(st.dictionaries(st.sampled_from(["order", "hidden", "widths", "frozen"]), LOOSE))
def test_whatever_the_file_holds_becomes_some_layout(data):
    assert isinstance(layout_from_data(data), ColumnLayout)


def test_condition_of_a_newer_version_is_left_out():
    data = {"name": "A", "filters": [{"column": "rank", "match": "sounds_like"}, {"text": "x"}, {"column": "unit"}]}
    assert view_from_data(data, is_shared=False).query.filters == (Filter("unit"),)


def test_view_without_columns_keeps_the_plain_ones():
    assert view_from_data({"name": "A"}, is_shared=True) == SavedView("A", columns=PLAIN, is_shared=True)


def test_name_loses_superfluous_spaces():
    assert check_name("  Belum   ada HP ", ()) == "Belum ada HP"


@pytest.mark.parametrize(("name", "word"), [("  ", "belum diisi"), ("x" * (MAX_NAME + 1), "paling panjang")])
def test_name_that_says_nothing_or_too_much_is_refused(name, word):
    with pytest.raises(RuleViolation, match=word):
        check_name(name, ())


def test_name_of_another_view_is_refused_whatever_its_case():
    with pytest.raises(RuleViolation, match="sudah ada"):
        check_name("rawan", (SavedView("RAWAN"),))

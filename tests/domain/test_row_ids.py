"""Sets of row ids, small and huge."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.row_ids import RowIds

IDS = st.lists(st.integers(-20, 20))


@given(IDS, IDS)
def test_it_is_the_set_of_its_ids(left, right):
    assert RowIds(left) == set(left)
    assert sorted(RowIds(left)) == list(RowIds(left)) == sorted(set(left))
    assert len(RowIds(left)) == len(set(left))
    assert hash(RowIds(left)) == hash(frozenset(left))
    assert RowIds(left) & RowIds(right) == set(left) & set(right)
    assert RowIds(left) | RowIds(right) == set(left) | set(right)
    assert all((row_id in RowIds(left)) == (row_id in left) for row_id in range(-21, 22))


@given(st.lists(IDS))
def test_pieces_join_in_any_order(pieces):
    joined = RowIds.joined([sorted(set(piece)) for piece in pieces])
    assert joined == {row_id for piece in pieces for row_id in piece}
    assert list(joined) == sorted(joined)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([], "RowIds([])"),
        ([range(1, 4), [4, 5]], "RowIds([1, 2, 3, 4, 5])"),
        ([range(50_001, 100_001), range(1, 50_001)], "RowIds(100000 ids, 1 to 100000)"),
        ([array("q", range(0, 40, 2))], "RowIds(20 ids, 0 to 38)"),
    ],
)
def test_it_is_written_shortly(pieces, text):
    assert repr(RowIds.joined(pieces)) == text


@pytest.mark.parametrize("ids", [range(3), [1, 5]])
def test_what_is_no_id_is_not_in_it(ids):
    assert "1" not in RowIds(ids)

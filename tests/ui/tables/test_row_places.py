from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.ui.tables.row_places import find_row


@given(st.lists(st.integers(0, 2**40) | st.integers(0, 300)), st.integers(0, 300))
def test_row_is_where_the_array_has_it(ids, wanted):
    assert find_row(array("q", ids), wanted) == (ids.index(wanted) if wanted in ids else -1)


@pytest.mark.parametrize("row", [0, 16_383, 16_384, 99_999])
def test_rows_beyond_the_first_piece_are_found(row):
    assert find_row(array("q", range(7, 100_007)), row + 7) == row


def test_bytes_of_two_neighbours_are_no_id():
    # 256 begins in the middle of what 65536 and 0 are made of.
    assert find_row(array("q", [65536, 0, 256]), 256) == 2

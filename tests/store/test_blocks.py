"""Blocks of rows and how the journal packs them."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.changes import Kind
from opsroom.store.blocks import (
    Block,
    edit_block,
    is_span,
    joined,
    pack_columns,
    pack_ids,
    unpack_columns,
    unpack_ids,
)

VALUES = st.none() | st.text() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)
EDIT = Block(
    Kind.TPS, ("note", "address"), [1, 2, 5], (["", "", ""], ["x", "y", "z"]), (["a", "", "c"], ["x", "Y", "Z"])
)


@given(st.sets(st.integers(1, 10**12), min_size=1).map(sorted))
def test_ids_come_back_as_they_were(ids):
    assert list(unpack_ids(pack_ids(ids), ids[0], ids[-1])) == ids


def test_a_span_of_ids_is_not_written():
    assert pack_ids(range(5, 5000)) is None
    assert unpack_ids(None, 5, 4999) == range(5, 5000)
    assert not is_span([])


@given(st.integers(1, 5).flatmap(lambda rows: st.lists(st.lists(VALUES, min_size=rows, max_size=rows), min_size=1)))
def test_values_come_back_as_they_were(columns):
    back = unpack_columns(pack_columns(tuple(columns)), len(columns[0]))
    assert [list(column) for column in back] == columns


def test_no_rows_are_packed_as_nothing():
    assert unpack_columns(pack_columns(None), 3) is None


def test_a_value_all_rows_share_is_written_once():
    assert len(pack_columns((["Balai desa"] * 4096,))) < 40


def test_an_edit_holds_only_the_rows_and_columns_that_differ():
    stored = {"note": ["", "", ""], "address": ["x", "y", "z"]}
    block = edit_block(Kind.TPS, array("q", [1, 2, 5]), stored, {"note": ["a", "", ""], "address": ["x", "y", "z"]})
    assert (block.columns, block.ids, block.before, block.after) == (("note",), [1], ([""],), (["a"],))
    assert edit_block(Kind.TPS, [1, 2, 5], stored, stored) is None


def test_a_row_of_an_edit_tells_its_touched_cells_only():
    assert EDIT.row(1) == ({"address": "y"}, {"address": "Y"})
    assert EDIT.inverse().row(2) == ({"note": "c", "address": "Z"}, {"note": "", "address": "z"})


def test_a_small_edit_splits_into_parts_touched_alike():
    parts = {part.columns: list(part.ids) for part in EDIT.exact_parts()}
    assert parts == {("note",): [1], ("address",): [2], ("note", "address"): [5]}


def test_rows_that_came_are_not_split():
    came = Block(Kind.TPS, ("note",), [1], None, ([""],))
    assert came.exact_parts() == [came]
    assert came.row(0) == (None, {"note": ""})


@pytest.mark.parametrize("ids", [([1, 2], [3]), ([3], [1, 2])])
def test_joined_blocks_rise(ids):
    whole = joined([Block(Kind.TPS, ("note",), part, None, ([str(n) for n in part],)) for part in ids])
    assert (whole.ids, whole.before, whole.after) == ([1, 2, 3], None, (["1", "2", "3"],))


def test_rows_that_went_are_joined_too():
    whole = joined([Block(Kind.TPS, ("note",), [n], ([str(n)],), None) for n in (2, 1)])
    assert (whole.ids, whole.before, whole.after) == ([1, 2], (["1", "2"],), None)

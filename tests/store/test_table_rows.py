"""Reading and writing rows column by column, in pieces."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.changes import Kind
from opsroom.store.nouns import NOUNS
from opsroom.store.table_rows import PIECE, missing_ids, read_rows, rising

IDS = st.lists(st.integers(1, 40_000), max_size=50) | st.lists(st.integers(1, 10**9), max_size=50)


@given(IDS)
def test_pieces_hold_every_id_once_and_rise(ids):
    pieces = list(rising(ids))
    assert [row_id for piece in pieces for row_id in piece] == sorted(set(ids))
    assert all(0 < len(piece) <= PIECE for piece in pieces)


@pytest.mark.parametrize("ids", [range(1, 3 * PIECE), array("q", range(3 * PIECE, 0, -1))])
def test_many_ids_come_in_several_pieces(ids):
    pieces = list(rising(ids))
    assert len(pieces) > 2
    assert [row_id for piece in pieces for row_id in piece] == sorted(ids)


def test_rows_are_read_in_the_order_of_ids(filled):
    session = filled._sessions.writer
    found, values = read_rows(session, NOUNS[Kind.TPS], [4, 99, 1], ("number", "is_special"))
    assert (found, values) == ([1, 4], {"number": ["001", "901"], "is_special": [False, True]})
    assert missing_ids(session, NOUNS[Kind.TPS], [4, 99, 1, 98]) == [98, 99]


@pytest.mark.parametrize("text", ["", "KURANG_RAWAN", "itu'", "ada\0nol", "?", "x" * 50, 'kutip "ganda"', "é --"])
@pytest.mark.parametrize("values", [{"voters_m": None, "lat": 1.1}, {"voters_m": -7, "lat": None, "is_special": True}])
def test_values_all_rows_share_arrive_as_they_are(filled, text, values):
    given = {"desa_code": "1601072001", "note": text, **values}
    with filled.work("Sama") as work:
        ids = work.insert_many(Kind.TPS, [{"number": f"5{n:02}", **given} for n in range(40)])
    found, stored = read_rows(filled._sessions.writer, NOUNS[Kind.TPS], ids, list(given))
    assert (found, stored) == (ids, {column: [value] * 40 for column, value in given.items()})

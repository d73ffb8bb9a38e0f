from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.errors import DocumentError
from reports.layout.flow import Block, paginate

FIRST, LATER = 60.0, 100.0


def block(height: float, *, gap: float = 0.0, glued: bool = False, label: str = "baris") -> Block:
    return Block(height, lambda *_: None, label, gap, is_glued=glued)


def heights(pages):
    return [[placed.block.height for placed in page] for page in pages]


def test_blocks_fill_the_first_page_then_the_others():
    pages = paginate([block(30), block(30), block(50), block(50), block(10)], FIRST, LATER)
    assert heights(pages) == [[30, 30], [50, 50], [10]]


def test_gap_is_dropped_at_the_top_of_a_page():
    pages = paginate([block(60, gap=5), block(40, gap=5), block(40, gap=5)], FIRST, LATER)
    assert [[placed.offset for placed in page] for page in pages] == [[0], [0, 45]]


def test_glued_blocks_move_together():
    pages = paginate([block(40), block(10, glued=True), block(20)], FIRST, LATER)
    assert heights(pages) == [[40], [10, 20]]


def test_chain_longer_than_a_page_is_let_go_from_the_front():
    pages = paginate([block(50, glued=True), block(40, glued=True), block(40)], LATER, LATER)
    assert heights(pages) == [[50], [40, 40]]


def test_chain_without_an_end_is_placed():
    assert heights(paginate([block(10, glued=True)], FIRST, LATER)) == [[10]]


def test_first_page_stays_empty_when_nothing_fits_on_it():
    assert heights(paginate([block(90)], FIRST, LATER)) == [[], [90]]


def test_no_blocks_give_one_empty_page():
    assert paginate([], FIRST, LATER) == [[]]


def test_block_higher_than_a_page_is_refused_by_its_name():
    with pytest.raises(DocumentError, match=r"Untuk 3\. lebih tinggi dari satu halaman"):
        paginate([block(10), block(101, label="Untuk 3.")], FIRST, LATER)


BLOCKS = st.lists(
    st.builds(
        lambda height, gap, glued: block(height, gap=gap, glued=glued),
        st.floats(0.5, LATER),
        st.floats(0, 20),
        st.booleans(),
    ),
    max_size=40,
)


@given(BLOCKS)
def test_every_block_stands_once_in_order_inside_its_page(blocks):
    pages = paginate(blocks, FIRST, LATER)
    assert [placed.block for page in pages for placed in page] == blocks
    for number, page in enumerate(pages):
        room = LATER if number else FIRST
        assert all(placed.offset + placed.block.height <= room + 0.05 for placed in page)
        for above, below in pairwise(page):
            assert below.offset == pytest.approx(above.offset + above.block.height + below.block.gap)

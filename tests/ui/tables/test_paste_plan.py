from array import array

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.columns import by_key
from opsroom.domain.person_columns import PERSON_COLUMNS
from opsroom.ui.tables.clipboard_block import Clip
from opsroom.ui.tables.paste_plan import Aim, fitted, plan_paste


@pytest.fixture
def plan(roster):
    def make(text, first, row=0, **size):
        keys = [column.key for column in PERSON_COLUMNS]
        columns = PERSON_COLUMNS[keys.index(first) :]
        ids = array("q", list(roster.people)[row:])
        return plan_paste(Clip(text), Aim(row, ids, columns, **size), Kind.PERSON, roster.records, roster.judge)

    return make


def test_cells_that_hold_the_text_already_are_no_edits(plan):
    made = plan("ORANG 0001\tAIPTU\n", "name")
    assert [(edit.key, edit.seen, edit.text) for edit in made.block.edits] == [("rank", "BRIGPOL", "AIPTU")]
    assert (made.cells, made.overwritten, made.is_harmless) == (1, 1, False)


def test_empty_cells_may_be_filled_without_being_looked_at(plan):
    assert plan("catatan\nlain\n", "note").is_harmless


def test_refused_cells_are_known_before(plan):
    made = plan("JENDRAL\n", "rank")
    assert made.reasons.keys() == {(1, "rank")}
    assert made.refused[0].reason.startswith("Pangkat")


def test_lines_beyond_the_last_row_are_new_rows(plan):
    made = plan("A\tAIPTU\nB\t\n\t\nC\tAIPDA\n", "name", row=299)
    assert made.block.new_rows == ({"name": "B"}, {"name": "C", "rank": "AIPDA"})
    assert made.texts[(-2, "rank")] == "AIPDA"
    assert (made.new_rows, made.rows, made.is_harmless) == (2, 4, False)


def test_filled_columns_beyond_the_edge_are_counted(plan):
    made = plan("A\tB\t\tC\n", "home_desa")
    assert (made.outside, [column.key for column in made.columns]) == (2, ["home_desa"])


@pytest.mark.parametrize(
    ("height", "width", "shape"), [(1, 1, (2, 1)), (4, 2, (4, 2)), (3, 1, (2, 1)), (0, 0, (2, 1))], ids=str
)
def test_block_is_repeated_into_whole_multiples(height, width, shape):
    grid = fitted([["A"], ["B"]], height, width)
    assert (len(grid), len(grid[0])) == shape


def test_name_says_how_much(plan):
    assert plan("A\nB\n", "name").block.label == "Tempel 2 sel"
    assert by_key(PERSON_COLUMNS, "name") in plan("A\n", "name").columns

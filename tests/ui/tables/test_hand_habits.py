import pytest

from opsroom.domain.changes import Kind
from opsroom.runtime.habits import Habits
from opsroom.ui.tables.hand_habits import HandHabits
from opsroom.ui.tables.pasting import PasteMode
from opsroom.ui.tables.zoom import Density


def test_size_and_paste_mode_are_found_again(make_table, roster, tools, tmp_path):
    table = make_table(roster)
    kept = HandHabits(Habits(tmp_path), Kind.PERSON, table.view.zoom, table.blocks.pasting)
    table.view.zoom.set_percent(125)
    table.view.zoom.set_density(Density.COMPACT)
    table.blocks.pasting.use_mode(PasteMode.ALWAYS)
    later = make_table(roster)
    # The habits of the tools are shared between tables, those of the folder outlive the program.
    later.view.zoom.reset()
    HandHabits(Habits(tmp_path), Kind.PERSON, later.view.zoom, later.blocks.pasting)
    assert kept is not None
    assert later.view.zoom.percent == 125
    assert later.view.zoom.density is Density.COMPACT
    assert later.blocks.pasting.mode is PasteMode.ALWAYS


def test_table_begins_with_what_was_kept(make_table, roster):
    first = make_table(roster)
    first.view.zoom.larger()
    first.blocks.pasting.use_mode(PasteMode.DIRECT)
    second = make_table(roster)
    assert second.view.zoom.percent == first.view.zoom.percent
    assert second.blocks.pasting.mode is PasteMode.DIRECT


@pytest.mark.parametrize(
    "document", [{"zoom": "besar"}, {"density": 3}, {"paste": None}, {"density": "RAPAT"}], ids=str
)
def test_what_cannot_be_read_leaves_the_table_plain(make_table, roster, tools, document):
    tools.habits.put("tangan-person", document)
    table = make_table(roster)
    assert table.view.zoom.percent == 100
    assert table.view.zoom.density is Density.NORMAL
    assert table.blocks.pasting.mode is PasteMode.CAREFUL

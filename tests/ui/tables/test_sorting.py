from opsroom.domain.queries import SortKey
from opsroom.ui.tables.sorting import sort_mark, toggled

UP, DOWN = SortKey("name"), SortKey("name", descending=True)


def test_clicks_go_up_down_and_away():
    first = toggled((), "name", is_added=False)
    second = toggled(first, "name", is_added=False)
    assert (first, second, toggled(second, "name", is_added=False)) == ((UP,), (DOWN,), ())


def test_plain_click_drops_the_other_levels():
    assert toggled((SortKey("rank"), SortKey("unit")), "name", is_added=False) == (UP,)


def test_added_click_puts_a_level_behind():
    assert toggled((SortKey("rank"),), "name", is_added=True) == (SortKey("rank"), UP)


def test_added_click_turns_a_level_in_its_place():
    assert toggled((UP, SortKey("rank")), "name", is_added=True) == (DOWN, SortKey("rank"))


def test_added_click_takes_a_level_out():
    assert toggled((DOWN, SortKey("rank")), "name", is_added=True) == (SortKey("rank"),)


def test_single_level_is_marked_without_a_number():
    assert (sort_mark((UP,), "name"), sort_mark((DOWN,), "name"), sort_mark((UP,), "rank")) == (" ▲", " ▼", "")


def test_several_levels_are_numbered():
    assert sort_mark((SortKey("rank"), DOWN), "name") == " ▼2"

import pytest

from opsroom.domain.errors import StoreUnavailable
from opsroom.ui.tables.selection import Area
from opsroom.ui.tables.stats_line import reckon


@pytest.fixture
def pieces(table):
    return lambda: table.stats.text().split("   ·   ")


def test_one_cell_says_nothing(table, put_on):
    put_on(3, "name")
    assert table.stats.text() == ""


def test_cells_in_memory_are_reckoned_at_once(select, pieces):
    select(0, "unit", 5, "unit")
    assert pieces()[:2] == ["6 sel", "2 berbeda"]


def test_rows_in_several_blocks_count_once(table, pieces):
    column_of = table.model.column_of
    table.view.go_to(0, column_of("name"))
    table.view.select_area(Area(0, 2, (column_of("name"), column_of("unit"))))
    assert pieces()[0] == "6 sel (3 baris x 2 kolom)"


def test_empty_cells_are_counted(roster, select, pieces, qtbot):
    roster.change(2, phone="081234567890")
    select(0, "phone", 1, "phone")
    qtbot.waitUntil(lambda: "1 kosong" in pieces())


def test_hidden_texts_are_only_counted(table, select, pieces):
    table.decor.set_masking(is_masking=True)
    select(0, "phone", 4, "phone")
    assert pieces() == ["5 sel"]


def test_long_column_is_reckoned_by_the_source(make_table, make_roster, qtbot):
    table = make_table(make_roster(5000))
    table.view.go_to(0, table.model.column_of("unit"))
    table.view.select_column()
    assert table.stats.text() == "5.000 sel"
    qtbot.waitUntil(lambda: "2 berbeda" in table.stats.text())


def test_part_of_a_long_column_is_reckoned_by_its_ids(make_table, make_roster, qtbot):
    table = make_table(make_roster(6000))
    column = table.model.column_of("nrp")
    table.view.go_to(0, column)
    table.view.extend_to(4499, column)
    qtbot.waitUntil(lambda: "4.500 berbeda" in table.stats.text())


def test_source_that_fails_leaves_the_count(make_table, make_roster, qtbot):
    roster = make_roster(5000)
    table = make_table(roster)
    roster.failures.append(StoreUnavailable("tidak ada"))
    table.view.go_to(0, table.model.column_of("unit"))
    table.view.select_column()
    qtbot.waitUntil(lambda: not roster.failures)
    assert table.stats.text() == "5.000 sel"


def test_numbers_are_summed_and_words_are_not():
    assert (reckon([3, 1, None]).total, reckon([3, 1, None]).least, reckon([3, 1, ""]).empty) == (4.0, 1, 1)
    assert reckon([3, "tiga"]).total is None
    assert reckon([True, False]).total is None

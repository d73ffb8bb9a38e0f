from opsroom.domain.queries import ALL, Filter, Match, TableQuery


def test_all_filters_and_sorts_nothing():
    assert TableQuery() == ALL
    assert (ALL.text, ALL.filters, ALL.sort) == ("", (), ())


def test_a_filter_looks_for_a_part_unless_told_otherwise():
    assert Filter("unit", "polsek").match is Match.CONTAINS


def test_equal_queries_are_one_key():
    assert len({TableQuery("a", (Filter("unit", "x"),)), TableQuery("a", (Filter("unit", "x"),))}) == 1

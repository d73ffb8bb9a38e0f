from opsroom.domain.changes import Change, ChangeSet, Kind, Origin, merge
from opsroom.domain.row_ids import RowIds

EDIT = ChangeSet((Change(Kind.TPS, frozenset({1, 2}), frozenset({"category"})),), Origin.DESK, "Ubah kerawanan", 7)
ADDED = ChangeSet((Change(Kind.TPS, frozenset({3})), Change(Kind.DESA, frozenset({9}))), Origin.IMPORT, "Impor", 8)


def test_a_change_set_says_which_kinds_it_touches():
    assert EDIT.touches(Kind.TPS)
    assert EDIT.touches(Kind.PERSON, Kind.TPS)
    assert not EDIT.touches(Kind.PERSON)


def test_ids_are_those_of_the_kind():
    assert ADDED.ids(Kind.TPS) == {3}
    assert ADDED.ids(Kind.PERSON) == frozenset()


def test_only_added_or_removed_rows_reshape_a_table():
    assert ADDED.reshapes(Kind.TPS)
    assert not EDIT.reshapes(Kind.TPS)
    assert not ADDED.reshapes(Kind.PERSON)


def test_an_empty_change_set_is_false():
    assert not ChangeSet(())
    assert EDIT


def test_merge_says_all_and_keeps_the_last_name():
    both = merge([EDIT, ADDED])
    assert both.ids(Kind.TPS) == {1, 2, 3}
    assert (both.origin, both.label, both.command_id) == (Origin.IMPORT, "Impor", 8)


def test_merge_of_nothing_is_nothing():
    assert not merge([])


def test_a_view_asks_for_the_rows_it_holds():
    both = merge([EDIT, ADDED])
    assert both.held(Kind.TPS, {2, 3, 4}) == {2, 3}
    assert both.held(Kind.PERSON, {2, 3, 4}) == set()


def test_a_huge_change_costs_a_view_only_its_own_rows():
    change = Change(Kind.TPS, RowIds(range(1, 10**9)), frozenset({"note"}))
    assert ChangeSet((change,)).held(Kind.TPS, {0, 5, 10**9}) == {5}
    assert ChangeSet((change,)).ids(Kind.TPS) is change.ids

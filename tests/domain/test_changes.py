from opsroom.domain.changes import Change, ChangeSet, Kind, Origin, merge

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

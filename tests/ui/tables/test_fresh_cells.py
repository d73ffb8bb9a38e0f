from PySide6.QtCore import Qt

from opsroom.domain.changes import Change, ChangeSet, Kind, Origin
from opsroom.ui.tables import fresh_cells
from opsroom.ui.tables.fresh_cells import FreshCells


def from_elsewhere(roster, number, **values):
    """A change that another process made."""
    publish = roster.publish

    def tell(ids, *fields):
        change = Change(Kind.PERSON, frozenset(ids), frozenset(fields))
        for listener in roster.listeners:
            listener(ChangeSet((change,), Origin.OTHER_PROCESS))

    roster.publish = tell
    roster.change(number, **values)
    roster.publish = publish


def test_marks_fade(qtbot, monkeypatch):
    monkeypatch.setattr(fresh_cells, "FRESH_MS", 1)
    fresh = FreshCells()
    with qtbot.waitSignal(fresh.faded) as told:
        fresh.mark([(1, "name"), (2, "rank")])
        assert (1, "name") in fresh
    assert told.args == [{1, 2}]
    assert not fresh


def test_a_flood_of_changes_marks_nothing(qapp):
    fresh = FreshCells()
    fresh.mark((number, "name") for number in range(fresh_cells.MOST_FRESH + 1))
    assert not fresh


def test_cell_changed_by_another_process_is_marked(model, roster, qtbot):
    with qtbot.waitSignal(model.changed_elsewhere) as told:
        from_elsewhere(roster, 1, name="BUDI")
    assert told.args == [1, "name", "BUDI"]
    assert model.face(0, model.column_of("name")).is_fresh
    assert not model.face(0, model.column_of("rank")).is_fresh


def test_own_changes_are_not_marked(model, roster, qtbot):
    roster.change(1, name="BUDI")
    qtbot.waitUntil(lambda: model.record(1).name == "BUDI")
    assert not model.face(0, 1).is_fresh


def test_who_types_into_that_cell_is_told_and_keeps_his_text(table, put_on, roster, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, "b")
    editor = table.view.indexWidget(table.view.currentIndex())
    from_elsewhere(roster, 1, name="CITRA")
    qtbot.waitUntil(lambda: editor._bubble is not None and "CITRA" in editor._bubble.text)
    assert editor.text() == "b"


def test_edit_that_came_too_late_is_told_what_the_other_wrote(table, put_on, roster, qtbot):
    put_on(0, "name")
    qtbot.keyClick(table.view, "b")
    editor = table.view.indexWidget(table.view.currentIndex())
    roster.change(1, name="CITRA")
    qtbot.waitUntil(lambda: table.model.record(1).name == "CITRA")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    section = table.model.column_of("name")
    qtbot.waitUntil(lambda: "menulis 'CITRA'" in table.model.face(0, section).refusal.reason)
    assert table.model.face(0, section).text == "CITRA"
    table.view.go_to(0, section)
    assert "Isian Anda 'b' belum disimpan" in table.view.bubble.text
    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    qtbot.keyClick(table.view.indexWidget(table.view.currentIndex()), Qt.Key.Key_Return)
    assert roster.people[1].name == "B"

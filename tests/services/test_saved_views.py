import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.queries import Filter, TableQuery
from opsroom.domain.saved_views import ColumnLayout, SavedView
from opsroom.runtime.habits import Habits
from opsroom.services.saved_views import DeleteView, OwnViews, RenameView, SaveView, shared_views

RAWAN = SavedView("Rawan", TableQuery(filters=(Filter("category", "rawan"),)), is_shared=True)
OTHER = SavedView("belum ada HP", is_shared=True)


@pytest.fixture
def stored(workspace):
    def read(kind=Kind.TPS):
        with workspace.read() as reader:
            return shared_views(reader, kind)

    return read


@pytest.fixture
def own():
    return OwnViews(Habits(), Kind.TPS)


def test_shared_view_is_kept_in_the_file(workspace, stored):
    workspace.run(SaveView(Kind.TPS, RAWAN))
    assert stored() == (RAWAN,)
    assert stored(Kind.PERSON) == ()


def test_saving_under_the_same_name_replaces(workspace, stored):
    workspace.run(SaveView(Kind.TPS, RAWAN))
    workspace.run(SaveView(Kind.TPS, SavedView("RAWAN")))
    assert [view.name for view in stored()] == ["RAWAN"]


def test_shared_views_stand_by_name(workspace, stored):
    workspace.run(SaveView(Kind.TPS, RAWAN))
    workspace.run(SaveView(Kind.TPS, OTHER))
    assert [view.name for view in stored()] == ["belum ada HP", "Rawan"]


def test_saving_is_one_step_that_can_be_undone(workspace, stored):
    workspace.run(SaveView(Kind.TPS, RAWAN))
    assert workspace.history().undo_label == "Simpan tampilan 'Rawan'"
    workspace.undo()
    assert stored() == ()


def test_name_that_says_nothing_is_refused(workspace, stored):
    with pytest.raises(RuleViolation):
        workspace.run(SaveView(Kind.TPS, SavedView(" ")))
    assert stored() == ()


def test_shared_view_is_renamed(workspace, stored):
    workspace.run(SaveView(Kind.TPS, RAWAN))
    command = RenameView(Kind.TPS, "Rawan", "Rawan sekali")
    workspace.run(command)
    assert command.label == "Ganti nama tampilan 'Rawan'"
    assert [(view.name, view.query) for view in stored()] == [("Rawan sekali", RAWAN.query)]


def test_shared_view_is_deleted(workspace, stored):
    workspace.run(SaveView(Kind.TPS, RAWAN))
    command = DeleteView(Kind.TPS, "Rawan")
    workspace.run(command)
    assert command.label == "Hapus tampilan 'Rawan'"
    assert stored() == ()


@pytest.mark.parametrize("command", [DeleteView(Kind.TPS, "Rawan"), RenameView(Kind.TPS, "Rawan", "Lain")])
def test_view_that_is_gone_is_told(workspace, command):
    with pytest.raises(NotFound, match="sudah tidak ada"):
        workspace.run(command)


def test_own_view_stays_at_the_desk(own):
    own.save(RAWAN)
    assert own.views == (SavedView("Rawan", RAWAN.query),)


def test_own_view_is_renamed_and_stays_the_start(own):
    own.save(SavedView("Rawan"))
    own.set_start("Rawan")
    own.rename("Rawan", " Rawan  sekali ")
    assert ([view.name for view in own.views], own.start) == (["Rawan sekali"], "Rawan sekali")


def test_renaming_another_view_leaves_the_start(own):
    own.save(SavedView("Rawan"))
    own.set_start("Lain")
    own.rename("Rawan", "Aman")
    assert own.start == "Lain"


def test_own_view_is_deleted(own):
    own.save(SavedView("Rawan"))
    own.delete("Rawan")
    assert own.views == ()


def test_columns_are_remembered_per_table(own):
    layout = ColumnLayout(("name",), frozenset({"note"}), (("name", 20.5),), 2)
    own.put_layout(layout)
    assert own.layout == layout


def test_columns_nobody_moved_are_plain(own):
    assert own.layout == ColumnLayout()

"""Opening, telling, undoing, and hearing of other processes."""

from pathlib import Path

import pytest

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Change, ChangeSet, Kind, Origin
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, RuleViolation, StoreUnavailable
from opsroom.domain.queries import TableQuery
from opsroom.runtime.clock import FixedClock
from opsroom.services.change_feed import ChangeFeed
from opsroom.services.set_duty import SetDuty
from opsroom.services.set_patterns import SetPatterns
from opsroom.services.tables import table_source
from opsroom.services.workspace import Workspace


def test_created_operation_keeps_its_name(empty: Workspace, clock: FixedClock) -> None:
    path = empty.path
    empty.close()
    again = Workspace.open(path, clock)
    with again.read() as reader:
        assert reader.operation().name == "Polres OKU - Pemilu 2024"
    again.close()


def test_blank_name_falls_back_to_the_file(tmp_path: Path, clock: FixedClock) -> None:
    workspace = Workspace.create(tmp_path / "operasi.ops", "  ", clock)
    with workspace.read() as reader:
        assert reader.operation().name == "operasi"
    workspace.close()


def test_existing_file_is_never_created_over(empty: Workspace, clock: FixedClock) -> None:
    with pytest.raises(StoreUnavailable):
        Workspace.create(empty.path, "Lain", clock)


def test_creation_cannot_be_undone(empty: Workspace) -> None:
    assert empty.history().undo_label == ""
    with pytest.raises(NotFound):
        empty.undo()


def test_undo_and_redo_are_told(workspace: Workspace) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%"))
    heard: list[ChangeSet] = []
    workspace.feed.subscribe(heard.append)
    workspace.undo()
    workspace.redo()
    assert [changeset.origin for changeset in heard] == [Origin.UNDO, Origin.UNDO]
    assert workspace.history().undo_label == "Status PAM TPS"


def test_undo_survives_a_restart(workspace: Workspace, clock: FixedClock) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%"))
    path = workspace.path
    workspace.close()
    again = Workspace.open(path, clock)
    again.undo()
    with again.read() as reader:
        assert not any(person.duty is Duty.PAM_TPS for person in reader.persons())
    again.close()


def test_change_of_another_process_is_told_by_poll(workspace: Workspace, clock: FixedClock) -> None:
    other = Workspace.open(workspace.path, clock, backup=False)
    heard: list[ChangeSet] = []
    workspace.poll()
    workspace.feed.subscribe(heard.append)
    other.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%"))
    other.close()
    workspace.poll()
    assert [changeset.origin for changeset in heard] == [Origin.OTHER_PROCESS]
    assert heard[0].touches(Kind.PERSON)


def test_own_change_is_not_told_twice(workspace: Workspace) -> None:
    heard: list[ChangeSet] = []
    workspace.feed.subscribe(heard.append)
    workspace.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%"))
    workspace.poll()
    assert len(heard) == 1


def test_unsubscribed_listener_hears_nothing() -> None:
    feed, heard = ChangeFeed(), []
    end = feed.subscribe(heard.append)
    end()
    end()
    feed.publish(ChangeSet((Change(Kind.TPS, frozenset({1})),)))
    assert heard == []


def test_empty_change_set_is_not_told() -> None:
    feed, heard = ChangeFeed(), []
    feed.subscribe(heard.append)
    feed.publish(ChangeSet(()))
    assert heard == []


def test_table_source_reads_ids_and_records(workspace: Workspace) -> None:
    source = table_source(workspace, Kind.PERSON)
    ids = source.ids(TableQuery(text="lubuk batang"))
    assert len(ids) == 4
    assert {record.unit for record in source.records(ids).values()} == {"POLSEK LUBUK BATANG"}
    assert source.total() == 10


def test_table_source_serves_tps_too(workspace: Workspace) -> None:
    source = table_source(workspace, Kind.TPS)
    records = source.records(source.ids())
    assert len(records) == source.total() == 8
    assert source.records([9_999]) == {}


def test_patterns_of_a_category_are_replaced(empty: Workspace) -> None:
    empty.run(SetPatterns({"RAWAN": (Pattern(2, 4, 8), Pattern(2, 6, 12))}))
    with empty.read() as reader:
        assert reader.patterns()["RAWAN"] == (Pattern(2, 4, 8), Pattern(2, 6, 12))
        assert reader.patterns()["SANGAT_RAWAN"] == (Pattern(2, 1, 2),)


def test_pattern_of_an_unknown_category_adds_it(empty: Workspace) -> None:
    empty.run(SetPatterns({"SIAGA_SATU": (Pattern(4, 1, 2),)}))
    with empty.read() as reader:
        assert "SIAGA_SATU" in {category.code for category in reader.categories()}


def test_same_pattern_twice_is_refused(empty: Workspace) -> None:
    with pytest.raises(RuleViolation):
        empty.run(SetPatterns({"RAWAN": (Pattern(2, 4, 8), Pattern(2, 4, 8))}))


def test_backup_on_opening_has_no_problem(workspace: Workspace) -> None:
    assert workspace.backup_problem == ""


def test_backup_is_counted_and_aged(workspace: Workspace, clock: FixedClock) -> None:
    before = workspace.backup_count()
    assert workspace.backup("uji").exists()
    assert workspace.backup_count() == before + 1
    assert workspace.backup_age() is not None

"""Padlocks: pins of people and TPS made from the current plan."""

import pytest

from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.plan_edits import NewTeam, SwapPeople
from opsroom.services.edit_plan import EditPlan
from opsroom.services.plan_locks import LockPeople, LockTps, UnlockPeople, UnlockTps
from opsroom.services.workspace import Workspace
from tests.services.plotted import lay


@pytest.fixture
def file(empty: Workspace) -> Workspace:
    return lay(empty)


def _pins(file: Workspace) -> list[tuple[int, int]]:
    with file.read() as reader:
        return sorted((pin.person_id, pin.tps_id) for pin in reader.pins().values())


def test_locked_people_are_held_to_all_tps_of_their_team(file: Workspace) -> None:
    assert file.run(LockPeople((1, 2))) == 5
    assert _pins(file) == [(1, 1), (1, 2), (1, 3), (2, 4), (2, 5)]


def test_locked_tps_are_held_by_all_people_of_their_team(file: Workspace) -> None:
    assert file.run(LockTps((1, 4))) == 4
    assert _pins(file) == [(1, 1), (2, 4), (5, 1), (6, 4)]


def test_locking_twice_adds_nothing(file: Workspace) -> None:
    file.run(LockPeople((1,)))
    assert file.run(LockTps((1,))) == 1
    assert file.run(LockPeople((1, 1))) == 0
    assert _pins(file) == [(1, 1), (1, 2), (1, 3), (5, 1)]


def test_unlocking_people_leaves_the_others(file: Workspace) -> None:
    file.run(LockTps((1, 4)))
    assert file.run(UnlockPeople((1, 2))) == 2
    assert _pins(file) == [(5, 1), (6, 4)]


def test_unlocking_tps_leaves_the_others(file: Workspace) -> None:
    file.run(LockTps((1, 4)))
    assert file.run(UnlockTps((4,))) == 2
    assert _pins(file) == [(1, 1), (5, 1)]


def test_one_undo_takes_the_lock_back(file: Workspace) -> None:
    file.run(LockTps((1, 4)))
    file.undo()
    assert _pins(file) == []


def test_lock_stands_against_edits_until_it_is_undone(file: Workspace) -> None:
    file.run(LockPeople((1,)))
    with pytest.raises(RuleViolation, match="dikunci di TPS 001 TANJUNG"):
        file.run(EditPlan((SwapPeople(1, 4),)))
    file.run(UnlockPeople((1,)))
    file.run(EditPlan((SwapPeople(1, 4),)))


def test_only_people_in_teams_are_locked(file: Workspace) -> None:
    with pytest.raises(RuleViolation, match="Hanya orang di dalam tim"):
        file.run(LockPeople((1, 4)))
    assert _pins(file) == []


def test_only_tps_with_people_are_locked(file: Workspace) -> None:
    file.run(EditPlan((NewTeam((6,)),)))
    for tps_id in (6, 12):
        with pytest.raises(RuleViolation, match="Hanya TPS yang sudah punya tim"):
            file.run(LockTps((1, tps_id)))
    assert _pins(file) == []


def test_without_a_plan_nothing_is_locked(empty: Workspace) -> None:
    with pytest.raises(NotFound, match="Belum ada ploting"):
        empty.run(LockPeople((1,)))

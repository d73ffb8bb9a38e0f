"""Edits of the current plan: refused, reasoned, saved as a new version, taken back."""

import pytest

from opsroom.domain.categories import KURANG_RAWAN
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.plan import Rule
from opsroom.domain.plan_edits import NewTeam, PutPeople, PutTps, SwapPeople
from opsroom.services.edit_plan import EditPlan
from opsroom.services.workspace import Workspace
from opsroom.store.records import StoredPlan
from tests.services.plotted import DOUBLE, lay, set_patterns


@pytest.fixture
def file(empty: Workspace) -> Workspace:
    return lay(empty)


def _current(file: Workspace) -> StoredPlan:
    with file.read() as reader:
        stored = reader.current_plan()
    assert stored is not None
    return stored


def test_edit_becomes_a_version_of_its_own(file: Workspace) -> None:
    before = _current(file)
    version = file.run(EditPlan((SwapPeople(5, 4),)))
    after = _current(file)
    assert (after.version, after.base_version, after.name) == (version, before.version, "Rencana A")
    assert [who.person_id for who in after.plan.teams[0].members] == [1, 4]
    assert after.plan.input_hash == before.plan.input_hash


def test_one_undo_brings_the_plan_back_and_redo_the_change(file: Workspace) -> None:
    before = _current(file)
    file.run(EditPlan((NewTeam((6,), (4, 10)),)))
    after = _current(file)
    file.undo()
    assert _current(file) == before
    file.redo()
    assert _current(file) == after


def test_refused_edit_changes_nothing(file: Workspace) -> None:
    set_patterns(file, KURANG_RAWAN, DOUBLE)
    before = _current(file)
    with pytest.raises(RuleViolation, match="Tidak bisa: Tim 1 paling banyak 2 orang") as caught:
        file.run(EditPlan((PutPeople((4,), 1),), "perintah Kapolres"))
    assert caught.value.field == Rule.TEAM_SIZE
    assert _current(file) == before


def test_bending_a_rule_takes_a_reason(file: Workspace) -> None:
    before = _current(file)
    with pytest.raises(RuleViolation, match="Perlu alasan: TPS 001 TANJUNG menjadi tanpa tim") as caught:
        file.run(EditPlan((PutTps((1,), None),), "  "))
    assert caught.value.field == Rule.TAKEN_OUT
    assert _current(file) == before


def test_reason_stands_in_the_journal(file: Workspace) -> None:
    file.run(EditPlan((PutTps((1,), None),), " TPS  digabung KPU "))
    with file.read() as reader:
        [command] = reader.commands(1)
    assert command.label == "Ubah ploting: 1 TPS keluar dari tim. Alasan: TPS digabung KPU"


def test_edit_that_changes_nothing_makes_no_version(file: Workspace) -> None:
    before = _current(file)
    with pytest.raises(RuleViolation, match="sudah seperti itu"):
        file.run(EditPlan((PutPeople((1,), 1),)))
    with pytest.raises(RuleViolation, match="sudah seperti itu"):
        file.run(EditPlan(()))
    assert _current(file) == before


def test_without_a_plan_nothing_can_be_edited(empty: Workspace) -> None:
    with pytest.raises(NotFound, match="Belum ada ploting"):
        empty.run(EditPlan((PutPeople((1,), 1),)))


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ((SwapPeople(1, 2),), "tukar dua orang"),
        ((PutPeople((1, 2), 7),), "2 orang ke tim 7"),
        ((PutPeople((1,), None), PutTps((3,), None)), "1 orang keluar dari tim, 1 TPS keluar dari tim"),
        ((NewTeam((3, 4)),), "tim baru untuk 2 TPS"),
        ((), "tidak ada"),
    ],
)
def test_label_tells_what_is_done(edits: tuple[PutPeople, ...], said: str) -> None:
    assert EditPlan(edits).label == f"Ubah ploting: {said}"

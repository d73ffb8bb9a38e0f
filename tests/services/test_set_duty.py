"""Who is available for TPS duty."""

import pytest

from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound
from opsroom.services.set_duty import SetDuty
from opsroom.services.workspace import Workspace


def _with(workspace: Workspace, duty: Duty) -> list[str]:
    with workspace.read() as reader:
        return [person.nrp for person in reader.persons() if person.duty is duty]


def test_unit_order_reaches_the_units_meant(workspace: Workspace) -> None:
    outcome = workspace.run(SetDuty(Duty.PAM_TPS, unit_like="polsek lubuk%"))
    assert outcome.changed == 4
    assert _with(workspace, Duty.PAM_TPS) == ["83060006", "88070007", "94080008", "00090009"]


def test_unit_order_leaves_the_absent_alone(workspace: Workspace) -> None:
    outcome = workspace.run(SetDuty(Duty.PAM_TPS, unit_like="POLSEK%"))
    assert outcome.skipped == {Duty.CUTI: 1}
    assert _with(workspace, Duty.CUTI) == ["99050005"]


def test_named_person_gets_the_status_in_spite_of_leave(workspace: Workspace) -> None:
    assert workspace.run(SetDuty(Duty.PAM_TPS, nrps=("99050005",))).changed == 1


def test_limit_takes_the_first_of_the_roster(workspace: Workspace) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, unit_like="%", limit=3))
    assert _with(workspace, Duty.PAM_TPS) == ["80010001", "81020002", "85030003"]


def test_repeated_order_changes_nobody(workspace: Workspace) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%"))
    outcome = workspace.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%"))
    assert (outcome.changed, outcome.same) == (0, 1)


def test_person_ids_name_people_too(workspace: Workspace) -> None:
    with workspace.read() as reader:
        person = reader.persons()[4]
    assert workspace.run(SetDuty(Duty.CADANGAN, person_ids=(person.id,))).changed == 1


def test_unknown_number_refuses_the_whole_order(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="11111111"):
        workspace.run(SetDuty(Duty.PAM_TPS, nrps=("81020002", "11111111")))
    assert _with(workspace, Duty.PAM_TPS) == []


def test_unknown_unit_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="POLAIR"):
        workspace.run(SetDuty(Duty.PAM_TPS, unit_like="POLAIR%"))


def test_status_order_is_named_for_undo(workspace: Workspace) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, unit_like="SAT%"))
    assert workspace.history().undo_label == "Status PAM TPS"

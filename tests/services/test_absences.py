"""Absences of people."""

from datetime import date

import pytest

from opsroom.domain.absence import Absence
from opsroom.domain.duty import Duty
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.ids import PersonId
from opsroom.services.absences import AddAbsence, ChangeAbsence, DeleteAbsences
from opsroom.services.workspace import Workspace

FIRST, LAST = date(2024, 2, 12), date(2024, 2, 16)


def absences(workspace: Workspace) -> list[Absence]:
    with workspace.read() as reader:
        return reader.absences()


def ids(workspace: Workspace, count: int) -> tuple[PersonId, ...]:
    with workspace.read() as reader:
        return tuple(person.id for person in reader.persons()[:count])


def test_absences_are_noted_changed_and_taken_back_each_in_one_step(workspace: Workspace) -> None:
    one, other = ids(workspace, 2)
    rows = workspace.run(AddAbsence((one, other), Duty.CUTI, FIRST, LAST, "umrah"))
    noted = [Absence(row, who, Duty.CUTI, FIRST, LAST, "umrah") for row, who in zip(rows, (one, other), strict=True)]
    assert absences(workspace) == noted
    workspace.run(ChangeAbsence(rows[0], Duty.SAKIT, LAST, LAST))
    assert absences(workspace) == [noted[1], Absence(rows[0], one, Duty.SAKIT, LAST, LAST)]
    assert workspace.run(DeleteAbsences((*rows, 999))) == 2
    assert absences(workspace) == []
    workspace.undo()
    workspace.undo()
    assert absences(workspace) == noted
    workspace.undo()
    assert absences(workspace) == []


@pytest.mark.parametrize(("reason", "last"), [(Duty.PADAL, LAST), (Duty.CUTI, date(2024, 2, 11))])
def test_what_is_no_absence_is_refused(workspace: Workspace, reason: Duty, last: date) -> None:
    (one,) = ids(workspace, 1)
    with pytest.raises(RuleViolation):
        workspace.run(AddAbsence((one,), reason, FIRST, last))
    assert absences(workspace) == []


def test_who_is_gone_cannot_be_away(workspace: Workspace) -> None:
    for missing in ((), (PersonId(999),)):
        with pytest.raises(NotFound):
            workspace.run(AddAbsence(missing, Duty.CUTI, FIRST, LAST))
    with pytest.raises(NotFound):
        workspace.run(ChangeAbsence(9, Duty.CUTI, FIRST, LAST))

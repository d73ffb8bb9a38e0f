"""The question put to the engine."""

from datetime import date

import pytest

from opsroom.domain.categories import Pattern
from opsroom.domain.changes import Kind
from opsroom.domain.duty import Duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.plan import PlotRequest
from opsroom.domain.plot_changes import NONE, RequestChanges, RuleChange
from opsroom.domain.plot_rules import PlotRules, Soft
from opsroom.services.absences import AddAbsence
from opsroom.services.edit_cells import CellEdit, EditCells
from opsroom.services.gather_plot import gather
from opsroom.services.letterheads import SetOperation
from opsroom.services.plot_rules import SetRules
from opsroom.services.rayon import SetRayon
from opsroom.services.set_duty import SetDuty
from opsroom.services.unit_points import SetUnitPoint
from opsroom.services.workspace import Workspace


def asked(workspace: Workspace, changes: RequestChanges = NONE) -> PlotRequest:
    with workspace.read() as reader:
        return gather(reader, changes)


def nrp(request: PlotRequest) -> list[str]:
    return sorted(person.nrp for person in request.people)


def test_everything_the_engine_reads_is_there(on_duty: Workspace) -> None:
    on_duty.run(SetDuty(Duty.PADAL, nrps=("80010001",)))
    on_duty.run(SetDuty(Duty.PAMATWIL, nrps=("81020002",)))
    on_duty.run(SetRules(PlotRules(reserve=1)))
    on_duty.run(SetUnitPoint("POLSEK LENGKITI", -4.2, 104.1))
    with on_duty.read() as reader:
        code = reader.kecamatan()[0].code
    on_duty.run(SetRayon((code,), "RAYON I"))
    request = asked(on_duty)
    assert len(request.tps) == 8
    assert "80010001" not in nrp(request)
    assert [person.nrp for person in request.padal_pool] == ["80010001"]
    assert [person.nrp for person in request.pamatwil_pool] == ["81020002"]
    assert request.rules.reserve == 1
    assert request.rayon == {code: "RAYON I"}
    assert request.unit_points == {"POLSEK LENGKITI": (-4.2, 104.1)}
    assert request.absent == frozenset()


def test_the_point_of_a_desa_is_the_middle_of_its_tps(on_duty: Workspace) -> None:
    with on_duty.read() as reader:
        one, other = reader.tps()[:2]
    edits = [CellEdit(one.id, "lat", None, "-4.0"), CellEdit(one.id, "lon", None, "104.0")]
    edits += [CellEdit(other.id, "lat", None, "-4.5"), CellEdit(other.id, "lon", None, "104.1")]
    on_duty.run(EditCells(Kind.TPS, tuple(edits)))
    assert asked(on_duty).desa_points == {one.desa_code: (-4.25, 104.05)}


def test_who_is_away_on_a_day_of_the_duty_is_absent(on_duty: Workspace) -> None:
    with on_duty.read() as reader:
        before, during = reader.persons()[:2]
    days = {"duty_from": date(2024, 2, 11), "duty_to": date(2024, 2, 16)}
    on_duty.run(AddAbsence((before.id,), Duty.CUTI, date(2024, 2, 1), date(2024, 2, 10)))
    on_duty.run(AddAbsence((during.id,), Duty.CUTI, date(2024, 2, 16), date(2024, 2, 20)))
    assert asked(on_duty).absent == {before.id, during.id}
    on_duty.run(SetOperation(days))
    assert asked(on_duty).absent == {during.id}


def test_a_what_if_changes_the_question_and_not_the_operation(on_duty: Workspace) -> None:
    pattern = (Pattern(2, 10, 20),)
    changes = RequestChanges(
        reserve=2,
        leader_rank="AIPTU",
        patterns={"KURANG_RAWAN": pattern},
        rules={Soft.ONE_DESA: RuleChange(is_enforced=True)},
    )
    request = asked(on_duty, changes)
    assert (request.rules.reserve, request.rules.leader_rank) == (2, "AIPTU")
    assert request.rules.enforces(Soft.ONE_DESA)
    assert request.patterns["KURANG_RAWAN"] == pattern
    assert asked(on_duty).rules == PlotRules()


def test_fewer_people_are_the_junior_ones_and_more_the_senior_of_those_who_wait(on_duty: Workspace) -> None:
    on_duty.run(SetDuty(Duty.CADANGAN, nrps=("80010001", "85030003")))
    on_duty.run(SetDuty(Duty.TERSEDIA, nrps=("00090009",)))
    now = nrp(asked(on_duty))
    assert set(now) - set(nrp(asked(on_duty, RequestChanges(people=-2)))) == {"92040004", "94080008"}
    assert set(nrp(asked(on_duty, RequestChanges(people=2)))) - set(now) == {"80010001", "85030003"}
    with pytest.raises(RuleViolation, match="Hanya 3 orang"):
        asked(on_duty, RequestChanges(people=4))


def test_a_what_if_of_an_unknown_category_is_refused(on_duty: Workspace) -> None:
    with pytest.raises(RuleViolation, match="ANEH"):
        asked(on_duty, RequestChanges(patterns={"ANEH": (Pattern(2, 8, 16),)}))

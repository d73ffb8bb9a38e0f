"""The wall's figures and the facts from the field behind them."""

from datetime import timedelta

import pytest

from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.domain.stages import Stage
from opsroom.runtime.clock import FixedClock
from opsroom.services.board import read_board
from opsroom.services.plot_teams import plot
from opsroom.services.report_stage import ReportStage
from opsroom.services.workspace import Workspace


def _tps_ids(workspace: Workspace) -> list[int]:
    with workspace.read() as reader:
        return [tps.id for tps in reader.tps()]


def _reached(workspace: Workspace, stage: Stage) -> int:
    return read_board(workspace).reached(stage)


def test_board_has_a_row_per_kecamatan(workspace: Workspace) -> None:
    board = read_board(workspace)
    assert [(row.name, row.tps) for row in board.rows] == [("LUBUK BATANG", 4), ("LENGKITI", 4)]
    assert board.unit == "POLRES OKU"
    assert board.plan_version == 0


def test_board_counts_the_plan(on_duty: Workspace) -> None:
    plan = plot(on_duty).plan
    board = read_board(on_duty)
    assert board.total("teams") == len(plan.teams)
    assert board.total("tps_covered") == plan.covered_count
    assert board.total("people_expected") == plan.people_count + len(plan.posts)
    assert board.share_out == pytest.approx(0.9)


def test_reported_stage_counts_at_every_stage_before(workspace: Workspace, clock: FixedClock) -> None:
    ids = _tps_ids(workspace)
    workspace.run(ReportStage(Stage.TPS_BUKA, clock.now(), tps_ids=tuple(ids[:3])))
    assert (_reached(workspace, Stage.TIBA_DESA), _reached(workspace, Stage.TPS_BUKA)) == (3, 3)
    assert _reached(workspace, Stage.TPS_TUTUP) == 0


def test_newer_report_moves_the_state(workspace: Workspace, clock: FixedClock) -> None:
    first = _tps_ids(workspace)[0]
    workspace.run(ReportStage(Stage.TPS_BUKA, clock.now(), tps_ids=(first,)))
    clock.moment += timedelta(hours=6)
    workspace.run(ReportStage(Stage.TPS_TUTUP, clock.now(), tps_ids=(first,)))
    assert _reached(workspace, Stage.TPS_TUTUP) == 1


def test_late_report_is_history_not_state(workspace: Workspace, clock: FixedClock) -> None:
    first = _tps_ids(workspace)[0]
    workspace.run(ReportStage(Stage.TPS_TUTUP, clock.now(), tps_ids=(first,)))
    workspace.run(ReportStage(Stage.TPS_BUKA, clock.now(), (first,), at=clock.now() - timedelta(hours=5)))
    assert _reached(workspace, Stage.TPS_TUTUP) == 1
    with workspace.read() as reader:
        assert reader.counts()["report"] == 2


def test_present_people_are_counted(on_duty: Workspace, clock: FixedClock) -> None:
    plan = plot(on_duty).plan
    member = plan.teams[0].members[0].person_id
    on_duty.run(ReportStage(Stage.APEL, clock.now(), person_ids=(member,)))
    assert read_board(on_duty).total("people_present") == 1


def test_report_never_enters_the_undo_history(workspace: Workspace, clock: FixedClock) -> None:
    before = workspace.history()
    workspace.run(ReportStage(Stage.TPS_BUKA, clock.now(), tps_ids=(_tps_ids(workspace)[0],)))
    assert workspace.history() == before


def test_report_on_nothing_is_refused(workspace: Workspace, clock: FixedClock) -> None:
    with pytest.raises(RuleViolation):
        workspace.run(ReportStage(Stage.TPS_BUKA, clock.now()))


def test_report_on_a_deleted_tps_is_refused(workspace: Workspace, clock: FixedClock) -> None:
    with pytest.raises(NotFound):
        workspace.run(ReportStage(Stage.TPS_BUKA, clock.now(), tps_ids=(_tps_ids(workspace)[0], 9_999)))
    assert _reached(workspace, Stage.TPS_BUKA) == 0


def test_stage_of_people_is_refused_for_a_tps(workspace: Workspace, clock: FixedClock) -> None:
    with pytest.raises(RuleViolation):
        workspace.run(ReportStage(Stage.APEL, clock.now(), tps_ids=(_tps_ids(workspace)[0],)))


def test_board_knows_when_the_data_changed(workspace: Workspace, clock: FixedClock) -> None:
    clock.moment += timedelta(minutes=7)
    workspace.run(ReportStage(Stage.TPS_BUKA, clock.now(), tps_ids=(_tps_ids(workspace)[0],)))
    assert read_board(workspace).changed_at == clock.now()

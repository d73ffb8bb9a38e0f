"""Polsek by category."""

from opsroom.domain.duty import Duty
from opsroom.domain.imports import ImportKind
from opsroom.services.coverage_matrix import NOBODY, Coverage, read_coverage
from opsroom.services.import_table import ImportRequest, commit
from opsroom.services.plot_teams import plot
from opsroom.services.set_duty import SetDuty
from opsroom.services.workspace import Workspace

LENGKITI, BATANG = "POLSEK LENGKITI", "POLSEK LUBUK BATANG"


def test_before_a_plot_nothing_is_covered(workspace: Workspace) -> None:
    matrix = read_coverage(workspace)
    assert matrix.units == (LENGKITI, BATANG)
    assert [code for code, _ in matrix.categories][-1] == "KURANG_RAWAN"
    assert matrix.total() == Coverage(8, 0, 0)
    assert matrix.total(LENGKITI).short == 4


def test_sums_are_those_of_the_plan(on_duty: Workspace) -> None:
    outcome = plot(on_duty)
    matrix = read_coverage(on_duty)
    assert matrix.total() == Coverage(8, outcome.plan.covered_count, outcome.plan.people_count)
    assert matrix.total(BATANG, "KHUSUS").tps == 1
    for code, label in matrix.categories:
        assert label
        assert matrix.total(category=code).tps == sum(
            cell.tps for (_, here), cell in matrix.cells.items() if here == code
        )


def test_few_people_leave_gaps(workspace: Workspace) -> None:
    workspace.run(SetDuty(Duty.PAM_TPS, nrps=("80010001", "81020002")))
    plot(workspace)
    matrix = read_coverage(workspace)
    assert matrix.total().people == 2
    assert matrix.total().short > 0


def test_kecamatan_without_a_polsek_stand_apart(empty: Workspace, tps_csv) -> None:
    from_file = _with_tps_only(empty, tps_csv)
    assert read_coverage(from_file).units == (NOBODY,)


def _with_tps_only(empty: Workspace, tps_csv) -> Workspace:
    commit(empty, ImportRequest(ImportKind.TPS, tps_csv))
    return empty


def test_an_operation_without_tps_has_an_empty_matrix(empty: Workspace) -> None:
    matrix = read_coverage(empty)
    assert (matrix.units, matrix.total()) == ((), Coverage())

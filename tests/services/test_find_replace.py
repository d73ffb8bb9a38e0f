"""Finding and replacing text in cells."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.services.find_replace import FindSpec, ReplaceCells, find_cells
from opsroom.services.workspace import Workspace


def _ids(workspace: Workspace, kind: Kind) -> tuple[int, ...]:
    with workspace.read() as reader:
        return tuple(reader.person_ids() if kind is Kind.PERSON else reader.tps_ids())


@pytest.mark.parametrize(
    ("spec", "count"),
    [
        (FindSpec("lengkiti", ("unit",)), 5),
        (FindSpec("lengkiti", ("unit",), match_case=True), 0),
        (FindSpec("POLSEK LENGKITI", ("unit", "name"), whole_cell=True), 5),
        (FindSpec("LENGKITI", ("unit",), whole_cell=True), 0),
        (FindSpec("", ("phone",), whole_cell=True), 9),
        (FindSpec("", ("phone",)), 0),
        (FindSpec("Polsek", ("source",)), 9),
        (FindSpec("a", ()), 0),
        (FindSpec("(", ("unit",)), 0),
    ],
)
def test_cells_are_found_as_they_are_shown(workspace: Workspace, spec: FindSpec, count: int) -> None:
    assert len(find_cells(workspace, Kind.PERSON, _ids(workspace, Kind.PERSON), spec)) == count


def test_cells_are_found_row_by_row_and_rows_that_are_gone_left_out(workspace: Workspace) -> None:
    ids = _ids(workspace, Kind.TPS)
    found = find_cells(workspace, Kind.TPS, (ids[1], 9_999, ids[0]), FindSpec("00", ("number", "desa")))
    assert found == [(ids[1], "number"), (ids[0], "number")]
    people = _ids(workspace, Kind.PERSON)
    assert find_cells(workspace, Kind.PERSON, (people[0], 9_999), FindSpec("IPTU", ("rank",))) == [(people[0], "rank")]


def test_found_text_is_replaced_in_one_step(workspace: Workspace) -> None:
    outcome = workspace.run(
        ReplaceCells(Kind.PERSON, _ids(workspace, Kind.PERSON), FindSpec("polsek", ("unit",)), r"SEKTOR \1")
    )
    assert (outcome.changed, outcome.refused) == (9, ())
    assert workspace.history().undo_label == r"Ganti 'polsek' dengan 'SEKTOR \1'"
    with workspace.read() as reader:
        assert reader.persons()[0].unit == r"SEKTOR \1 LENGKITI"


def test_cells_that_refuse_the_result_are_left_and_listed(workspace: Workspace) -> None:
    ids = _ids(workspace, Kind.PERSON)
    outcome = workspace.run(ReplaceCells(Kind.PERSON, ids, FindSpec("BRIP", ("rank",)), "AIP", name="Ganti"))
    assert outcome.changed == 4  # BRIPTU becomes AIPTU, BRIPDA AIPDA
    assert ["AIPKA" in cell.reason for cell in outcome.refused] == [True, True]


def test_empty_cells_are_filled(workspace: Workspace) -> None:
    ids = _ids(workspace, Kind.PERSON)
    spec = FindSpec("", ("phone",), whole_cell=True)
    assert workspace.run(ReplaceCells(Kind.PERSON, ids, spec, "081234567891")).changed == 9

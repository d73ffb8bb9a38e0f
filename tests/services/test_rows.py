"""Duplicating rows."""

import pytest

from opsroom.domain.changes import Kind
from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.services.edit_cells import AddTps
from opsroom.services.rows import DuplicateRows
from opsroom.services.workspace import Workspace


def _tps(workspace: Workspace):
    with workspace.read() as reader:
        return {(tps.desa, tps.number): tps for tps in reader.tps()}


def test_copies_of_tps_get_the_next_free_numbers(workspace: Workspace) -> None:
    tps = _tps(workspace)
    ids = tuple(tps["TANJUNG LENGKAYAP", number].id for number in ("002", "003"))
    added = workspace.run(DuplicateRows(Kind.TPS, (*ids, tps["KURUP", "901"].id)))
    with workspace.read() as reader:
        copies = reader.tps(added)
    assert [copy.number for copy in copies] == ["005", "006", "902"]
    assert (copies[0].category, copies[0].voters_m, copies[2].is_special) == ("RAWAN", 90, True)
    assert workspace.history().undo_label == "Gandakan 3 TPS"
    workspace.undo()
    assert _tps(workspace) == tps


def test_a_free_number_before_the_row_is_taken_when_none_follows(workspace: Workspace) -> None:
    code = _tps(workspace)["KURUP", "001"].desa_code
    last = workspace.run(AddTps(code, {"number": "900"}))
    [added] = workspace.run(DuplicateRows(Kind.TPS, (last,)))
    with workspace.read() as reader:
        assert reader.tps([added])[0].number == "004"


def test_a_desa_without_a_free_number_is_told(workspace: Workspace) -> None:
    special = _tps(workspace)["KURUP", "901"]
    with pytest.raises(RuleViolation, match="sudah habis"):
        workspace.run(DuplicateRows(Kind.TPS, (special.id,) * 99))


def test_a_person_is_not_duplicated(workspace: Workspace) -> None:
    with workspace.read() as reader:
        ids = tuple(reader.person_ids())[:1]
    with pytest.raises(RuleViolation, match="satu NRP"):
        workspace.run(DuplicateRows(Kind.PERSON, ids))


def test_a_row_that_is_gone_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.run(DuplicateRows(Kind.TPS, (9_999,)))

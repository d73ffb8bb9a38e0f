"""Rayon of kecamatan."""

import pytest

from opsroom.domain.errors import NotFound
from opsroom.services.rayon import SetRayon
from opsroom.services.workspace import Workspace


def rayon(workspace: Workspace) -> dict[str, str]:
    with workspace.read() as reader:
        return {one.code: one.rayon for one in reader.kecamatan()}


def test_kecamatan_get_a_rayon_in_one_step_and_leave_it_again(workspace: Workspace) -> None:
    codes = tuple(rayon(workspace))
    workspace.run(SetRayon(codes, " rayon  i "))
    assert set(rayon(workspace).values()) == {"RAYON I"}
    workspace.run(SetRayon(codes[:1], ""))
    assert rayon(workspace)[codes[0]] == ""
    workspace.undo()
    workspace.undo()
    assert set(rayon(workspace).values()) == {""}


def test_a_kecamatan_that_does_not_exist_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="999999"):
        workspace.run(SetRayon((*rayon(workspace), "999999"), "RAYON I"))
    assert set(rayon(workspace).values()) == {""}

"""Points of units."""

import pytest

from opsroom.domain.errors import NotFound, RuleViolation
from opsroom.services.unit_points import RemoveUnitPoint, SetUnitPoint
from opsroom.services.workspace import Workspace


def points(workspace: Workspace) -> dict[str, tuple[float, float]]:
    with workspace.read() as reader:
        return reader.unit_points()


def test_a_unit_has_one_point_however_it_is_written(empty: Workspace) -> None:
    empty.run(SetUnitPoint("Polsek  Lengkiti", -4.2, 104.1))
    empty.run(SetUnitPoint("POLSEK LENGKITI", -4.3, 104.2))
    assert points(empty) == {"POLSEK LENGKITI": (-4.3, 104.2)}
    empty.run(RemoveUnitPoint("polsek lengkiti"))
    assert points(empty) == {}
    empty.undo()
    empty.undo()
    assert points(empty) == {"POLSEK LENGKITI": (-4.2, 104.1)}


@pytest.mark.parametrize(("unit", "lat", "lon"), [("", 0, 0), ("POLSEK A", 91, 0), ("POLSEK A", 0, -181)])
def test_what_is_no_point_is_refused(empty: Workspace, unit: str, lat: float, lon: float) -> None:
    with pytest.raises(RuleViolation):
        empty.run(SetUnitPoint(unit, lat, lon))
    assert points(empty) == {}


def test_a_unit_without_a_point_has_none_to_lose(empty: Workspace) -> None:
    with pytest.raises(NotFound, match="POLSEK A"):
        empty.run(RemoveUnitPoint("POLSEK A"))

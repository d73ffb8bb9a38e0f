"""A unit and a kecamatan it serves."""

from opsroom.domain.unit_area import UnitArea


def test_counts_are_unknown_until_they_are_read() -> None:
    area = UnitArea(1, "SAT SAMAPTA", "LENGKITI", "160107")
    assert (area.people, area.tps) == (0, 0)

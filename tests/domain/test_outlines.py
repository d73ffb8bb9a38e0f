"""Keeping outlines small."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.outlines import is_indonesian, pack_rings, unpack_rings

CORNERS = st.tuples(st.integers(-11_500_000, 6_500_000), st.integers(94_500_000, 141_500_000))
RINGS = st.lists(st.lists(CORNERS, max_size=12), max_size=4)


@given(RINGS)
def test_packed_rings_come_back_to_a_millionth_of_a_degree(steps: list[list[tuple[int, int]]]) -> None:
    rings = tuple([(lat / 1_000_000, lon / 1_000_000) for lat, lon in ring] for ring in steps)
    assert tuple(map(list, unpack_rings(pack_rings(rings)))) == rings


@pytest.mark.parametrize("text", ["bukan paket", "VPaz"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not packed rings|base85"):
        unpack_rings(text)


@pytest.mark.parametrize(("point", "is_inside"), [((-4.1, 104.2), True), ((51.0, 4.0), False), ((-4.1, 4.0), False)])
def test_indonesia_has_borders(point: tuple[float, float], is_inside: bool) -> None:
    assert is_indonesian(point) is is_inside

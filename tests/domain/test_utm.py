import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsroom.domain.utm import Metres, read_metres, to_degrees, zone_of


def _metres(lat: float, lon: float, zone: int) -> tuple[float, float]:
    """Forward by Redfearn's series (Snyder 1987, equations 8-9 and 8-10): another way than the product's."""
    a, f, k0 = 6378137.0, 1 / 298.257223563, 0.9996
    e2 = f * (2 - f)
    ep2 = e2 / (1 - e2)
    phi, lam = math.radians(lat), math.radians(lon - (6 * zone - 183))
    n = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    t, c, big = math.tan(phi) ** 2, ep2 * math.cos(phi) ** 2, math.cos(phi) * lam
    arc = a * (
        (1 - e2 / 4 - 3 * e2**2 / 64 - 5 * e2**3 / 256) * phi
        - (3 * e2 / 8 + 3 * e2**2 / 32 + 45 * e2**3 / 1024) * math.sin(2 * phi)
        + (15 * e2**2 / 256 + 45 * e2**3 / 1024) * math.sin(4 * phi)
        - 35 * e2**3 / 3072 * math.sin(6 * phi)
    )
    easting = k0 * n * (big + (1 - t + c) * big**3 / 6 + (5 - 18 * t + t**2 + 72 * c - 58 * ep2) * big**5 / 120)
    northing = k0 * (
        arc
        + n * math.tan(phi) * (big**2 / 2 + (5 - t + 9 * c + 4 * c**2) * big**4 / 24
                               + (61 - 58 * t + t**2 + 600 * c - 330 * ep2) * big**6 / 720)
    )  # fmt: skip
    return easting + 500_000, northing


@given(st.floats(-11.5, 6.5), st.floats(94.5, 141.5))
def test_metres_come_back_as_the_degrees_they_were(lat: float, lon: float):
    zone = zone_of(lon)
    easting, northing = _metres(lat, lon, zone)
    back = to_degrees(Metres(easting, northing), zone)
    assert back == pytest.approx((lat, lon), abs=1e-7)


@pytest.mark.parametrize(
    ("easting", "northing", "metres"),
    [
        (348_844.0, 179_184.0, Metres(348_844.0, 179_184.0)),
        (348_844.0, 9_820_816.0, Metres(348_844.0, -179_184.0)),
        (348_844.0, 10_179_184.0, Metres(348_844.0, 179_184.0)),
        (48_844.0, 179_184.0, None),
        (348_844.0, 5_000_000.0, None),
    ],
)
def test_the_northing_tells_the_hemisphere(easting: float, northing: float, metres: Metres | None):
    assert read_metres(easting, northing) == metres


@pytest.mark.parametrize(("lon", "zone"), [(95.0, 46), (107.99, 48), (108.0, 49), (114.2, 50), (141.0, 54)])
def test_zones_are_six_degrees_wide(lon: float, zone: int):
    assert zone_of(lon) == zone

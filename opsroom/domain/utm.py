"""UTM metres to degrees, for coordinates read off a handheld receiver set to metres.

Method: Krueger's series to the sixth order in the third flattening, WGS84 (Karney 2011, "Transverse Mercator with an
accuracy of a few nanometers"); far better than the receivers.
"""

import math
from dataclasses import dataclass

_A = 6378137.0
_F = 1 / 298.257223563
_N = _F / (2 - _F)
_K0 = 0.9996
_FALSE_EASTING = 500_000.0
FALSE_NORTHING = 10_000_000.0
#: Radius of the rectifying sphere. Units: m.
_RADIUS = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64 + _N**6 / 256)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360 - 81 * _N**5 / 512 + 96199 * _N**6 / 604800,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440 + 46 * _N**5 / 105 - 1118711 * _N**6 / 3870720,
    17 * _N**3 / 480 - 37 * _N**4 / 840 - 209 * _N**5 / 4480 + 5569 * _N**6 / 90720,
    4397 * _N**4 / 161280 - 11 * _N**5 / 504 - 830251 * _N**6 / 7257600,
    4583 * _N**5 / 161280 - 108847 * _N**6 / 3991680,
    20648693 * _N**6 / 638668800,
)
_DELTA = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3 + 116 * _N**4 / 45 + 26 * _N**5 / 45 - 2854 * _N**6 / 675,
    7 * _N**2 / 3 - 8 * _N**3 / 5 - 227 * _N**4 / 45 + 2704 * _N**5 / 315 + 2323 * _N**6 / 945,
    56 * _N**3 / 15 - 136 * _N**4 / 35 - 1262 * _N**5 / 105 + 73814 * _N**6 / 2835,
    4279 * _N**4 / 630 - 332 * _N**5 / 35 - 399572 * _N**6 / 14175,
    4174 * _N**5 / 315 - 144838 * _N**6 / 6237,
    601676 * _N**6 / 22275,
)
#: What eastings and northings over Indonesia look like; north of the equator northings start at 0, or, in the southern
#: notation, at ten million. Units: m.
EASTINGS = (100_000.0, 900_000.0)
NORTHINGS = ((0.0, 730_000.0), (8_700_000.0, 10_730_000.0))


@dataclass(frozen=True, slots=True)
class Metres:
    """A place as UTM gives it: which zone (46 to 54 over Indonesia) is said beside it. Units: m.

    Attributes:
        northing: Counted from the equator, negative in the south.
    """

    easting: float
    northing: float


def read_metres(easting: float, northing: float) -> Metres | None:
    """The pair as metres over Indonesia, None when it cannot be. The northing itself tells the hemisphere."""
    if not EASTINGS[0] <= easting <= EASTINGS[1] or not any(low <= northing <= high for low, high in NORTHINGS):
        return None
    return Metres(easting, northing - FALSE_NORTHING if northing >= NORTHINGS[1][0] else northing)


def zone_of(lon: float) -> int:
    """The zone a longitude lies in."""
    return int((lon + 180) // 6) + 1


def to_degrees(place: Metres, zone: int) -> tuple[float, float]:
    """Latitude and longitude of a place in a zone. Units: degrees WGS84."""
    xi, eta = place.northing / (_K0 * _RADIUS), (place.easting - _FALSE_EASTING) / (_K0 * _RADIUS)
    xi_ = xi - sum(b * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, b in enumerate(_BETA, start=1))
    eta_ = eta - sum(b * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, b in enumerate(_BETA, start=1))
    chi = math.asin(math.sin(xi_) / math.cosh(eta_))
    lat = chi + sum(d * math.sin(2 * j * chi) for j, d in enumerate(_DELTA, start=1))
    lon = math.atan2(math.sinh(eta_), math.cos(xi_))
    return math.degrees(lat), math.degrees(lon) + 6 * zone - 183

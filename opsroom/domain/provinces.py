"""Where each province lies, roughly: to know the UTM zone of its coordinates.

Boxes are generous estimates of the province with its islands, to the quarter degree, taken from no survey: good
enough to tell zones and slips of whole degrees apart, no border. The codes are Kemendagri's; where Papua was divided
in 2022, 91 and 92 hold the old provinces, since files of 2024 still name them.
"""

from collections.abc import Mapping

from opsroom.domain.coordinates import Box

PROVINCE_DIGITS = 2
PROVINCE_BOXES: Mapping[str, Box] = {
    "11": Box(1.75, 6.25, 94.75, 98.5),
    "12": Box(-0.75, 4.5, 97.0, 100.75),
    "13": Box(-3.75, 1.25, 98.25, 102.0),
    "14": Box(-1.25, 3.0, 100.0, 104.0),
    "15": Box(-3.0, -0.5, 101.0, 104.75),
    "16": Box(-5.25, -1.5, 102.0, 106.5),
    "17": Box(-5.75, -2.0, 101.0, 104.0),
    "18": Box(-6.5, -3.5, 103.25, 106.25),
    "19": Box(-3.75, -1.25, 104.75, 108.5),
    "21": Box(-1.5, 5.0, 103.0, 109.5),
    "31": Box(-6.5, -4.75, 106.25, 107.25),
    "32": Box(-8.0, -5.75, 106.25, 109.0),
    "33": Box(-8.5, -5.5, 108.25, 112.0),
    "34": Box(-8.5, -7.25, 109.75, 111.0),
    "35": Box(-9.0, -4.75, 110.75, 116.75),
    "36": Box(-7.25, -5.5, 104.75, 107.0),
    "51": Box(-9.0, -7.75, 114.25, 116.0),
    "52": Box(-9.25, -7.5, 115.5, 119.75),
    "53": Box(-11.25, -7.75, 118.75, 125.5),
    "61": Box(-3.25, 2.25, 108.0, 114.5),
    "62": Box(-3.75, 1.0, 110.5, 116.0),
    "63": Box(-5.25, -1.25, 114.0, 117.75),
    "64": Box(-2.75, 2.75, 113.75, 119.25),
    "65": Box(1.0, 4.5, 114.5, 118.25),
    "71": Box(0.0, 5.75, 123.0, 127.25),
    "72": Box(-3.75, 1.5, 119.25, 124.25),
    "73": Box(-7.75, -1.75, 117.0, 122.0),
    "74": Box(-6.5, -2.5, 120.5, 125.0),
    "75": Box(0.0, 1.25, 121.0, 123.75),
    "76": Box(-3.75, -0.75, 116.75, 120.0),
    "81": Box(-8.5, -2.5, 124.75, 135.25),
    "82": Box(-2.75, 3.0, 124.0, 129.75),
    "91": Box(-9.25, 1.5, 134.0, 141.25),
    "92": Box(-4.5, 1.5, 128.75, 136.5),
    "93": Box(-9.25, -3.5, 137.25, 141.25),
    "94": Box(-5.5, -1.0, 134.5, 138.5),
    "95": Box(-5.5, -3.0, 137.5, 141.25),
    "96": Box(-2.75, 1.25, 129.0, 133.25),
}

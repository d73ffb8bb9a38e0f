"""The coordinate column of 11,664 lines a province office published: what is understood, and why the rest is not."""

import re
from collections import Counter
from pathlib import Path

import pytest

from opsroom.domain.coordinates import read_point, show_point, tidy
from opsroom.domain.errors import ParseProblem
from opsroom.domain.provinces import PROVINCE_BOXES

pytestmark = pytest.mark.shared
REASONS = {
    "kehilangan tanda desimal": "the decimal sign is gone and the latitude could be two things",
    "tanda desimal lebih dari satu": "several decimal signs",
    "kurang tanda minus": "outside the province, inside it with a minus",
    "di luar": "outside the province or the country",
    "60 atau lebih": "minutes or seconds over 59",
    "arah mata angin": "two eastings or two northings",
    "lebih dari satu": "could be several places",
    "tidak terbaca": "not legible",
}


def cells(text: str) -> list[str]:
    """The cells: a quoted one runs over several lines."""
    lines, found = text.splitlines(), []
    while lines:
        cell = lines.pop(0)
        while lines and cell.lstrip().startswith('"') and cell.count('"') % 2 and cell.count("\n") < 3:
            cell += "\n" + lines.pop(0)
        found.append(cell)
    return found


def notation(cell: str) -> str:
    """How an understood cell is written."""
    written = tidy(cell)
    if re.match(r"\d{6}[.,]?\d*[|]", written):
        return "understood: UTM metres"
    if re.search(r"\d['\"]|°\s*\d+[.,]", written) and not re.search(r"\d'\d{3}", written):
        return "understood: degrees, minutes, seconds"
    lon_first = re.match(r"[^\d]*(9[4-9]|1[0-4]\d)", written)
    return f"understood: decimal degrees, {'longitude' if lon_first else 'latitude'} first"


def test_what_is_understood_of_the_file(shared_data: Path):
    outcome: Counter[str] = Counter()
    for cell in cells((shared_data / "messy" / "koordinat_tps_kalbar_11663baris.csv").read_text("utf-8")):
        try:
            point = read_point(cell, PROVINCE_BOXES["61"])
        except ParseProblem as problem:
            outcome[next(why for words, why in REASONS.items() if words in problem.user_text)] += 1
        else:
            outcome[notation(cell) if point else "blank"] += 1
            assert point is None or read_point(show_point(point.lat, point.lon)) == point
    assert outcome == {
        "understood: decimal degrees, latitude first": 8_394,
        "understood: decimal degrees, longitude first": 1_349,
        "understood: degrees, minutes, seconds": 1_238,
        "understood: UTM metres": 45,
        "the decimal sign is gone and the latitude could be two things": 337,
        "not legible": 107,
        "outside the province or the country": 56,
        "outside the province, inside it with a minus": 30,
        "two eastings or two northings": 29,
        "several decimal signs": 28,
        "minutes or seconds over 59": 7,
    }

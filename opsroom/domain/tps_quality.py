"""The rules a TPS is examined by; pure, one kecamatan at a time so that a whole country fits."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from opsroom.domain.changes import Kind
from opsroom.domain.coordinates import EAST, NORTH, SOUTH, WEST, show_point
from opsroom.domain.fences import Box, LatLon, Outline, fence_of
from opsroom.domain.quality import Defect, Fix, Issue, Tally
from opsroom.domain.regions import Desa, Kecamatan

#: How far outside an outline a point may lie: outlines are drawn coarsely. About 500 m. Units: degrees.
OUTLINE_MARGIN = 0.005
_PHONE = re.compile(r"(?:\+?62[\s.\-]*|0)8[\d\s.\-]{7,}\d")
_NOT_WORD = re.compile(r"[^A-Z0-9]+")
_LEAST_NAME = 4
BY_OUTLINE = "Koordinat dicocokkan dengan batas wilayah (GeoJSON); tanpa batas, dengan TPS lain di sekitarnya."
BY_NEIGHBOURS = "Batas wilayah belum diimpor: koordinat dicocokkan dengan TPS lain di desa atau kecamatannya."


class TpsFacts(NamedTuple):
    """The columns of a TPS the rules look at; a tuple because there may be 823,236 of them."""

    id: int
    desa_code: str
    number: str
    lat: float | None
    lon: float | None
    kpps_contact: str
    panwas_contact: str
    linmas_contact: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where the TPS lie.

    Attributes:
        outlines: Region code (desa or kecamatan) to its border, for those that were imported.
    """

    desa: Mapping[str, Desa]
    kecamatan: Mapping[str, Kecamatan]
    outlines: Mapping[str, Outline] = field(default_factory=dict)

    def label(self, tps: TpsFacts) -> str:
        """``TPS 003 SUKARAYA, BATURAJA TIMUR``."""
        desa = self.desa.get(tps.desa_code)
        kecamatan = self.kecamatan.get(desa.kecamatan_code) if desa else None
        return f"TPS {tps.number} {desa.name if desa else tps.desa_code}" + (f", {kecamatan.name}" if kecamatan else "")

    def kecamatan_of(self, tps: TpsFacts) -> str:
        """Code of the kecamatan the TPS belongs to."""
        desa = self.desa.get(tps.desa_code)
        return desa.kecamatan_code if desa else tps.desa_code[:6]


@dataclass(slots=True)
class _Fences:
    """The boxes of one kecamatan and its desa, made when first asked for."""

    points: Mapping[str, Sequence[LatLon]]
    boxes: dict[str, Box | None] = field(default_factory=dict)

    def of(self, desa_code: str) -> tuple[Box | None, str]:
        """The box a TPS of that desa should lie in, and which place it is drawn around."""
        box = self._box(desa_code, self.points.get(desa_code, ()))
        if box is not None:
            return box, "desa"
        return self._box("", [point for points in self.points.values() for point in points]), "kecamatan"

    def _box(self, key: str, points: Sequence[LatLon]) -> Box | None:
        if key not in self.boxes:
            self.boxes[key] = fence_of(points)
        return self.boxes[key]


def judge_kecamatan(rows: Sequence[TpsFacts], places: Places, tally: Tally) -> None:
    """Examine the coordinates of all TPS of one kecamatan."""
    points: dict[str, list[LatLon]] = {}
    located: list[TpsFacts] = []
    for tps in rows:
        if tps.lat is None or tps.lon is None:
            _add_missing(tps, places, tally)
        elif not _judge_alone(tps, tps.lat, tps.lon, places, tally):
            located.append(tps)
            points.setdefault(tps.desa_code, []).append((tps.lat, tps.lon))
    fences = _Fences(points)
    for tps in located:
        _judge_place(tps, places, fences, tally)


def _add_missing(tps: TpsFacts, places: Places, tally: Tally) -> None:
    def make() -> Issue:
        half = "Lintang atau bujur kosong." if (tps.lat is None) != (tps.lon is None) else "Koordinat kosong."
        return Issue(Defect.NO_POINT, (tps.id,), places.label(tps), half)

    tally.add(Defect.NO_POINT, (tps.id,), "", make)


def _judge_alone(tps: TpsFacts, lat: float, lon: float, places: Places, tally: Tally) -> bool:
    """Faults one sees without any other TPS; whether there was one."""
    if lat == 0 and lon == 0:
        clear = _fix("Kosongkan koordinat", tps, None, None)
        tally.put(_issue(Defect.ZERO, tps, places, "Koordinat 0, 0 berarti belum diukur.", clear))
        return True
    if is_in_indonesia(lat, lon):
        return False
    if is_in_indonesia(lon, lat):
        swap = _fix("Tukar lintang dan bujur", tps, lon, lat)
        tally.put(_issue(Defect.SWAPPED, tps, places, f"Koordinat {show_point(lat, lon)} terbalik.", swap))
        return True
    text = f"Koordinat {show_point(lat, lon)} di luar Indonesia."
    tally.put(_issue(Defect.OUTSIDE, tps, places, text, *_outside_fixes(tps, lat, lon, is_in_indonesia)))
    return True


def _judge_place(tps: TpsFacts, places: Places, fences: _Fences, tally: Tally) -> None:
    """Whether the point lies in its desa, or its kecamatan, as well as is known."""
    lat, lon = tps.lat or 0.0, tps.lon or 0.0
    kecamatan = places.kecamatan_of(tps)
    for code, word in ((tps.desa_code, "desa"), (kecamatan, "kecamatan")):
        outline = places.outlines.get(code)
        if outline is not None:
            if not outline.holds(lat, lon, OUTLINE_MARGIN):
                text = f"Koordinat {show_point(lat, lon)} di luar batas {word}nya."
                _add_outside(tps, places, tally, text, outline.holds)
            return
    box, word = fences.of(tps.desa_code)
    if box is not None and not box.holds(lat, lon):
        text = f"Koordinat {show_point(lat, lon)} jauh dari TPS lain di {word}nya."
        _add_outside(tps, places, tally, text, box.holds)


def _add_outside(tps: TpsFacts, places: Places, tally: Tally, text: str, holds: Callable[[float, float], bool]) -> None:
    fixes = _outside_fixes(tps, tps.lat or 0.0, tps.lon or 0.0, holds)
    tally.put(_issue(Defect.OUTSIDE, tps, places, text, *fixes))


def _outside_fixes(tps: TpsFacts, lat: float, lon: float, holds: Callable[[float, float], bool]) -> tuple[Fix, ...]:
    """A lost minus put back where that helps; clearing always."""
    clear = _fix("Kosongkan koordinat", tps, None, None)
    if holds(-lat, lon):
        return (_fix(f"Jadikan {show_point(-lat, lon)}", tps, -lat, lon), clear)
    return (clear,)


def is_in_indonesia(lat: float, lon: float) -> bool:
    """Whether the point lies in the box of the country."""
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def shared_point_issue(rows: Sequence[TpsFacts], places: Places) -> Issue:
    """The issue of one point that TPS of several desa share."""
    first = rows[0]
    names = sorted({places.desa[row.desa_code].name if row.desa_code in places.desa else row.desa_code for row in rows})
    listed = ", ".join(names[:4]) + (f" dan {len(names) - 4} lagi" if len(names) > 4 else "")
    point = show_point(first.lat, first.lon)
    text = f"{len(rows)} TPS dari {len(names)} desa memakai koordinat {point} yang sama: {listed}."
    clear = _fix("Kosongkan koordinat TPS ini", first, None, None)
    return Issue(
        Defect.SHARED_POINT, tuple(row.id for row in rows), places.label(first), text, point, (clear,)
    )  # fmt: skip


_CONTACTS = ("kpps_contact", "panwas_contact", "linmas_contact")


def contact_key(text: str, desa_code: str) -> str:
    """What two notes of one contact share: the telephone number, or the name within the desa; empty for none."""
    found = _PHONE.search(text)
    if found:
        digits = re.sub(r"\D", "", found[0])
        return digits.removeprefix("62").removeprefix("0")
    name = _NOT_WORD.sub(" ", text.upper()).strip()
    return f"{desa_code} {name}" if len(name) >= _LEAST_NAME else ""


def contacts(tps: TpsFacts) -> Iterable[tuple[str, str]]:
    """Key and text of every contact of a TPS."""
    for text in (tps.kpps_contact, tps.panwas_contact, tps.linmas_contact):
        if text:
            key = contact_key(text, tps.desa_code)
            if key:
                yield key, text


def contact_issue(rows: Sequence[TpsFacts], text: str, key: str, places: Places) -> Issue:
    """The issue of one contact written at several TPS."""
    names = [places.label(row).split(",")[0] for row in rows]
    listed = ", ".join(names[:4]) + (f" dan {len(names) - 4} lagi" if len(names) > 4 else "")
    return Issue(
        Defect.DOUBLE_CONTACT, tuple(row.id for row in rows), places.label(rows[0]),
        f"Kontak '{text}' tercatat di {len(rows)} TPS: {listed}.", key,
    )  # fmt: skip


def contact_fix(tps: TpsFacts, key: str) -> Fix | None:
    """Clear the contact of that key at this TPS; None when it is not there."""
    for column in _CONTACTS:
        text = str(getattr(tps, column))
        if text and contact_key(text, tps.desa_code) == key:
            label = f"Kosongkan kontak di TPS {tps.number}"
            return Fix(label, Kind.TPS, tps.id, {column: ""}, {column: text})
    return None


def padal_issue(kecamatan: Kecamatan, tps: int) -> Issue:
    """The issue of a kecamatan nobody controls."""
    text = f"Kecamatan {kecamatan.name} ({tps} TPS) belum punya Padal di ploting terakhir."
    return Issue(Defect.NO_PADAL, (kecamatan.id,), f"Kecamatan {kecamatan.name}", text)


def _issue(defect: Defect, tps: TpsFacts, places: Places, text: str, *fixes: Fix) -> Issue:
    return Issue(defect, (tps.id,), places.label(tps), text, show_point(tps.lat, tps.lon), fixes)


def _fix(label: str, tps: TpsFacts, lat: float | None, lon: float | None) -> Fix:
    return Fix(label, Kind.TPS, tps.id, {"lat": lat, "lon": lon}, {"lat": tps.lat, "lon": tps.lon})

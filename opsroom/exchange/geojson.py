"""Reading outlines of regions from GeoJSON, whatever the maker called the properties and however he turned the axes.

Source: RFC 7946; property names of BIG (WADMKD, WADMKC, KDEPUM, KDCPUM), BPS (kddesa, nmdesa) and public collections.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from opsroom.domain.errors import ImportProblem
from opsroom.domain.fences import LatLon, Ring
from opsroom.domain.outlines import Level, OutlineFeature, OutlineFile, is_indonesian
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.regions import DESA_DIGITS, KECAMATAN_DIGITS, plain_code

#: Larger files are not outlines of one regency. Units: bytes.
MAX_BYTES = 200_000_000
_CODE_NAME = re.compile(r"KODE|CODE|^KD|^ID_?(?:DESA|KEL)|PUM$", re.IGNORECASE)
_NAMES = ("NAMOBJ", "NAMA", "NAME", "NMDESA", "NAMA_DESA", "DESA", "KELURAHAN", "DESA_KEL", "WADMKD", "VILLAGE")
_KECAMATAN = ("WADMKC", "KECAMATAN", "NMKEC", "NAMA_KEC", "KEC", "DISTRICT", "SUB_DISTRICT")
_LEVELS = {"DESA": Level.DESA, "KELURAHAN": Level.DESA, "KECAMATAN": Level.KECAMATAN}
_MIN_CORNERS = 3
_STEP = 20
NO_AREA, ABROAD, BROKEN = "bukan bidang (Polygon)", "di luar Indonesia", "titiknya rusak"


def read_outlines(path: Path, progress: Progress = SILENT) -> OutlineFile:
    """Read a GeoJSON file.

    Raises:
        ImportProblem: It cannot be read or holds no area.
        Cancelled: The user asked to stop.
    """
    features = _features(path)
    is_swapped = _is_swapped(features)
    found: list[OutlineFeature] = []
    skipped: Counter[str] = Counter()
    for number, feature in enumerate(features):
        if number % _STEP == 0:
            progress.step(number, len(features), "Membaca batas wilayah")
        read = _feature(feature, is_swapped=is_swapped)
        if isinstance(read, str):
            skipped[read] += 1
        else:
            found.append(read)
    if not found:
        raise ImportProblem(
            f"'{path.name}' tidak memuat satu pun batas wilayah di Indonesia. "
            "Pilih GeoJSON dengan batas kecamatan atau desa; yang lama tidak berubah."
        )
    return OutlineFile(tuple(found), is_swapped, tuple(skipped.most_common()))


def _features(path: Path) -> list[Mapping[str, Any]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImportProblem(f"'{path.name}' terlalu besar. Pakai GeoJSON satu kabupaten, bukan seluruh Indonesia.")
        data = json.loads(path.read_bytes())
    except OSError as problem:
        raise ImportProblem(f"'{path.name}' tidak dapat dibuka. Periksa nama dan izinnya.", str(problem)) from problem
    except (ValueError, RecursionError) as problem:
        raise ImportProblem(
            f"'{path.name}' bukan GeoJSON yang utuh. Unduh sekali lagi, lalu ulangi.", str(problem)
        ) from problem
    if isinstance(data, dict) and isinstance(data.get("features"), list):
        return [feature for feature in data["features"] if isinstance(feature, dict)]
    if isinstance(data, dict) and data.get("type") == "Feature":
        return [data]
    raise ImportProblem(f"'{path.name}' bukan GeoJSON batas wilayah. Pilih berkas dengan FeatureCollection.")


def _is_swapped(features: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the first corners lie in Indonesia only when their axes are turned."""
    first = [corner for feature in features for ring in _raw_rings(feature) for corner in ring[:1]]
    points = [point for point in map(_point, first) if point is not None]
    right = sum(is_indonesian(point) for point in points)
    turned = sum(is_indonesian((lon, lat)) for lat, lon in points)
    return turned > right


def _feature(feature: Mapping[str, Any], *, is_swapped: bool) -> OutlineFeature | str:
    """The area, or why it is left out."""
    polygons = _polygons(feature)
    if not polygons:
        return NO_AREA
    rings: list[Ring] = []
    holes = 0
    for polygon in polygons:
        for place, raw in enumerate(polygon):
            ring = _ring(raw, is_swapped=is_swapped)
            if ring is None:
                return BROKEN
            rings.append(ring)
            holes += place > 0
    if not all(is_indonesian(ring[0]) for ring in rings):
        return ABROAD
    return _described(feature.get("properties"), tuple(rings), holes)


def _described(given: object, rings: tuple[Ring, ...], holes: int) -> OutlineFeature:
    properties = given if isinstance(given, dict) else {}
    texts = {str(key).upper(): " ".join(str(value).split()) for key, value in properties.items() if value is not None}
    code = _code(texts)
    stated = next((level for text in texts.values() if (level := _LEVELS.get(text.upper()))), None)
    name = next((texts[key] for key in _NAMES if texts.get(key)), "")
    kecamatan = next((texts[key] for key in _KECAMATAN if texts.get(key)), "")
    level = {DESA_DIGITS: Level.DESA, KECAMATAN_DIGITS: Level.KECAMATAN}.get(len(code))
    if not code:
        level = stated or (Level.DESA if name and kecamatan and name != kecamatan else None)
    if not name and level is Level.KECAMATAN:
        name = kecamatan
    return OutlineFeature(name, kecamatan, code, level, rings, holes)


def _code(texts: Mapping[str, str]) -> str:
    """The longest region code among the properties that may hold one."""
    codes = [plain_code(text) for key, text in texts.items() if _CODE_NAME.search(key)]
    return max((code for code in codes if len(code) in (2, 4, KECAMATAN_DIGITS, DESA_DIGITS)), key=len, default="")


def _polygons(feature: Mapping[str, Any]) -> list[Any]:
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or not isinstance(geometry.get("coordinates"), list):
        return []
    kind, coordinates = geometry.get("type"), geometry["coordinates"]
    if kind == "Polygon":
        return [coordinates]
    return [polygon for polygon in coordinates if isinstance(polygon, list)] if kind == "MultiPolygon" else []


def _raw_rings(feature: Mapping[str, Any]) -> list[list[Any]]:
    return [ring for polygon in _polygons(feature) for ring in polygon[:1] if isinstance(ring, list)]


def _ring(raw: object, *, is_swapped: bool) -> Ring | None:
    """The corners as latitude and longitude without the closing one; None when they are no ring."""
    if not isinstance(raw, list):
        return None
    points: list[LatLon] = []
    for corner in raw:
        point = _point(corner)
        if point is None:
            return None
        points.append((point[1], point[0]) if is_swapped else point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points if len(points) >= _MIN_CORNERS else None


def _point(corner: object) -> LatLon | None:
    """Latitude and longitude of a corner, which GeoJSON writes the other way round."""
    if not isinstance(corner, list) or len(corner) < 2:
        return None
    lon, lat = corner[0], corner[1]
    if not (_is_number(lat) and _is_number(lon)):
        return None
    return float(lat), float(lon)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= 180

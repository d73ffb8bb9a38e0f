"""Outlines of the operation's kecamatan and desa: taken from GeoJSON, kept in the operation, asked by point.

They are settings of the operation, one per kecamatan, so that a file of many megabytes is written and undone in pieces.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from opsroom.domain.changes import Origin
from opsroom.domain.fences import Outline, outline_of
from opsroom.domain.outlines import Level, OutlineFeature, OutlineFile, pack_rings, unpack_rings
from opsroom.domain.progress import SILENT, Progress
from opsroom.domain.regions import KECAMATAN_DIGITS, Desa, Kecamatan, other_keys, region_key
from opsroom.exchange.geojson import read_outlines
from opsroom.services.workspace import Workspace
from opsroom.store.reader import Reader
from opsroom.store.work import Work

#: Setting that names the kecamatan with outlines; each has a setting of its own behind it.
INDEX = "outlines"
BY_CODE, BY_NAME = "kode", "nama"
NOT_OURS, UNCLEAR, NO_LEVEL, TWICE = (
    "tidak ada di operasi ini", "namanya ada di beberapa kecamatan", "bukan batas kecamatan atau desa",
    "sudah ada di berkas ini",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutlineMatch:
    """An area of the file and the region it is the outline of. `how` says by what it was known: code or name."""

    code: str
    name: str
    level: Level
    how: str
    feature: OutlineFeature


@dataclass(frozen=True, slots=True)
class OutlinePlan:
    """What an import of outlines would do.

    Attributes:
        source: Name of the file.
        matches: Areas that are regions of the operation.
        unmatched: Name of an area and why it is left out.
        missing: Desa of the operation the file has no outline of.
        replaced: Regions that have an outline already.
        holes: Holes in the outlines taken.
        is_swapped: Latitude and longitude were turned.
        skipped: Features that could not be read, with the reason and their count.
    """

    source: str
    matches: tuple[OutlineMatch, ...]
    unmatched: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    replaced: int
    holes: int
    is_swapped: bool
    skipped: tuple[tuple[str, int], ...]

    def count(self, level: Level) -> int:
        """Outlines of this level."""
        return sum(match.level is level for match in self.matches)


def plan_outlines(workspace: Workspace, path: Path, progress: Progress = SILENT) -> OutlinePlan:
    """What an import of a GeoJSON file would do; nothing is written.

    Raises:
        ImportProblem: The file cannot be read.
        Cancelled: The user asked to stop.
    """
    read = read_outlines(path, progress)
    with workspace.read() as reader:
        return _plan(path.name, read, _Regions(reader.kecamatan(), reader.desa()), stored_codes(reader))


@dataclass(frozen=True, slots=True)
class ImportOutlines:
    """Keep the outlines of a plan. The result is how many were kept."""

    plan: OutlinePlan
    progress: Progress = SILENT
    origin: Origin = Origin.IMPORT
    undoable: bool = True

    @property
    def label(self) -> str:
        """``Impor batas wilayah dari oku.geojson``."""
        return f"Impor batas wilayah dari {self.plan.source}"

    def apply(self, work: Work) -> int:
        """Write one setting per kecamatan, and the index."""
        by_kecamatan: dict[str, dict[str, str]] = {}
        for number, match in enumerate(self.plan.matches):
            self.progress.step(number, len(self.plan.matches), "Menyimpan batas wilayah")
            pieces = by_kecamatan.setdefault(match.code[:KECAMATAN_DIGITS], {})
            pieces[match.code] = pack_rings(match.feature.rings)
        for kecamatan, pieces in by_kecamatan.items():
            stored: Any = work.reader.setting(_piece(kecamatan)) or {}
            work.put_setting(_piece(kecamatan), {**stored, **pieces})
        index: Any = work.reader.setting(INDEX) or {}
        known = sorted({*index.get("kecamatan", ()), *by_kecamatan})
        work.put_setting(INDEX, {"kecamatan": known, "source": self.plan.source})
        return len(self.plan.matches)


def stored_codes(reader: Reader) -> frozenset[str]:
    """Region codes that have an outline."""
    return frozenset(code for pieces in _pieces(reader) for code in pieces)


def outlines(reader: Reader) -> dict[str, Outline]:
    """Region code (desa ten digits, kecamatan six) to its outline."""
    found = {code: outline_of(unpack_rings(text)) for pieces in _pieces(reader) for code, text in pieces.items()}
    return {code: outline for code, outline in found.items() if outline is not None}


def point_in_desa(reader: Reader, desa_code: str, lat: float, lon: float) -> bool | None:
    """Whether a point lies in the outline of a desa; None when the desa has no outline."""
    pieces: Any = reader.setting(_piece(desa_code[:KECAMATAN_DIGITS])) or {}
    outline = outline_of(unpack_rings(pieces[desa_code])) if desa_code in pieces else None
    return None if outline is None else outline.holds(lat, lon)


def desa_at(known: Mapping[str, Outline], lat: float, lon: float) -> str:
    """Code of the desa whose outline holds the point, empty when none does."""
    found = (code for code, outline in known.items() if len(code) > KECAMATAN_DIGITS and outline.holds(lat, lon))
    return next(found, "")


class _Regions:
    """The operation's regions by code and by name."""

    def __init__(self, kecamatan: list[Kecamatan], desa: list[Desa]) -> None:
        self.kecamatan = {entry.code: entry for entry in kecamatan}
        self.desa = {entry.code: entry for entry in desa}

    @cached_property
    def _kecamatan_names(self) -> dict[str, list[str]]:
        return _by_key((entry.code, entry.name) for entry in self.kecamatan.values())

    @cached_property
    def _desa_names(self) -> dict[str, list[str]]:
        return _by_key((entry.code, entry.name) for entry in self.desa.values())

    def name(self, code: str) -> str:
        """The operation's name of a region."""
        return (self.desa.get(code) or self.kecamatan[code]).name

    def find(self, feature: OutlineFeature) -> tuple[str, str]:
        """Code and how it was known; without a code why not."""
        if feature.level is None:
            return "", NO_LEVEL
        known = self.desa if feature.level is Level.DESA else self.kecamatan
        if feature.code in known:
            return feature.code, BY_CODE
        if feature.level is Level.KECAMATAN:
            codes = _of_name(self._kecamatan_names, feature.name)
        else:
            codes = self._desa_of(feature)
        if len(codes) == 1:
            return codes[0], BY_NAME
        return "", UNCLEAR if codes else NOT_OURS

    def _desa_of(self, feature: OutlineFeature) -> list[str]:
        codes = _of_name(self._desa_names, feature.name)
        parents = _of_name(self._kecamatan_names, feature.kecamatan) if feature.kecamatan else []
        if feature.kecamatan:
            codes = [code for code in codes if self.desa[code].kecamatan_code in parents]
        return codes


def _plan(source: str, read: OutlineFile, regions: _Regions, stored: frozenset[str]) -> OutlinePlan:
    matches: dict[str, OutlineMatch] = {}
    unmatched: list[tuple[str, str]] = []
    for feature in read.features:
        code, how = regions.find(feature)
        if not code or feature.level is None:
            unmatched.append((feature.name or feature.code or "tanpa nama", how))
        elif code in matches:
            unmatched.append((feature.name, TWICE))
        else:
            matches[code] = OutlineMatch(code, regions.name(code), feature.level, how, feature)
    has_desa = any(match.level is Level.DESA for match in matches.values())
    missing = tuple(entry.name for code, entry in regions.desa.items() if has_desa and code not in matches)
    return OutlinePlan(
        source,
        tuple(matches.values()),
        tuple(unmatched),
        missing,
        sum(code in stored for code in matches),
        sum(match.feature.holes for match in matches.values()),
        read.is_swapped,
        read.skipped,
    )


def _by_key(entries: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in entries:
        found.setdefault(region_key(name), []).append(code)
    return found


def _of_name(names: Mapping[str, list[str]], name: str) -> list[str]:
    codes = names.get(region_key(name), [])
    return codes or next((names[key] for key in other_keys(name) if key in names), [])


def _piece(kecamatan: str) -> str:
    return f"{INDEX}/{kecamatan}"


def _pieces(reader: Reader) -> list[dict[str, str]]:
    index: Any = reader.setting(INDEX) or {}
    found: list[Any] = [reader.setting(_piece(kecamatan)) or {} for kecamatan in index.get("kecamatan", ())]
    return found

"""The request in canonical order, and the hash that stands for it.

Everything after this module sees sorted tuples, so that the order in which rows were read can never change a plan.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeVar

from opsroom.domain.categories import DEFAULT_CATEGORIES, Category, Pattern
from opsroom.domain.person import Person
from opsroom.domain.plan import Pin, PlotRequest
from opsroom.domain.tps import Tps

KECAMATAN_DIGITS = 6


class _HasId(Protocol):
    @property
    def id(self) -> int: ...


Row = TypeVar("Row", bound=_HasId)


@dataclass(frozen=True, slots=True)
class Case:
    """A request whose every part has one order.

    Attributes:
        tps: By kecamatan, desa, number.
        people: Senior first; each id once.
        padal_pool: Senior first; nobody of `people`.
        unit_areas: Keys as `unit_key` writes them.
    """

    tps: tuple[Tps, ...]
    people: tuple[Person, ...]
    padal_pool: tuple[Person, ...]
    categories: Mapping[str, Category]
    patterns: dict[str, tuple[Pattern, ...]]
    pins: tuple[Pin, ...]
    unit_areas: Mapping[str, frozenset[str]]
    input_hash: str

    def category(self, code: str) -> Category:
        """The category of the operation, else the standard one, else one of no severity that shares teams."""
        known = self.categories.get(code)
        return known or next((one for one in DEFAULT_CATEGORIES if one.code == code), Category(code, code, 0))

    def tps_by_kecamatan(self) -> dict[str, tuple[Tps, ...]]:
        """Codes in order, each with its TPS in order."""
        return {code: tuple(rows) for code, rows in groupby(self.tps, key=kecamatan_of)}


def kecamatan_of(tps: Tps) -> str:
    """The kecamatan a TPS lies in; follows from the desa code when the record does not say it."""
    return tps.kecamatan_code or tps.desa_code[:KECAMATAN_DIGITS]


def unit_key(unit: str) -> str:
    """The form unit names are compared in: capitals, single spaces."""
    return " ".join(unit.upper().split())


def by_seniority(person: Person) -> tuple[int, str, int]:
    """Sort key: rank, then NRP, then id."""
    return (*person.seniority, person.id)


def canonical(request: PlotRequest) -> Case:
    """Sort every part, drop repeated ids, and hash what is left."""
    people = sorted(_once(request.people), key=by_seniority)
    on_duty = {person.id for person in people}
    areas: dict[str, frozenset[str]] = {}
    for unit, codes in request.unit_areas.items():
        areas[unit_key(unit)] = areas.get(unit_key(unit), frozenset()) | codes
    tps = sorted(_once(request.tps), key=lambda one: (kecamatan_of(one), one.desa_code, one.number, one.id))
    pool = sorted((one for one in _once(request.padal_pool) if one.id not in on_duty), key=by_seniority)
    pins = sorted(set(request.pins), key=lambda pin: (pin.person_id, pin.tps_id))
    patterns = {code: tuple(found) for code, found in sorted(request.patterns.items()) if found}
    facts = {
        "tps": [_tps_facts(one) for one in tps],
        "people": [_person_facts(one) for one in people],
        "padal_pool": [_person_facts(one) for one in pool],
        "categories": [
            [code, one.label, one.severity, one.own_team] for code, one in sorted(request.categories.items())
        ],
        "patterns": {code: [str(one) for one in found] for code, found in patterns.items()},
        "pins": [[pin.person_id, pin.tps_id] for pin in pins],
        "unit_areas": {unit: sorted(codes) for unit, codes in sorted(areas.items())},
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Case(
        tps=tuple(tps),
        people=tuple(people),
        padal_pool=tuple(pool),
        categories=dict(request.categories),
        patterns=patterns,
        pins=tuple(pins),
        unit_areas=areas,
        input_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def _once(rows: Iterable[Row]) -> list[Row]:
    """Each id once; of records that share an id the one that sorts first as text, whatever came first."""
    kept: dict[int, Row] = {}
    for row in rows:
        seen = kept.get(row.id)
        if seen is None or (seen != row and repr(row) < repr(seen)):
            kept[row.id] = row
    return list(kept.values())


def _tps_facts(tps: Tps) -> list[object]:
    """What the engine reads of a TPS."""
    return [
        tps.id, tps.number, tps.desa_code, tps.desa, tps.kecamatan_code, tps.kecamatan, tps.category, tps.is_special,
        tps.lat, tps.lon,
    ]  # fmt: skip


def _person_facts(person: Person) -> list[object]:
    """What the engine reads of a person."""
    return [person.id, person.nrp, person.rank, person.unit, person.source.value, person.home_desa]

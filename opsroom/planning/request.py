"""The request in canonical order, and the hash that stands for it.

Everything after this module sees sorted tuples, so that the order in which rows were read can never change a plan.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Protocol, TypeVar

from opsroom.domain.categories import DEFAULT_CATEGORIES, Category, Pattern
from opsroom.domain.forces import OWN_FORCE
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.plan import Pin, Plan, PlotRequest
from opsroom.domain.plot_rules import PlotRules, Soft
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
        people: Who may be plotted: senior first, each id once, nobody absent or held back.
        reserve: Held back by the rules, senior first.
        padal_pool, pamatwil_pool: Senior first; nobody of `people` or `reserve`, nobody in both.
        unit_areas, unit_points: Keys as `unit_key` writes them.
        ordered: The plan of before, None unless this is a replan.
        absent: On TPS duty but away these days, senior first.
    """

    tps: tuple[Tps, ...]
    people: tuple[Person, ...]
    padal_pool: tuple[Person, ...]
    categories: Mapping[str, Category]
    patterns: dict[str, tuple[Pattern, ...]]
    pins: tuple[Pin, ...]
    unit_areas: Mapping[str, frozenset[str]]
    input_hash: str
    reserve: tuple[Person, ...] = ()
    pamatwil_pool: tuple[Person, ...] = ()
    rayon: Mapping[str, str] = field(default_factory=dict)
    rules: PlotRules = field(default_factory=PlotRules)
    desa_points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    unit_points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    ordered: Plan | None = None
    seed: int = 0
    absent: tuple[Person, ...] = ()

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
    """Sort every part, drop repeated ids, set aside who is absent or held back, and hash what is left."""
    force = [one for one in sorted(_once(request.people), key=by_seniority) if one.id not in request.absent]
    pins = sorted(set(request.pins), key=lambda pin: (pin.person_id, pin.tps_id))
    reserve = _held_back(force, {pin.person_id for pin in pins}, request.rules.reserve)
    taken = {one.id for one in force}
    padal = _pool(request.padal_pool, taken | request.absent)
    pamatwil = _pool(request.pamatwil_pool, taken | request.absent | {one.id for one in padal})
    areas: dict[str, frozenset[str]] = {}
    for unit, codes in request.unit_areas.items():
        areas[unit_key(unit)] = areas.get(unit_key(unit), frozenset()) | codes
    case = Case(
        tps=tuple(sorted(_once(request.tps), key=lambda one: (kecamatan_of(one), one.desa_code, one.number, one.id))),
        people=tuple(one for one in force if one.id not in reserve),
        padal_pool=padal,
        categories=dict(request.categories),
        patterns={code: tuple(found) for code, found in sorted(request.patterns.items()) if found},
        pins=tuple(pins),
        unit_areas=areas,
        input_hash="",
        reserve=tuple(one for one in force if one.id in reserve),
        pamatwil_pool=pamatwil,
        rayon=dict(sorted(request.rayon.items())),
        rules=request.rules,
        desa_points=request.desa_points,
        unit_points={unit_key(unit): point for unit, point in sorted(request.unit_points.items())},
        ordered=request.ordered,
        seed=request.seed,
        absent=tuple(sorted((one for one in _once(request.people) if one.id in request.absent), key=by_seniority)),
    )
    text = json.dumps(_facts(case), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(case, input_hash=hashlib.sha256(text.encode()).hexdigest())


def _held_back(force: Sequence[Person], pinned: Collection[PersonId], count: int) -> frozenset[PersonId]:
    """Who stays as reserve: of the own force before lent people, junior before senior; never a pinned person."""
    free = [one for one in reversed(force) if one.id not in pinned]
    return frozenset(one.id for one in sorted(free, key=lambda one: one.source not in OWN_FORCE)[:count])


def _pool(people: Iterable[Person], taken: AbstractSet[PersonId]) -> tuple[Person, ...]:
    return tuple(sorted((one for one in _once(people) if one.id not in taken), key=by_seniority))


def _facts(case: Case) -> dict[str, object]:
    """Everything the engine reads, in words of JSON."""
    rules = case.rules
    settings = {rule: rules.of(rule) for rule in Soft}
    return {
        "tps": [_tps_facts(one) for one in case.tps],
        "people": [_person_facts(one) for one in case.people],
        "reserve": [_person_facts(one) for one in case.reserve],
        "padal_pool": [_person_facts(one) for one in case.padal_pool],
        "pamatwil_pool": [_person_facts(one) for one in case.pamatwil_pool],
        "categories": [[code, one.label, one.severity, one.own_team] for code, one in sorted(case.categories.items())],
        "patterns": {code: [str(one) for one in found] for code, found in case.patterns.items()},
        "pins": [[pin.person_id, pin.tps_id] for pin in case.pins],
        "unit_areas": {unit: sorted(codes) for unit, codes in sorted(case.unit_areas.items())},
        "rayon": case.rayon,
        "rules": [
            [rules.leader_rank, rules.reserve, rules.max_moves],
            *([rule, one.weight, one.is_on, one.is_enforced, one.limit] for rule, one in sorted(settings.items())),
        ],
        "desa_points": sorted([desa, *point] for desa, point in case.desa_points.items()),
        "unit_points": sorted([unit, *point] for unit, point in case.unit_points.items()),
        "ordered": case.ordered.content_hash if case.ordered else "",
        "seed": case.seed,
    }


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
        tps.lat, tps.lon, tps.access_note,
    ]  # fmt: skip


def _person_facts(person: Person) -> list[object]:
    """What the engine reads of a person."""
    return [
        person.id, person.nrp, person.rank, person.unit, person.source.value, person.home_desa, person.hard_before,
        person.gender,
    ]  # fmt: skip

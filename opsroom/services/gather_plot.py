"""Gathering what the engine may know from one consistent view, as the operation is or as a what-if would have it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from opsroom.domain.duty import Duty
from opsroom.domain.errors import RuleViolation
from opsroom.domain.ids import PersonId
from opsroom.domain.person import Person
from opsroom.domain.plan import PlotRequest
from opsroom.domain.plot_changes import NONE, RequestChanges
from opsroom.domain.tps import Tps
from opsroom.services.areas import unit_areas
from opsroom.services.plot_rules import read_rules
from opsroom.store.reader import Reader

#: Who a what-if with more people takes.
_WAITING = frozenset({Duty.TERSEDIA, Duty.CADANGAN})


def gather(reader: Reader, changes: RequestChanges = NONE) -> PlotRequest:
    """The question of the operation, with `changes`.

    Raises:
        RuleViolation: The changes do not fit the operation.
    """
    people = reader.persons()
    tps = tuple(reader.tps())
    categories = {category.code: category for category in reader.categories()}
    unknown = sorted(set(changes.patterns) - set(categories))
    if unknown:
        raise RuleViolation(
            f"Kategori {', '.join(unknown)} tidak ada di operasi ini. Belum ada yang dihitung.", "what_if"
        )
    return PlotRequest(
        tps=tps,
        people=_force(people, changes.people),
        padal_pool=tuple(person for person in people if person.duty is Duty.PADAL),
        pamatwil_pool=tuple(person for person in people if person.duty is Duty.PAMATWIL),
        categories=categories,
        patterns={**reader.patterns(), **changes.patterns},
        pins=tuple(reader.pins().values()),
        unit_areas=unit_areas(reader),
        rayon={one.code: one.rayon for one in reader.kecamatan() if one.rayon},
        rules=changes.apply_rules(read_rules(reader)),
        desa_points=desa_points(tps),
        unit_points=reader.unit_points(),
        absent=_absent(reader),
    )


def _force(people: Sequence[Person], more: int) -> tuple[Person, ...]:
    """Who is on TPS duty, and so many more of those who wait, senior first, or fewer, junior first."""
    force = [person for person in people if person.duty is Duty.PAM_TPS]
    if more < 0:
        gone = {one.id for one in sorted(force, key=lambda one: one.seniority, reverse=True)[:-more]}
        return tuple(person for person in force if person.id not in gone)
    waiting = sorted((person for person in people if person.duty in _WAITING), key=lambda one: one.seniority)
    if more > len(waiting):
        raise RuleViolation(
            f"Hanya {len(waiting)} orang yang tersedia atau cadangan; {more} orang tidak dapat ditambahkan. "
            "Belum ada yang dihitung.",
            "what_if",
        )
    return (*force, *(replace(person, duty=Duty.PAM_TPS) for person in waiting[:more]))


def desa_points(tps: Sequence[Tps]) -> dict[str, tuple[float, float]]:
    """The middle of the TPS of each desa whose place is known."""
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for one in tps:
        if one.lat is not None and one.lon is not None:
            found[one.desa_code].append((one.lat, one.lon))
    return {
        desa: (
            round(sum(lat for lat, _ in points) / len(points), 5),
            round(sum(lon for _, lon in points) / len(points), 5),
        )
        for desa, points in sorted(found.items())
    }


def _absent(reader: Reader) -> frozenset[PersonId]:
    """Who is away on a day of the duty; without such days, anybody who has an absence."""
    operation = reader.operation()
    days = [day for day in (operation.duty_from, operation.voting_day, operation.duty_to) if day]
    first, last = min(days, default=date.min), max(days, default=date.max)
    return frozenset(one.person_id for one in reader.absences() if one.overlaps(first, last))
